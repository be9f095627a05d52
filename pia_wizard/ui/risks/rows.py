"""The list of risks: those that apply by what will remain, then, folded away, those that do not."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from pia_wizard.evaluation.model import AcceptanceState, Point, RiskLevel
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Method
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.reasons import risk_title
from pia_wizard.ui.risks.words import acceptance_state_text, bands_text, too_high

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
RISK = Qt.ItemDataRole.UserRole
STATE_TEXT = Qt.ItemDataRole.UserRole + 1
FOLD = ""
"""Stands among the risks' ids for the row that folds those away that do not apply."""


class Filter(StrEnum):
    """Which of the risks that apply are listed."""

    ALL = "all"
    NOT_ACCEPTED = "not_accepted"
    TOO_HIGH = "too_high"


def graveness(method: Method, level: RiskLevel) -> tuple[int, ...]:
    """Return what risks are sorted by, the gravest first: what will remain, then what is now."""
    order = list(method.bands)

    def weight(point: Point) -> tuple[int, ...]:
        return (-order.index(point.band_high), -point.impact.high * point.likelihood.high)

    return (*weight(level.target), *weight(level.current))


def passes(which: Filter, method: Method, level: RiskLevel) -> bool:
    """Return whether a filter lets a risk through."""
    tests: dict[Filter, Callable[[], bool]] = {
        Filter.ALL: lambda: True,
        Filter.NOT_ACCEPTED: lambda: level.acceptance is not AcceptanceState.ACCEPTED,
        Filter.TOO_HIGH: lambda: too_high(method, level),
    }
    return tests[which]()


class RiskRows(QAbstractListModel):
    """Ids of risks in the order they are shown; ``FOLD`` parts those that do not apply."""

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self.filter = Filter.ALL
        self.unfolded = False
        self.rows: list[str] = self._wanted()

    def counts(self) -> dict[Filter, int]:
        """Return how many risks each filter lists."""
        method = self.session.questionnaire.method
        levels = [level for level in self.session.evaluation.risks.values() if level.applies is not False]
        return {which: sum(passes(which, method, level) for level in levels) for which in Filter}

    def update(self, changed: frozenset[str] | None = None) -> None:
        """Bring the rows up to date; only those of the ``changed`` are repainted if the order stays."""
        wanted = self._wanted()
        if wanted != self.rows:
            self.beginResetModel()
            self.rows = wanted
            self.endResetModel()
            return
        for row, name in enumerate(self.rows):
            if changed is None or name in changed or name == FOLD:
                self.dataChanged.emit(self.index(row), self.index(row))

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.update()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's title, state or all of it in words."""
        name = self.rows[index.row()]
        words: dict[int, Callable[[str], str]] = {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.ToolTipRole: self._title,
            Qt.ItemDataRole.AccessibleTextRole: self._all_words,
            RISK: str,
            STATE_TEXT: self._state,
        }
        return words[role](name) if role in words else None

    def _wanted(self) -> list[str]:
        method, levels = self.session.questionnaire.method, self.session.evaluation.risks
        shown = [
            n
            for n, level in levels.items()
            if level.applies is not False and passes(self.filter, method, level)
        ]
        shown.sort(key=lambda name: graveness(method, levels[name]))
        absent = [name for name, level in levels.items() if level.applies is False]
        if not absent or self.filter is not Filter.ALL:
            return shown
        return [*shown, FOLD, *(absent if self.unfolded else ())]

    def _title(self, name: str) -> str:
        if name != FOLD:
            return risk_title(self.session.questionnaire, name, self.translator)
        absent = sum(level.applies is False for level in self.session.evaluation.risks.values())
        return self.translator.say_n("当てはまらないリスク {n}件", "当てはまらないリスク {n}件", absent)

    def _state(self, name: str) -> str:
        say = self.translator.say
        if name == FOLD:
            return say("開いています") if self.unfolded else say("閉じています")
        level = self.session.evaluation.risks[name]
        if level.applies is False:
            return say("回答により当てはまりません")
        parts = [acceptance_state_text(level.acceptance, self.translator)]
        if level.applies is None:
            parts.insert(0, say("当てはまるか未確定"))
        if self.session.questionnaire.risks[name].own:
            parts.insert(0, say("追加したリスク"))
        return say("・").join(parts)

    def _all_words(self, name: str) -> str:
        title, state = self._title(name), self._state(name)
        level = self.session.evaluation.risks.get(name)
        if level is None or level.applies is False:
            return f"{title} {state}"
        now, then = (
            bands_text(self.session.questionnaire, point, self.translator)
            for point in (level.current, level.target)
        )
        return self.translator.say(
            "{title}　現在 {now}、計画の実施後 {then}。{state}", title=title, now=now, then=then, state=state
        )
