"""Several lines of text."""

from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.prompt import Prompt


class ParagraphEditor(Editor):
    """Gives the text as it was typed, or None when nothing but white space is left."""

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(prompt, translator, parent)
        self.text = GrowingText(self)
        self.text.finished.connect(lambda typed: self.committed.emit(typed if typed.strip() else None))
        self.body.addWidget(self.text)
        self.finish()

    def set_value(self, value: object) -> None:
        """Show a text; what is being typed since is kept."""
        self.show_fault("")
        self.text.show_text(value if isinstance(value, str) else "")

    def commit(self) -> None:
        """Commit what stands in the field."""
        self.text.finish()

    def fields(self) -> tuple[QWidget, ...]:
        """Return the field."""
        return (self.text,)

    def retranslate(self, translator: Translator) -> None:
        """Show an example in another language."""
        examples = self.prompt.examples(translator)
        self.text.setPlaceholderText(translator.say("例：{text}", text=examples[0]) if examples else "")
        super().retranslate(translator)
