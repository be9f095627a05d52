"""What is to be settled before approval, as a card with a way to each place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.assessment.review import ReviewState
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign
from pia_wizard.ui.pieces import framed, push_button
from pia_wizard.ui.reviewing.blockers import Blocker, Place, blockers

_MOST = 5
"""Places shown of one kind; the heading tells how many there are."""


class OpenMatters(QWidget):
    """``asked_place`` carries a kind and an id."""

    asked_place = Signal(str, str)

    def __init__(self, session: AssessmentSession) -> None:
        super().__init__()
        self.session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_state(self, translator: Translator) -> None:
        """Build the card anew: it has a few rows; an approved edition has none."""
        self.setVisible(self.session.edition.state is not ReviewState.APPROVED)
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        found = blockers(self.session, translator)
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(4)
        column.addWidget(TextLabel(translator.say("承認の前に確かめること"), look="heading"))
        if not found:
            self._tell(column, Shape.MET, translator.say("承認を妨げるものはありません。"))
        for blocker in found:
            self._add(column, blocker, translator)
        self._column.addWidget(card)

    def _add(self, column: QVBoxLayout, blocker: Blocker, translator: Translator) -> None:
        self._tell(column, Shape.PARTLY, blocker.heading)
        for place in blocker.places[:_MOST]:
            column.addLayout(self._row(place, translator))
        more = len(blocker.places) - _MOST
        if more > 0:
            rest = TextLabel(translator.say("ほか{n}件", n=more), look="caption")
            rest.setContentsMargins(26, 0, 0, 0)
            column.addWidget(rest)

    def _tell(self, column: QVBoxLayout, shape: Shape, words: str) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(10)
        row.addWidget(Sign(shape, 16))
        row.addWidget(TextLabel(words, look="strong"), 1)
        column.addLayout(row)

    def _row(self, place: Place, translator: Translator) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(26, 0, 0, 0)
        row.addWidget(TextLabel(place.title), 1)
        button = push_button("link")
        button.setText(translator.say("開く"))
        button.setAccessibleDescription(place.title)
        button.clicked.connect(lambda: self.asked_place.emit(place.kind, place.name))
        row.addWidget(button)
        return row
