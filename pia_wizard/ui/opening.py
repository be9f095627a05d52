"""What the window shows before the workspace is open: a quiet page, or why it could not be opened.

This module is loaded before the first paint. Like all such modules it leaves the ``Qt`` namespace alone:
PySide makes its hundreds of enumerations when it is first touched, which takes a sixth of a bare start.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens


class OpeningPage(QWidget):
    """A quiet page with one line; ``painted`` comes once, after it was first on the screen."""

    painted = Signal()

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._was_painted = False
        self._line = QLabel()
        self._line.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column, row = QVBoxLayout(self), QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._line)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.retranslate(translator)

    def retranslate(self, translator: Translator) -> None:
        """Set the line."""
        self._line.setText(translator.say("評価の一覧を開いています…"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tell, once this first painting is over, that the window can be seen."""
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)


class OpeningProblem(QWidget):
    """Why the workspace could not be opened, with two ways on: try again, or choose another."""

    again = Signal()
    elsewhere = Signal()

    def __init__(self, error: PiaError, translator: Translator) -> None:
        from PySide6.QtCore import Qt

        from pia_wizard.ui.editors.labels import TextLabel
        from pia_wizard.ui.pieces import framed, push_button

        super().__init__()
        card = framed("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        self._error = error
        looks = ("heading", "", "", *("caption" for _ in error.detail))
        self._sentences = tuple(TextLabel(look=look) for look in looks)
        for label in self._sentences:
            column.addWidget(label)
        self._again, self._elsewhere = push_button("primary"), push_button()
        self._again.clicked.connect(self.again)
        self._elsewhere.clicked.connect(self.elsewhere)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 16, 0, 0)
        buttons.addWidget(self._again)
        buttons.addWidget(self._elsewhere)
        buttons.addStretch(1)
        column.addLayout(buttons)
        card.setFixedWidth(tokens.grown(600))
        outer = QVBoxLayout(self)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.retranslate(translator)

    def retranslate(self, translator: Translator) -> None:
        """Set all words; lines of detail stay as they came."""
        text = translator.error(self._error)
        for label, sentence in zip(
            self._sentences, (text.what, text.why, text.do, *text.detail), strict=True
        ):
            label.say(sentence)
        self._again.setText(translator.say("もう一度開く"))
        self._elsewhere.setText(translator.say("別の保存場所を選ぶ…"))

    def labels(self) -> tuple[str, ...]:
        """Return the sentences shown, in order."""
        return tuple(label.text() for label in self.findChildren(QLabel))
