"""Posters for a list of sites from the command line, as other programs find them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HEAD = "店舗名,住所,電話,URL\n"
ROWS = [f"サンプル{n}号店,山形市本町{n},023-000-{n:04d},https://example.jp/{n}\n" for n in range(1, 13)]


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    path = tmp_path / "sites.csv"
    path.write_bytes((HEAD + "".join(ROWS)).encode("cp932"))
    return path


def page_text(pdf: Path, page: int) -> str:
    command = ["pdftotext", "-raw", "-f", str(page), "-l", str(page), pdf, "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def test_a_list_becomes_one_file_with_progress_beside_the_answer(command, shop_case, sites, tmp_path):
    out = tmp_path / "all.pdf"
    answer = command("notices", shop_case, "--sites", sites, "-o", out)
    assert answer.code == 0
    assert answer.out == f"12 か所の掲示物を作りました: {out}\n"
    assert answer.err.splitlines()[-1] == "12 / 12 か所"
    assert "サンプル12号店" in page_text(out, 12)
    assert "023-000-0012" in page_text(out, 12)


def test_a_list_becomes_a_file_for_each_site_named_by_a_pattern(command, shop_case, sites, tmp_path):
    out = tmp_path / "posters"
    options = ("--each", "--pattern", "{name}", "--map", "address=", "--size", "A5", "--design", "contrast")
    assert command("notices", shop_case, "--sites", sites, *options, "-o", out).code == 0
    assert len(list(out.iterdir())) == 12
    info = subprocess.run(
        ["pdfinfo", out / "サンプル3号店.pdf"], capture_output=True, check=True
    ).stdout.decode()
    assert "419.5" in info  # the width of A5 in points
    assert "本町" not in page_text(out / "サンプル3号店.pdf", 1)


def test_a_preview_shows_the_mapping_and_the_faults_and_writes_nothing(command, shop_case, sites, tmp_path):
    sites.write_text(HEAD + "甲,,023-1,\n甲,,023-2,\n", encoding="utf-8-sig")
    answer = command("notices", shop_case, "--sites", sites, "--preview", "-o", tmp_path / "x.pdf")
    assert answer.code == 1
    assert "site_name ← 「店舗名」" in answer.out
    assert "3 行目「店舗名」: 2 行目と" in answer.out
    assert not (tmp_path / "x.pdf").exists()


def test_rows_that_cannot_be_made_are_refused_or_skipped_as_asked(command, shop_case, sites, tmp_path):
    sites.write_text(HEAD + "甲店,,023-1,\n乙店,,,\n", encoding="utf-8")
    out = tmp_path / "x.pdf"
    refused = command("notices", shop_case, "--sites", sites, "-o", out)
    assert (refused.code, refused.out) == (1, "")
    assert "3 行目" in refused.err
    assert not out.exists()
    skipped = command("notices", shop_case, "--sites", sites, "--skip-faulty", "-o", out)
    assert skipped.code == 0
    assert "飛ばしました: 3 行目" in skipped.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--map", "name"), "列の割り当て"),
        (("--map", "name=ない列"), "ない列"),
        (("--map", "purposes=店舗名"), "purposes"),
        (("--size", "A9"), "A9"),
        (("--design", "#zz"), "#zz"),
        (("--notice", "nothing"), "nothing"),
        (("--each", "--pattern", "{shop}"), "{shop}"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(command, shop_case, sites, tmp_path, options, told):
    answer = command("notices", shop_case, "--sites", sites, *options, "-o", tmp_path / "x")
    assert answer.code == 2
    assert told in answer.err
    assert not any((tmp_path / "x").glob("*"))


def test_a_list_cannot_be_written_over(command, shop_case, sites):
    before = sites.read_bytes()
    assert command("notices", shop_case, "--sites", sites, "--one-file", "-o", sites).code == 2
    assert sites.read_bytes() == before


WITH_SIGNALS = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Undoes what a shell does to jobs in the background, which Ctrl+C does not reach."""


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_stopping_with_control_c_leaves_nothing(shop_case, sites, tmp_path):
    sites.write_text(HEAD + "".join(ROWS) + "".join(f"店{n},,1,\n" for n in range(9_000)), encoding="utf-8")
    out = tmp_path / "posters"
    command = [sys.executable, "-m", "pia_wizard", "notices", shop_case, "--sites", sites, "-o", out]
    reached = [sys.executable, "-c", WITH_SIGNALS, *command]
    running = subprocess.Popen(reached, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not list(out.glob(".pia-wizard-*/*")):
        assert running.poll() is None
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    assert running.returncode == 130
    assert list(out.iterdir()) == []
