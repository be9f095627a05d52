"""A field with the question for it above, named by it for screen readers too."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel


class AskedField(QWidget):
    """``field`` is what is typed into; ``beside`` stands to its right."""

    def __init__(self, field: QWidget, *beside: QWidget) -> None:
        super().__init__()
        self.field = field
        self._ask = TextLabel(look="caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.HAIR)
        column.addWidget(self._ask)
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP)
        row.addWidget(field, 1)
        for widget in beside:
            row.addWidget(widget)
        column.addLayout(row)

    def ask(self, text: str) -> None:
        """Ask something else from now on."""
        self._ask.say(text)
        self.field.setAccessibleName(text)
