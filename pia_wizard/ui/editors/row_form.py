"""All cells of one row, one typed editor below the other."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.cells import CELL_EDITORS
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.prompt import Prompt


class RowForm(QFrame):
    """``changed`` carries a column's key and its new value, None when emptied."""

    changed = Signal(str, object)

    def __init__(self, columns: tuple[Prompt, ...], translator: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self.columns = columns
        self.heading = TextLabel(look="strong", parent=self)
        self._asks = {column.key: TextLabel(parent=self) for column in columns}
        self.cells = {column.key: CELL_EDITORS[column.type](column, translator, self) for column in columns}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        for key, cell in self.cells.items():
            layout.addSpacing(8)
            layout.addWidget(self._asks[key])
            layout.addWidget(cell)
            cell.committed.connect(lambda value, key=key: self._take(key, value))
        self.retranslate(translator)

    def show_row(self, row: Mapping[str, object]) -> None:
        """Show a row's cells."""
        for key, cell in self.cells.items():
            cell.set_value(row.get(key))

    def commit(self) -> None:
        """Commit what is being typed in any cell."""
        for cell in self.cells.values():
            cell.commit()

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        for column in self.columns:
            ask = column.ask(translator)
            must = translator.say("{asked}（必須）", asked=ask) if column.required else ask
            self._asks[column.key].say(must)
            self.cells[column.key].retranslate(translator)

    def _take(self, key: str, value: object) -> None:
        self.cells[key].set_value(value)
        self.changed.emit(key, value)
