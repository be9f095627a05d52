"""The report as a Word file from the command line."""

import pytest


def begins(path):
    return path.read_bytes()[:4]


def test_the_ending_of_the_name_decides(command, shop_case, tmp_path):
    answer = command("report", shop_case, "-o", tmp_path / "report.DOCX")
    assert (answer.code, answer.err) == (0, "")
    assert "Word" in answer.out
    assert begins(tmp_path / "report.DOCX") == b"PK\x03\x04"


@pytest.mark.parametrize(("kind", "begin"), [("pdf", b"%PDF"), ("docx", b"PK\x03\x04")])
def test_a_format_that_is_named_counts_more_than_the_ending(command, shop_case, tmp_path, kind, begin):
    assert command("report", shop_case, "--format", kind, "-o", tmp_path / "report").code == 0
    assert begins(tmp_path / "report") == begin


def test_a_word_file_is_not_signed(command, shop_case, tmp_path):
    answer = command("report", shop_case, "--identity", tmp_path / "who.p12", "-o", tmp_path / "report.docx")
    assert (answer.code, answer.out) == (2, "")
    assert "電子署名を付けられません" in answer.err
    assert not list(tmp_path.glob("report*"))
