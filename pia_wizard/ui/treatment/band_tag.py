"""How many risks lie in a band, as a chip: the band's colour, steps and name, and the number."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from pia_wizard.questionnaire.model import Method
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.signs import band_colours, window_colours
from pia_wizard.ui.risks.band_chip import CHIP_HEIGHT, chip_font, chip_width, paint_chip


class BandTag(QLabel):
    """Painted, so that it follows the colour scheme; its text is what a screen reader says."""

    def __init__(self, band: str, method: Method, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.band = band
        self.method = method
        self._empty = False
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_number(self, name: str, number: int) -> None:
        """Show the band's name and how many are in it; none of them is nothing to be alarmed by."""
        self._empty = not number
        self.setText(f"{name} {number}")
        self.setFixedHeight(tokens.grown(CHIP_HEIGHT))
        self.setMinimumWidth(chip_width(self.text(), len(self.method.bands), chip_font(self.font())))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip in the present colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(chip_font(self.font()))
        order = list(self.method.bands)
        colours = window_colours(self)
        inks = band_colours(self.band, self.method, colours)
        if self._empty:
            inks = QColor(colours.undetermined_soft), QColor(colours.undetermined)
        step = order.index(self.band) + 1
        paint_chip(painter, QRectF(self.rect()), (step, step, len(order)), self.text(), inks)
        painter.end()
