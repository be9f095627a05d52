"""The operator's rules from the command line: as PDF or Word, by the name of the file."""

import docx
import pytest

from pia_wizard import resources


@pytest.mark.parametrize("ending", ["pdf", "docx", "PDF"])
def test_the_ending_says_what_kind_of_file_the_rules_are(command, shop_case, tmp_path, ending):
    answer = command("rules", shop_case, "-o", tmp_path / f"rules.{ending}")
    assert (answer.code, answer.err) == (0, "")
    assert f"rules.{ending}" in answer.out
    begin = b"PK\x03\x04" if ending == "docx" else b"%PDF-"
    assert (tmp_path / f"rules.{ending}").read_bytes().startswith(begin)


def test_the_day_in_force_stands_in_the_supplement(command, tmp_path):
    case = resources.samples() / "two_camera_shop.json"
    command("rules", case, "-o", tmp_path / "rules.docx", "--effective", "2027-04-01")
    told = [paragraph.text for paragraph in docx.Document(str(tmp_path / "rules.docx")).paragraphs]
    assert "\tこの規程は、2027年4月1日から施行する。" in told


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["-o", "rules.txt"], "PDFかWordかを決められません"),
        (["-o", "rules"], "PDFかWordかを決められません"),
        (["-o", "rules.pdf", "--effective", "2027-02-30"], "日付の書き方が違うか、その日がありません"),
        (["-o", "rules.pdf", "--effective", "明日"], "日付の書き方が違うか、その日がありません"),
    ],
)
def test_what_cannot_be_read_is_refused_before_anything_is_written(
    command, shop_case, tmp_path, monkeypatch, options, why
):
    monkeypatch.chdir(tmp_path)
    answer = command("rules", shop_case, *options)
    assert (answer.code, answer.out) == (2, "")
    assert why in answer.err
    assert not list(tmp_path.glob("rules*"))


def test_rules_never_replace_the_case_they_are_made_from(command, case_of):
    case = case_of()
    named = case.rename(case.with_suffix(".pdf"))
    before = named.read_bytes()
    assert command("rules", named, "-o", named).code == 2
    assert named.read_bytes() == before


def test_the_same_moment_gives_the_same_files(command, shop_case, tmp_path, own_settings):
    own_settings.setenv("SOURCE_DATE_EPOCH", "1800000000")
    for ending in ("pdf", "docx"):
        made = []
        for name in ("one", "two"):
            path = tmp_path / f"{name}.{ending}"
            assert command("rules", shop_case, "-o", path).code == 0
            made.append(path.read_bytes())
        assert made[0] == made[1]
