"""The wizard: what, where, what for, and which guidelines."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget, QWizard

from pia_wizard.assessment.model import Value
from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.session.choosing import QuestionCounter
from pia_wizard.session.session import Session
from pia_wizard.session.suggestions import Suggestion
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.editors.labels import set_look
from pia_wizard.ui.new_assessment.guidelines_page import GuidelinesPage
from pia_wizard.ui.new_assessment.pages import QuestionsPage, WhatPage
from pia_wizard.ui.new_assessment.plan import NAME, Plan, asked_on_pages
from pia_wizard.ui.pieces import framed, line_label

_STEPS = (N_("何を"), N_("どこで"), N_("何のために"), N_("どの基準で"))
_SIZE = (960, 660)
_SIDE_WIDTH = 200
_BUTTONS = {
    QWizard.WizardButton.BackButton: N_("戻る(&B)"),
    QWizard.WizardButton.NextButton: N_("次へ(&N)"),
    QWizard.WizardButton.FinishButton: N_("評価を始める(&F)"),
    QWizard.WizardButton.CancelButton: N_("キャンセル"),
}
_PRIMARY = (QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton)


class StepList(QWidget):
    """Which of the four steps is shown, beside the pages."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._labels = [
            line_label("step", f"{place + 1}　{translator.say(step)}") for place, step in enumerate(_STEPS)
        ]
        side = framed("side")
        side.setFixedWidth(tokens.grown(_SIDE_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(tokens.SECTION, tokens.PAGE, tokens.SPACE, tokens.PAGE)
        column.setSpacing(tokens.SPACE)
        column.addWidget(line_label("caption", translator.say("新しい評価")))
        for label in self._labels:
            column.addWidget(label)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(side)

    def show_step(self, place: int) -> None:
        """Set off the step of this place, counted from 0."""
        for row, label in enumerate(self._labels):
            set_look(label, "state", "now" if row == place else "done" if row < place else "ahead")


class NewAssessmentWizard(QWizard):
    """Asks; ``plan`` gives what was answered once it was accepted."""

    def __init__(self, session: Session, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._translator = session, translator
        library, say = session.library, translator.say
        self.setWindowTitle(say("新しい評価"))
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        asked = asked_on_pages(library, session.first_questions())
        self.what = WhatPage(asked.what, translator)
        self.where = QuestionsPage(
            (say("どこに設置しますか"), say("場所によって、当てはまる指針や条例が変わります。")),
            asked.where,
            translator,
        )
        self.why = QuestionsPage(
            (say("何のために使いますか"), say("目的によって、求められることが変わります。")),
            asked.why,
            translator,
        )
        self.guidelines = GuidelinesPage(library, self._suggestions, self._counter, translator)
        for asking in self._asking():
            asking.changed.connect(self._show_asked)
        self._show_asked()
        for page in (self.what, self.where, self.why, self.guidelines):
            self.addPage(page)
        self._steps = StepList(translator)
        self.setSideWidget(self._steps)
        self.currentIdChanged.connect(self._steps.show_step)
        self._dress()
        take_room(self, *_SIZE)

    def plan(self) -> Plan:
        """Return the new assessment as it was answered."""
        choice = self.guidelines.choice
        return Plan(self.what.assessment_title(), choice.chosen(), choice.method(), self._answers())

    def _asking(self) -> tuple[QuestionsPage, ...]:
        return self.what, self.where, self.why

    def _answers(self) -> dict[str, Value]:
        return {name: value for page in self._asking() for name, value in page.answers().items()}

    def _show_asked(self) -> None:
        """Ask what the answers so far make worth asking, such as the city in some prefectures only."""
        asked = {NAME, *self._session.first_questions_shown(self._answers())}
        for page in self._asking():
            page.show_only(asked)

    def _counter(self) -> QuestionCounter:
        return self._session.question_counter(self._answers())

    def _suggestions(self) -> Mapping[str, Suggestion]:
        return self._session.suggested_guidelines(self._answers(), self._translator)

    def _dress(self) -> None:
        for name, words in _BUTTONS.items():
            self.setButtonText(name, self._translator.say(words))
        stretch = QWizard.WizardButton.Stretch
        self.setButtonLayout(
            [
                QWizard.WizardButton.CancelButton,
                stretch,
                QWizard.WizardButton.BackButton,
                QWizard.WizardButton.NextButton,
                QWizard.WizardButton.FinishButton,
            ]
        )
        for name in _PRIMARY:
            set_look(self.button(name), "look", "primary")
