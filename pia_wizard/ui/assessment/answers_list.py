"""Check your answers: what is still open, and everything said so far, each one click from its question."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from pia_wizard.evaluation.model import Visibility
from pia_wizard.evaluation.wording import answer_text
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.reasons import ask_text
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, push_button, rule

_LONGEST = 400


class AnswersList(ScrollPage):
    """Questions by step, either those still open or all that are asked; built a few at a time."""

    asked_question = Signal(str)

    def __init__(self, session: AssessmentSession, translator: Translator, *, only_open: bool) -> None:
        super().__init__()
        self.session = session
        self.translator = translator
        self._only_open = only_open
        self._stale = True
        self._summary = TextLabel(look="strong")
        self._sections = QVBoxLayout()
        self._sections.setSpacing(14)
        self.column.addWidget(self._summary)
        self.column.addLayout(self._sections)
        self.column.addStretch(1)
        self._gradual = Gradual(self, at_once=3, each=1)

    def forget(self) -> None:
        """Build anew before the next showing."""
        self._stale = True

    def refresh(self) -> None:
        """Bring the list up to date, if something changed since."""
        if not self._stale:
            return
        self._stale = False
        while item := self._sections.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        names = self._names()
        self._summary.say(self._summary_text(len(names)))
        by_step: dict[str, list[str]] = {}
        for name in names:
            by_step.setdefault(self.session.questionnaire.questions[name].step, []).append(name)
        work: list[Callable[[], None]] = [
            partial(self._add_step, step, questions) for step, questions in by_step.items()
        ]
        self._gradual.start(work)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.forget()
        if self.isVisible():
            self.refresh()

    def _names(self) -> list[str]:
        states = self.session.evaluation.questions
        if self._only_open:
            return [name for name, state in states.items() if state.open]
        return [name for name, state in states.items() if state.visibility is Visibility.SHOWN]

    def _summary_text(self, count: int) -> str:
        if not self._only_open:
            return self.translator.say_n("質問{n}問の回答です。", "質問{n}問の回答です。", count)
        if not count:
            return self.translator.say("必要な質問にはすべて回答済みです。")
        return self.translator.say_n(
            "未回答が{n}問あります。未回答のままでも報告書は作れますが、判定は「未確定」になります。",
            "未回答が{n}問あります。未回答のままでも報告書は作れますが、判定は「未確定」になります。",
            count,
        )

    def _add_step(self, step: str, questions: list[str]) -> None:
        card: QFrame = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 17, 10)
        column.setSpacing(6)
        title = self.session.questionnaire.steps[step].title
        column.addWidget(TextLabel(self.translator.content(f"step.{step}.title", title), look="heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 0 if self._only_open else 4)
        for place, name in enumerate(questions):
            self._add_row(grid, 2 * place, name)
        column.addLayout(grid)
        self._sections.addWidget(card)

    def _add_row(self, grid: QGridLayout, row: int, name: str) -> None:
        questionnaire = self.session.questionnaire
        ask = ask_text(questionnaire, name, self.translator)
        grid.addWidget(rule(), row, 0, 1, 3)
        grid.addWidget(TextLabel(ask), row + 1, 0)
        settled = False
        if not self._only_open:
            question, answer = questionnaire.questions[name], self.session.assessment.answers.get(name)
            words = answer_text(question, answer, self.translator)
            settled = answer is not None and not answer.unknown
            shown = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
            grid.addWidget(TextLabel(shown, look="strong" if settled else "muted"), row + 1, 1)
        button = push_button("link")
        button.setText(self.translator.say("変更") if settled else self.translator.say("回答する"))
        button.setAccessibleDescription(ask)
        button.clicked.connect(lambda: self.asked_question.emit(name))
        grid.addWidget(button, row + 1, 2)
