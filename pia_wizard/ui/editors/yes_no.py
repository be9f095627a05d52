"""Yes or no: two tiles side by side, and a way back to "not answered"."""

from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.one_of import OneOf
from pia_wizard.ui.editors.prompt import Prompt

_KEYS = {"yes": True, "no": False}


class YesNoEditor(Editor):
    """Gives True, False or None."""

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(prompt, translator, parent)
        self.options = OneOf(tuple(_KEYS), columns=2, parent=self)
        self.options.chosen.connect(lambda key: self.committed.emit(_KEYS.get(key)))
        self.body.addWidget(self.options)
        self.finish()

    def set_value(self, value: object) -> None:
        """Show True, False or nothing."""
        self.show_fault("")
        self.options.choose(next((key for key, meaning in _KEYS.items() if meaning is value), ""))

    def fields(self) -> tuple[QWidget, ...]:
        """Return both buttons."""
        return self.options.buttons()

    def focus(self) -> None:
        """Focus the answer given, or the first button."""
        self.options.focus()

    def retranslate(self, translator: Translator) -> None:
        """Show the labels in another language."""
        self.options.relabel({"yes": translator.say("はい"), "no": translator.say("いいえ")}, translator)
        super().retranslate(translator)

    def name_fields(self) -> None:
        """Name the buttons by question and label: a screen reader says both."""
        super().name_fields()
        self.options.name(self.prompt.ask(self.translator))
