"""Why a notice cannot be shown: what happened, why, what to do, and buttons that do it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from pia_wizard.i18n import ErrorText
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import tip

_FEWEST_WORDS = 120


class Told(ScrollPage):
    """Words in place of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setContentsMargins(24, 24, 24, 24)
        self._heading, self._text = TextLabel(look="heading"), TextLabel()
        self._ways = QVBoxLayout()
        self._ways.setSpacing(tokens.HAIR)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._text)
        self.column.addLayout(self._ways)
        self.column.addStretch(1)

    def say(self, text: ErrorText) -> None:
        """Show a text, without any button."""
        self._heading.say(text.what)
        sentences = (text.why, text.do, "\n".join(text.detail))
        self._text.say("\n".join(sentence for sentence in sentences if sentence))
        self._text.setVisible(bool(self._text.text()))
        while item := self._ways.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def offer(self, words: str, act: Callable[[], None]) -> None:
        """Add a button."""
        self.add(link(words, act))

    def add(self, button: QWidget) -> None:
        """Add a button made elsewhere."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button)
        line.addStretch(1)
        self._ways.addWidget(row)


class _Link(QPushButton):
    """As wide as its words where there is room; else their beginning, and a tool tip has them all."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setProperty("look", "link")
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of all the words."""
        around = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        whole = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(whole + max(around, 0), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the size of a few words."""
        return QSize(min(tokens.grown(_FEWEST_WORDS), self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        around = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._words)
        room, right = self.width() - around, Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self._words, right, room)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(tip(self._words) if shown != self._words else "")


def link(words: str, act: Callable[[], None]) -> QPushButton:
    """Return a button that looks like a link and has room for the beginning of its words at least."""
    button = _Link(words)
    button.setAccessibleName(words)
    button.clicked.connect(lambda _checked: act())
    return button
