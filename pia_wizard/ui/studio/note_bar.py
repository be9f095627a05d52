"""A line of words with buttons, above what it is about; it stays until it is closed or replaced."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel, set_look
from pia_wizard.ui.pieces import push_button


class NoteBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = TextLabel()
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 10, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self.words, 1)
        self.hide()

    def say(self, words: str, *acts: tuple[str, Callable[[], None]], look: str = "notice") -> None:
        """Show words with a button for each act."""
        self._take_away()
        set_look(self, "look", look)
        self.words.say(words)
        for title, act in acts:
            button = push_button("link")
            button.setText(title)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(button)
            self.buttons.append(button)
        self.show()
        announce(self, words)

    def close_bar(self) -> None:
        """Say nothing any more."""
        self._take_away()
        self.hide()

    def _take_away(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
