"""Verdicts told by shape first and colour second: tick, half disc, cross, question mark, dash."""

from dataclasses import dataclass, replace

from pia_wizard.evaluation.model import Status
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import AMBER, CELL_BOLD, GREEN, PAPER, QUIET, RED, Colour, TextStyle
from pia_wizard.pdf.tags import TaggedCanvas

COLOURS: dict[Status, Colour] = {
    Status.MET: GREEN,
    Status.PARTLY_MET: AMBER,
    Status.NOT_MET: RED,
    Status.UNDETERMINED: QUIET,
    Status.NOT_APPLICABLE: QUIET,
}

_STROKES: dict[Status, tuple[tuple[tuple[float, float], ...], ...]] = {
    Status.MET: (((-3.0, -0.3), (-0.9, -2.4), (3.2, 2.4)),),
    Status.NOT_MET: (((-2.3, -2.3), (2.3, 2.3)), ((-2.3, 2.3), (2.3, -2.3))),
    Status.NOT_APPLICABLE: (((-3.0, 0.0), (3.0, 0.0)),),
    Status.UNDETERMINED: (
        ((-2.1, 1.7), (-1.6, 2.9), (0.0, 3.5), (1.7, 2.8), (2.0, 1.5), (1.2, 0.4), (0.0, -0.4), (0.0, -1.2)),
        ((0.0, -3.5), (0.0, -3.6)),
    ),
}
"""Lines on a grid from −8 to 8, y upward."""


def draw_mark(canvas: TaggedCanvas, status: Status, x: float, y: float, size: float) -> None:
    """Draw a verdict's mark with its middle at (x, y)."""
    colour = COLOURS[status]
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / 16, size / 16)
    canvas.setFillColorRGB(*colour)
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    _draw_ground(canvas, status)
    canvas.setLineWidth(1.9)
    if status in {Status.MET, Status.NOT_MET}:
        canvas.setStrokeColorRGB(*PAPER)
    for points in _STROKES.get(status, ()):
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        canvas.drawPath(path)
    canvas.restoreState()


def _draw_ground(canvas: TaggedCanvas, status: Status) -> None:
    if status is Status.MET:
        canvas.circle(0, 0, 6.8, stroke=0, fill=1)
        return
    if status is Status.NOT_MET:
        path = canvas.beginPath()
        path.moveTo(0, 8)
        for point in ((8, 0), (0, -8), (-8, 0)):
            path.lineTo(*point)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
        return
    canvas.setLineWidth(1.5)
    canvas.circle(0, 0, 6.2, stroke=1, fill=0)
    if status is Status.PARTLY_MET:
        canvas.wedge(-6.2, -6.2, 6.2, 6.2, 90, 180, stroke=0, fill=1)


@dataclass(frozen=True, slots=True)
class MarkedVerdict:
    """A verdict's mark and word on one line; the word is what readers hear."""

    status: Status
    word: Paragraph
    before: float = 0
    after: float = 2
    keeps_with_next: bool = False

    def height(self, width: float) -> float:
        """Return the word's height."""
        return self.word.height(width)

    def split(self, width: float, height: float) -> None:
        """Return None: it stays whole."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the mark, outside any tag, and the word beside it."""
        style = self.word.style
        draw_mark(canvas, self.status, x + style.size * 0.55, top - style.leading / 2, style.size * 1.15)
        self.word.draw(canvas, x, top, width)


def marked_verdict(status: Status, word: str, style: TextStyle = CELL_BOLD) -> MarkedVerdict:
    """Return a verdict's mark and word in its colour."""
    return MarkedVerdict(
        status, Paragraph(word, replace(style, colour=COLOURS[status], indent=style.size * 1.6))
    )
