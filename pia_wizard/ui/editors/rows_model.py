"""The rows of a table question as Qt's views read them."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pia_wizard.assessment.model import Cell, Row
from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.cells import cell_text
from pia_wizard.ui.editors.prompt import Prompt

MOST_COLUMNS = 4
"""So many columns fit beside the other panes without a horizontal scroll bar; the form shows all."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Rows that can be added, copied, removed and moved; cells are typed values by column key."""

    def __init__(self, columns: tuple[Prompt, ...], translator: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self.columns = columns
        self.translator = translator
        self.rows: list[Row] = []

    def replace(self, rows: list[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def insert(self, place: int, row: Row) -> None:
        """Put a row in so that it becomes number ``place``."""
        self.beginInsertRows(_NOWHERE, place, place)
        self.rows.insert(place, row)
        self.endInsertRows()

    def take(self, place: int) -> Row:
        """Take a row out and return it."""
        self.beginRemoveRows(_NOWHERE, place, place)
        row = self.rows.pop(place)
        self.endRemoveRows()
        return row

    def move(self, place: int, step: int) -> None:
        """Exchange a row with the one above (-1) or below (1)."""
        other = place + step
        self.rows[place], self.rows[other] = self.rows[other], self.rows[place]
        first, last = min(place, other), max(place, other)
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def put(self, place: int, key: str, value: Cell | None) -> None:
        """Set one cell; None empties it."""
        row = {name: cell for name, cell in self.rows[place].items() if name != key}
        if value is not None:
            row[key] = value
        order = [column.key for column in self.columns]
        self.rows[place] = {name: row[name] for name in order if name in row}
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def retranslate(self, translator: Translator) -> None:
        """Show headers and cells in another language."""
        self.translator = translator
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns shown."""
        return 0 if parent.isValid() else min(len(self.columns), MOST_COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell in words, the same as tool tip and for screen readers."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        column = self.columns[index.column()]
        text = cell_text(column, self.rows[index.row()].get(column.key), self.translator)
        return " ".join(text.split())[:200]

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's words or a row's number."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.columns[section].ask(self.translator)
