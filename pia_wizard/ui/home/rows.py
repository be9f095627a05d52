"""The list of assessments as Qt's model: quick for ten thousand rows, words made only for what is seen."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt

from pia_wizard.i18n import Translator
from pia_wizard.storage import Summary
from pia_wizard.ui.folded_text import folded
from pia_wizard.ui.pieces import tip

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row has beside its title."""

    ID = Qt.ItemDataRole.UserRole + 1
    GUIDELINES = Qt.ItemDataRole.UserRole + 2
    CHANGED = Qt.ItemDataRole.UserRole + 3
    ANSWERED = Qt.ItemDataRole.UserRole + 4


class AssessmentRows(QStringListModel):
    """Rows of assessments whose title holds the words searched for.

    Qt asks for the number of rows once a row while it lays out the list; the list of strings below, which
    are never shown, answers that without Python.

    ``names`` maps guideline ids to the names shown; an id it lacks is shown as it is.
    """

    def __init__(self, translator: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._translator = translator
        self._names: Mapping[str, str] = {}
        self._all: Sequence[Summary] = ()
        self._folded: list[str] = []
        self._shown: Sequence[Summary] = ()
        self._searched = ""
        self._words: dict[int, Callable[[Summary], str]] = {
            Qt.ItemDataRole.DisplayRole: lambda summary: summary.title,
            Qt.ItemDataRole.ToolTipRole: lambda summary: tip(summary.title),
            Qt.ItemDataRole.AccessibleTextRole: self._aloud,
            Role.ID: lambda summary: summary.id,
            Role.GUIDELINES: self._guidelines,
            Role.CHANGED: self._changed,
            Role.ANSWERED: self._answered,
        }

    @property
    def total(self) -> int:
        """How many assessments there are, found or not."""
        return len(self._all)

    def show(self, summaries: Sequence[Summary], names: Mapping[str, str], translator: Translator) -> None:
        """Show these assessments, newest change first as they come."""
        self._translator, self._names, self._all = translator, names, summaries
        self._folded = []
        self._show_found()

    def search(self, words: str) -> None:
        """Show only titles that hold every one of the words, whatever their width, case or kana."""
        self._searched = words
        self._show_found()

    def row_of(self, assessment_id: str) -> int:
        """Return the row of an assessment, or -1 if it is not shown."""
        return next((row for row, s in enumerate(self._shown) if s.id == assessment_id), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of one row."""
        if not index.isValid():
            return None
        words = self._words.get(role)
        return None if words is None else words(self._shown[index.row()])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen, not edited."""
        return super().flags(index) & ~Qt.ItemFlag.ItemIsEditable & ~Qt.ItemFlag.ItemIsDragEnabled

    def _show_found(self) -> None:
        self._shown = self._found()
        self.setStringList([""] * len(self._shown))

    def _found(self) -> Sequence[Summary]:
        words = folded(self._searched).split()
        if not words:
            return self._all
        if len(self._folded) != len(self._all):
            self._folded = [folded(summary.title) for summary in self._all]
        pairs = zip(self._all, self._folded, strict=True)
        if len(words) == 1:
            return [summary for summary, text in pairs if words[0] in text]
        return [summary for summary, text in pairs if all(word in text for word in words)]

    def _aloud(self, summary: Summary) -> str:
        parts = summary.title, self._guidelines(summary), self._changed(summary), self._answered(summary)
        return self._translator.say("、").join(parts)

    def _guidelines(self, summary: Summary) -> str:
        return " · ".join(self._names.get(name, name) for name in summary.guidelines)

    def _changed(self, summary: Summary) -> str:
        moment = summary.changed.astimezone()
        return self._translator.say(
            "更新 {day} {time}", day=self._translator.date(moment.date()), time=self._translator.time(moment)
        )

    def _answered(self, summary: Summary) -> str:
        return self._translator.say_n("回答 {n}件", "回答 {n}件", summary.answered)
