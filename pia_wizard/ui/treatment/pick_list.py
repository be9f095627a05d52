"""Choosing any number out of many: a search line above a list with check boxes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.search_list import SearchLine
from pia_wizard.ui.folded_text import folded
from pia_wizard.ui.pieces import tip

_KEY = Qt.ItemDataRole.UserRole
_CHECK = Qt.ItemDataRole.CheckStateRole
_ROWS_SHOWN = 6
_BESIDE_TEXT = 74
"""Pixels of a line that its box, its margins and the scroll bar take."""


class Option(NamedTuple):
    """One line of the list."""

    key: str
    text: str


class _CheckedList(QListWidget):
    """A list in which a click anywhere in a line checks it; the space bar does by itself."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check the line, unless the click was on its box, which has done so."""
        item = self.itemAt(event.position().toPoint())
        before = item.checkState() if item else None
        super().mouseReleaseEvent(event)
        if item is not None and item.checkState() is before and event.button() is Qt.MouseButton.LeftButton:
            item.setCheckState(_opposite(item.checkState()))


class PickList(QWidget):
    """``changed``: another set is checked."""

    changed = Signal()

    def __init__(self, name: str, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.translator = translator
        self.search, self.list = SearchLine(self), _CheckedList(self)
        self.only_picked = QCheckBox(translator.say("選んだものだけ表示"), self)
        self._count = TextLabel(look="caption", parent=self)
        self._whole = TextLabel(look="caption", parent=self)
        self._none = TextLabel(translator.say("当てはまる項目がありません。"), look="muted", parent=self)
        self.search.setPlaceholderText(translator.say("文字を入れて絞り込めます"))
        self.search.setAccessibleName(translator.say("{list}を絞り込む", list=name))
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(name)
        self.only_picked.setAccessibleDescription(name)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.search.moved.connect(lambda _step: self.list.setFocus())
        self.only_picked.toggled.connect(self._filter)
        self.list.itemChanged.connect(self._take)
        self.list.currentItemChanged.connect(self._show_whole)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE)
        head.addWidget(self.search, 1)
        head.addWidget(self.only_picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for widget in (self.list, self._none, self._whole, self._count):
            column.addWidget(widget)

    def offer(self, options: Sequence[Option], picked: Iterable[str]) -> None:
        """Show these options with some of them checked; those come first, so that they are seen."""
        chosen = set(picked)
        silent = QSignalBlocker(self.list)
        self.list.clear()
        for option in sorted(options, key=lambda option: option.key not in chosen):
            item = QListWidgetItem(option.text)
            item.setData(_KEY, option.key)
            item.setToolTip(tip(option.text))
            item.setCheckState(Qt.CheckState.Checked if option.key in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        silent.unblock()
        rows = min(_ROWS_SHOWN, max(2, len(options)))
        row = max(self.list.sizeHintForRow(0), 28)
        self.list.setFixedHeight(rows * row + 2 * self.list.frameWidth() + 6)
        self.list.setCurrentRow(0)
        self._filter()

    def picked(self) -> tuple[str, ...]:
        """Return the keys of what is checked."""
        return tuple(str(i.data(_KEY)) for i in self._items() if i.checkState() is Qt.CheckState.Checked)

    def pick(self, key: str) -> None:
        """Check or uncheck one, as the user would."""
        for item in self._items():
            if item.data(_KEY) == key:
                item.setCheckState(_opposite(item.checkState()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out again whether the line the user is at is cut."""
        super().resizeEvent(event)
        self._show_whole(self.list.currentItem())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _take(self, _item: QListWidgetItem) -> None:
        self._show_count()
        self.changed.emit()

    def _filter(self, _change: object = None) -> None:
        wanted, only = folded(self.search.text()), self.only_picked.isChecked()
        shown = 0
        for item in self._items():
            apart = only and item.checkState() is not Qt.CheckState.Checked
            item.setHidden(apart or wanted not in folded(item.text()))
            shown += not item.isHidden()
        self._none.setVisible(not shown)
        self._show_count()
        if not shown:
            announce(self, self._none.text())

    def _show_whole(self, item: QListWidgetItem | None, _before: object = None) -> None:
        """Show the whole text of the line the user is at where the list has to cut it."""
        room = self.width() - tokens.grown(_BESIDE_TEXT)
        cut = item is not None and self.list.fontMetrics().horizontalAdvance(item.text()) > room
        self._whole.say(item.text() if item and cut else "")
        self._whole.setVisible(cut)

    def _show_count(self) -> None:
        n = len(self.picked())
        self._count.say(self.translator.say_n("{n}件を選んでいます。", "{n}件を選んでいます。", n))


def _opposite(state: Qt.CheckState) -> Qt.CheckState:
    return Qt.CheckState.Unchecked if state is Qt.CheckState.Checked else Qt.CheckState.Checked
