"""What all editors have in common: a value in, a value out, and a line for what does not fit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.editors.prompt import Prompt
from pia_wizard.ui.editors.refusal import refusal_text


class Editor(QWidget):
    """The widget in which one answer is given.

    ``committed`` carries a value of the assessment's shape, or None when the answer was emptied. The
    owner answers with ``set_value`` if it was taken or with ``refuse`` if not; what was typed stays until
    ``set_value``.
    """

    committed = Signal(object)

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prompt = prompt
        self.translator = translator
        self._called = ""
        self._refusal: PiaError | None = None
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self._fault = TextLabel(look="fault", parent=self)
        self._fault.hide()

    def finish(self) -> None:
        """Put the fault line last and set the words; called at the end of every constructor."""
        self.body.addWidget(self._fault)
        self.retranslate(self.translator)

    def set_value(self, value: object) -> None:
        """Show a value, or nothing for None; emits nothing."""
        raise NotImplementedError

    def commit(self) -> None:
        """Commit what is being typed, if it differs from the value last set."""

    def fields(self) -> tuple[QWidget, ...]:
        """Return the widgets that can take the focus, in reading order."""
        raise NotImplementedError

    def focus(self) -> None:
        """Put the cursor where the answer is given."""
        self.fields()[0].setFocus()

    def refuse(self, error: PiaError) -> None:
        """Show why the value was not taken; what was typed is offered again when typing ends again."""
        self.show_fault(refusal_text(error, self.prompt, self.translator))
        self._refusal = error
        for line in self.findChildren(OneLine):
            line.offer_again()
        for text in self.findChildren(GrowingText):
            text.offer_again()

    def show_fault(self, text: str) -> None:
        """Show under the editor why the value was not taken; an empty text takes it away."""
        self._refusal = None
        self._fault.say(text)
        self._fault.setVisible(bool(text))
        for field in self.fields():
            set_look(field, "state", "problem" if text else "")
        self.name_fields()
        announce(self, text, urgent=True)

    @property
    def fault(self) -> str:
        """The fault shown now, or nothing."""
        return "" if self._fault.isHidden() else self._fault.text()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language; the value stays."""
        self.translator = translator
        if self._refusal is not None:
            self.refuse(self._refusal)
        self.name_fields()

    @property
    def asked(self) -> str:
        """What screen readers call the fields: what the prompt asks, unless ``call`` gave another name."""
        return self._called or self.prompt.ask(self.translator)

    def call(self, name: str) -> None:
        """Give the fields another name, where the editor is part of a larger one."""
        self._called = name
        self.name_fields()

    def name_fields(self) -> None:
        """Give every field a name and a description for screen readers."""
        described = " ".join(text for text in (self.fault, self.prompt.help(self.translator)) if text)
        for field in self.fields():
            field.setAccessibleName(self.asked)
            field.setAccessibleDescription(described)
