"""One line across a page: a sign, words that take the room, and buttons after them."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import Sign

AT_FOOT = (24, 8, 24, 8)
ABOVE_PAGE = (16, 8, 16, 8)
BESIDE_LIST = (14, 6, 14, 6)
ON_CARD = (12, 6, 8, 6)
"""Margins of a line by where it is, in pixels: left, top, right, bottom."""


class Bar(QFrame):
    """The form that all such lines share; what they say, and when, is theirs.

    ``look`` is a frame of the style sheet: ``foot``, ``notice``, ``warning`` or ``problem``.
    """

    def __init__(
        self,
        look: str,
        shape: Shape,
        *buttons: QPushButton,
        margins: tuple[int, int, int, int] = ABOVE_PAGE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.words = TextLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(*margins)
        row.setSpacing(10)
        row.addWidget(Sign(shape, 16, self))
        row.addWidget(self.words, 1)
        for button in buttons:
            row.addWidget(button)
