"""What people type reaches the papers as they typed it, or is refused in words."""

import json
import subprocess
import unicodedata

import pytest

LONG = "".join(f"{i:04}番目の文。" for i in range(1111))  # 9,999 characters
TEXTS = {
    "mark-up": "<b>太字</b>&amp;<font size=99>",
    "a template": "{operator_name} {0} %s {{}}",
    "a character beyond the basic plane": "𠮷野家𩸽",
    "emoji": "受付😀窓口",
    "right-to-left": "窓口\u200fשלום\u200eです",
    "quotes": "\"'`$(rm)\\",
}


def text_of(pdf):
    """Return the words of a PDF as poppler reads them, without white space."""
    done = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True)
    return squeezed(done.stdout.decode())


def squeezed(text):
    """Return text without white space and direction marks, in one form for each character."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if not c.isspace())
    return "".join(c for c in kept if unicodedata.category(c) != "Cf")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_typed_text_stands_unharmed_in_report_and_poster(command, case_of, tmp_path, text):
    case = case_of(operator_name=text)
    assert command("report", case, "-o", tmp_path / "report.pdf").code == 0
    assert command("notices", case, "-o", tmp_path).code == 0
    shown = squeezed(text)
    if "ש" in text:  # poppler gives a run written from right to left in either order
        shown = squeezed("窓口")
    assert shown in text_of(tmp_path / "report.pdf")
    assert shown in text_of(tmp_path / "entrance-ja.pdf")


def test_a_long_text_is_whole_in_the_report_and_too_long_for_a_poster(command, case_of, tmp_path):
    case = case_of(operator_name=LONG)
    assert command("report", case, "-o", tmp_path / "report.pdf").code == 0
    words = text_of(tmp_path / "report.pdf")
    assert all(f"{i:04}番目の文" in words for i in range(0, 1111, 97))
    refused = command("notices", case, "-o", tmp_path / "posters")
    assert (refused.code, refused.out) == (1, "")
    assert len(refused.err.splitlines()) >= 3
    assert not (tmp_path / "posters").exists()


def test_control_characters_vanish_on_the_way_in(command, case_of, tmp_path):
    case = case_of(operator_name="株式会社\x00\x07\x1b[31mサンプル\x85\u009b本店")
    evaluation = command("evaluate", case)
    assert evaluation.code == 0
    assert not {"\x00", "\x07", "\x1b", "\x9b"} & set(evaluation.out)
    assert command("report", case, "-o", tmp_path / "report.pdf").code == 0
    assert "株式会社[31mサンプル本店" in text_of(tmp_path / "report.pdf")


def test_a_title_with_line_ends_and_marks_is_kept_in_case_and_report(command, tmp_path):
    case, title = tmp_path / "case.json", "東口\n<i>𠮷</i>😀の評価"
    assert command("new", "--guidelines", "yamagata_cameras", "--title", title, "-o", case).code == 0
    assert json.loads(case.read_bytes())["title"] == title
    assert command("report", case, "-o", tmp_path / "report.pdf").code == 0
    assert squeezed("<i>𠮷</i>") in text_of(tmp_path / "report.pdf")


def test_a_title_of_bytes_that_are_no_text_is_mended(program, tmp_path):
    case = tmp_path / "case.json"
    broken = b"\x8b\xa0".decode("utf-8", "surrogateescape")  # as another encoding's terminal gives it
    done = program("new", "--guidelines", "yamagata_cameras", "--title", f"銀行{broken}前", "-o", case)
    assert (done.code, done.err) == (0, "")
    assert json.loads(case.read_bytes())["title"] == "銀行??前"
