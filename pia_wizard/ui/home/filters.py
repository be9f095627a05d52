"""Which assessments to list and in which order, as a row of choices beside the search."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from pia_wizard.assessment.review import ReviewState
from pia_wizard.evaluation.review_words import state_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Library
from pia_wizard.session.content import default_method
from pia_wizard.storage import Wanted
from pia_wizard.storage.records import Order
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.pieces import CalmBox

_SHOWN = ("active", "archived", "templates", "all")
_DAYS = (-1, 30, 90)
_LETTERS, _ORDER_LETTERS = 9, 14
"""How many letters a box has room for; orders have the longest names, and none that goes without saying."""
_ORDERS: tuple[Order, ...] = ("changed", "due", "gravity", "title", "created")
SOON_ROW = 2
"""The row of the days that asks for what is due within thirty days."""


class Band(NamedTuple):
    """A band of the default method: its gravity from 0 to 100, the address of its words, and its name."""

    gravity: int
    address: str
    name: str


class Filters(QWidget):
    """``changed`` follows every choice of the user."""

    changed = Signal()

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clients: tuple[str, ...] = ()
        self._bands: tuple[Band, ...] = ()
        self.shown, self.state, self.client = CalmBox(), CalmBox(), CalmBox()
        self.due, self.risk, self.order = CalmBox(), CalmBox(), CalmBox()
        self.by_client = QCheckBox()
        row = FlowRow(self, gap=tokens.GAP)
        for box in self._boxes():
            box.setMinimumContentsLength(_ORDER_LETTERS if box is self.order else _LETTERS)
            box.setSizeAdjustPolicy(CalmBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            row.addWidget(box)
            box.currentIndexChanged.connect(lambda _row: self.changed.emit())
        row.addWidget(self.by_client)
        self.by_client.toggled.connect(lambda _on: self.changed.emit())
        self.retranslate(translator)

    def _boxes(self) -> tuple[CalmBox, ...]:
        return self.shown, self.state, self.client, self.due, self.risk, self.order

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order was chosen."""
        return any(box.currentIndex() > 0 for box in self._boxes()[:-1])

    def wanted(self, words: str) -> Wanted:
        """Return what is chosen, together with words to look for."""
        shown = _SHOWN[max(0, self.shown.currentIndex())]
        state, client = self.state.currentIndex() - 1, self.client.currentIndex() - 1
        due, risk = self.due.currentIndex() - 1, self.risk.currentIndex() - 1
        today = datetime.now().astimezone().date()
        return Wanted(
            words=words,
            archived={"active": False, "archived": True}.get(shown),
            template={"active": False, "templates": True}.get(shown),
            state=tuple(ReviewState)[state] if state >= 0 else None,
            client=self._clients[client] if client >= 0 else None,
            due_by=today + timedelta(days=_DAYS[due]) if due >= 0 else None,
            gravity=self._bands[risk].gravity if risk >= 0 else None,
            order=_ORDERS[max(0, self.order.currentIndex())],
            by_client=self.by_client.isChecked(),
        )

    def clear(self) -> None:
        """Show all that is worked on again, in the order and groups chosen."""
        self._choose(dict.fromkeys(self._boxes()[:-1], 0))

    def show_due(self) -> None:
        """Show what is due soon, the soonest first."""
        due = {self.due: SOON_ROW, self.order: _ORDERS.index("due")}
        self._choose(dict.fromkeys(self._boxes(), 0) | due)

    def offer(self, clients: Iterable[str], library: Library) -> None:
        """Offer these clients, and the bands of the method used most; what was chosen stays."""
        chosen = self.client.currentIndex() - 1
        kept = self._clients[chosen] if chosen >= 0 else None
        self._clients = tuple(clients)
        self._bands = _bands(library)
        self.retranslate(self._translator)
        with QSignalBlocker(self.client):
            self.client.setCurrentIndex(self._clients.index(kept) + 1 if kept in self._clients else 0)

    def retranslate(self, translator: Translator) -> None:
        """Set all words; what is chosen stays chosen."""
        self._translator = translator
        say = translator.say
        _fill(self.shown, (say("進行中"), say("保管中"), say("ひな形"), say("すべて")), say("表示するもの"))
        states = (state_text(state, translator) for state in ReviewState)
        _fill(self.state, (say("すべての状態"), *states), say("状態"))
        clients = (client or say("依頼元の記載なし") for client in self._clients)
        _fill(self.client, (say("すべての依頼元"), *clients), say("依頼元"))
        days = (say("期限切れ"), say("30日以内が期限"), say("90日以内が期限"))
        _fill(self.due, (say("すべての期限"), *days), say("期限"))
        names = (translator.content(band.address, band.name) for band in self._bands)
        bands = (say("リスク「{band}」以上", band=name) for name in names)
        _fill(self.risk, (say("すべてのリスク"), *bands), say("最大リスク"))
        orders = (say("更新が新しい順"), say("期限が近い順"), say("リスクが大きい順"), say("名前の順"))
        _fill(self.order, (*orders, say("作成が新しい順")), say("並べ方"))
        self.by_client.setText(say("依頼元ごと"))

    def _choose(self, rows: Mapping[CalmBox, int]) -> None:
        for box, row in rows.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(row)
        self.changed.emit()


def _fill(box: CalmBox, texts: Iterable[str], name: str) -> None:
    row = max(0, box.currentIndex())
    with QSignalBlocker(box):
        box.clear()
        box.addItems(list(texts))
        box.setCurrentIndex(min(row, box.count() - 1))
    box.setAccessibleName(name)
    box.setToolTip(name)


def _bands(library: Library) -> tuple[Band, ...]:
    """Return the bands of the default method but the mildest."""
    method = library.methods[default_method(library)]
    last = max(len(method.bands) - 1, 1)
    named = enumerate(method.bands.items())
    found = (
        Band(round(100 * place / last), f"method.{method.id}.bands.{name}.name", band.name)
        for place, (name, band) in named
    )
    return tuple(found)[1:]
