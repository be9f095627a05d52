"""Commands as people type them and scripts chain them: usage, help, pipes, encodings, start cost."""

import os
import subprocess
import sys

import pytest

HEAVY = ("PySide6", "sqlalchemy", "alembic", "reportlab", "pyhanko", "cryptography", "pikepdf", "pypdfium2")
COMMANDS = ("content", "questions", "new", "evaluate", "report", "notices", "identity", "verify", "sample")


@pytest.mark.parametrize(
    ("arguments", "why", "advice"),
    [
        (["nonsense"], "「コマンド」に「nonsense」は使えません", "pia-wizard --help"),
        (["evaluat", "case.json"], "もしかして: evaluate", "pia-wizard --help"),
        (["new", "--guidelines", "a", "--title", "t"], "必要な指定がありません: -o/--output", "new --help"),
        (["evaluate"], "必要な指定がありません: case", "evaluate --help"),
        (["evaluate", "case.json", "--jsn"], "知らない指定です: --jsn", "pia-wizard --help"),
        (["verify", "a.pdf", "--js"], "知らない指定です: --js", "pia-wizard --help"),
        (["report", "c", "-o", "r", "--lang", "de"], "使えるもの: ja, en", "report --help"),
        (
            ["report", "c", "-o", "r", "--role", "boss"],
            "assessor, privacy_officer, approver",
            "report --help",
        ),
        (["report", "c", "-o"], "「-o/--output」の後に値がありません", "report --help"),
        (["evaluate", "c", "--json=yes"], "「--json」に値（yes）は要りません", "evaluate --help"),
        (["questions", "--guidelines", " , "], "「--guidelines」が空です", "pia-wizard --help"),
        (["content"], "必要な指定がありません: コマンド", "content --help"),
    ],
)
def test_wrong_use_is_answered_with_what_why_and_what_to_do(command, arguments, why, advice):
    answer = command(*arguments)
    assert (answer.code, answer.out) == (2, "")
    what, because, do = answer.err.splitlines()
    assert what == "コマンドの書き方に誤りがあります。"
    assert why in because
    assert advice in do


def test_a_title_of_white_space_is_no_title(command, tmp_path):
    case = tmp_path / "case.json"
    answer = command("new", "--guidelines", "yamagata_cameras", "--title", " 　", "-o", case)
    assert answer.code == 2
    assert "「--title」が空です。" in answer.err
    assert not case.exists()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_help_describes_every_command(command, own_settings, language):
    own_settings.setenv("PIA_WIZARD_LANGUAGE", language)
    overview = command("--help")
    assert (overview.code, overview.err) == (0, "")
    assert all(name in overview.out for name in COMMANDS)
    for name in COMMANDS:
        assert command(name, "--help").code == 0


def test_help_in_japanese_has_no_english_headings(command):
    words = command("report", "--help").out
    assert words.startswith("使い方: pia-wizard report")
    assert not any(heading in words for heading in ("usage", "options", "positional", "optional"))


def test_the_version_is_one_line_for_scripts(command):
    answer = command("--version")
    assert answer.code == 0
    name, version = answer.out.split()
    assert name == "pia-wizard"
    assert version.replace(".", "").isalnum()


def test_the_language_is_taken_from_the_settings_file(command, own_settings, tmp_path):
    own_settings.delenv("PIA_WIZARD_LANGUAGE")
    (tmp_path / "settings.json").write_text('{"language": "en"}', encoding="utf-8")
    english = command("verify", tmp_path / "gone.pdf")
    (tmp_path / "settings.json").write_text('{"language": broken', encoding="utf-8")
    japanese = command("verify", tmp_path / "gone.pdf")
    assert (english.code, japanese.code) == (2, 2)
    assert "見つかりません" in japanese.err


def shell(line, **variables):
    line = line.replace("PIA", f"'{sys.executable}' -m pia_wizard")
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        env={**os.environ, **variables},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize("ending", ["questions --guidelines yamagata_cameras --json", "--help"])
def test_a_reader_that_stops_early_is_no_error(own_settings, ending):
    done = shell(f"PIA {ending} | head -1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1
    assert shell(f"PIA {ending} | true").returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device that is always full")  # noqa: PTH110
def test_output_that_cannot_be_written_is_an_error_in_words(own_settings):
    for ending in ("content list", "content list --json", "--help"):
        done = shell(f"PIA {ending} > /dev/full")
        assert done.returncode == 2
        assert "処理を続けられませんでした。" in done.stderr.decode()
        assert b"Traceback" not in done.stderr
        assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp932"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
)
def test_a_terminal_that_knows_few_characters_stops_nothing(own_settings, shop_case, variables):
    for ending in (f"evaluate '{shop_case}'", "--help", "content list"):
        done = shell(f"PIA {ending}", **variables)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout
    machine = shell(f"PIA evaluate '{shop_case}' --json", **variables)
    assert "サンプル駅前店の防犯カメラ" in machine.stdout.decode()
    refused = shell("PIA nonsense", **variables)
    assert refused.returncode == 2
    assert b"Traceback" not in refused.stderr


def test_names_that_could_steer_a_terminal_are_shown_without_their_codes(command, tmp_path):
    answer = command("evaluate", tmp_path / "\x1b[31mred\x07.json")
    assert answer.code == 2
    assert "[31mred.json" in answer.err
    assert not {"\x1b", "\x07"} & set(answer.err)


LOADED = """
import sys
from pia_wizard.cli.main import run
code = run(sys.argv[1:], {})
print(code, *{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "may_load"),
    [
        (["--version"], ()),
        (["--help"], ()),
        (["nonsense"], ()),
        (["evaluate", "SHOP"], ()),
        (["content", "list"], ()),
        (["verify", "SHOP"], ("pyhanko", "cryptography", "pikepdf")),
        (["report", "SHOP", "-o", "OUT"], ("reportlab", "pikepdf")),
    ],
)
def test_a_command_loads_only_what_it_needs(own_settings, shop_case, tmp_path, arguments, may_load):
    places = {"SHOP": str(shop_case), "OUT": str(tmp_path / "report.pdf")}
    line = [sys.executable, "-c", LOADED, *(places.get(a, a) for a in arguments)]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    _code, *modules = done.stderr.splitlines()[-1].split()
    assert not set(modules) & (set(HEAVY) - set(may_load))
