"""One line across a page: a sign, words that take the room, and buttons after them."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign

_MARGINS = {"foot": (24, 8, 24, 8)}
"""At the foot of a page the line keeps the page's own margins."""


class Bar(QFrame):
    """The form that all such lines share; what they say, and when, is theirs.

    ``look`` is a frame of the style sheet: ``foot``, ``notice`` or ``warning``.
    """

    def __init__(self, look: str, shape: Shape, *buttons: QPushButton) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.words = TextLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(*_MARGINS.get(look, (14, 6, 14, 6)))
        row.setSpacing(10)
        row.addWidget(Sign(shape, 16))
        row.addWidget(self.words, 1)
        for button in buttons:
            row.addWidget(button)
