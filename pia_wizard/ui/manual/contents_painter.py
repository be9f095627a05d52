"""Paints the rows of the contents: a heading in as many lines as it needs, and quietly what it stands in."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.editors.labels import laid_out, line_pitch

DETAIL = Qt.ItemDataRole.UserRole + 1
"""What a found section stands in, or nothing."""
LEVEL = Qt.ItemDataRole.UserRole + 2
"""0 for a chapter, 1 for a section below it."""
_ABOVE = 5
_BAR = 24
"""Pixels left for the scroll bar and the frame, whether or not the bar is there."""
Index = QModelIndex | QPersistentModelIndex


class ContentsPainter(QStyledItemDelegate):
    """Rows as high as their words need at the width of the list."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of all lines."""
        parts = self._parts(index)
        lines = sum(layout.lineCount() * line_pitch(layout.font()) for layout, _look in parts)
        return QSize(self._rows.width() - _BAR, lines + 2 * tokens.spaced(_ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of a chosen row, then its words."""
        colours, box = colours_of(self._rows), QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(box, tokens.HAIR, tokens.HAIR)
        top = float(box.top() + tokens.spaced(_ABOVE))
        for layout, look in self._parts(index):
            ink = self._rows.palette().color(QPalette.ColorRole.Text)
            painter.setPen(QColor(colours.muted) if look == "muted" else ink)
            layout.draw(painter, QPointF(box.left() + self._indent(index), top))
            top += layout.lineCount() * line_pitch(layout.font())
        painter.restore()

    def _indent(self, index: Index) -> int:
        return tokens.GAP + int(index.data(LEVEL) or 0) * tokens.SPACE

    def _parts(self, index: Index) -> list[tuple[QTextLayout, str]]:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        room = self._rows.width() - _BAR - self._indent(index) - tokens.GAP
        font = QFont(index.data(Qt.ItemDataRole.FontRole) or self._rows.font())
        parts = [(laid_out(str(index.data()), font, room, option), "")]
        if detail := str(index.data(DETAIL) or ""):
            small = QFont(self._rows.font())
            small.setPixelSize(tokens.CAPTION_SIZE)
            parts.append((laid_out(detail, small, room, option), "muted"))
        return parts
