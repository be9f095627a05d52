"""One question in the wizard: asked, helped and answered with the same editor as everywhere."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.assessment.model import Value
from pia_wizard.assessment.values import checked_value
from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Question
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.by_type import editor_for
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.prompt import prompt_of_question


class QuestionField(QWidget):
    """Holds a fitting value or None; ``changed`` tells when it became another."""

    changed = Signal()

    def __init__(self, question: Question, translator: Translator) -> None:
        super().__init__()
        self.question = question
        self.value: Value | None = None
        self._translator = translator
        prompt = prompt_of_question(question)
        self.editor = editor_for(prompt, translator, self)
        self.editor.committed.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.HAIR)
        column.addWidget(TextLabel(prompt.ask(translator), look="ask"))
        if prompt.help(translator):
            column.addWidget(TextLabel(prompt.help(translator), look="caption"))
        column.addSpacing(tokens.HAIR)
        column.addWidget(self.editor)

    def fits(self) -> bool:
        """Commit what is being typed and tell whether it can be taken."""
        self.editor.commit()
        return not self.editor.fault

    def require(self) -> bool:
        """Tell whether there is a value; say so under the editor if not."""
        if self.value is None and not self.editor.fault:
            self.editor.show_fault(self._translator.say("入力してください。"))
        return self.value is not None

    def _take(self, value: object) -> None:
        if value is None:
            self.value = None
        else:
            try:
                self.value = checked_value(self.question, value)
            except PiaError as error:
                self.editor.refuse(error)
                return
        self.editor.set_value(self.value)
        self.changed.emit()
