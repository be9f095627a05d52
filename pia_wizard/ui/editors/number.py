"""A number with its unit, typed into a plain line: a spin box would refuse full-width digits."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.one_line import OneLine
from pia_wizard.ui.editors.prompt import Prompt
from pia_wizard.ui.editors.typed_text import NotANumberError, typed_number

_WIDTH_IN_DIGITS = 16


class NumberEditor(Editor):
    """Gives an int or float, or None when emptied."""

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(prompt, translator, parent)
        self.line = OneLine(self)
        self.line.setFixedWidth(self.fontMetrics().horizontalAdvance("0") * _WIDTH_IN_DIGITS)
        self.line.finished.connect(self._read)
        self._unit = TextLabel(parent=self)
        self._unit.setWordWrap(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line)
        row.addWidget(self._unit)
        row.addStretch(1)
        self.body.addLayout(row)
        self.finish()

    def set_value(self, value: object) -> None:
        """Show a number without grouping."""
        self.show_fault("")
        self.line.show_text("" if value is None else str(value))

    def commit(self) -> None:
        """Commit what stands in the line."""
        self.line.finish()

    def fields(self) -> tuple[QWidget, ...]:
        """Return the line."""
        return (self.line,)

    def retranslate(self, translator: Translator) -> None:
        """Show the unit in another language."""
        self._unit.say(self.prompt.unit(translator))
        super().retranslate(translator)

    def _read(self, typed: str) -> None:
        try:
            value = typed_number(typed, self.prompt.unit(self.translator))
        except NotANumberError as error:
            self.refuse(error)
        else:
            self.committed.emit(value)
