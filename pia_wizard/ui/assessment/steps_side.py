"""The left-hand side of an assessment: the way back to the list, how much is answered, and the steps."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from pia_wizard.evaluation.model import Evaluation
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.progress import StepBook, answered_share
from pia_wizard.ui.assessment.steps_list import StepsList
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button, tip

_WIDTH, _SIGNS_WIDTH = 276, 52
_AROUND_TITLE = 34
_LEAST_ROOM = 740
"""Below this width of the page the steps are a column of signs, whose tool tips tell the rest."""


class StepsSide(QFrame):
    """``guidelines`` is the link to what the assessment is judged by, which stands beside the way back."""

    def __init__(
        self, book: StepBook, evaluation: Evaluation, guidelines: QPushButton, translator: Translator
    ) -> None:
        super().__init__()
        self.setProperty("look", "steps")
        self.translator = translator
        self.list_button, self._guidelines = push_button("link"), guidelines
        self.steps = StepsList(book, evaluation, translator)
        self._title, self._share = TextLabel(look="strong"), TextLabel(look="caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 8)
        whole.setSpacing(4)
        whole.addLayout(self._head())
        whole.addWidget(self.steps, 1)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(18, 0, 14, 8)
        head.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list_button)
        row.addStretch(1)
        row.addWidget(self._guidelines)
        head.addLayout(row)
        for widget in (self._title, self._bar, self._share):
            head.addWidget(widget)
        return head

    def show_title(self, title: str) -> None:
        """Show the beginning of the assessment's title in one line; a tool tip has all of it."""
        bold = self._title.font()
        bold.setBold(True)
        room = tokens.grown(_WIDTH) - _AROUND_TITLE
        self._title.say(QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, room))
        self._title.setToolTip(tip(title))

    def show_share(self, evaluation: Evaluation) -> None:
        """Show how many of the questions asked are answered."""
        answered, asked = answered_share(evaluation)
        self._bar.setUpdatesEnabled(False)  # or it would be painted at once, and all that is stale with it
        self._bar.setRange(0, max(1, asked))
        self._bar.setValue(answered)
        self._bar.setUpdatesEnabled(True)
        words = self.translator.say("{asked}問中{answered}問に回答済み", asked=asked, answered=answered)
        self._share.say(words)
        self._bar.setAccessibleName(words)

    def take_room(self, room: int, beside: int) -> None:
        """Show the titles of the steps where ``beside`` pixels are left for the page, else their signs."""
        needed = max(tokens.grown(_LEAST_ROOM), tokens.grown(_WIDTH) + beside)
        titles = room >= needed
        self.setFixedWidth(tokens.grown(_WIDTH if titles else _SIGNS_WIDTH))
        for widget in (self._title, self._bar, self._share, self._guidelines):
            widget.setVisible(titles)
        words = self.translator.say("← 評価の一覧")
        self.list_button.setText(words if titles else "←")
        self.list_button.setAccessibleName(words)
        self.list_button.setToolTip("" if titles else words)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language; what depends on the room comes with ``take_room``."""
        self.translator = translator
        self.steps.retranslate(translator)
