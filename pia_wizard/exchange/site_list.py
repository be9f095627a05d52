"""A list of sites: which column stands for what, guessed from its title and open to change, and its rows.

A target is the id of the question whose answer a column gives for its site (``site_name``), or one of
``LANGUAGES_TARGET`` and ``SIZE_TARGET``.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pia_wizard.errors import PiaError
from pia_wizard.exchange.site_errors import (
    EmptyCellError,
    NoNameColumnError,
    NoSuchColumnError,
    NoSuchTargetError,
    SameSiteError,
)
from pia_wizard.exchange.table_errors import NumberNotTextError
from pia_wizard.exchange.table_file import Table, TableRow

NAME, ADDRESS, PHONE, URL = "site_name", "site_address", "operator_contact", "web_notice_url"
LANGUAGES_TARGET, SIZE_TARGET = "languages", "size"

SHORT_NAMES = {"name": NAME, "address": ADDRESS, "phone": PHONE, "url": URL}
"""What may be written for a target on a command line, where a file's columns are mapped by hand."""

_WORDS: Mapping[str, str] = {
    ADDRESS: "住所 所在地 address street",
    PHONE: "電話番号 電話 tel telephone phone phonenumber 問い合わせ先 問合せ先 連絡先 contact",
    URL: "url ウェブページ webページ ホームページ ウェブサイト webサイト web website link hp",
    LANGUAGES_TARGET: "言語 表示言語 language languages lang",
    SIZE_TARGET: "用紙サイズ サイズ 用紙 大きさ 判 size papersize paper format",
    NAME: (
        "店舗名 店名 施設名 拠点名 事業所名 支店名 営業所名 駅名 名前 名称 店舗 施設 拠点 設置場所 場所 "
        "name sitename storename shopname site store shop branch"
    ),
}
"""Titles by target, with spaces between, folded by ``_folded``; the earlier a word, the likelier."""

_LEAST_CONTAINED = 5
"""Shorter Latin words are found in too many others: "site" in "website"."""

_NOT_A_WORD = re.compile(r"[\W_]+")
_LEAST_DIGITS = 9
"""A telephone number of fewer digits, kept as a number, has lost nothing."""


Columns = Mapping[str, int]
"""Which column, counted from 0, stands for each target."""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One site: its row's number in the file and its values by target; an empty cell is ""."""

    number: int
    values: Mapping[str, str]

    @property
    def name(self) -> str:
        """What the site is called."""
        return self.values[NAME]


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why a row cannot be made: its number, the column's title or "", and the cause in words."""

    number: int
    column: str
    cause: PiaError


@dataclass(frozen=True, slots=True)
class SiteList:
    """The rows that can be read, and the faults of the others."""

    rows: tuple[SiteRow, ...]
    faults: tuple[RowFault, ...] = ()


def guessed_columns(titles: Sequence[str], asks: Mapping[str, str]) -> Columns:
    """Return the columns whose titles tell what they stand for, each column and target at most once.

    ``asks`` are the wordings of the questions a column may answer, by id: a column may be titled with
    either. Titles equal to a known word go before titles that only contain one.
    """
    folded = [_folded(title) for title in titles]
    words: dict[str, tuple[str, ...]] = {t: (_folded(t), _folded(ask)) for t, ask in asks.items()}
    for target, known in _WORDS.items():
        if target in asks or target in {LANGUAGES_TARGET, SIZE_TARGET}:
            words[target] = (*words.get(target, ()), *map(_folded, known.split()))
    found: dict[str, int] = {}
    for fits in (_equal, _containing):
        for target, titled in words.items():
            free = (i for i, title in enumerate(folded) if title and i not in found.values())
            column = None if target in found else _best(folded, free, titled, fits)
            if column is not None:
                found[target] = column
    return found


def named_columns(titles: Sequence[str], named: Mapping[str, str], allowed: Collection[str]) -> Columns:
    """Return the columns that a person named by title for targets, or for their ``SHORT_NAMES``.

    An empty title takes a target's column away. Raises NoSuchColumnError and NoSuchTargetError.
    """
    found: dict[str, int] = {}
    for written, title in named.items():
        target = SHORT_NAMES.get(written, written)
        if target not in {*allowed, LANGUAGES_TARGET, SIZE_TARGET}:
            raise NoSuchTargetError(target=written[:40], allowed="、".join(_writable(allowed)))
        if title and title not in titles:
            raise NoSuchColumnError(title=title[:40], titles=_shown(titles))
        found[target] = titles.index(title) if title else -1
    return found


def columns_of(titles: Sequence[str], asks: Mapping[str, str], named: Mapping[str, str]) -> Columns:
    """Return what each target's column is: as named by hand, else as guessed from the titles.

    Raises NoNameColumnError, NoSuchColumnError and NoSuchTargetError.
    """
    by_hand = named_columns(titles, named, asks.keys())
    taken = set(by_hand.values())
    guessed = {t: i for t, i in guessed_columns(titles, asks).items() if i not in taken}
    found = {target: column for target, column in {**guessed, **by_hand}.items() if column >= 0}
    if NAME not in found:
        raise NoNameColumnError(titles=_shown(titles))
    return found


def site_list(table: Table, columns: Columns) -> SiteList:
    """Return the sites of a table, and the faults of rows that are none."""
    rows, faults, seen = [], [], dict[tuple[str, str], int]()
    for row in table.rows:
        found = _faults(table, row, columns)
        site = SiteRow(row.number, {target: row.cells[i].text for target, i in columns.items()})
        if not found:
            key = _folded(site.name), _folded(site.values.get(ADDRESS, ""))
            first = seen.setdefault(key, row.number)
            if first != row.number:
                found = [RowFault(row.number, table.titles[columns[NAME]], SameSiteError(first=first))]
        faults += found
        if not found:
            rows.append(site)
    return SiteList(tuple(rows), tuple(faults))


def _faults(table: Table, row: TableRow, columns: Columns) -> list[RowFault]:
    """Return what is wrong with the cells a row's site is made of; other columns may hold anything."""
    found: list[RowFault] = []
    for target, column in columns.items():
        cell, title = row.cells[column], table.titles[column]
        if cell.fault is not None:
            found.append(RowFault(row.number, title, cell.fault))
        elif target == NAME and not cell.text:
            found.append(RowFault(row.number, title, EmptyCellError()))
        elif target == PHONE and cell.numeric and len(cell.text) >= _LEAST_DIGITS:
            found.append(RowFault(row.number, title, NumberNotTextError(text=cell.text)))
    return found


def _best(
    titles: Sequence[str], free: Iterable[int], known: Sequence[str], fits: Callable[[str, str], bool]
) -> int | None:
    ranked = [(rank, i) for i in free for rank, word in enumerate(known) if word and fits(titles[i], word)]
    return min(ranked)[1] if ranked else None


def _equal(title: str, word: str) -> bool:
    return title == word


def _containing(title: str, word: str) -> bool:
    return word in title and (len(word) >= _LEAST_CONTAINED if word.isascii() else len(word) > 1)


def _folded(text: str) -> str:
    """Return a text without what writing varies in: case, width, spaces, punctuation."""
    return _NOT_A_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())


def _writable(allowed: Collection[str]) -> list[str]:
    short = [word for word, target in SHORT_NAMES.items() if target in allowed]
    return [*short, *(t for t in allowed if t not in SHORT_NAMES.values()), LANGUAGES_TARGET, SIZE_TARGET]


def _shown(titles: Sequence[str]) -> str:
    return "、".join(title for title in titles if title)[:400]
