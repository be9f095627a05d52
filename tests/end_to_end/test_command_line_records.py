"""Records to keep and the plan to follow up, from the command line to what other programs read in them."""

import json
import os
import subprocess
from datetime import datetime
from zipfile import ZipFile

import openpyxl
import pytest

from pia_wizard import resources

FACES = resources.samples() / "face_recognition_shop.json"


def text_of(pdf):
    done = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


def test_forms_of_use_are_written_and_say_how_much_demands_them(command, shop_case, tmp_path):
    answer = command("forms", shop_case, "-o", tmp_path / "forms")
    assert (answer.code, answer.err) == (0, "")
    written = sorted(path.name for path in (tmp_path / "forms").iterdir())
    assert "image_provision-ja.pdf" in written
    assert "vendors-ja.pdf" in written
    assert "watchlist-ja.pdf" not in written
    assert "joint_use-ja.pdf" not in written
    # yam 7(1) and (2): the four cases; to weigh, to check who asks, to record and to keep the record
    (line,) = (line for line in answer.out.splitlines() if "image_provision" in line)
    assert "（5 件の要求事項が関わります）" in line


def test_a_printed_form_carries_what_is_known_and_the_clauses(command, case_of, tmp_path):
    case = case_of(operator_name="株式会社𠮷サンプル")
    assert command("forms", case, "-o", tmp_path).code == 0
    words = text_of(tmp_path / "image_provision-ja.pdf")
    assert "画像提供記録簿" in words
    assert "株式会社𠮷サンプル" in words
    assert "第2-7(2)" in words


def test_a_record_as_a_spreadsheet_takes_only_what_fits(command, case_of, tmp_path):
    case = case_of(operator_name="=HYPERLINK(1)")
    assert command("forms", case, "-o", tmp_path, "--format", "xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "image_provision-ja.xlsx")
    assert book.sheetnames == ["記録", "説明", "選択肢"]
    sheet = book["記録"]
    assert sheet["A1"].value == "画像提供記録簿"
    assert sheet["A2"].value.startswith("設置者：=HYPERLINK(1)")
    assert [cell.value for cell in sheet[3]][:3] == ["日時", "対応", "相手"]
    assert {rule.type for rule in sheet.data_validations.dataValidation} >= {"date", "list"}
    told = [cell.value for row in book["説明"].iter_rows() for cell in row if cell.value]
    assert "第2-7(2)" in told
    for path in tmp_path.glob("*.xlsx"):
        cells = (c for s in openpyxl.load_workbook(path) for row in s.iter_rows() for c in row)
        assert all(cell.data_type != "f" for cell in cells)


def test_an_answer_still_missing_leaves_a_form_out_and_is_named(command, tmp_path):
    record = json.loads(FACES.read_text(encoding="utf-8"))
    record["answers"]["outsourced"] = {"unknown": True}
    case = tmp_path / "case.json"
    case.write_text(json.dumps(record), encoding="utf-8")
    answer = command("forms", case, "-o", tmp_path / "forms")
    assert answer.code == 0
    assert not (tmp_path / "forms" / "vendors-ja.pdf").exists()
    assert "まだ作っていません（先に答える質問: outsourced）: 委託先台帳" in answer.out


def test_the_plan_is_a_spreadsheet_with_dates_and_what_was_overdue_on_the_day(command, tmp_path):
    assert command("plan", FACES, "-o", tmp_path / "plan.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    sheet = book["計画"]
    case = json.loads(FACES.read_text(encoding="utf-8"))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_col=10) if row[0].value]
    assert [row[0] for row in rows] == [measure["title"] for measure in case["measures"]]
    dues = [datetime.fromisoformat(m["due"]) if m.get("due") else None for m in case["measures"]]
    assert [row[5] for row in rows] == dues
    assert {row[7] for row in rows} <= {"計画中", "実施中", "完了", "取りやめ"}
    day = datetime.fromisoformat(case["answers"]["assessed_on"]["value"])
    formulas = [f for place in sheet.conditional_formatting for r in place.rules for f in r.formula]
    assert any(f"DATE({day.year},{day.month},{day.day})" in formula for formula in formulas)


def test_a_plan_does_not_replace_its_case(command, case_of):
    case = case_of()
    before = case.read_bytes()
    assert command("plan", case, "-o", case).code == 2
    assert case.read_bytes() == before


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_the_same_case_gives_the_same_files(command, shop_case, tmp_path, monkeypatch, kind):
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "1795219200")
    for folder in ("one", "two"):
        assert command("forms", shop_case, "-o", tmp_path / folder, "--format", kind).code == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_an_empty_plan_is_a_sheet_to_begin_with(command, case_of, tmp_path):
    case = case_of()
    record = json.loads(case.read_text(encoding="utf-8")) | {"measures": [], "acceptances": []}
    case.write_text(json.dumps(record), encoding="utf-8")
    assert command("plan", case, "-o", tmp_path / "plan.xlsx").code == 0
    with ZipFile(tmp_path / "plan.xlsx") as parts:
        assert parts.testzip() is None
    assert openpyxl.load_workbook(tmp_path / "plan.xlsx")["計画"].max_row == 3
