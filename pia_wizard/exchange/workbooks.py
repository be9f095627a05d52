"""Spreadsheets (XLSX, ISO/IEC 29500) to go on working in: a register with its columns, and what explains it.

Text is text: whatever was typed is written as a string, never as a formula, and one that a spreadsheet
would read as a formula once it is edited carries the mark that keeps it text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from io import BytesIO
from typing import Any, TypeAlias

from pia_wizard.exchange.xml_text import holdable

Sheet: TypeAlias = Any
Look: TypeAlias = Any
"""A sheet and a format of XlsxWriter, which carries no types."""

LONGEST_TEXT = 32_000
"""Characters of one cell; spreadsheets hold 32,767."""

PREPARED_ROWS = 1000
"""So many rows beyond those filled accept only what fits their column."""

_FONT = "BIZ UDPGothic"
_READ_AS_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
_HEAD = 2
"""The row of column titles, counted from 0: below the register's title and what it belongs to."""

_LINE = 16.0
"""Height of a line of text, in points."""

_HIGHEST = 400.0
"""Rows are no higher than this; a spreadsheet's limit is 409 points."""


class CellKind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    DATETIME = "datetime"
    NUMBER = "number"
    CHOICE = "choice"


CellValue = str | date | datetime | float | None


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column: its title, kind and width in characters of a digit's width.

    ``hint`` is shown beside the cell being filled in, ``refusal`` where what was typed does not fit.
    """

    title: str
    kind: CellKind = CellKind.TEXT
    width: float = 16
    choices: tuple[str, ...] = ()
    hint: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Overdue:
    """Rows to be marked: dated before ``day`` and in none of the states ``closed``; columns from 0."""

    due: int
    day: date
    state: int
    closed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """One table to be gone on with; ``belongs`` is the line below its title."""

    title: str
    belongs: str
    columns: tuple[RegisterColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...] = ()
    overdue: Overdue | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A table of words on the second sheet: its title, heads and rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SheetNames:
    """What the three sheets are called."""

    register: str
    explanations: str
    choices: str


def workbook(
    register: Register,
    explanations: Sequence[Explanation],
    names: SheetNames,
    *,
    author: str,
    moment: datetime,
) -> bytes:
    """Return a workbook of a register, what explains it, and the lists its columns choose from.

    The same input gives the same bytes; ``moment`` is the date it says it was made on.
    """
    from xlsxwriter import Workbook

    file = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": _FONT, "font_size": 10.5},
    }
    with Workbook(file, options) as made:
        properties = {"title": clean(register.title), "author": clean(author), "created": _naive(moment)}
        made.set_properties(properties)
        writing = _Writing(made, names)
        writing.register(register)
        writing.explanations(explanations)
        writing.choices(register.columns)
    return file.getvalue()


def clean(text: str) -> str:
    """Return a text as a cell can hold it: without what XML cannot, and no longer than a cell may be.

    Line ends become line feeds, the only ones inside a cell.
    """
    text = holdable(text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


class _Writing:
    """Writes the sheets of one workbook."""

    def __init__(self, made: Any, names: SheetNames) -> None:
        self._made = made
        self._names = names
        self._sheet = made.add_worksheet(names.register)
        self._kinds = {
            CellKind.DATE: made.add_format({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"}),
            CellKind.DATETIME: made.add_format(
                {"valign": "top", "num_format": "yyyy-mm-dd hh:mm", "align": "left"}
            ),
            CellKind.NUMBER: made.add_format({"valign": "top"}),
        }
        wrapped = {"valign": "top", "text_wrap": True}
        self._text = made.add_format(wrapped)
        self._guarded = made.add_format({**wrapped, "quote_prefix": True})
        kept = {"quote_prefix": True}
        self._title = made.add_format({**kept, "bold": True, "font_size": 14})
        self._quiet = made.add_format({**kept, "font_color": "#56616E"})
        head = {"bold": True, "bg_color": "#EEF3F8", "font_color": "#1F4E79", "border": 1}
        self._head = made.add_format({**kept, **wrapped, **head})

    def register(self, register: Register) -> None:
        """Write the register on the first sheet."""
        sheet, last = self._sheet, len(register.columns) - 1
        end = _HEAD + max(len(register.rows), 1) + PREPARED_ROWS
        sheet.set_row(0, 24)
        self._put(sheet, 0, 0, register.title, self._title)
        self._put(sheet, 1, 0, register.belongs, self._quiet)
        for place, column in enumerate(register.columns):
            sheet.set_column(place, place, column.width, self._kinds.get(column.kind, self._text))
            self._put(sheet, _HEAD, place, column.title, self._head)
            self._validate(place, column, end)
        for number, row in enumerate(register.rows, _HEAD + 1):
            for place, value in enumerate(row):
                self._value(sheet, number, place, value)
            words = zip(row, register.columns, strict=True)
            told = [_lines(value, column.width) for value, column in words if isinstance(value, str)]
            sheet.set_row(number, min(_LINE * max(told, default=1) + 4, _HIGHEST))
        sheet.set_row(_HEAD, _LINE * max(_lines(c.title, c.width) for c in register.columns) + 6)
        sheet.autofilter(_HEAD, 0, end, last)
        sheet.freeze_panes(_HEAD + 1, 0)
        self._mark(register, end, last)
        _set_print(sheet, landscape=True)
        sheet.repeat_rows(0, _HEAD)

    def explanations(self, tables: Sequence[Explanation]) -> None:
        """Write the tables of words below each other on the second sheet."""
        sheet, row = self._made.add_worksheet(self._names.explanations), 0
        widths = (26, 60, 40, 30)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width, self._text)
        for table in tables:
            self._put(sheet, row, 0, table.title, self._title)
            for place, head in enumerate(table.heads):
                self._put(sheet, row + 1, place, head, self._head)
            row += 1 + bool(table.heads)
            for words in table.rows:
                for place, text in enumerate(words):
                    self._put(sheet, row, place, text)
                high = max((_lines(t, w) for t, w in zip(words, widths, strict=False)), default=1)
                sheet.set_row(row, min(_LINE * high + 2, _HIGHEST))
                row += 1
            row += 1
        _set_print(sheet, landscape=True)

    def choices(self, columns: Sequence[RegisterColumn]) -> None:
        """Write the lists that columns choose from, each below its column's title; none, no sheet."""
        if not any(column.choices for column in columns):
            return
        sheet = self._made.add_worksheet(self._names.choices)
        for place, column in enumerate(columns):
            if column.choices:
                sheet.set_column(place, place, 24, self._text)
                for row, text in enumerate((column.title, *column.choices)):
                    self._put(sheet, row, place, text, self._text if row else self._head)
        _set_print(sheet, landscape=False)

    def _validate(self, place: int, column: RegisterColumn, end: int) -> None:
        """Let a column take only what fits it; without a rule of its kind only the hint is shown."""
        rule = self._rule(place, column)
        if rule is None and not column.hint:
            return
        words = {
            "input_title": clean(column.title)[:32],
            "input_message": clean(column.hint)[:255],
            "error_title": clean(column.title)[:32],
            "error_message": clean(column.refusal)[:255],
        }
        words = {name: text for name, text in words.items() if text}
        self._sheet.data_validation(_HEAD + 1, place, end, place, {**(rule or {"validate": "any"}), **words})

    def _rule(self, place: int, column: RegisterColumn) -> dict[str, Any] | None:
        from xlsxwriter.utility import xl_col_to_name

        match column.kind:
            case CellKind.CHOICE if column.choices:
                letter = xl_col_to_name(place)
                name = self._names.choices.replace("'", "''")
                source = f"='{name}'!${letter}$2:${letter}${len(column.choices) + 1}"
                return {"validate": "list", "source": source}
            case CellKind.DATE | CellKind.DATETIME:
                return {"validate": "date", "criteria": ">=", "value": date(2000, 1, 1)}
            case CellKind.NUMBER:
                return {"validate": "decimal", "criteria": ">=", "value": 0}
            case _:
                return None

    def _mark(self, register: Register, end: int, last: int) -> None:
        """Rule off the rows that say something, and mark those overdue."""
        from xlsxwriter.utility import xl_col_to_name

        sheet, row = self._sheet, _HEAD + 2
        if register.overdue is not None:
            late = register.overdue
            due, state = (f"${xl_col_to_name(place)}{row}" for place in (late.due, late.state))
            day = f"DATE({late.day.year},{late.day.month},{late.day.day})"
            open_ = ",".join(f'{state}<>"{name}"' for name in map(_in_formula, late.closed))
            red = self._made.add_format({"bg_color": "#F7D9D6", "font_color": "#A12622", "bold": True})
            criteria = f'=AND({due}<>"",{due}<{day},{open_})'
            place = (_HEAD + 1, late.due, end, late.due)
            sheet.conditional_format(*place, {"type": "formula", "criteria": criteria, "format": red})
        ruled = self._made.add_format({"border": 1, "border_color": "#C3CCD6"})
        filled = f"=COUNTA($A{row}:${xl_col_to_name(last)}{row})>0"
        rule = {"type": "formula", "criteria": filled, "format": ruled}
        sheet.conditional_format(_HEAD + 1, 0, end, last, rule)

    def _value(self, sheet: Sheet, row: int, place: int, value: CellValue) -> None:
        match value:
            case None | "":
                return
            case datetime():
                sheet.write_datetime(row, place, _naive(value), self._kinds[CellKind.DATETIME])
            case date():
                sheet.write_datetime(row, place, value, self._kinds[CellKind.DATE])
            case int() | float():
                sheet.write_number(row, place, value, self._kinds[CellKind.NUMBER])
            case _:
                self._put(sheet, row, place, value)

    def _put(self, sheet: Sheet, row: int, place: int, text: str, look: Look | None = None) -> None:
        """Write a text as a string; without a look of its own it wraps, and is kept text where need be."""
        text = clean(text)
        if text:
            look = look or (self._guarded if text.startswith(_READ_AS_FORMULA) else self._text)
            if text.startswith("<r>") and text.endswith("</r>"):
                # XlsxWriter takes this for its own mark-up and would not escape it; in two pieces it does.
                sheet.write_rich_string(row, place, self._text, text[:1], self._text, text[1:], look)
            else:
                sheet.write_string(row, place, text, look)


def _in_formula(text: str) -> str:
    return clean(text).replace('"', '""')


def _lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column; full-width characters are two digits wide."""
    return sum(
        1 + int(sum(1 + (ord(c) > 0x2E7F) for c in line) / max(width - 1, 1)) for line in text.split("\n")
    )


def _set_print(sheet: Sheet, *, landscape: bool) -> None:
    """Print on A4, as wide as a page and as long as need be, with page numbers."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer("&R&P / &N")
