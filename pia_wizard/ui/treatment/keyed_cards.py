"""A column of many cards that is brought up to date piece by piece: only what changed is built anew."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.reading_order import in_reading_order


class Item(NamedTuple):
    """A card to be shown; it is kept for as long as its ``state`` stays equal."""

    key: str
    state: object
    build: Callable[[], QWidget]


class KeyedCards(QObject):
    """``built``: all cards are there, in their order.

    A card that is replaced hands the focus on to its successor.
    """

    built = Signal()

    def __init__(self, parent: QWidget, column: QVBoxLayout) -> None:
        super().__init__(parent)
        self._column = column
        self._held: dict[str, tuple[object, QWidget]] = {}
        self._left: deque[tuple[int, Item]] = deque()
        self._gradual = Gradual(self)
        self._orphan: int | None = None

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these cards in this order; a few at once, the others while the window is idle."""
        wanted = {item.key for item in items}
        for key in [key for key in self._held if key not in wanted]:
            self._drop(key)
        self._left = deque(enumerate(items))
        builds = sum(not self._is_current(item) for item in items)
        self._gradual.start([self._step] * (builds + 1))

    def finish(self) -> None:
        """Build all that is left now."""
        self._gradual.finish()

    def card(self, key: str) -> QWidget | None:
        """Return a card that has been built."""
        held = self._held.get(key)
        return held[1] if held else None

    def cards(self) -> list[QWidget]:
        """Return the cards built so far in their order."""
        return sorted((card for _state, card in self._held.values()), key=self._column.indexOf)

    def _is_current(self, item: Item) -> bool:
        held = self._held.get(item.key)
        return held is not None and held[0] == item.state

    def _step(self) -> None:
        """Put what is there into its place, up to and with the next card that has to be built."""
        while self._left:
            place, item = self._left.popleft()
            if not self._is_current(item):
                self._build(place, item)
                return
            card = self._held[item.key][1]
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
        self._adopt_focus()
        self.built.emit()

    def _build(self, place: int, item: Item) -> None:
        stop = self._stop_with_focus(item.key)
        card = item.build()
        self._column.insertWidget(place, card)
        if stop is not None:
            card.show()
            self._focus(card, stop)
        if item.key in self._held:
            self._take_away(self._held[item.key][1])
        self._held[item.key] = (item.state, card)

    def _drop(self, key: str) -> None:
        if self._stop_with_focus(key) is not None:
            self._orphan = self._column.indexOf(self._held[key][1])
        self._take_away(self._held.pop(key)[1])

    def _take_away(self, card: QWidget) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _stop_with_focus(self, key: str) -> int | None:
        """Return which of a card's stops of the Tab key has the focus, counted from 0."""
        card = self.card(key)
        focus = card.window().focusWidget() if card else None
        if card is None or focus is None or not card.isAncestorOf(focus):
            return None
        stops = [stop for stop in in_reading_order(card) if stop.isVisibleTo(card)]
        return stops.index(focus) if focus in stops else 0

    def _focus(self, card: QWidget, stop: int) -> None:
        stops = [stop for stop in in_reading_order(card) if stop.isVisibleTo(card)]
        if stops:
            stops[min(stop, len(stops) - 1)].setFocus()

    def _adopt_focus(self) -> None:
        """Move the focus of a card that is gone to the one now in its place."""
        place, self._orphan = self._orphan, None
        cards = self.cards()
        if place is not None and cards:
            self._focus(cards[min(place, len(cards) - 1)], 0)
