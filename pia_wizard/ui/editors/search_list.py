"""Choosing one of many: the choice made and a button; while choosing, a search line above a list."""

import unicodedata
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel

_ROWS_SHOWN = 6


def _folded(text: str) -> str:
    """Return a text as it is compared while searching: width, case and kana kind do not matter."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in plain)


class SearchLine(QLineEdit):
    """A search line whose arrow keys move in the list below."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send the vertical arrows to the list."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class SearchList(QWidget):
    """Exclusive options in a list; ``chosen`` carries the key the user chose, or "" when taken back."""

    chosen = Signal(str)

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._key = ""
        self._labels: dict[str, str] = {}
        self._found = True
        self._answer = TextLabel(look="answer", parent=self)
        self._change = QPushButton(self)
        self._clear = QPushButton(self)
        self._search = SearchLine(self)
        self._list = QListWidget(self)
        self._none = TextLabel(look="muted", parent=self)
        self._lay_out()
        self._change.clicked.connect(self._open)
        self._clear.clicked.connect(self._take_back)
        self._search.textChanged.connect(self._filter)
        self._search.moved.connect(self._move)
        self._search.returnPressed.connect(self._choose_current)
        self._list.itemClicked.connect(lambda _item: self._choose_current())
        self._list.itemActivated.connect(lambda _item: self._choose_current())

    def _lay_out(self) -> None:
        self._closed = QWidget(self)
        row = QHBoxLayout(self._closed)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._answer, 1)
        for button in (self._change, self._clear):
            button.setProperty("look", "link")
            button.setAutoDefault(True)
            row.addWidget(button)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._closed, self._search, self._none, self._list):
            column.addWidget(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter, which has chosen: a dialog would press with it what has the focus by then."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()
        else:
            super().keyPressEvent(event)

    @property
    def key(self) -> str:
        """The key of the option chosen, or nothing."""
        return self._key

    def choose(self, key: str) -> None:
        """Show an option as chosen and fold the list, or open it for an unknown key; emits nothing."""
        self._key = key if key in self._keys else ""
        self._answer.say(self._labels.get(self._key, ""))
        self._show_list(open_=not self._key)
        self._select(self._key)

    def buttons(self) -> tuple[QWidget, ...]:
        """Return what takes the focus."""
        return self._search, self._list, self._change

    def focus(self) -> None:
        """Focus the button that changes the choice, or the search line."""
        (self._change if self._key else self._search).setFocus()

    def relabel(self, labels: Mapping[str, str], translator: Translator) -> None:
        """Show other labels."""
        self._labels = dict(labels)
        self._list.clear()
        for key in self._keys:
            item = QListWidgetItem(labels[key])
            item.setData(Qt.ItemDataRole.UserRole, key)
            self._list.addItem(item)
        row = self._list.sizeHintForRow(0)
        self._list.setFixedHeight(_ROWS_SHOWN * row + 2 * self._list.frameWidth())
        self._search.setPlaceholderText(translator.say("文字を入れて絞り込めます"))
        self._none.say(translator.say("当てはまる項目がありません。別の文字を入れてください。"))
        self._change.setText(translator.say("選び直す"))
        self._clear.setText(translator.say("選択を取り消す"))
        self._answer.say(self._labels.get(self._key, ""))
        self._filter(self._search.text())
        self._select(self._key)
        self._show_list(open_=not self._key)

    def name(self, asked: str) -> None:
        """Name the fields by the question."""
        self._change.setAccessibleName(f"{asked} {self._labels.get(self._key, '')} {self._change.text()}")

    def _show_list(self, *, open_: bool) -> None:
        self._closed.setVisible(not open_)
        self._search.setVisible(open_)
        self._list.setVisible(open_ and self._found)
        self._none.setVisible(open_ and not self._found)

    def _open(self) -> None:
        self._search.clear()
        self._show_list(open_=True)
        self._search.setFocus()

    def _select(self, key: str) -> None:
        for row in range(self._list.count()):
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self._list.setCurrentRow(row)

    def _filter(self, typed: str) -> None:
        wanted = _folded(typed)
        first = None
        for row in range(self._list.count()):
            item = self._list.item(row)
            hidden = wanted not in _folded(item.text())
            item.setHidden(hidden)
            first = row if first is None and not hidden else first
        if typed and first is not None:
            self._list.setCurrentRow(first)
        self._found = first is not None
        self._show_list(open_=not self._search.isHidden())
        if not self._found:
            announce(self, self._none.text())

    def _move(self, step: int) -> None:
        shown = [row for row in range(self._list.count()) if not self._list.item(row).isHidden()]
        if shown:
            here = shown.index(self._list.currentRow()) if self._list.currentRow() in shown else -step
            self._list.setCurrentRow(shown[max(0, min(len(shown) - 1, here + step))])

    def _choose_current(self) -> None:
        item = self._list.item(self._list.currentRow())
        if self._list.currentRow() < 0 or item.isHidden():
            return
        key = str(item.data(Qt.ItemDataRole.UserRole))
        changed = key != self._key
        self.choose(key)
        self._change.setFocus()
        if changed:
            self.chosen.emit(key)

    def _take_back(self) -> None:
        self.choose("")
        self._search.setFocus()
        self.chosen.emit("")
