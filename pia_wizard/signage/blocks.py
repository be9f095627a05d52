"""A piece of text set into lines of a given width: measured first, drawn when its place is known."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from pia_wizard.pdf import fonts
from pia_wizard.pdf.kinsoku import broken_lines
from pia_wizard.pdf.styles import Colour
from pia_wizard.signage.annotations import Annotated, Reading, annotated, unparted
from pia_wizard.signage.commands import Element, Glyphs
from pia_wizard.signage.legibility import READING_LEAST

_LEADING = 1.45
_STUB = 4
"""A last line of fewer characters looks left over."""

_REMARK = re.compile(r"（[^（）\n]*）|\([^()\n]*\)")

_NARROWER = (0.94, 0.88, 0.82)
_READING_SHARE = 0.5
_READING_GAP = 0.06
"""Between a reading and what it stands over, in sizes of the latter."""


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is set: size in points, weight, colour, and the line's height in sizes."""

    size: float
    colour: Colour
    bold: bool = False
    leading: float = _LEADING

    @property
    def reading_size(self) -> float:
        """The size of readings over kanji."""
        return max(self.size * _READING_SHARE, READING_LEAST)


@dataclass(frozen=True, slots=True)
class Block:
    """A text in lines; ``width`` is that of its longest line, lengths are points.

    ``readings`` has the readings of each line, counted from the line's start, or nothing at all.
    """

    lines: tuple[str, ...]
    ink: Ink
    width: float
    language: str = "ja"
    widths: tuple[float, ...] = ()
    readings: tuple[tuple[Reading, ...], ...] = ()

    @property
    def pitch(self) -> float:
        """The distance from line to line."""
        return self.ink.size * self.ink.leading + self._room

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.pitch

    @property
    def baseline(self) -> float:
        """The distance from the top to the first line's baseline."""
        return self._room + self.ink.size * ((self.ink.leading - 1) / 2 + fonts.ASCENT)

    @property
    def _room(self) -> float:
        """The room for readings above each line, less what the leading gives anyway."""
        if not self.readings:
            return 0
        spare = self.ink.size * (self.ink.leading - 1) / 2
        return max(self.ink.reading_size * 1.1 - spare, 0)

    def parts(self, x: float, top: float, *, within: float | None = None) -> tuple[Element | Glyphs, ...]:
        """Return what to draw below ``top``, from ``x`` or, with ``within``, centred in that width."""
        found: list[Element | Glyphs] = []
        y = top - self.baseline
        for number, line in enumerate(self.lines):
            indent = (within - self.widths[number]) / 2 if within is not None else 0
            readings = self.readings[number] if self.readings else ()
            if line:
                found += (
                    self._line(line, readings, x + indent, y)
                    if readings
                    else [self._glyphs(line, x + indent, y)]
                )
            y -= self.pitch
        return tuple(found)

    def _glyphs(self, text: str, x: float, y: float, spacing: float = 0.0) -> Glyphs:
        return Glyphs(x, y, text, self.ink.size, self.ink.colour, self.ink.bold, self.language, spacing)

    def _line(self, line: str, readings: tuple[Reading, ...], x: float, y: float) -> list[Element | Glyphs]:
        found: list[Element | Glyphs] = []
        at = 0
        for reading in readings:
            if before := line[at : reading.start]:
                found.append(self._glyphs(before, x, y))
                x += _width(before, self.ink, self.language)
            element, width = self._ruby(line[reading.start : reading.end], reading.text, x, y)
            found.append(element)
            x, at = x + width, reading.end
        if rest := line[at:]:
            found.append(self._glyphs(rest, x, y))
        return found

    def _ruby(self, base: str, reading: str, x: float, y: float) -> tuple[Element, float]:
        """Return a base with its reading centred above, each spread to the other's width if shorter."""
        small = Ink(self.ink.reading_size, self.ink.colour, self.ink.bold)
        wide, high = _width(base, self.ink, self.language), _width(reading, small, self.language)
        whole = max(wide, high)
        base_gap = (whole - wide) / len(base)
        gap = min((whole - high) / len(reading), small.size)
        start = x + (whole - high - gap * (len(reading) - 1)) / 2
        above = y + self.ink.size * (fonts.ASCENT + _READING_GAP - 0.02) + small.size * (1 - fonts.ASCENT)
        top = Glyphs(start, above, reading, small.size, small.colour, small.bold, self.language, gap)
        under = self._glyphs(base, x + base_gap / 2, y, base_gap)
        return Element("Ruby", (Element("RB", (under,)), Element("RT", (top,), later=True))), whole


@lru_cache(maxsize=4096)
def text_block(text: str, ink: Ink, width: float, language: str = "ja") -> Block:
    """Return a text broken into lines no wider than ``width``; characters no font has become □."""
    said = annotated(text)
    starts = _starts(said, ink, language)
    breakable = unparted(said)
    cuts = _sensible(said.text, breakable, starts, width)
    lines = tuple(said.text[start:end].rstrip() for start, end in cuts)
    widths = tuple(starts[cut[0] + len(line)] - starts[cut[0]] for cut, line in zip(cuts, lines, strict=True))
    readings = tuple(_within(said, start, end) for start, end in cuts) if said.readings else ()
    return Block(lines, ink, max(widths, default=0.0), language, widths, readings)


def _within(said: Annotated, start: int, end: int) -> tuple[Reading, ...]:
    return tuple(
        Reading(r.start - start, r.end - start, r.text)
        for r in said.readings
        if start <= r.start and r.end <= end
    )


def _steps(text: str, ink: Ink, language: str) -> list[float]:
    scale = ink.size / 1000
    return [
        fonts.advances(font).get(ord(c), 0) * scale
        for font, piece in fonts.runs(text, bold=ink.bold, language=language)
        for c in piece
    ]


def _width(text: str, ink: Ink, language: str) -> float:
    return sum(_steps(text, ink, language))


def _starts(said: Annotated, ink: Ink, language: str) -> list[float]:
    """Return where each character starts, in points; what stands under a wider reading is spread."""
    steps = _steps(said.text, ink, language)
    small = Ink(ink.reading_size, ink.colour, ink.bold)
    for reading in said.readings:
        base = sum(steps[reading.start : reading.end])
        lacking = (_width(reading.text, small, language) - base) / (reading.end - reading.start)
        if lacking > 0:
            for index in range(reading.start, reading.end):
                steps[index] += lacking
    return list(accumulate(steps, initial=0.0))


def _sensible(text: str, breakable: str, starts: list[float], width: float) -> list[tuple[int, int]]:
    """Return the lines' ends; a remark in brackets, such as opening hours, goes whole to the next line.

    That is done only where it costs no line.
    """
    lines = _without_stub(breakable, starts, width)
    for remark in _REMARK.finditer(text):
        begin, end = remark.span()
        torn = any(begin < cut < end for _, cut in lines[:-1])
        if torn and begin and starts[end] - starts[begin] <= width:
            before = broken_lines(breakable[:begin], starts[: begin + 1], width, width)
            tail = [at - starts[begin] for at in starts[begin:]]
            after = [(a + begin, b + begin) for a, b in broken_lines(breakable[begin:], tail, width, width)]
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
