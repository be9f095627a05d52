"""What the cards of choices share: a heading, what is chosen below it, and a signal when it is changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel


class ChoiceCard(QFrame):
    """``changed`` comes only from the user."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.heading = TextLabel(look="strong")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(tokens.GAP)
        self.column.addWidget(self.heading)

    def add_named(self, label: QLabel, field: QWidget) -> None:
        """Add a field with its name above it."""
        label.setBuddy(field)
        inside = QVBoxLayout()
        inside.setSpacing(2)
        inside.addWidget(label)
        inside.addWidget(field)
        self.column.addLayout(inside)
