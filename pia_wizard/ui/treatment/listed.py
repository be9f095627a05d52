"""What the three lists of the treatment step have in common: a line on top and cards, brought up to date."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed
from pia_wizard.ui.treatment.keyed_cards import Item, KeyedCards
from pia_wizard.ui.treatment.planning import Planning


class ListedCards(ScrollPage):
    """``asked_question``: the user wants to see a question. ``asked_measure``: … a measure."""

    asked_question = Signal(str)
    asked_measure = Signal(str)

    def __init__(self, session: AssessmentSession, planning: Planning, translator: Translator) -> None:
        super().__init__()
        self.session = session
        self.planning = planning
        self.translator = translator
        self.lead = TextLabel(look="muted")
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(self.lead, 1)
        cards = QVBoxLayout()
        cards.setSpacing(12)
        self.cards = KeyedCards(self, cards)
        self.cards.built.connect(self._chain)
        self.column.setContentsMargins(24, 0, 24, 24)
        self.column.addLayout(self.head)
        self.column.addLayout(cards)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Bring the list up to date."""
        raise NotImplementedError

    def retranslate(self, translator: Translator) -> None:
        """Speak another language from the next refresh on."""
        self.translator = translator

    def show_cards(self, items: Sequence[Item]) -> None:
        """Show these cards; each is built anew when the language changes."""
        words = id(self.translator)
        self.cards.show_items([item._replace(state=(words, item.state)) for item in items])

    def _chain(self) -> None:
        chain(list(in_reading_order(self)))


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return an empty card and its column."""
    frame = framed("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 14, 20, 12)
    column.setSpacing(6)
    return frame, column
