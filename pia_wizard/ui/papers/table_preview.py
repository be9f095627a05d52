"""A spreadsheet's table to look through before it is saved."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from pia_wizard.i18n import Translator
from pia_wizard.ui.papers.lines_delegate import reading_table

if TYPE_CHECKING:
    from pia_wizard.exchange.workbooks import CellValue, Register

_PIXELS_PER_DIGIT = 9


class TablePreview(QTableWidget):
    """Shows the rows of a register; nothing can be changed here."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._words = translator
        reading_table(self)

    def show_register(self, register: "Register", words: Translator) -> None:
        """Show a table; dates as the language of the paper writes them."""
        self._words = words
        self.clear()
        self.setAccessibleName(register.title)
        self.setColumnCount(len(register.columns))
        self.setRowCount(len(register.rows))
        self.setHorizontalHeaderLabels([column.title for column in register.columns])
        for place, column in enumerate(register.columns):
            self.setColumnWidth(place, round(column.width * _PIXELS_PER_DIGIT))
        for row, values in enumerate(register.rows):
            for place, value in enumerate(values):
                self.setItem(row, place, QTableWidgetItem(self._text(value)))
        self.resizeRowsToContents()

    def _text(self, value: "CellValue") -> str:
        if isinstance(value, datetime):
            return f"{self._words.date(value.date())} {self._words.time(value)}"
        if isinstance(value, date):
            return self._words.date(value)
        return "" if value is None else str(value)
