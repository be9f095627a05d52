"""A table: the rows at a glance, and below them a form for the row chosen."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

from pia_wizard.assessment.model import Cell, Row
from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.prompt import Prompt
from pia_wizard.ui.editors.row_form import RowForm
from pia_wizard.ui.editors.rows_model import RowsModel
from pia_wizard.ui.flow_row import FlowRow

_ROWS_SHOWN = 7
_BUTTONS = ("add", "copy", "remove", "up", "down", "undo", "file")


class TableEditor(Editor):
    """Gives a tuple of rows, or None when no row holds anything; rows still empty are kept here only.

    ``file_asked``: the user wants to bring rows from a file.
    """

    file_asked = Signal()

    def __init__(self, prompt: Prompt, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(prompt, translator, parent)
        self.model = RowsModel(prompt.columns, translator, self)
        self.view = QTableView(self)
        self.form = RowForm(prompt.columns, translator, self)
        self.count = TextLabel(look="muted", parent=self)
        self.buttons = {name: QPushButton(self) for name in _BUTTONS}
        self._removed: tuple[int, Row] | None = None
        self._prepare_view()
        row = FlowRow()
        for button in self.buttons.values():
            row.addWidget(button)
        self.body.addWidget(self.count)
        self.body.addWidget(self.view)
        self.body.addLayout(row)
        self.body.addWidget(self.form)
        self._connect()
        self.finish()
        self._show_rows()

    def _prepare_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setTabKeyNavigation(False)
        view.setCornerButtonEnabled(False)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setWordWrap(False)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)

    def _connect(self) -> None:
        actions = (self.add, self.copy, self.remove, lambda: self.move_row(-1), lambda: self.move_row(1))
        for button, act in zip(
            self.buttons.values(), (*actions, self.put_back, self.file_asked.emit), strict=True
        ):
            button.setProperty("look", "quiet")
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.buttons["add"].setProperty("look", "")
        self.view.selectionModel().currentRowChanged.connect(self._choose)
        self.form.changed.connect(self._put)

    def set_value(self, value: object) -> None:
        """Show rows; the row being edited stays if they are the ones already here."""
        self.show_fault("")
        rows = [row for row in value if isinstance(row, dict)] if isinstance(value, tuple) else []
        if rows != self._filled():
            here = self.place
            self._removed = None
            self.model.replace(rows)
            self._show_rows()
            self._go(min(here, len(rows) - 1))

    def commit(self) -> None:
        """Commit the cell being typed."""
        self.form.commit()

    def fields(self) -> tuple[QWidget, ...]:
        """Return the view and the button that adds."""
        return self.view, self.buttons["add"]

    @property
    def place(self) -> int:
        """The number of the row chosen, counted from 0, or -1."""
        return self.view.currentIndex().row()

    def focus(self) -> None:
        """Focus the rows, or the button that adds the first."""
        (self.view if self.model.rows else self.buttons["add"]).setFocus()

    def add(self) -> None:
        """Add an empty row at the end and go to its first cell."""
        self.form.commit()
        self.model.insert(len(self.model.rows), {})
        self._after_change(len(self.model.rows) - 1, tell=False)
        next(iter(self.form.cells.values())).focus()

    def copy(self) -> None:
        """Add a copy of the chosen row below it."""
        self.form.commit()
        self.model.insert(self.place + 1, dict(self.model.rows[self.place]))
        self._after_change(self.place + 1)

    def remove(self) -> None:
        """Take the chosen row out; it can be put back until the next change."""
        place = self.place
        row = self.model.take(place)
        self._after_change(min(place, len(self.model.rows) - 1))
        self._removed = (place, row)
        self._show_rows()
        announce(self, self.translator.say("{n}行目を削除しました。", n=place + 1))

    def put_back(self) -> None:
        """Put the row back that was taken out last."""
        if self._removed:
            place, row = self._removed
            self.model.insert(place, row)
            self._after_change(place)

    def move_row(self, step: int) -> None:
        """Move the chosen row up (-1) or down (1)."""
        self.form.commit()
        self.model.move(self.place, step)
        self._after_change(self.place + step)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        self.model.retranslate(translator)
        self.form.retranslate(translator)
        name = self._row_name()
        words = {
            "add": translator.say("{row}を追加", row=name),
            "copy": translator.say("複製"),
            "remove": translator.say("削除"),
            "up": translator.say("上へ"),
            "down": translator.say("下へ"),
            "undo": translator.say("削除した行を戻す"),
            "file": translator.say("ファイルから追加…"),
        }
        for key, text in words.items():
            self.buttons[key].setText(text)
            self.buttons[key].setAccessibleDescription(self.prompt.ask(translator))
        self._show_rows()
        super().retranslate(translator)

    def _row_name(self) -> str:
        return self.prompt.row_name(self.translator) or self.translator.say("行")

    def _filled(self) -> list[Row]:
        return [row for row in self.model.rows if row]

    def _put(self, key: str, value: Cell | None) -> None:
        if self.place >= 0 and (self.fault or self.model.rows[self.place].get(key) != value):
            self.model.put(self.place, key, value)
            self._removed = None
            self._show_choice()
            self.committed.emit(tuple(self._filled()) or None)

    def _after_change(self, place: int, *, tell: bool = True) -> None:
        self._removed = None
        self._show_rows()
        self._go(place)
        if tell:
            self.committed.emit(tuple(self._filled()) or None)

    def _go(self, place: int) -> None:
        if 0 <= place < len(self.model.rows):
            self.view.selectRow(place)
            self.form.show_row(self.model.rows[place])
            self._show_choice()

    def _choose(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.form.show_row(self.model.rows[now.row()])
        self._show_choice()

    def _show_rows(self) -> None:
        rows = len(self.model.rows)
        self.view.setVisible(rows > 0)
        shown = min(rows, _ROWS_SHOWN)
        header = self.view.horizontalHeader().sizeHint().height()
        self.view.setFixedHeight(shown * self.view.verticalHeader().defaultSectionSize() + header + 4)
        words = self.translator.say("{row}：{n}件", row=self._row_name(), n=rows)
        none = self.translator.say("{row}はまだありません。", row=self._row_name())
        self.count.say(words if rows else none)
        self._show_choice()

    def _show_choice(self) -> None:
        place, rows = self.place, len(self.model.rows)
        chosen = 0 <= place < rows
        self.form.setVisible(chosen)
        for name in ("copy", "remove", "up", "down"):
            self.buttons[name].setVisible(rows > 0)
            self.buttons[name].setEnabled(chosen)
        self.buttons["up"].setEnabled(chosen and place > 0)
        self.buttons["down"].setEnabled(chosen and place < rows - 1)
        self.buttons["undo"].setVisible(self._removed is not None)
        self.form.heading.say(f"{self._row_name()} {place + 1}")
