"""Radio buttons and check boxes that look like tiles and wrap long labels instead of widening the window."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import laid_out, line_pitch

_MARGIN_X, _MARGIN_Y, _GAP = 12, 7, 10
_LEAST_WIDTH = 96
_INDICATOR = 16
"""Side of the indicator with its border; the style sheet rounds it by half of this."""


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
        return QSize(tokens.grown(_LEAST_WIDTH), _height(self, tokens.grown(_LEAST_WIDTH)))

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
        return QSize(tokens.grown(_LEAST_WIDTH), _height(self, tokens.grown(_LEAST_WIDTH)))

    def heightForWidth(self, width: int) -> int:
        """Return the height the wrapped label needs."""
        return _height(self, width)

    def hitButton(self, pos: QPoint) -> bool:
        """Let the whole tile be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame and indicator by the style, the label by ourselves."""
        _paint(self, QStyle.PrimitiveElement.PE_IndicatorCheckBox)


def _text_left() -> int:
    return _MARGIN_X + tokens.grown(_INDICATOR) + _GAP


def _prepare(button: QAbstractButton) -> None:
    button.setProperty("look", "option")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)


def _size_hint(button: QAbstractButton) -> QSize:
    width = _text_left() + button.fontMetrics().horizontalAdvance(button.text()) + _MARGIN_X + 2
    return QSize(width, line_pitch(button.font()) + 2 * _MARGIN_Y)


def _lines(button: QAbstractButton, width: int) -> QTextLayout:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return laid_out(button.text(), button.font(), max(1, width - _text_left() - _MARGIN_X), option)


def _height(button: QAbstractButton, width: int) -> int:
    return max(1, _lines(button, width).lineCount()) * line_pitch(button.font()) + 2 * _MARGIN_Y


def _paint(button: QRadioButton | QCheckBox, indicator: QStyle.PrimitiveElement) -> None:
    """Paint a tile: the framed ground, the indicator beside the first line, the wrapped label."""
    painter = QPainter(button)
    option = QStyleOptionButton()
    button.initStyleOption(option)
    option.text = ""
    style = button.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, button)
    lines, pitch = _lines(button, button.width()), line_pitch(button.font())
    top = max(0, button.height() - lines.lineCount() * pitch) / 2
    place = round(top + (pitch - tokens.grown(_INDICATOR)) / 2)
    option.rect = QRect(_MARGIN_X, place, tokens.grown(_INDICATOR), tokens.grown(_INDICATOR))
    style.drawPrimitive(indicator, option, painter, button)
    painter.setPen(button.palette().windowText().color())
    lines.draw(painter, QPointF(_text_left(), top))
    painter.end()
