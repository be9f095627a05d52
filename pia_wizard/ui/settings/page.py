"""One page of the settings: cards below each other, scrolled where the window is small."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import CalmBox, framed


class SettingsPage(QScrollArea):
    """A column of cards; ``words`` is what it says, to be searched."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.setAccessibleName(title)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("look", "page")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, tokens.SPACE, 0)
        self._column.setSpacing(tokens.SPACE)
        self._column.addWidget(TextLabel(title, look="heading"))
        self._column.addStretch(1)
        self.setWidget(inside)

    def card(self, *parts: QWidget) -> None:
        """Add a card with parts below each other."""
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(tokens.SPACE, tokens.spaced(12), tokens.SPACE, tokens.SPACE)
        column.setSpacing(tokens.GAP)
        for part in parts:
            side = Qt.AlignmentFlag.AlignLeft if isinstance(part, QPushButton) else Qt.AlignmentFlag(0)
            column.addWidget(part, 0, side)
        self._column.insertWidget(self._column.count() - 1, card)

    @property
    def words(self) -> str:
        """Everything the page says."""
        labels = (label.text() for label in self.findChildren(QLabel))
        buttons = (button.text() for button in self.findChildren(QAbstractButton))
        boxes = self.findChildren(QComboBox)
        choices = (box.itemText(row) for box in boxes for row in range(box.count()))
        return "\n".join((self.title, *labels, *buttons, *choices))


def named(name: str, field: QWidget) -> tuple[TextLabel, QWidget]:
    """Return a field's name as it stands above it, and the field that carries it for screen readers."""
    label = TextLabel(name, look="strong")
    label.setBuddy(field)
    field.setAccessibleName(name)
    return label, field


def choice(words: dict[str, str] | dict[int, str], chosen: str | int) -> QComboBox:
    """Return a drop-down list of words by what they stand for."""
    box = CalmBox()
    for key, text in words.items():
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
