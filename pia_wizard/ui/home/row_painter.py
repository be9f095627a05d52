"""How one assessment looks in the list: title and guidelines left, answers and last change right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.appearance.tokens import Colours
from pia_wizard.ui.home.rows import Role

ROW_HEIGHT = 72
_BAR = 3
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowPainter(QStyledItemDelegate):
    """Paints rows of a fixed height; what does not fit ends in an ellipsis."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row; its width follows the list."""
        return QSize(320, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, then the four texts."""
        widget: QWidget = option.widget
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = colours_of(widget)
        painter.save()
        _paint_ground(painter, rect, state, colours)
        _paint_words(painter, rect, index, (widget.font(), colours))
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag, colours: Colours) -> None:
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(colours.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(colours.accent))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, QColor(colours.window))
    line = QRect(rect.left() + tokens.SPACE, rect.bottom(), rect.width() - 2 * tokens.SPACE, 1)
    painter.fillRect(line, QColor(colours.hairline))


def _paint_words(
    painter: QPainter,
    rect: QRect,
    index: QModelIndex | QPersistentModelIndex,
    dress: tuple[QFont, Colours],
) -> None:
    small, colours = QFont(dress[0]), dress[1]
    bold = QFont(small)
    bold.setBold(True)
    bold.setPixelSize(tokens.TEXT_SIZE + 1)
    small.setPixelSize(tokens.CAPTION_SIZE)
    inside = rect.adjusted(tokens.SPACE + tokens.HAIR, 14, -(tokens.SPACE + tokens.HAIR), -14)
    half = inside.height() // 2
    upper = QRect(inside.left(), inside.top(), inside.width(), half)
    lower = upper.translated(0, half)
    ink = QColor(colours.text), QColor(colours.muted)
    room = _write(painter, upper, _RIGHT, (str(index.data(Role.ANSWERED)), small, ink[1]))
    _write(painter, upper.adjusted(0, 0, -room, 0), _LEFT, (str(index.data()), bold, ink[0]))
    room = _write(painter, lower, _RIGHT, (str(index.data(Role.CHANGED)), small, ink[1]))
    _write(painter, lower.adjusted(0, 0, -room, 0), _LEFT, (str(index.data(Role.GUIDELINES)), small, ink[1]))


def _write(painter: QPainter, box: QRect, where: Qt.AlignmentFlag, words: tuple[str, QFont, QColor]) -> int:
    """Write one line and return the width it takes, with a gap."""
    text, font, colour = words
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, where | Qt.TextFlag.TextSingleLine, shown)
    return QFontMetrics(font).horizontalAdvance(shown) + tokens.SECTION
