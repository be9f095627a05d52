"""A group of exclusive tiles with a small "take the answer back" below."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.options import OptionRadio


class OneOf(QWidget):
    """Exclusive options; ``chosen`` carries the key the user chose, or "" when taken back."""

    chosen = Signal(str)

    def __init__(self, keys: tuple[str, ...], *, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._tiles = {key: OptionRadio(key, self) for key in keys}
        self._clear = QPushButton(self)
        self._clear.setProperty("look", "link")
        self._clear.clicked.connect(self._take_back)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, tile in enumerate(self._tiles.values()):
            grid.addWidget(tile, *divmod(place, columns))
            self._group.addButton(tile)
            tile.clicked.connect(lambda _checked, key=tile.key: self._choose_by_hand(key))
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._clear, grid.rowCount(), 0, 1, columns, Qt.AlignmentFlag.AlignLeft)
        self._key = ""
        self._clear.hide()

    @property
    def key(self) -> str:
        """The key of the option chosen, or nothing."""
        return self._key

    def choose(self, key: str) -> None:
        """Show an option as chosen, or none for an unknown key; emits nothing."""
        self._key = key if key in self._tiles else ""
        self._group.setExclusive(False)
        for name, tile in self._tiles.items():
            tile.setChecked(name == self._key)
        self._group.setExclusive(True)
        self._clear.setVisible(bool(self._key))

    def hide_clear(self) -> None:
        """Offer no way back to "nothing chosen", where something must be."""
        self._clear.hide()

    def buttons(self) -> tuple[OptionRadio, ...]:
        """Return the tiles in order."""
        return tuple(self._tiles.values())

    def focus(self) -> None:
        """Focus the chosen tile, or the first one."""
        self._tiles.get(self._key, next(iter(self._tiles.values()))).setFocus()

    def relabel(self, labels: Mapping[str, str], translator: Translator) -> None:
        """Show other labels."""
        for key, tile in self._tiles.items():
            tile.setText(labels[key])
        self._clear.setText(translator.say("選択を取り消す"))
        self._clear.setAccessibleDescription(translator.say("この質問を未回答に戻します。"))

    def name(self, asked: str) -> None:
        """Give each tile an accessible name that holds the question and its own label."""
        for tile in self._tiles.values():
            tile.setAccessibleName(f"{asked} {tile.text()}")

    def _choose_by_hand(self, key: str) -> None:
        if key != self._key:
            self.choose(key)
            self.chosen.emit(key)

    def _take_back(self) -> None:
        self.focus()
        self.choose("")
        self.chosen.emit("")
