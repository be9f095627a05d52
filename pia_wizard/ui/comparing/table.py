"""The differences as a table: what, before, after, and which way, in words and with a sign."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from pia_wizard.errors import N_
from pia_wizard.evaluation.directions import Direction
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance.shapes import Shape, shape_icon
from pia_wizard.ui.assessment.signs import window_colours
from pia_wizard.ui.comparing.lines import Kind, Line
from pia_wizard.ui.papers.lines_delegate import reading_table
from pia_wizard.ui.pieces import tip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_KIND, _ABOUT, _BEFORE, _AFTER, _WAY = range(5)
KINDS = {
    Kind.ANSWER: N_("回答"),
    Kind.VERDICT: N_("判定"),
    Kind.RISK: N_("リスク"),
    Kind.MEASURE: N_("対策"),
    Kind.DECISION: N_("人が決めたこと"),
    Kind.CONTENT: N_("質問と基準"),
}
WAYS = {
    Direction.BETTER: N_("良くなった"),
    Direction.WORSE: N_("悪くなった"),
    Direction.OTHER: N_("変わった"),
}
_SIGNS = {Direction.BETTER: Shape.MET, Direction.WORSE: Shape.NOT_MET}


class LinesModel(QAbstractTableModel):
    """Lines, all or some of them."""

    def __init__(self, view: QWidget, translator: Translator) -> None:
        super().__init__(view)
        self._view, self.translator = view, translator
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return five: kind, what, before, after, which way."""
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        say = self.translator.say
        return (say("種類"), say("項目"), say("前"), say("後"), say("変化"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return one cell; a screen reader hears the whole line in its first."""
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(line)[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.translator.say("、").join(self._cells(line)) if not column else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._cells(line)[column])
        if role == Qt.ItemDataRole.DecorationRole and column == _WAY and line.direction in _SIGNS:
            return shape_icon(
                _SIGNS[line.direction], window_colours(self._view), ratio=self._view.devicePixelRatioF()
            )
        return None

    def _cells(self, line: Line) -> tuple[str, str, str, str, str]:
        say = self.translator.say
        return say(KINDS[line.kind]), line.about, line.before, line.after, say(WAYS[line.direction])


class LinesTable(QTableView):
    """``wanted`` carries the line that Enter or a double click asks to go to."""

    wanted = Signal(object)

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = LinesModel(self, translator)
        self.setModel(self.lines)
        reading_table(self)
        self.setAccessibleName(translator.say("変わった点"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.wanted.emit(self.lines.lines[index.row()]))

    def chosen(self) -> Line | None:
        """Return the line under the cursor."""
        index = self.currentIndex()
        return self.lines.lines[index.row()] if index.isValid() else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, each as high as it needs."""
        self.lines.show(lines)
        self._share_width()
        if lines:
            self.setCurrentIndex(self.lines.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the line under the cursor; other keys move."""
        line = self.chosen()
        if line is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit(line)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep all columns in view."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        measure = self.fontMetrics()
        say = self.lines.translator.say
        room = self.viewport().width()
        kind = max(measure.horizontalAdvance(say(words)) for words in KINDS.values()) + 28
        kind = min(kind, room // 6)  # longer ones go on in the next line
        way = max(measure.horizontalAdvance(say(words)) for words in WAYS.values()) + 56
        rest = max(room - kind - way, 300)
        for column, width in ((_KIND, kind), (_ABOUT, rest * 2 // 5), (_BEFORE, rest * 3 // 10)):
            self.setColumnWidth(column, width)
        self.setColumnWidth(_AFTER, rest - rest * 2 // 5 - rest * 3 // 10)
        self.setColumnWidth(_WAY, way)
        self.resizeRowsToContents()
