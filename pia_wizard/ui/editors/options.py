"""Radio buttons and check boxes that look like tiles and wrap long labels instead of widening the window."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

_MARGIN_X, _MARGIN_Y, _GAP = 12, 10, 10
_LEAST_WIDTH = 96
_INDICATOR = 16
"""Side of the indicator with its border; the style sheet rounds it by half of this."""
_TEXT_LEFT = _MARGIN_X + _INDICATOR + _GAP


class OptionRadio(QRadioButton):
    """One of several exclusive options."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        _prepare(self)

    def sizeHint(self) -> QSize:
        """Return the size that shows the label in one line."""
        return _size_hint(self)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size: the label wraps."""
        return QSize(_LEAST_WIDTH, _height(self, _LEAST_WIDTH))

    def heightForWidth(self, width: int) -> int:
        """Return the height the wrapped label needs."""
        return _height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the whole tile be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame and indicator by the style, the label by ourselves."""
        _paint(self, QStyle.PrimitiveElement.PE_IndicatorRadioButton)


class OptionCheck(QCheckBox):
    """One of several options of which any number may hold."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        _prepare(self)

    def sizeHint(self) -> QSize:
        """Return the size that shows the label in one line."""
        return _size_hint(self)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size: the label wraps."""
        return QSize(_LEAST_WIDTH, _height(self, _LEAST_WIDTH))

    def heightForWidth(self, width: int) -> int:
        """Return the height the wrapped label needs."""
        return _height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the whole tile be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame and indicator by the style, the label by ourselves."""
        _paint(self, QStyle.PrimitiveElement.PE_IndicatorCheckBox)


def _prepare(button: QAbstractButton) -> None:
    button.setProperty("look", "option")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _size_hint(button: QAbstractButton) -> QSize:
    metrics = button.fontMetrics()
    width = _TEXT_LEFT + metrics.horizontalAdvance(button.text()) + _MARGIN_X + 2
    return QSize(width, metrics.height() + 2 * _MARGIN_Y)


def _height(button: QAbstractButton, width: int) -> int:
    room = max(1, width - _TEXT_LEFT - _MARGIN_X)
    space = QRect(0, 0, room, 10_000)
    wrapped = button.fontMetrics().boundingRect(space, Qt.TextFlag.TextWordWrap, button.text())
    return max(wrapped.height(), button.fontMetrics().height()) + 2 * _MARGIN_Y


def _paint(button: QRadioButton | QCheckBox, indicator: QStyle.PrimitiveElement) -> None:
    """Paint a tile: the framed background, the indicator on the left, the wrapped label."""
    painter = QPainter(button)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.text = ""
    style = button.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, button)
    size = _INDICATOR
    line = button.fontMetrics().height()
    option.rect = QRect(_MARGIN_X, _MARGIN_Y + (line - size) // 2, size, size)
    style.drawPrimitive(indicator, option, painter, button)
    left = _TEXT_LEFT
    space = button.rect().adjusted(left, _MARGIN_Y, -_MARGIN_X, -_MARGIN_Y)
    painter.setPen(button.palette().windowText().color())
    painter.drawText(space, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, button.text())
