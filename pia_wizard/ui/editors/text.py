"""One line of text."""

from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.editors.prompt import Prompt


class TextEditor(Editor):
    """Gives the text as it was typed, or None when nothing but white space is left."""

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(prompt, translator, parent)
        self.line = OneLine(self)
        self.line.finished.connect(lambda typed: self.committed.emit(typed if typed.strip() else None))
        self.body.addWidget(self.line)
        self.finish()

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.show_fault("")
        self.line.show_text(value if isinstance(value, str) else "")

    def commit(self) -> None:
        """Commit what stands in the line."""
        self.line.finish()

    def fields(self) -> tuple[QWidget, ...]:
        """Return the line."""
        return (self.line,)

    def retranslate(self, translator: Translator) -> None:
        """Show an example in another language."""
        examples = self.prompt.examples(translator)
        self.line.setPlaceholderText(translator.say("例：{text}", text=examples[0]) if examples else "")
        super().retranslate(translator)
