"""Themes from the command line: begun, checked, and worn by papers."""

import json
import subprocess

import pytest


def told(path):
    return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def theme_file(command, tmp_path):
    path = tmp_path / "client.piatheme"
    assert command("theme", "new", "--name", "サンプル鉄道株式会社", "-o", path).code == 0
    held = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(held | {"marking": "社外秘", "footer": "下の文です"}), "utf-8")
    return path


def test_a_new_theme_passes_its_check_and_the_contrasts_are_told(command, theme_file):
    answer = command("theme", "check", theme_file)
    assert answer.code == 0
    assert "サンプル鉄道株式会社" in answer.out
    assert "8.7 対 1" in answer.out


def test_a_new_theme_replaces_no_file(command, theme_file):
    before = theme_file.read_bytes()
    assert command("theme", "new", "-o", theme_file).code == 2
    assert theme_file.read_bytes() == before


def test_a_pale_colour_is_refused_with_the_figure_and_what_would_do(command, theme_file):
    held = json.loads(theme_file.read_text("utf-8"))
    held["colours"]["accent"] = "#ffcc00"
    theme_file.write_text(json.dumps(held), "utf-8")
    answer = command("theme", "check", theme_file)
    assert (answer.code, answer.out) == (2, "")
    assert "1.51 対 1" in answer.err
    assert "#876c00" in answer.err


def test_papers_wear_the_theme_that_is_named(command, shop_case, theme_file, tmp_path):
    for words, name in ((["report"], "report.pdf"), (["rules"], "rules.pdf")):
        path = tmp_path / name
        assert command(*words, shop_case, "--theme", theme_file, "-o", path).code == 0
        pages = told(path).split("\f")[:-1]
        assert all("社外秘" in page for page in pages)
        assert "下の文です" in pages[-1]
    assert command("forms", shop_case, "--theme", theme_file, "-o", tmp_path / "forms").code == 0
    assert all("社外秘" in told(path) for path in (tmp_path / "forms").glob("*.pdf"))


def test_a_paper_never_replaces_its_theme(command, shop_case, theme_file):
    before = theme_file.read_bytes()
    assert command("report", shop_case, "--theme", theme_file, "-o", theme_file).code == 2
    assert theme_file.read_bytes() == before


def test_a_theme_that_is_none_leaves_no_paper(command, shop_case, tmp_path):
    answer = command("report", shop_case, "--theme", shop_case, "-o", tmp_path / "report.pdf")
    assert answer.code == 2
    assert not (tmp_path / "report.pdf").exists()
