"""Spreadsheets as openpyxl, another program than the one that wrote them, and an XML parser read them."""

from datetime import UTC, date, datetime
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.exchange.workbooks import (
    CellKind,
    Explanation,
    Overdue,
    Register,
    RegisterColumn,
    SheetNames,
    workbook,
)

MOMENT = datetime(2026, 11, 21, 0, 30, tzinfo=UTC)
NAMES = SheetNames("記録", "説明", "選択肢")
COLUMNS = (
    RegisterColumn("件名", width=30, hint="何をするかを書きます。"),
    RegisterColumn("期限", CellKind.DATE, 14, refusal="日付を入れてください。"),
    RegisterColumn("金額", CellKind.NUMBER),
    RegisterColumn("時刻", CellKind.DATETIME),
    RegisterColumn("状態", CellKind.CHOICE, choices=("計画中", 'いわゆる"完了"', "中止、または延期")),
)
ROW = ("鍵を替える", date(2026, 10, 1), 12000, datetime(2026, 10, 1, 9, 5, tzinfo=UTC), "計画中")
LATE = Overdue(due=1, day=date(2026, 11, 21), state=4, closed=('いわゆる"完了"',))


def made(*rows, columns=COLUMNS, overdue=None, title="対策の一覧", belongs="株式会社サンプル"):
    register = Register(title, belongs, columns, tuple(rows), overdue)
    about = [Explanation("列の説明", ("列", "書くこと"), (("件名", "何をするかを書きます。"),))]
    return workbook(register, about, NAMES, author="株式会社サンプル", moment=MOMENT)


def read(data):
    return openpyxl.load_workbook(BytesIO(data))


def test_a_row_comes_back_as_it_was_given_dates_as_dates():
    sheet = read(made(ROW))["記録"]
    assert [cell.value for cell in sheet[3]] == ["件名", "期限", "金額", "時刻", "状態"]
    words, day, cost, moment, state = (cell.value for cell in sheet[4])
    assert (words, cost, state) == ("鍵を替える", 12000, "計画中")
    assert (day.isoformat(), moment.isoformat()) == ("2026-10-01T00:00:00", "2026-10-01T09:05:00")
    assert [cell.is_date for cell in sheet[4]] == [False, True, False, True, False]


@pytest.mark.parametrize("text", ["=1+1", "+81 3", "-1", "@SUM(A1)", '=HYPERLINK("http://x","y")', "\t=1"])
def test_what_a_spreadsheet_would_read_as_a_formula_stays_text_even_once_edited(text):
    cell = read(made((text, None, None, None, None)))["記録"]["A4"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_nothing_typed_becomes_a_formula_in_titles_and_heads_either():
    sheet = read(made(title="=1+1", belongs="@cmd", columns=(RegisterColumn("=2+2"),)))["記録"]
    assert [sheet[place].data_type for place in ("A1", "A2", "A3")] == ["s", "s", "s"]
    assert all(sheet[place].quotePrefix for place in ("A1", "A2", "A3"))


def test_columns_take_only_what_fits_them():
    rules = {str(r.sqref).split(":")[0]: r for r in read(made(ROW))["記録"].data_validations.dataValidation}
    kinds = {"B4": "date", "C4": "decimal", "D4": "date", "E4": "list"}
    assert {place: rule.type for place, rule in rules.items() if place != "A4"} == kinds
    assert rules["A4"].prompt == "何をするかを書きます。"
    assert rules["B4"].error == "日付を入れてください。"


def test_a_list_names_cells_that_hold_the_choices_whatever_they_contain():
    book = read(made(ROW))
    rule = next(r for r in book["記録"].data_validations.dataValidation if r.type == "list")
    assert rule.formula1 == "'選択肢'!$E$2:$E$4"
    listed = [cell.value for (cell,) in book["選択肢"]["E2:E4"]]
    assert listed == ["計画中", 'いわゆる"完了"', "中止、または延期"]


def test_the_head_stays_in_view_is_printed_on_every_page_and_filters():
    sheet = read(made(ROW))["記録"]
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$1:$3"
    assert sheet.auto_filter.ref.startswith("A3:E")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.column_dimensions["A"].width == pytest.approx(30, abs=1)


def test_overdue_rows_are_marked_against_the_day_given_not_today():
    rules = read(made(ROW, overdue=LATE))["記録"].conditional_formatting
    formulas = [formula for place in rules for rule in place.rules for formula in rule.formula]
    assert 'AND($B4<>"",$B4<DATE(2026,11,21),$E4<>"いわゆる""完了""")' in formulas


def test_what_explains_the_register_is_on_the_second_sheet():
    rows = [[cell.value for cell in row] for row in read(made())["説明"]["A1:B3"]]
    assert rows == [["列の説明", None], ["列", "書くこと"], ["件名", "何をするかを書きます。"]]


def test_the_same_input_gives_the_same_bytes():
    assert made(ROW) == made(ROW)


TEXTS = st.text(alphabet=st.characters(codec=None), max_size=40)


@given(TEXTS | TEXTS.map("<r>{}</r>".format) | st.just("<r><t>&</r>") | st.just("_x0041_"))
def test_any_text_leaves_the_parts_well_formed_and_its_own(text):
    data = made((text, None, None, None, None), title=text, belongs=text)
    with ZipFile(BytesIO(data)) as parts:
        assert parts.testzip() is None
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))  # noqa: S314 - our own file, just written
    held = read(data)["記録"]["A4"].value or ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    assert held == "".join(c for c in lines if c in "\t\n" or (c >= " " and _in_xml(c)))


def _in_xml(character):
    """XML 1.0, section 2.2."""
    return not (0xD800 <= ord(character) <= 0xDFFF or ord(character) in (0xFFFE, 0xFFFF))


def test_a_text_longer_than_a_cell_may_be_is_cut_not_lost():
    held = read(made(("あ" * 40_000, None, None, None, None)))["記録"]["A4"].value
    assert len(held) == 32_001
    assert held.endswith("…")
