"""A table from outside, CSV or XLSX, as rows of plain text: told apart by content, read within bounds.

Whatever the file says of itself is not believed: encodings are tried, separators counted, sizes checked
before anything is unpacked.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from pia_wizard.assessment.text import kept_text
from pia_wizard.exchange.table_errors import (
    CellError,
    CellTooLongError,
    EmptyTableError,
    TableTooLargeError,
    TooManyColumnsError,
    TooManySitesError,
)
from pia_wizard.exchange.whole_file import read_bounded

MOST_BYTES = 10_000_000
MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_CELL = 1_000
"""Characters of a cell in a list; answers may be longer."""

LONGEST_WHOLE = 32_000
"""Characters of a cell that is kept whole beside its fault: as much as we write into one ourselves."""

_MOST_TITLE_ROWS = 10

_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, trimmed; ``fault`` says why it cannot be used, ``numeric`` that it was a number."""

    text: str = ""
    numeric: bool = False
    fault: CellError | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; ``number`` is the one a spreadsheet shows, the header's being 1 in most files."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it that are not blank; each row has a cell for each title."""

    titles: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_table(path: Path, heads: Collection[str] = ()) -> Table:
    """Return the table in a file; ``heads`` are as in ``table_in``.

    Raises the subclasses of ``TableError`` and of ``ReadError``.
    """
    data = read_bounded(path, MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise TableTooLargeError(most=MOST_BYTES // 1_000_000)
    return table_in(data, heads)


def table_in(data: bytes, heads: Collection[str] = ()) -> Table:
    """Return the table in a file's bytes: CSV, TSV, or the first sheet of an XLSX workbook.

    The header is the first row that is not blank, or among the first few the one that has one of
    ``heads`` (in small letters): a sheet may bear a title above it.
    """
    if data.startswith((_ZIP, _OLD)):
        from pia_wizard.exchange.workbook_rows import workbook_rows

        return _table(workbook_rows(data), heads)
    from pia_wizard.exchange.delimited_rows import delimited_rows

    return _table(delimited_rows(data), heads)


def cell(text: str, *, numeric: bool = False) -> Cell:
    """Return a cell of plain text, or one with its fault if it is too long for a list."""
    text = kept_text(text).strip()
    if len(text) > LONGEST_CELL:
        return Cell(
            text if len(text) <= LONGEST_WHOLE else text[:20],
            fault=CellTooLongError(length=len(text), most=LONGEST_CELL),
        )
    return Cell(text, numeric)


def _table(rows: Iterable[TableRow], heads: Collection[str]) -> Table:
    filled = _filled(rows)
    first = list(islice(filled, _MOST_TITLE_ROWS))
    if not first:
        raise EmptyTableError
    start = next((place for place, row in enumerate(first) if _bears(row, heads)), 0)
    header, filled = first[start], chain(first[start + 1 :], filled)
    titles = _titles(header)
    below: list[TableRow] = []
    for row in filled:
        if len(below) == MOST_ROWS:
            raise TooManySitesError(most=MOST_ROWS)
        cells = (row.cells + (Cell(),) * len(titles))[: len(titles)]
        below.append(TableRow(row.number, cells))
    if not below:
        raise EmptyTableError
    return Table(titles, tuple(below))


def _bears(row: TableRow, heads: Collection[str]) -> bool:
    return any(cell.text.casefold() in heads for cell in row.cells)


def _filled(rows: Iterable[TableRow]) -> Iterator[TableRow]:
    return (row for row in rows if any(cell.text or cell.fault for cell in row.cells))


def _titles(header: TableRow) -> tuple[str, ...]:
    titles = [cell.text.replace("\n", " ") for cell in header.cells]
    while titles and not titles[-1]:
        titles.pop()
    if len(titles) > MOST_COLUMNS:
        raise TooManyColumnsError(most=MOST_COLUMNS)
    return tuple(titles)
