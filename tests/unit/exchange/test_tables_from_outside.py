"""Tables that people and spreadsheets write are read as text; what is made to harm is refused with advice."""

import tracemalloc
import zipfile
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.exchange import table_errors as errors
from pia_wizard.exchange.table_file import MOST_ROWS, Table, read_table, table_in

CELLS = [["店舗名", "電話"], ["サンプル駅前店", "023-000-0001"], ["サンプル①號店 髙﨑", "023-000-0002"]]


def texts(table: Table) -> list[list[str]]:
    return [list(table.titles), *([cell.text for cell in row.cells] for row in table.rows)]


def workbook(*rows: list[object], **cells: object) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for place, value in cells.items():
        sheet[place] = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(book: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook with one part replaced or added."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return file.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def sheet_xml(rows: str, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    ).encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_file_is_read_in_every_usual_encoding(encoding: str, separator: str, end: str) -> None:
    data = "".join(separator.join(row) + end for row in CELLS).encode(encoding)
    assert texts(table_in(data)) == CELLS


def test_a_workbook_gives_the_same_rows_as_a_text_file() -> None:
    assert texts(table_in(workbook(*CELLS))) == CELLS


def test_quoted_cells_keep_separators_quotes_and_line_ends() -> None:
    table = table_in('店舗名,住所\n"A, B","一行目\n""二""行目"\n'.encode())
    assert texts(table)[1] == ["A, B", '一行目\n"二"行目']


def test_rows_keep_the_number_a_spreadsheet_shows_over_blank_rows() -> None:
    assert [row.number for row in table_in("\n店舗名\n\n甲\n \n乙\n".encode()).rows] == [4, 6]
    book = workbook(["店舗名"], A3="甲", A5="乙")
    assert [row.number for row in table_in(book).rows] == [3, 5]


def test_a_separator_that_the_file_names_is_used() -> None:
    table = table_in("sep=;\r\n店舗名;住所,番地\r\n甲;乙\r\n".encode())
    assert (table.titles, table.rows[0].number) == (("店舗名", "住所,番地"), 3)


def test_short_rows_are_filled_up_and_cells_beyond_the_header_left_out() -> None:
    assert texts(table_in("店舗名,住所\n甲\n乙,丙,丁\n".encode()))[1:] == [["甲", ""], ["乙", "丙"]]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", errors.EmptyTableError),
        ("店舗名,住所\n".encode(), errors.EmptyTableError),
        (b"\xff\xfe\x00", errors.TableEncodingError),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\xff", errors.TableEncodingError),
        ("店舗名\n甲".encode("cp932") + b"\xff", errors.TableEncodingError),
        (('店舗名,住所\n甲,"' + "x" * 200_000).encode(), errors.BrokenLineError),
        (b"PK\x03\x04 and nothing more", errors.BrokenWorkbookError),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), errors.OldWorkbookError),
        (workbook(["店舗名"], ["甲"])[:-80], errors.BrokenWorkbookError),
        (with_part(workbook(["店舗名"]), "xl/vbaProject.bin", b"x"), errors.MacroWorkbookError),
        (with_part(workbook(["店舗名"]), SHEET, b"<worksheet><sheetData>"), errors.BrokenWorkbookError),
        (with_part(workbook(["店舗名"]), "xl/workbook.xml", b"<workbook/>"), errors.BrokenWorkbookError),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(data: bytes, cause: type[errors.TableError]) -> None:
    with pytest.raises(cause):
        table_in(data)


def test_a_file_beyond_the_bound_is_refused_before_it_is_read(tmp_path) -> None:
    path = tmp_path / "sites.csv"
    with path.open("wb") as file:
        file.truncate(10_000_001)
    with pytest.raises(errors.TableTooLargeError):
        read_table(path)


def test_more_rows_or_columns_than_the_bounds_are_refused() -> None:
    rows = "店舗名\n" + "甲\n" * MOST_ROWS
    assert len(table_in(rows.encode()).rows) == MOST_ROWS
    with pytest.raises(errors.TooManySitesError):
        table_in(f"{rows}乙\n".encode())
    with pytest.raises(errors.TooManyColumnsError):
        table_in((",".join("列" * 101) + "\n甲\n").encode())
    with pytest.raises(errors.TooManyColumnsError):
        table_in(("店舗名\n甲" + "," * 100 + "乙\n").encode())
    with pytest.raises(errors.TooManyColumnsError):
        table_in(workbook(["列"] * 101, ["甲"]))


def test_separators_after_the_last_cell_are_no_columns() -> None:
    assert texts(table_in(("店舗名" + "," * 300 + "\n甲" + "," * 300).encode())) == [["店舗名"], ["甲"]]


def test_a_line_of_nothing_but_separators_costs_no_memory() -> None:
    tracemalloc.start()
    try:
        with pytest.raises(errors.EmptyTableError):
            table_in(b"," * 1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_a_row_that_names_a_number_no_sheet_has_refuses_the_workbook() -> None:
    part = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="2000000000"><c><v>1</v></c></row>')
    with pytest.raises(errors.BrokenWorkbookError):
        table_in(with_part(workbook(["店舗名"]), SHEET, part))


def test_a_zip_bomb_is_refused_without_unpacking_it() -> None:
    bomb = with_part(workbook(["店舗名"]), SHEET, bytes(150_000_000))
    assert len(bomb) < 1_000_000
    tracemalloc.start()
    with pytest.raises(errors.TableTooLargeError):
        table_in(bomb)
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_exploding_entities_are_refused() -> None:
    before = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    for encoding in ("utf-8", "utf-16"):
        part = sheet_xml('<row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row>', before).decode()
        with pytest.raises(errors.BrokenWorkbookError):
            table_in(with_part(workbook(["店舗名"]), SHEET, part.encode(encoding)))


def test_a_workbook_with_two_far_corners_costs_no_memory() -> None:
    corners = workbook(["店舗名"], ["甲"], XFD20000="far")
    tracemalloc.start()
    assert texts(table_in(corners)) == [["店舗名"], ["甲"]]
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_row_below_the_last_that_is_read_refuses_the_workbook() -> None:
    with pytest.raises(errors.TooManySitesError):
        table_in(workbook(["店舗名"], ["甲"], A100001="乙"))


def test_a_formula_gives_its_saved_result() -> None:
    cells = '<row r="{r}"><c r="A{r}" t="str"><f>B{r}&amp;"店"</f>{value}</c></row>'
    part = sheet_xml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>店舗名</t></is></c></row>'
        + cells.format(r=2, value="<v>駅前店</v>")
        + cells.format(r=3, value="")
        + '<row r="4"><c r="A4" t="e"><f>NA()</f><v>#N/A</v></c></row>'
    )
    good, unsaved, broken = (
        row.cells[0] for row in table_in(with_part(workbook(["店舗名"]), SHEET, part)).rows
    )
    assert good.text == "駅前店"
    assert isinstance(unsaved.fault, errors.FormulaCellError)
    assert isinstance(broken.fault, errors.FaultyFormulaError)


def test_a_formula_in_a_text_file_is_a_fault_of_its_cell_but_quoted_digits_are_text() -> None:
    formula, digits, plus = (
        row.cells[0] for row in table_in('電話\n=1+1\n"=""0230000001"""\n+81-23\n'.encode()).rows
    )
    assert isinstance(formula.fault, errors.FormulaCellError)
    assert (digits.text, plus.text) == ("0230000001", "+81-23")


def test_links_to_other_workbooks_are_not_followed() -> None:
    part = sheet_xml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>店舗名</t></is></c></row>'
        '<row r="2"><c r="A2" t="str"><f>[1]Sheet1!A1</f><v>甲</v></c></row>'
    )
    linked = with_part(
        with_part(workbook(["店舗名"]), SHEET, part), "xl/externalLinks/externalLink1.xml", b"<x/>"
    )
    assert texts(table_in(linked))[1] == ["甲"]


def test_numbers_and_dates_are_written_as_they_are_typed() -> None:
    book = workbook(
        ["a", "b", "c", "d"], [30, 2.5, date(2027, 4, 1), datetime.fromisoformat("2027-04-01T09:30")]
    )
    row = table_in(book).rows[0]
    assert [c.text for c in row.cells] == ["30", "2.5", "2027-04-01", "2027-04-01T09:30:00"]
    assert [c.numeric for c in row.cells] == [True, True, False, False]


def test_a_cell_without_end_is_a_fault_of_that_cell() -> None:
    cell = table_in(("店舗名\n" + "長" * 1001 + "\n").encode()).rows[0].cells[0]
    assert isinstance(cell.fault, errors.CellTooLongError)


@given(st.binary(max_size=300))
def test_whatever_bytes_come_the_answer_is_a_table_or_a_reason(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xff\xfe"):
        with suppress(errors.TableError):
            table_in(start + data)


GOOD = workbook(*CELLS)


@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_a_workbook_with_one_byte_changed_is_a_table_or_refused(at: int, change: int) -> None:
    data = bytearray(GOOD)
    data[at] ^= change
    with suppress(errors.TableError):
        table_in(bytes(data))
