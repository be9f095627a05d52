"""How the verdicts are shared out, one bar for each guideline."""

from collections.abc import Sequence

from pia_wizard.evaluation.model import Status
from pia_wizard.pdf import fonts
from pia_wizard.pdf.figures import Figure, words
from pia_wizard.pdf.styles import AMBER, GREEN, INK, PAPER, QUIET, RED, RULE, Colour
from pia_wizard.pdf.tags import TaggedCanvas

_BAR = 16.0
_LABEL = 16.0
_ROW = _BAR + _LABEL + 10
_GAP = 1.5

FILLS: dict[Status, tuple[Colour, Colour]] = {
    Status.MET: (GREEN, PAPER),
    Status.PARTLY_MET: (AMBER, PAPER),
    Status.NOT_MET: (RED, PAPER),
    Status.UNDETERMINED: (QUIET, PAPER),
    Status.NOT_APPLICABLE: (RULE, INK),
}
"""The colour of each part of a bar and of the number on it, in the order of the parts."""

Counts = dict[Status, int]


def verdict_bars(guidelines: Sequence[tuple[str, Counts]], alt: str) -> Figure:
    """Return the bars as a figure; each guideline comes with its name and counts."""

    def drawing(canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for number, (name, counts) in enumerate(guidelines):
            y = top - number * _ROW
            words(canvas, (x, y - 11), name, 9, INK)
            _draw_bar(canvas, counts, x, y - _LABEL - _BAR, width)

    return Figure(len(guidelines) * _ROW - 8, alt, drawing, after=8)


def _draw_bar(canvas: TaggedCanvas, counts: Counts, x: float, y: float, width: float) -> None:
    present = [(status, counts[status]) for status in FILLS if counts.get(status)]
    room = width - _GAP * (len(present) - 1)
    total = sum(count for _, count in present)
    for status, count in present:
        fill, ink = FILLS[status]
        part = room * count / total
        canvas.setFillColorRGB(*fill)
        canvas.rect(x, y, part, _BAR, stroke=0, fill=1)
        if part > fonts.width(str(count), 9, bold=True) + 3:
            words(canvas, (x + part / 2, y + 4.8), str(count), 9, ink, bold=True, anchor=0.5)
        x += part + _GAP
