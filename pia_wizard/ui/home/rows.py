"""The list of assessments as Qt's model: rows are read a page at a time, when they are looked at."""

from bisect import bisect_right
from collections.abc import Callable
from datetime import datetime
from enum import IntEnum
from itertools import accumulate
from typing import Protocol

import msgspec
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Library
from pia_wizard.storage import Summary, Wanted
from pia_wizard.ui.home.words import RowWords, ShownRow
from pia_wizard.ui.pieces import tip

Index = QModelIndex | QPersistentModelIndex
_PAGE = 50
"""Rows read at once: more than a window shows."""


class Source(Protocol):
    """Where the list comes from: an open workspace."""

    library: Library

    def summaries(self, wanted: Wanted) -> tuple[Summary, ...]:
        """Return the assessments that are wanted."""

    def count(self, wanted: Wanted) -> int:
        """Return how many are wanted."""

    def clients(self, wanted: Wanted) -> dict[str, int]:
        """Return how many are wanted of each client, by name."""

    def place(self, wanted: Wanted, assessment_id: str) -> int:
        """Return where one stands among those wanted, or -1."""

    def where_found(self, assessment_id: str, words: str) -> tuple[str, ...]:
        """Return the questions in whose answers the words are."""


class Role(IntEnum):
    """What a row has beside its title; a heading has no id."""

    ID = Qt.ItemDataRole.UserRole + 1
    SHOWN = Qt.ItemDataRole.UserRole + 2
    HEADING = Qt.ItemDataRole.UserRole + 3
    SUMMARY = Qt.ItemDataRole.UserRole + 4


class AssessmentRows(QStringListModel):
    """The assessments that are wanted, under a heading for each client if they are grouped.

    Qt asks for the number of rows once a row while it lays out the list; the list of strings below, which
    are never shown, answers that without Python.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._wanted = Wanted()
        self._words: RowWords | None = None
        self._groups: tuple[tuple[str, int], ...] = ()
        self._starts: list[int] = []
        self._pages: dict[int, tuple[Summary, ...]] = {}
        self._shown: dict[str, ShownRow] = {}
        self.total = 0
        self._told: dict[int, Callable[[Summary], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda summary: summary.title,
            Qt.ItemDataRole.ToolTipRole: lambda summary: tip(self._row(summary).title),
            Qt.ItemDataRole.AccessibleTextRole: self._aloud,
            Role.ID: lambda summary: summary.id,
            Role.SHOWN: self._row,
            Role.SUMMARY: lambda summary: summary,
        }

    def show(self, source: Source, wanted: Wanted, translator: Translator) -> None:
        """Show what is wanted of these; nothing is read yet but how many there are."""
        self._source, self._wanted = source, wanted
        self._words = RowWords(source.library, translator, datetime.now().astimezone().date())
        self._pages, self._shown = {}, {}
        if wanted.by_client:
            self._groups = tuple(source.clients(wanted).items())
            self.total = sum(count for _client, count in self._groups)
            self._starts = [0, *accumulate(count + 1 for _client, count in self._groups)]
        else:
            self._groups, self._starts = (), []
            self.total = source.count(wanted)
        self.setStringList([""] * (self.total + len(self._groups)))

    def row_of(self, assessment_id: str) -> int:
        """Return the row of an assessment, or -1 if it is not shown."""
        place = self._source.place(self._wanted, assessment_id) if self._source and assessment_id else -1
        if place < 0 or not self._groups:
            return place
        before = list(accumulate((count for _client, count in self._groups), initial=0))
        return place + bisect_right(before, place)

    def first_row(self) -> int:
        """Return the first row that is an assessment."""
        return 1 if self._groups else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of one row."""
        if not index.isValid():
            return None
        heading = self._heading(index.row())
        if heading is not None:
            return self._of_heading(heading, role)
        told = self._told.get(role)
        return None if told is None else told(self._summary(index.row()))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen, not edited; a heading is only read."""
        kept = super().flags(index) & ~Qt.ItemFlag.ItemIsEditable & ~Qt.ItemFlag.ItemIsDragEnabled
        heading = index.isValid() and self._heading(index.row()) is not None
        return kept & ~Qt.ItemFlag.ItemIsSelectable if heading else kept

    def _heading(self, row: int) -> int | None:
        """Return the number of the group whose heading a row is."""
        if not self._groups:
            return None
        group = bisect_right(self._starts, row) - 1
        return group if self._starts[group] == row else None

    def _of_heading(self, group: int, role: int) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Role.HEADING}:
            return self._words.group(*self._groups[group]) if self._words else ""
        return "" if role == Role.ID else None

    def _summary(self, row: int) -> Summary:
        place = row - bisect_right(self._starts, row) if self._groups else row
        page, offset = divmod(place, _PAGE)
        if page not in self._pages and self._source is not None:
            wanted = msgspec.structs.replace(self._wanted, most=_PAGE, after=page * _PAGE)
            self._pages[page] = self._source.summaries(wanted)
        return self._pages[page][offset]

    def _row(self, summary: Summary) -> ShownRow:
        if summary.id not in self._shown and self._words is not None:
            self._shown[summary.id] = self._words.row(summary, self._found(summary))
        return self._shown[summary.id]

    def _found(self, summary: Summary) -> tuple[str, ...]:
        words = self._wanted.words
        return self._source.where_found(summary.id, words) if self._source and words.strip() else ()

    def _aloud(self, summary: Summary) -> str:
        words = self._words
        return words.translator.say("、").join(self._row(summary).aloud) if words is not None else ""
