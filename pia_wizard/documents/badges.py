"""Labels of risks and the arrows between them, told apart by fill and line and not by colour alone."""

from math import hypot

from pia_wizard.pdf.figures import words
from pia_wizard.pdf.styles import BLUE, PAPER, QUIET
from pia_wizard.pdf.tags import TaggedCanvas

Place = tuple[float, float]
"""The middle of a label on the page."""

BADGE_WIDTH = 20.0
_BADGE_HEIGHT = 11.0
_ARROW = 4.2


def draw_arrow(canvas: TaggedCanvas, start: Place, end: Place, *, dashed: bool) -> None:
    """Draw an arrow between two labels, from edge to edge."""
    length = hypot(end[0] - start[0], end[1] - start[1])
    right, up = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    half = min(
        (BADGE_WIDTH / 2 + 1) / abs(right) if right else length,
        (_BADGE_HEIGHT / 2 + 1) / abs(up) if up else length,
    )
    tip = end[0] - right * half, end[1] - up * half
    foot = tip[0] - right * _ARROW, tip[1] - up * _ARROW
    colour = QUIET if dashed else BLUE
    canvas.saveState()
    canvas.setStrokeColorRGB(*colour)
    canvas.setFillColorRGB(*colour)
    canvas.setLineWidth(0.6 if dashed else 1.1)
    if dashed:
        canvas.setDash([2, 1.8])
    canvas.line(start[0] + right * half, start[1] + up * half, *foot)
    path = canvas.beginPath()
    path.moveTo(*tip)
    path.lineTo(foot[0] - up * _ARROW / 2, foot[1] + right * _ARROW / 2)
    path.lineTo(foot[0] + up * _ARROW / 2, foot[1] - right * _ARROW / 2)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def draw_badge(canvas: TaggedCanvas, label: str, kind: str, middle: Place) -> None:
    """Draw a label: filled for now, framed for the target, dashed for nothing in place."""
    colour = QUIET if kind == "inherent" else BLUE
    x, y = middle[0] - BADGE_WIDTH / 2, middle[1] - _BADGE_HEIGHT / 2
    canvas.saveState()
    canvas.setStrokeColorRGB(*colour)
    canvas.setFillColorRGB(*(BLUE if kind == "current" else PAPER))
    canvas.setLineWidth(0.6 if kind == "inherent" else 1)
    if kind == "inherent":
        canvas.setDash([2, 1.5])
    canvas.roundRect(x, y, BADGE_WIDTH, _BADGE_HEIGHT, 3, stroke=1, fill=1)
    canvas.restoreState()
    ink = PAPER if kind == "current" else colour
    words(canvas, (middle[0], y + 2.8), label, 7.5, ink, bold=True, anchor=0.5)
