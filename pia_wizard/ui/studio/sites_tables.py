"""The rows of a list as they will be used, and what is wrong with some of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from pia_wizard.exchange.site_list import RowFault
from pia_wizard.exchange.table_file import Table
from pia_wizard.i18n import ErrorText, Translator
from pia_wizard.session.site_order import SitePlan
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.appearance.shapes import Shape, shape_icon
from pia_wizard.ui.messages import Message
from pia_wizard.ui.papers.lines_delegate import reading_table
from pia_wizard.ui.pieces import tip
from pia_wizard.ui.studio.sites_columns import SitesColumns

ROWS_SHOWN = 20
_MOST_FAULTS = 500
_NUMBER_WIDTH, _LEAST_WIDTH = 72, 140


class RowsTable(QTableWidget):
    """The first rows, by what their columns stand for."""

    def show_plan(self, plan: SitePlan | None, columns: SitesColumns, translator: Translator) -> None:
        """Show the rows of a list with its columns mapped."""
        self.clear()
        used = plan.columns if plan is not None else {}
        rows = plan.table.rows[:ROWS_SHOWN] if plan is not None else ()
        faulty = {fault.number for fault in plan.sites.faults} if plan is not None else set()
        self.setColumnCount(len(used) + 1)
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels([translator.say("行"), *(columns.title(t) for t in used)])
        for place, row in enumerate(rows):
            number = QTableWidgetItem(str(row.number))
            if row.number in faulty:
                number.setIcon(shape_icon(Shape.PROBLEM, colours_of(self), 16, self.devicePixelRatioF()))
                number.setToolTip(translator.say("直すところがあります"))
            self.setItem(place, 0, number)
            for column, source in enumerate(used.values(), 1):
                self.setItem(place, column, QTableWidgetItem(row.cells[source].text))
        header, room = self.horizontalHeader(), self.viewport().width() - tokens.grown(_NUMBER_WIDTH)
        header.setStretchLastSection(True)
        header.resizeSection(0, tokens.grown(_NUMBER_WIDTH))
        for column in range(1, self.columnCount()):
            header.resizeSection(column, max(tokens.grown(_LEAST_WIDTH), room // max(1, len(used))))


class FaultsTable(QTableWidget):
    """``asked`` carries the place of a fault that was double-clicked or entered."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, 3)
        reading_table(self)
        header = self.horizontalHeader()
        header.resizeSection(0, tokens.grown(_NUMBER_WIDTH))
        header.resizeSection(1, tokens.grown(_LEAST_WIDTH))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.faults: tuple[RowFault, ...] = ()
        self.itemDoubleClicked.connect(lambda item: self.asked.emit(item.row()))

    def show_faults(self, faults: Sequence[RowFault], translator: Translator) -> None:
        """Show why rows cannot be made, each in a line."""
        self.faults = tuple(faults[:_MOST_FAULTS])
        self.setRowCount(len(self.faults))
        icon = shape_icon(Shape.PROBLEM, colours_of(self), 16, self.devicePixelRatioF())
        for row, fault in enumerate(self.faults):
            said = translator.error(fault.cause)
            number = QTableWidgetItem(icon, str(fault.number))
            words = " ".join(part for part in (said.why or said.what, said.do) if part)
            for column, item in enumerate((number, QTableWidgetItem(fault.column), QTableWidgetItem(words))):
                item.setToolTip(tip(words))
                self.setItem(row, column, item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the fault under the cursor on Enter; other keys move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.asked.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def message(self, place: int, table: Table, translator: Translator) -> Message:
        """Return a dialog with a fault in full and all cells of its row."""
        fault = self.faults[place]
        said = translator.error(fault.cause)
        row = next((row for row in table.rows if row.number == fault.number), None)
        cells = zip(table.titles, row.cells if row else (), strict=False)
        lines = tuple(
            translator.say("{title}: {text}", title=title, text=cell.text) for title, cell in cells if title
        )
        what = translator.say("{n} 行目の掲示物は作れません。", n=fault.number)
        if fault.column:
            what = translator.say(
                "{n} 行目の「{column}」を直してください。", n=fault.number, column=fault.column
            )
        dialog = Message(
            self, Shape.PROBLEM, ErrorText(what, said.why or said.what, said.do, lines), translator
        )
        close = dialog.button(translator.say("閉じる"), "primary", accepts=True)
        close.setDefault(True)
        close.setFocus()
        return dialog
