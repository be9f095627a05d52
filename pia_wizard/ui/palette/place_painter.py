"""How a place looks in the list: its title, below it where it stands, at the right its id or keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.palette.search import Place

_PLACE = Qt.ItemDataRole.UserRole + 1
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MARGIN, _UP = 12, 8
_HINT_SHARE = 0.4
"""The most of a row that its id takes."""


class PlacePainter(QStyledItemDelegate):
    """Paints rows of a fixed height; what does not fit ends in an ellipsis."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines; the width follows the list."""
        widget: QWidget = option.widget
        return QSize(240, 2 * QFontMetrics(widget.font()).height() + 2 * _UP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground, then the three texts."""
        place = index.data(_PLACE)
        if not isinstance(place, Place):
            return
        widget: QWidget = option.widget
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        colours = colours_of(widget)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.window))
        inside = rect.adjusted(_MARGIN, _UP, -_MARGIN, -_UP)
        upper = QRect(inside.left(), inside.top(), inside.width(), inside.height() // 2)
        lower = upper.translated(0, upper.height())
        small = QFont(widget.font())
        small.setPixelSize(tokens.CAPTION_SIZE)
        room = min(QFontMetrics(small).horizontalAdvance(place.hint), int(inside.width() * _HINT_SHARE))
        right = QRect(upper.right() - room, upper.top(), room + 1, upper.height())
        _write(painter, right, _RIGHT, (place.hint, small, colours.muted))
        left = upper.adjusted(0, 0, -(room + tokens.SPACE), 0)
        _write(painter, left, _LEFT, (place.title, widget.font(), colours.text))
        _write(painter, lower, _LEFT, (place.detail, small, colours.muted))
        painter.restore()


def _write(painter: QPainter, box: QRect, where: Qt.AlignmentFlag, words: tuple[str, QFont, str]) -> None:
    text, font, colour = words
    shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(box, where | Qt.TextFlag.TextSingleLine, shown)
