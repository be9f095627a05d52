"""Rows of a CSV or TSV file (RFC 4180, and what spreadsheets make of it), in any usual encoding."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from pia_wizard.exchange.table_errors import (
    BrokenLineError,
    FormulaCellError,
    TableEncodingError,
    TooManyColumnsError,
)
from pia_wizard.exchange.table_file import MOST_COLUMNS, Cell, TableRow, cell

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_GUESSED = ("utf-8", "cp932")
_NO_CHARACTERS = re.compile("[\uf8f0-\uf8f3]")
"""What Python makes of single bytes that are unassigned in Shift_JIS."""

_EMPTY = Cell()
_SEPARATORS = ",\t;"
_NAMED_SEPARATOR = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_TEXT_AS_FORMULA = re.compile(r'="([^"]*)"')
"""How a spreadsheet is told that digits are text, such as ="0231234567"."""


def delimited_rows(data: bytes) -> Iterator[TableRow]:
    """Yield the rows of a text file that are not empty.

    Raises TableEncodingError, BrokenLineError and TooManyColumnsError.
    """
    text = decoded(data)
    named = _NAMED_SEPARATOR.match(text)
    separator = named[1] if named else _separator(text)
    reader = csv.reader(StringIO(text[named.end() :] if named else text, newline=""), delimiter=separator)
    number = 1 if named else 0
    while True:
        number += 1
        try:
            fields = next(reader, None)
        except csv.Error as fault:
            raise BrokenLineError(number=number) from fault
        if fields is None:
            return
        if any(fields[MOST_COLUMNS:]):
            raise TooManyColumnsError(most=MOST_COLUMNS)
        if any(fields):
            cells = (_cell(field) if field else _EMPTY for field in fields[:MOST_COLUMNS])
            yield TableRow(number, tuple(cells))


def decoded(data: bytes) -> str:
    """Return a text file's text: UTF-8 and UTF-16 with or without a mark, or Windows' Shift_JIS."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\0" in data:
        return _strictly(data, _endless(data))
    for encoding in _GUESSED:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NO_CHARACTERS.search(text):
            return text
    raise TableEncodingError


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise TableEncodingError from fault
    if "\0" in text:  # binary, whatever it calls itself
        raise TableEncodingError
    return text


def _endless(data: bytes) -> str:
    """Return which UTF-16 has no mark: separators and digits have their zero byte first or second."""
    return "utf-16-be" if data[0::2].count(0) > data[1::2].count(0) else "utf-16-le"


def _separator(text: str) -> str:
    """Return the separator that the header has most of, outside quotation marks."""
    header = next((line for line in text[:100_000].splitlines() if line.strip()), "")
    counts = Counter(c for c in _QUOTED.sub("", header) if c in _SEPARATORS)
    return max(_SEPARATORS, key=lambda c: counts[c])


def _cell(field: str) -> Cell:
    quoted = _TEXT_AS_FORMULA.fullmatch(field.strip())
    if quoted:
        return cell(quoted[1])
    if field.lstrip().startswith("="):
        return Cell(field.strip()[:40], fault=FormulaCellError(text=field.strip()[:40]))
    return cell(field)
