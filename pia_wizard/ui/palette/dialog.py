"""The dialog: a line to type into and the places found below it, all by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.editors.search_list import SearchLine
from pia_wizard.ui.palette.place_painter import PlacePainter
from pia_wizard.ui.palette.search import Place, found

_WIDTH, _HEIGHT = 640, 440
_ANY = QModelIndex()


class PlaceRows(QAbstractListModel):
    """The places found, best first; a row's data is its ``Place`` under ``PLACE``."""

    PLACE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, translator: Translator, parent: QObject) -> None:
        super().__init__(parent)
        self._translator = translator
        self.places: list[Place] = []

    def show(self, places: list[Place]) -> None:
        """Show other places."""
        self.beginResetModel()
        self.places = places
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ANY) -> int:
        """Return how many were found."""
        return 0 if parent.isValid() else len(self.places)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a row's title, what a screen reader says of it, or the place itself."""
        if not index.isValid():
            return None
        place = self.places[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return place.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._translator.say("、").join(filter(None, (place.title, place.detail, place.hint)))
        return place if role == self.PLACE else None


class PaletteDialog(QDialog):
    """Shows where one can go; ``chosen`` is where the user wants to, once it was accepted."""

    def __init__(
        self, places: Sequence[Place], translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._all = places
        self._translator = translator
        self.chosen: Place | None = None
        self.line = SearchLine(self)
        self.list = QListView(self)
        self.rows = PlaceRows(translator, self)
        self._none = TextLabel(look="muted", parent=self)
        self._lay_out()
        self._say()
        self.line.textChanged.connect(self._search)
        self.line.moved.connect(self._move)
        self.line.returnPressed.connect(self._choose)
        self.list.activated.connect(lambda _index: self._choose())
        self.list.clicked.connect(lambda _index: self._choose())
        self._search("")

    def _lay_out(self) -> None:
        take_room(self, _WIDTH, _HEIGHT)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PlacePainter(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE, tokens.SPACE, tokens.SPACE, tokens.SPACE)
        column.setSpacing(tokens.GAP)
        for widget in (self.line, self._none):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addStretch()

    def _say(self) -> None:
        say = self._translator.say
        self.setWindowTitle(say("移動と操作"))
        self.line.setPlaceholderText(say("質問、条項、リスク、操作の名前や識別子を入力"))
        self.line.setAccessibleName(say("行き先や操作を探す"))
        self.list.setAccessibleName(say("見つかった行き先と操作"))
        self._none.say(say("当てはまるものがありません。別の言葉で探してください。"))

    def _search(self, typed: str) -> None:
        self.rows.show(found(self._all, typed))
        if self.rows.places:
            self.list.setCurrentIndex(self.rows.index(0))
        self._none.setVisible(not self.rows.places)
        self.list.setVisible(bool(self.rows.places))
        first = self.rows.places[0].title if self.rows.places else self._none.text()
        announce(self, first)

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        if 0 <= row < self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(row))

    def _choose(self) -> None:
        place = self.rows.data(self.list.currentIndex(), PlaceRows.PLACE)
        if isinstance(place, Place):
            self.chosen = place
            self.accept()
