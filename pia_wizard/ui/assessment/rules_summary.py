"""What the guidelines come to as a whole: is an assessment due, where do they differ, what is to come."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from pia_wizard.errors import N_
from pia_wizard.evaluation.guideline_words import to_come_text
from pia_wizard.evaluation.model import Rule
from pia_wizard.evaluation.wording import criterion_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.difference_block import DifferenceBlock
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.reasons import ask_text, clause_text, guideline_title, says_text
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, push_button, rule

_DECISIONS = {
    "required": N_("評価の実施が必要です"),
    "recommended": N_("評価の実施が望まれます"),
    "not_needed": N_("評価の実施は必須ではありません"),
    "undetermined": N_("必要かどうかはまだ決まりません"),
}


class RulesSummary(ScrollPage):
    """Three cards; ``asked_question`` leads to what is still missing."""

    asked_question = Signal(str)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # much to read, and few stops for the keyboard
        self.session, self.translator = session, translator
        self._stale = True
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        self._gradual = Gradual(self, at_once=1)

    def forget(self) -> None:
        """Build anew before the next showing."""
        self._stale = True

    def refresh(self) -> None:
        """Bring the cards up to date, if something changed since."""
        if not self._stale:
            return
        self._stale = False
        self.setAccessibleName(self.translator.say("基準のまとめ"))
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        work: list[Callable[[], None]] = [self._add_threshold, self._add_differences, self._add_to_come]
        self._gradual.start(work)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.forget()
        if self.isVisible():
            self.refresh()

    def _card(self, heading: str) -> QVBoxLayout:
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addWidget(TextLabel(heading, look="heading"))
        self._cards.addWidget(card)
        return column

    def _add_threshold(self) -> None:
        say, found = self.translator.say, self.session.evaluation.threshold
        method = self.session.questionnaire.method
        column = self._card(say("評価の必要性"))
        column.addWidget(TextLabel(say(_DECISIONS[found.decision]), look="strong"))
        if found.criteria:
            column.addWidget(TextLabel(say("次のことに当たるためです。"), look="muted"))
        for number in found.criteria:
            column.addWidget(TextLabel(criterion_text(method, number, self.translator), look="bullet"))
        if found.decision == "undetermined" and found.missing:
            column.addWidget(TextLabel(say("次の質問に答えると決まります。"), look="muted"))
            column.addLayout(self._questions(found.missing))

    def _questions(self, names: Iterable[str]) -> QGridLayout:
        """Return questions, each with a way to it."""
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(6)
        for place, name in enumerate(names):
            ask = ask_text(self.session.questionnaire, name, self.translator)
            button = push_button("link")
            button.setText(self.translator.say("回答する"))
            button.setAccessibleDescription(ask)
            button.clicked.connect(lambda _checked=False, name=name: self.asked_question.emit(name))
            grid.addWidget(TextLabel(ask), place, 0)
            grid.addWidget(button, place, 1)
        return grid

    def _add_differences(self) -> None:
        say, found = self.translator.say, self.session.evaluation.disagreements
        column = self._card(say("基準の間の違い"))
        names = [name for name, state in found.items() if state.differs is True]
        if names:
            about = say("当てはまる基準の求めが違います。最も厳しいものに合わせるのが確実です。")
        else:
            about = say("いまの回答では、基準の間に違いはありません。")
        column.addWidget(TextLabel(about, look="muted"))
        for name in names:
            together = QVBoxLayout()
            together.setSpacing(2)
            together.setContentsMargins(0, 0, 0, 8)
            together.addWidget(DifferenceBlock(name, self.session, self.translator))
            question = self.session.questionnaire.differences[name].difference.question
            if question in self.session.questionnaire.questions:
                together.addLayout(self._questions_of_difference(question))
            column.addLayout(together)

    def _questions_of_difference(self, question: str) -> QHBoxLayout:
        ask = ask_text(self.session.questionnaire, question, self.translator)
        button = push_button("link")
        button.setText(self.translator.say("質問を見る"))
        button.setAccessibleDescription(ask)
        button.clicked.connect(lambda: self.asked_question.emit(question))
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 0)
        row.addWidget(TextLabel(ask, look="caption"), 1)
        row.addWidget(button)
        return row

    def _add_to_come(self) -> None:
        by_guideline = to_come(self.session)
        if not by_guideline:
            return
        questionnaire, words = self.session.questionnaire, self.translator
        column = self._card(words.say("これから施行される要求事項"))
        column.addWidget(
            TextLabel(
                words.say("今の義務ではありません。判定はせず、備えのために並べています。"), look="muted"
            )
        )
        for guideline, names in by_guideline.items():
            when = to_come_text(questionnaire.guidelines[guideline], words)
            title = guideline_title(questionnaire, guideline, words)
            column.addWidget(TextLabel(f"{title}　{when}", look="strong"))
            for name in names:
                column.addWidget(rule())
                column.addWidget(TextLabel(clause_text(questionnaire, name, words), look="caption"))
                column.addWidget(TextLabel(says_text(questionnaire, name, words)))


def to_come(session: AssessmentSession) -> dict[str, list[str]]:
    """Return, by guideline, the requirements that are not in force yet on the day of the assessment."""
    questionnaire, found = session.questionnaire, dict[str, list[str]]()
    answer = session.assessment.answers.get("assessed_on")
    day = str(answer.value) if answer is not None and answer.value else ""
    for name, verdict in session.evaluation.verdicts.items():
        guideline = questionnaire.requirements[name].guideline
        since = questionnaire.guidelines[guideline].in_force.since
        if (
            verdict.rule is Rule.NOT_IN_FORCE
            and since is not None
            and day
            and date.fromisoformat(day) < since
        ):
            found.setdefault(guideline, []).append(name)
    return found
