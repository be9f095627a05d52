"""Rows of the first sheet of an XLSX workbook (ISO/IEC 29500), read by openpyxl within bounds.

openpyxl's streaming reader was chosen over calamine's Python wheel, which is nine times as fast but fills
every cell between two far corners: two cells in 2 KB end the program for want of memory.
Nothing is run or fetched: formulas give the value saved beside them, links to other files are left out.
"""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, TypeVar
from xml.etree.ElementTree import ParseError

from pia_wizard.exchange.table_errors import (
    BrokenWorkbookError,
    FaultyFormulaError,
    FormulaCellError,
    MacroWorkbookError,
    OldWorkbookError,
    TableTooLargeError,
    TooManyColumnsError,
    TooManySitesError,
)
from pia_wizard.exchange.table_file import MOST_COLUMNS, MOST_ROWS, Cell, TableRow, cell

_T = TypeVar("_T")
_MOST_UNPACKED = 100_000_000
_MOST_PARTS = 2_000
_LAST_ROW = 100_000
"""Nothing is read below; blank rows in between cost time too."""

_MOST_FILLED = MOST_ROWS + 100
"""So many rows may hold anything, titles above the header included: more would only fill the memory."""

_SHEET_END = 1_048_576
"""The last row a sheet can have."""

_FAR_ROW = re.compile(rb"""<(?:\w+:)?row\b[^<>]*?\br=["']([0-9]{7,20})["']""")
"""A row with seven digits or more."""

_DEFINES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
"""How an XML part begins to define entities, which no spreadsheet does and which can be made to explode."""

_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    ParseError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What a broken or hostile workbook makes of the reader."""


def workbook_rows(data: bytes) -> Iterator[TableRow]:
    """Yield the rows of the first sheet. Raises the subclasses of ``TableError``."""
    _require_harmless(data)
    rows = list(_sheet_rows(data, results=False))
    formulas = any(found.data_type == "f" for row in rows for found in row)
    results = _formula_results(data) if formulas else {}
    for number, row in enumerate(rows, 1):
        yield TableRow(number, tuple(_cell(found, results.get((number, i))) for i, found in enumerate(row)))


def _require_harmless(data: bytes) -> None:
    """Refuse before unpacking what would be too much, and what no list of sites needs."""
    if not data.startswith(b"PK"):
        raise OldWorkbookError
    with _in_words(), zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            raise TableTooLargeError(most=_MOST_UNPACKED // 1_000_000)
        if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
            raise MacroWorkbookError
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")):
                content = archive.read(part)
                if any(mark in content for mark in _DEFINES) or _goes_too_far(content):
                    raise BrokenWorkbookError


def _goes_too_far(part: bytes) -> bool:
    """Tell whether a row bears a number that no sheet has: all before it would be counted through."""
    return any(int(found[1]) > _SHEET_END for found in _FAR_ROW.finditer(part))


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except _UNREADABLE as fault:
        raise BrokenWorkbookError from fault


def _sheet_rows(data: bytes, *, results: bool) -> Iterator[tuple[Any, ...]]:
    """Yield the cells of the first sheet, row by row and without gaps; ``results`` are those of formulas."""
    import openpyxl

    with _in_words(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not support is nothing a list of sites has
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=results, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # the file's own word on its size is not believed
        rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1)
    count, told = 0, _told(rows)
    for number, row in enumerate(told, 1):
        if number > _SHEET_END:
            raise BrokenWorkbookError
        if len(row) > MOST_COLUMNS and row[MOST_COLUMNS].value is not None:
            raise TooManyColumnsError(most=MOST_COLUMNS)
        filled = _without_end(row)
        count += bool(filled)
        if count > _MOST_FILLED:
            raise TooManySitesError(most=MOST_ROWS)
        if number > _LAST_ROW and filled:
            raise TooManySitesError(most=_LAST_ROW)
        yield filled


def _told(rows: Iterator[_T]) -> Iterator[_T]:
    """Yield what the reader yields, with its own troubles in words."""
    with _in_words():
        yield from rows


def _without_end(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row without the empty cells at its end; millions of blank rows must cost little."""
    if not row or (row[-1].value is None and len(set(map(id, row))) == 1):  # one and the same empty cell
        return ()
    return row[: next((i for i in range(len(row), 0, -1) if row[i - 1].value is not None), 0)]


def _formula_results(data: bytes) -> Mapping[tuple[int, int], Any]:
    """Return the saved values of all cells by row number and column; only formulas are looked up in it."""
    return {
        (number, i): found
        for number, row in enumerate(_sheet_rows(data, results=True), 1)
        for i, found in enumerate(row)
        if found.value is not None
    }


def _cell(found: Any, result: Any) -> Cell:
    if found.value is None:
        return Cell()
    if found.data_type == "f":
        if result is None:
            return Cell("=", fault=FormulaCellError(text=str(found.value)[:40]))
        found = result
    if found.data_type == "e":
        return Cell(str(found.value), fault=FaultyFormulaError(text=str(found.value)[:40]))
    return cell(_text(found.value), numeric=found.data_type == "n")


def _text(value: object) -> str:
    """Return a value as it would be typed: whole numbers without a point, dates as YYYY-MM-DD."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)
