"""The kinds of notices below each other: a sign, the title, and where it stands."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.shapes import paint_shape
from pia_wizard.ui.assessment.signs import window_colours
from pia_wizard.ui.pieces import tip
from pia_wizard.ui.studio.kind_states import SHAPES, Kind, KindState

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW_HEIGHT = 52
_WIDTH, _WIDEST = 204, 260
_KIND = Qt.ItemDataRole.UserRole


class KindsModel(QAbstractListModel):
    """Kinds as they were shown last."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: tuple[Kind, ...] = ()

    def show(self, kinds: Sequence[Kind]) -> None:
        """Take over other states; rows are made anew only if their order differs."""
        now = tuple(kinds)
        if [kind.notice for kind in now] == [kind.notice for kind in self.kinds]:
            self.kinds = now
            self.dataChanged.emit(self.index(0), self.index(len(now) - 1))
            return
        self.beginResetModel()
        self.kinds = now
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of kinds."""
        return 0 if parent.isValid() else len(self.kinds)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, or title and state for screen readers."""
        kind = self.kinds[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return kind.title
        if role == _KIND:
            return kind
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{kind.title} {kind.words}"
        return tip(f"{kind.title}\n{kind.words}") if role == Qt.ItemDataRole.ToolTipRole else None


class KindDelegate(QStyledItemDelegate):
    """Paints one kind; what is not needed is quiet."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the fixed height of a row."""
        return QSize(120, tokens.grown(_ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        view, kind = option.widget, index.data(_KIND)
        colours = window_colours(view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.sunken))
            painter.drawRoundedRect(box, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus and view.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), colours.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
        side = tokens.grown(16)
        sign = QRectF(box.left() + 6, box.top() + tokens.grown(8), side, side)
        paint_shape(painter, sign, SHAPES[kind.state], colours)
        self._write(painter, option, kind, box.adjusted(12 + side, tokens.grown(6), -4, -tokens.grown(6)))
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, kind: Kind, box: QRectF) -> None:
        colours = window_colours(option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        quiet = kind.state is KindState.NOT_NEEDED
        lines = (
            (kind.title, tokens.TEXT_SIZE, colours.accent if chosen else colours.text, "top"),
            (kind.words, tokens.CAPTION_SIZE, colours.muted, "bottom"),
        )
        for text, size, ink, side in lines:
            font = option.widget.font()
            font.setPixelSize(size)
            font.setBold(chosen and side == "top")
            painter.setFont(font)
            painter.setPen(QColor(colours.muted if quiet and not chosen else ink))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            edge = Qt.AlignmentFlag.AlignTop if side == "top" else Qt.AlignmentFlag.AlignBottom
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | edge, shown)


class KindsList(QListView):
    """``chosen`` carries the id of the kind the user goes to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "navigation")
        self.rows = KindsModel()
        self._silent = False
        self.setModel(self.rows)
        self.setItemDelegate(KindDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFixedWidth(min(tokens.grown(_WIDTH), _WIDEST))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_kinds(self, kinds: Sequence[Kind], chosen: str) -> None:
        """Show the kinds with one of them chosen; says nothing about it."""
        self._silent = True
        self.rows.show(kinds)
        row = next((n for n, kind in enumerate(self.rows.kinds) if kind.notice == chosen), 0)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.rows.index(row), flag)
        self._silent = False

    def retranslate(self, translator: Translator) -> None:
        """Name the list."""
        self.setAccessibleName(translator.say("掲示の種類"))

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and not self._silent:
            self.chosen.emit(self.rows.kinds[now.row()].notice)
