"""All comments that wait to be resolved, by step, each one click from what it is about."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.commenting import Thread
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.progress import StepBook
from pia_wizard.ui.assessment.reasons import ask_text, clause_text, risk_title
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.comments.part import said_text
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, push_button, rule

_LONGEST = 300


class OpenComments(ScrollPage):
    """``asked_comment`` carries what a comment is about: of which kind, and its id."""

    asked_comment = Signal(str, str)

    def __init__(self, session: AssessmentSession, translator: Translator) -> None:
        super().__init__()
        self.session, self.translator = session, translator
        self._stale = True
        self._summary = TextLabel(look="strong")
        self._room = QWidget()
        self._place = QVBoxLayout()
        self.column.addWidget(self._summary)
        self.column.addLayout(self._place)
        self.column.addStretch(1)
        self._gradual = Gradual(self, at_once=3)

    def forget(self) -> None:
        """Build anew before the next showing."""
        self._stale = True

    def refresh(self) -> None:
        """Bring the list up to date, if something changed since."""
        if not self._stale:
            return
        self._stale = False
        book = StepBook(self.session.questionnaire)
        by_step: dict[str, list[Thread]] = {step: [] for step in self.session.questionnaire.steps}
        threads = [thread for thread in self.session.comments() if thread.open]
        for thread in threads:
            by_step[book.step_of(thread.first.about, thread.first.subject)].append(thread)
        self._summary.say(self._summary_text(len(threads)))
        self._room.hide()
        self._room.deleteLater()
        self._room = QWidget()
        rows = QVBoxLayout(self._room)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        self._place.addWidget(self._room)
        self._gradual.start([partial(self._add, rows, step, told) for step, told in by_step.items() if told])

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.forget()
        if self.isVisible():
            self.refresh()

    def _summary_text(self, n: int) -> str:
        if not n:
            return self.translator.say("解決を待っているコメントはありません。")
        return self.translator.say_n(
            "解決を待っているコメントが{n}件あります。", "解決を待っているコメントが{n}件あります。", n
        )

    def _add(self, rows: QVBoxLayout, step: str, threads: list[Thread]) -> None:
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 17, 12)
        column.setSpacing(6)
        title = self.session.questionnaire.steps[step].title
        column.addWidget(TextLabel(self.translator.content(f"step.{step}.title", title), look="heading"))
        for thread in threads:
            column.addWidget(rule())
            column.addLayout(self._row(thread))
        rows.addWidget(card)

    def _row(self, thread: Thread) -> QHBoxLayout:
        first, row, words = thread.first, QHBoxLayout(), QVBoxLayout()
        words.setSpacing(2)
        about = self._about(thread)
        words.addWidget(TextLabel(about, look="muted"))
        text = first.text if len(first.text) <= _LONGEST else first.text[:_LONGEST] + "…"
        words.addWidget(TextLabel(text))
        told = said_text(first, self.translator)
        if thread.answers:
            n = len(thread.answers)
            told += self.translator.say("・") + self.translator.say_n("返信{n}件", "返信{n}件", n)
        words.addWidget(TextLabel(told, look="caption"))
        jump = push_button("link")
        jump.setText(self.translator.say("コメントへ"))
        jump.setAccessibleDescription(f"{about} {text}")
        jump.clicked.connect(lambda: self.asked_comment.emit(first.about, first.subject))
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(jump)
        return row

    def _about(self, thread: Thread) -> str:
        """Return what a comment is about; its id where the content does not have it any more."""
        about, name = thread.first.about, thread.first.subject
        questionnaire, words = self.session.questionnaire, self.translator
        if about == "question" and name in questionnaire.questions:
            return ask_text(questionnaire, name, words)
        if about == "requirement" and name in questionnaire.requirements:
            return clause_text(questionnaire, name, words)
        if about == "risk" and name in questionnaire.risks:
            return words.say("リスク「{risk}」", risk=risk_title(questionnaire, name, words))
        return name
