"""A widget that paints itself, and that a screen reader tells as a picture."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget


class Painted(QLabel):
    """Its accessible name and description say what it shows; whoever derives from it paints all of it.

    Qt calls a plain widget nothing at all and a label with a picture a graphic. PySide leaves no other way
    to be one: an accessible interface of our own would belong to Python, and Qt would keep it beyond its end.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        unseen = QPixmap(1, 1)
        unseen.fill(Qt.GlobalColor.transparent)
        self.setPixmap(unseen)
