"""Labels that show text as text: no markup is read, and no long word can widen the window."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_UNBROKEN = re.compile(r"[!-~]{24}(?=[!-~])")
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """Return the text with invisible break points in runs of Latin letters that no line could hold."""
    return _UNBROKEN.sub(lambda found: found.group() + _ZERO_WIDTH_SPACE, text)


class TextLabel(QLabel):
    """A wrapping label in plain text; ``look`` names its style, see ``ui/appearance``."""

    def __init__(self, text: str = "", *, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if look:
            self.setProperty("look", look)
        self.say(text)

    def say(self, text: str) -> None:
        """Show a text; nothing is repainted if it is the one already shown."""
        shown = breakable(text)
        if shown != self.text():
            self.setText(shown)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a style property and let the style sheet see it, only if it changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
