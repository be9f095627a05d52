"""Cards of lines: what it is about at the left, what becomes of it below, as a page to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, rule

_MOST_LINES = 200
"""Of one card; whoever brings more reads the number in its heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: a caption above it ("" for none), what it is about, and what becomes of it."""

    about: str
    becomes: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """Lines of one kind under a heading."""

    heading: str
    lines: tuple[Line, ...]
    look: str = "card"


class CardsView(ScrollPage):
    """Built a card at a time; the keyboard scrolls it."""

    def __init__(self, name: str) -> None:
        super().__init__(margin=4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self._gradual = Gradual(self, at_once=2)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show the cards that have lines; to be called once."""
        filled = [card for card in cards if card.lines]
        self.setAccessibleDescription(" · ".join(f"{card.heading} {len(card.lines)}" for card in filled))
        room = QVBoxLayout()
        room.setSpacing(12)
        self.column.addLayout(room)
        self.column.addStretch(1)
        self._gradual.start([partial(self._add, room, card) for card in filled])

    def _add(self, room: QVBoxLayout, card: Card) -> None:
        frame = framed(card.look)
        column = QVBoxLayout(frame)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(6)
        column.addWidget(TextLabel(card.heading, look="heading"))
        for line in card.lines[:_MOST_LINES]:
            column.addWidget(rule())
            for text, look in ((line.caption, "caption"), (line.about, ""), (line.becomes, "muted")):
                if text:
                    column.addWidget(TextLabel(text, look=look))
        room.addWidget(frame)
