"""Small widgets every page is built from, dressed by their ``look``."""

from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

_LETTERS_EDGE = 2
"""What the style leaves free on both sides of a drop-down list's line."""


class CalmBox(QComboBox):
    """A drop-down list that the wheel does not change while the page below the mouse is scrolled.

    A line it has no room for ends in dots, instead of in the middle of a letter.
    """

    def paintEvent(self, _event: QtGui.QPaintEvent) -> None:
        """Draw the list closed, with as much of its line as there is room for."""
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - _LETTERS_EDGE
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QtGui.QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def line_label(look: str = "", text: str = "") -> QLabel:
    """Return a label of one line that shows its text as it is: user text is never markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        label.setProperty("look", look)
    return label


def push_button(look: str = "") -> QPushButton:
    """Return a button that Enter presses, like Space, while it has the focus.

    A dialog has to name its default button: Qt would take the first of these otherwise.
    """
    button = QPushButton()
    button.setAutoDefault(True)
    if look:
        button.setProperty("look", look)
    return button


def framed(look: str, parent: QWidget | None = None) -> QFrame:
    """Return a ground such as a card; its layout sets the margins."""
    frame = QFrame(parent)
    frame.setProperty("look", look)
    return frame


def tip(text: str) -> str:
    """Return a tool tip that shows a text letter by letter: Qt reads what looks like markup as markup."""
    return QtGui.Qt.convertFromPlainText(text) if QtGui.Qt.mightBeRichText(text) else text


def rule() -> QFrame:
    """Return a horizontal hairline."""
    return framed("rule")
