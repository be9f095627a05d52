"""Why a notice cannot be shown: what happened, why, what to do, and buttons that do it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pia_wizard.i18n import ErrorText
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button, tip


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

    def offer(self, words: str, act: Callable[[], None], *, whole: str = "") -> None:
        """Add a button; ``whole`` are its words where these are only their beginning."""
        self.add(link(words, act, whole))

    def add(self, button: QWidget) -> None:
        """Add a button made elsewhere."""
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button)
        line.addStretch(1)
        self._ways.addWidget(row)


def link(words: str, act: Callable[[], None], whole: str = "") -> QPushButton:
    """Return a button that looks like a link; a tool tip has its ``whole`` words."""
    button = push_button("link")
    button.setText(words)
    if whole:
        button.setAccessibleName(whole)
        button.setToolTip(tip(whole))
    button.clicked.connect(lambda _checked: act())
    return button
