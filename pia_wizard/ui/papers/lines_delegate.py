"""Cells of a table with whole sentences: wrapped, with the line pitch of running text, and room around."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.labels import breakable, laid_out, line_pitch

_ACROSS, _DOWN = 8, 6
_ICON = 16

Index = QModelIndex | QPersistentModelIndex


class LinesDelegate(QStyledItemDelegate):
    """Draws what the model holds as display and decoration."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the icon and the lines of a cell."""
        table = self._table()
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text, drawn.icon = "", QIcon()
        table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, table)
        rect: QRect = option.rect
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(
                painter,
                rect.left() + _ACROSS,
                rect.top() + _DOWN + 2,
                tokens.grown(_ICON),
                tokens.grown(_ICON),
            )
        painter.setPen(table.palette().color(table.foregroundRole()))
        lines = self._lines(index, rect.width())
        lines.draw(painter, QPointF(rect.left() + _ACROSS + _indent(index), rect.top() + _DOWN))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return what all lines need at the column's width."""
        table = self._table()
        width = table.columnWidth(index.column())
        height = self._lines(index, width).lineCount() * line_pitch(table.font())
        return QSize(width, height + 2 * _DOWN)

    def _lines(self, index: Index, width: int) -> QTextLayout:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        text = breakable(str(index.data() or ""))
        return laid_out(text, self._table().font(), max(1, width - 2 * _ACROSS - _indent(index)), option)

    def _table(self) -> QTableView:
        parent: object = self.parent()
        if not isinstance(parent, QTableView):
            raise TypeError(type(parent))
        return parent


def _indent(index: Index) -> int:
    return (
        tokens.grown(_ICON) + _ACROSS if isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon) else 0
    )


def reading_table(table: QTableView) -> None:
    """Make a table one to read: rows as high as their sentences, whole rows chosen, nothing edited."""
    table.setItemDelegate(LinesDelegate(table))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.setProperty("look", "list")
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
