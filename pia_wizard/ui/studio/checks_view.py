"""What was checked on a notice: what failed first, then advice, then what is right, each with its source."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.signage.checking import Check, CheckState
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.reasons import ask_text
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import framed
from pia_wizard.ui.studio.told import link

SHAPES = {
    CheckState.PASSED: Shape.MET,
    CheckState.ADVICE: Shape.INFORMATION,
    CheckState.FAILED: Shape.NOT_MET,
}
_WORDS = {
    CheckState.PASSED: N_("合格"),
    CheckState.ADVICE: N_("助言"),
    CheckState.FAILED: N_("不合格"),
}
_LOOKS = {CheckState.PASSED: "met", CheckState.ADVICE: "accent", CheckState.FAILED: "not_met"}
_ORDER = (CheckState.FAILED, CheckState.ADVICE, CheckState.PASSED)
_MOUNTING, _ELEMENT = "mounting-", "element-"


class Checked(NamedTuple):
    """What is shown: a notice, its checks, and the labels of elements that the paper had no room for."""

    notice: str
    checks: tuple[Check, ...]
    left_out: tuple[str, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    """Elements that are to be answered first, each with its questions."""


def checked(
    session: AssessmentSession, notice: str, checks: Iterable[Check], left_out: Iterable[str]
) -> Checked:
    """Return what there is to show about a notice's checks."""
    state = session.evaluation.notices[notice]
    missing = tuple((e.element, e.missing) for e in state.elements if e.missing)
    return Checked(notice, tuple(checks), tuple(left_out), missing)


class ChecksView(ScrollPage):
    """``asked_question`` carries a question that would make a check pass."""

    asked_question = Signal(str)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__(margin=0)
        self._session = session
        self._translator = translator
        self._shown: Checked | None = None
        self._stale = False
        self.column.setContentsMargins(0, 8, 10, 12)
        self.column.setSpacing(10)

    def show_checked(self, found: Checked | None) -> None:
        """Show other checks; nothing is built anew for the same ones."""
        if found != self._shown:
            self._shown, self._stale = found, True
        self.freshen()

    def freshen(self) -> None:
        """Build what is shown, if it is in view."""
        if self._stale and self.isVisible():
            self._stale = False
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        """Build what changed while it was not in view."""
        super().showEvent(event)
        self.freshen()

    def tally(self) -> str:
        """Return in few words how many checks failed or advise."""
        found = Counter(check.state for check in self._listed()) if self._shown else Counter()
        if found[CheckState.FAILED]:
            return self._translator.say("確認（不合格{n}）", n=found[CheckState.FAILED])
        if found[CheckState.ADVICE]:
            return self._translator.say("確認（助言{n}）", n=found[CheckState.ADVICE])
        return self._translator.say("確認（合格）") if found else self._translator.say("確認")

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language; checks are in the language they were drawn in."""
        self._translator = translator
        self._stale = True
        self.freshen()

    def _listed(self) -> list[Check]:
        checks = self._shown.checks if self._shown else ()
        found = [check for check in checks if not check.id.startswith(_MOUNTING)]
        return sorted(found, key=lambda check: _ORDER.index(check.state))

    def _build(self) -> None:
        while item := self.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if self._shown is None:
            return
        mounting = [check for check in self._shown.checks if check.id.startswith(_MOUNTING)]
        cards = (self._listed_card(), self._left_out_card(), self._mounting_card(mounting))
        for card in cards:
            if card is not None:
                self.column.addWidget(card)
        self.column.addStretch(1)

    def _listed_card(self) -> QWidget:
        card, column = _card(self._translator.say("印刷前の確認"))
        for check in self._listed():
            column.addWidget(self._row(check))
        return card

    def _mounting_card(self, mounting: list[Check]) -> QWidget | None:
        if not mounting:
            return None
        card, column = _card(self._translator.say("貼る場所と枚数"))
        for check in mounting:
            column.addWidget(TextLabel(check.value))
            if check.source:
                column.addWidget(
                    TextLabel(self._translator.say("根拠：{source}", source=check.source), look="caption")
                )
        return card

    def _left_out_card(self) -> QWidget | None:
        if self._shown is None or not self._shown.left_out:
            return None
        card, column = _card(self._translator.say("紙面に収まらず、省いた項目"))
        held = self._session.questionnaire.notices[self._shown.notice].notice
        names = [
            self._translator.content(f"notice.{held.id}.elements.{name}.label", held.elements[name].label)
            for name in self._shown.left_out
            if name in held.elements
        ]
        column.addWidget(TextLabel(self._translator.say("、").join(names)))
        words = self._translator.say("どの基準も求めてはいません。大きい用紙にすると載ります。")
        column.addWidget(TextLabel(words, look="caption"))
        return card

    def _row(self, check: Check) -> QWidget:
        say = self._translator.say
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Sign(SHAPES[check.state], 16), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(TextLabel(check.measured, look="strong"), 1)
        state = TextLabel(say(_WORDS[check.state]), look=_LOOKS[check.state])
        state.setWordWrap(False)
        head.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
        words.addLayout(head)
        words.addWidget(TextLabel(check.value))
        source = check.source and say("根拠：{source}", source=check.source)
        rule = "\n".join(line for line in (check.limit, source) if line)
        words.addWidget(TextLabel(rule, look="caption"))
        for question in self._missing(check):
            words.addWidget(self._answer(question), 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        return whole

    def _missing(self, check: Check) -> tuple[str, ...]:
        if self._shown is None or check.state is CheckState.PASSED or not check.id.startswith(_ELEMENT):
            return ()
        return dict(self._shown.missing).get(check.id.removeprefix(_ELEMENT), ())

    def _answer(self, question: str) -> QWidget:
        return answer_link(
            self._session, question, self._translator, lambda: self.asked_question.emit(question)
        )


def answer_link(
    session: AssessmentSession, question: str, translator: Translator, act: Callable[[], None]
) -> QWidget:
    """Return a link that leads to a question."""
    ask = ask_text(session.questionnaire, question, translator)
    return link(translator.say("質問に答える：{question}", question=ask), act)


def _card(title: str) -> tuple[QWidget, QVBoxLayout]:
    card = framed("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(12)
    column.addWidget(TextLabel(title, look="strong"))
    return card, column
