"""A piece of text set into lines of a given width: measured first, drawn when its place is known."""

import re
from dataclasses import dataclass
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas

from pia_wizard.pdf import fonts
from pia_wizard.pdf.kinsoku import broken_lines
from pia_wizard.pdf.styles import Colour

_LEADING = 1.45
_STUB = 4
"""A last line of fewer characters looks left over."""

_REMARK = re.compile(r"（[^（）\n]*）|\([^()\n]*\)")

_NARROWER = (0.94, 0.88, 0.82)


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is set: size in points, weight, colour, and the line's height in sizes."""

    size: float
    colour: Colour
    bold: bool = False
    leading: float = _LEADING


@dataclass(frozen=True, slots=True)
class Block:
    """A text in lines; ``width`` is that of its longest line, lengths are points."""

    lines: tuple[str, ...]
    ink: Ink
    width: float

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.ink.size * self.ink.leading

    @property
    def baseline(self) -> float:
        """The distance from the top to the first line's baseline."""
        return self.ink.size * ((self.ink.leading - 1) / 2 + fonts.ASCENT)

    def draw(self, canvas: Canvas, x: float, top: float, *, within: float | None = None) -> None:
        """Draw the lines below ``top``, starting at ``x`` or, with ``within``, centred in that width."""
        canvas.setFillColorRGB(*self.ink.colour)
        y = top - self.baseline
        for line in self.lines:
            indent = (within - self._line_width(line)) / 2 if within is not None else 0
            fonts.draw(canvas, x + indent, y, line, self.ink.size, bold=self.ink.bold)
            y -= self.ink.size * self.ink.leading

    def _line_width(self, line: str) -> float:
        return fonts.width(line, self.ink.size, bold=self.ink.bold)


def text_block(text: str, ink: Ink, width: float) -> Block:
    """Return a text broken into lines no wider than ``width``; characters no font has become □."""
    runs = fonts.runs(text, bold=ink.bold)
    shown = "".join(piece for _, piece in runs)
    steps = [fonts.advances(font).get(ord(c), 0) * ink.size / 1000 for font, piece in runs for c in piece]
    starts = list(accumulate(steps, initial=0.0))
    cuts = _sensible(shown, starts, width)
    lines = tuple(shown[start:end].rstrip() for start, end in cuts)
    widest = max((fonts.width(line, ink.size, bold=ink.bold) for line in lines), default=0.0)
    return Block(lines, ink, widest)


def _sensible(text: str, starts: list[float], width: float) -> list[tuple[int, int]]:
    """Return the lines' ends; a remark in brackets, such as opening hours, goes whole to the next line.

    That is done only where it costs no line.
    """
    lines = _without_stub(text, starts, width)
    for remark in _REMARK.finditer(text):
        begin, end = remark.span()
        torn = any(begin < cut < end for _, cut in lines[:-1])
        if torn and begin and starts[end] - starts[begin] <= width:
            before = broken_lines(text[:begin], starts[: begin + 1], width, width)
            tail = [at - starts[begin] for at in starts[begin:]]
            after = [(a + begin, b + begin) for a, b in broken_lines(text[begin:], tail, width, width)]
            if len(before) + len(after) <= len(lines):
                return before + after
    return lines


def _without_stub(text: str, starts: list[float], width: float) -> list[tuple[int, int]]:
    """Return the lines' ends, with a last line of a few characters lengthened if that costs no line."""
    widest = broken_lines(text, starts, width, width)
    for share in _NARROWER:
        if len(widest) < 2 or widest[-1][1] - widest[-1][0] >= _STUB:
            break
        narrower = broken_lines(text, starts, width * share, width * share)
        if len(narrower) == len(widest) and narrower[-1][1] - narrower[-1][0] >= _STUB:
            return narrower
    return widest
