"""A band of the matrix as a chip: steps filled as high as it ranks, and its name, on its colour.

The steps and the name tell bands apart without any colour.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from pia_wizard.evaluation.model import Point
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Method
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.signs import band_colours, window_colours
from pia_wizard.ui.risks.words import bands_text

CHIP_HEIGHT = 23
_STEP, _STEP_GAP, _STEPS_HEIGHT, _MARGIN = 4, 2, 12, 8


Rank = tuple[int, int, int]


def rank_of(point: Point, method: Method) -> Rank:
    """Return how many steps stand for a point: those it has at least, at most, and of how many."""
    order = list(method.bands)
    return order.index(point.band_low) + 1, order.index(point.band_high) + 1, len(order)


def chip_font(font: QFont) -> QFont:
    """Return the font chips are written in."""
    small = QFont(font)
    small.setPixelSize(tokens.CAPTION_SIZE)
    small.setBold(True)
    return small


def chip_width(text: str, steps: int, font: QFont) -> int:
    """Return the width a chip needs for its steps and its text."""
    return (
        2 * tokens.grown(_MARGIN)
        + steps * (tokens.grown(_STEP) + tokens.grown(_STEP_GAP))
        + 4
        + QFontMetrics(font).horizontalAdvance(text)
    )


def paint_chip(painter: QPainter, box: QRectF, rank: Rank, text: str, inks: Sequence[QColor]) -> None:
    """Paint a chip; ``inks`` are ground and writing.

    ``rank`` is how many steps are filled, how many faintly beside them, and how many there are.
    """
    ground, writing = inks
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS)
    filled, maybe, steps = rank
    faint = QColor(writing)
    faint.setAlphaF(0.4)
    left = box.left() + tokens.grown(_MARGIN)
    bottom = box.center().y() + tokens.grown(_STEPS_HEIGHT) / 2
    for step in range(steps):
        height = tokens.grown(_STEPS_HEIGHT) * (step + 2) / (steps + 1)
        bar = QRectF(
            left + step * (tokens.grown(_STEP) + tokens.grown(_STEP_GAP)),
            bottom - height,
            tokens.grown(_STEP),
            height,
        )
        empty = QColor(Qt.GlobalColor.transparent)
        painter.setBrush(writing if step < filled else faint if step < maybe else empty)
        painter.setPen(QPen(writing, 1))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
    inner = box.adjusted(
        tokens.grown(_MARGIN) + steps * (tokens.grown(_STEP) + tokens.grown(_STEP_GAP)) + 4,
        0,
        -tokens.grown(_MARGIN) + 2,
        0,
    )
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(inner.width()))
    painter.setPen(writing)
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


class BandChip(QWidget):
    """The bands of one point; while answers are missing, it is coloured by the worst."""

    def __init__(self, questionnaire: Questionnaire, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._method = questionnaire.method
        self._point: Point | None = None
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_point(self, questionnaire: Questionnaire, point: Point, translator: Translator) -> None:
        """Show another point."""
        self._point, self.text = point, bands_text(questionnaire, point, translator)
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that holds the whole text."""
        return QSize(
            chip_width(self.text, len(self._method.bands), chip_font(self.font())), tokens.grown(CHIP_HEIGHT)
        )

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size: the text is cut then."""
        return QSize(tokens.grown(60), tokens.grown(CHIP_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip in the present colours."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(chip_font(self.font()))
        band = self._point.band_high if self._point else next(iter(self._method.bands))
        inks = band_colours(band, self._method, window_colours(self))
        if self._point is not None:
            paint_chip(painter, QRectF(self.rect()), rank_of(self._point, self._method), self.text, inks)
        painter.end()
