"""Ruled sheets to be filled in by hand: a head, then empty lines high enough to write on."""

from dataclasses import dataclass, field, replace

from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import QUIET, TINT
from pia_wizard.pdf.tags import TaggedCanvas

MILLIMETRE = 72 / 25.4
WRITING = 9 * MILLIMETRE
"""A line lower than this is too low to write on by hand, in points."""

PADDING_X = 4.0
PADDING_Y = 3.5
"""Space between a cell's rules and its words, in points."""


@dataclass(frozen=True, slots=True)
class RuledColumn:
    """A column to write in: its share of the width, its title, and words printed on every line.

    ``offered`` are such words, small: answers to be circled.
    """

    share: float
    title: tuple[Paragraph, ...]
    offered: Paragraph | None = None


@dataclass(frozen=True, slots=True)
class Ruled:
    """Empty lines under column titles, which are repeated on every page.

    No line is lower than ``line_height`` in points, nor lower than what is printed on it.
    """

    columns: tuple[RuledColumn, ...]
    lines: int
    line_height: float = WRITING
    before: float = 6
    after: float = 8
    keeps_with_next: bool = False
    first: int = 0
    key: object = field(default_factory=object)

    def head_height(self, width: float) -> float:
        """Return the height of the column titles."""
        pairs = zip(self.columns, self._widths(width), strict=True)
        return 2 * PADDING_Y + max(
            sum(part.height(w - 2 * PADDING_X) for part in column.title) for column, w in pairs
        )

    def each(self, width: float) -> float:
        """Return the height of one line."""
        pairs = zip(self.columns, self._widths(width), strict=True)
        printed = [c.offered.height(w - 2 * PADDING_X) + 2 * PADDING_Y for c, w in pairs if c.offered]
        return max(self.line_height, WRITING, *printed, 0)

    def height(self, width: float) -> float:
        """Return the height of titles and lines."""
        return self.head_height(width) + self.lines * self.each(width)

    def split(self, width: float, height: float) -> "tuple[Ruled, Ruled] | None":
        """Return the sheet cut between two lines."""
        fit = int((height - self.head_height(width) + 1e-6) / self.each(width))
        if not 0 < fit < self.lines:
            return None
        return replace(self, lines=fit), replace(self, lines=self.lines - fit, first=self.first + fit)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw titles and lines; the titles are for the eye only on further pages."""
        widths, head, each = self._widths(width), self.head_height(width), self.each(width)
        canvas.setFillColorRGB(*TINT)
        canvas.rect(x, top - head, sum(widths), head, stroke=0, fill=1)
        with canvas.tag("Table", leaf=False, key=self.key):
            if self.first:
                with canvas.artifact():
                    self._draw_titles(canvas, widths, x, top)
            else:
                self._draw_titles(canvas, widths, x, top)
            for number in range(self.lines):
                self._draw_line(canvas, widths, x, top - head - number * each, self.first + number)
        draw_rules(canvas, (x, top), widths, [head, *([each] * self.lines)])

    def _draw_titles(self, canvas: TaggedCanvas, widths: list[float], x: float, top: float) -> None:
        with canvas.tag("TR", leaf=False):
            for column, width in zip(self.columns, widths, strict=True):
                with canvas.tag("TH", leaf=False, scope="Column"):
                    y = top - PADDING_Y
                    for part in column.title:
                        part.draw(canvas, x + PADDING_X, y, width - 2 * PADDING_X)
                        y -= part.height(width - 2 * PADDING_X)
                x += width

    def _draw_line(
        self, canvas: TaggedCanvas, widths: list[float], x: float, top: float, number: int
    ) -> None:
        with canvas.tag("TR", leaf=False, key=(self.key, number)):
            for column, width in zip(self.columns, widths, strict=True):
                with canvas.tag("TD", leaf=False):
                    if column.offered is not None:
                        # A paragraph is one element wherever it is drawn; every line needs one of its own.
                        offered = Paragraph(column.offered.words, column.offered.style)
                        offered.draw(canvas, x + PADDING_X, top - PADDING_Y, width - 2 * PADDING_X)
                x += width

    def _widths(self, width: float) -> list[float]:
        whole = sum(column.share for column in self.columns)
        return [width * column.share / whole for column in self.columns]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be written on a sheet: its name with help, words offered or known, and a height."""

    name: tuple[Paragraph, ...]
    known: Paragraph | None = None
    height: float = WRITING


@dataclass(frozen=True, slots=True)
class Fields:
    """Names at the left and room to write at the right; ``columns`` such pairs stand side by side."""

    fields: tuple[Field, ...]
    columns: int = 1
    share: float = 0.3
    before: float = 4
    after: float = 8
    keeps_with_next: bool = False
    key: object = field(default_factory=object)

    def height(self, width: float) -> float:
        """Return the height of all rows."""
        return sum(self._heights(width))

    def split(self, width: float, height: float) -> "tuple[Fields, Fields] | None":
        """Return the fields cut between two rows."""
        used, fit = 0.0, 0
        for each in self._heights(width):
            used += each
            if used > height + 1e-6:
                break
            fit += self.columns
        if not 0 < fit < len(self.fields):
            return None
        return replace(self, fields=self.fields[:fit]), replace(self, fields=self.fields[fit:])

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw each field; to readers it is a table of which the names are row heads."""
        name, room = self._widths(width)
        heights = self._heights(width)
        with canvas.tag("Table", leaf=False, key=self.key):
            y = top
            for row, height in zip(self._rows(), heights, strict=True):
                canvas.setFillColorRGB(*TINT)
                for place in range(len(row)):
                    canvas.rect(x + place * (name + room), y - height, name, height, stroke=0, fill=1)
                with canvas.tag("TR", leaf=False):
                    for place, one in enumerate(row):
                        self._draw_field(canvas, one, (x + place * (name + room), y), height, width)
                y -= height
        draw_rules(canvas, (x, top), [name, room] * self.columns, heights)

    def _draw_field(
        self, canvas: TaggedCanvas, one: Field, at: tuple[float, float], height: float, width: float
    ) -> None:
        (x, top), (name, room) = at, self._widths(width)
        with canvas.tag("TH", leaf=False, scope="Row"):
            words = sum(part.height(name - 2 * PADDING_X) for part in one.name)
            y = top - max(PADDING_Y, (min(height, WRITING) - words) / 2)
            for part in one.name:
                part.draw(canvas, x + PADDING_X, y, name - 2 * PADDING_X)
                y -= part.height(name - 2 * PADDING_X)
        with canvas.tag("TD", leaf=False):
            if one.known is not None:
                words = one.known.height(room - 2 * PADDING_X)
                y = top - max(PADDING_Y, (min(height, WRITING) - words) / 2)
                one.known.draw(canvas, x + name + PADDING_X, y, room - 2 * PADDING_X)

    def _rows(self) -> list[tuple[Field, ...]]:
        step = self.columns
        return [self.fields[start : start + step] for start in range(0, len(self.fields), step)]

    def _widths(self, width: float) -> tuple[float, float]:
        pair = width / self.columns
        return pair * self.share, pair * (1 - self.share)

    def _heights(self, width: float) -> list[float]:
        name, room = (each - 2 * PADDING_X for each in self._widths(width))
        return [max(_field_height(one, name, room) for one in row) for row in self._rows()]


def _field_height(one: Field, name: float, room: float) -> float:
    words = sum(part.height(name) for part in one.name)
    known = one.known.height(room) if one.known is not None else 0
    return max(one.height, words + 2 * PADDING_Y, known + 2 * PADDING_Y)


def draw_rules(
    canvas: TaggedCanvas, at: tuple[float, float], widths: list[float], heights: list[float]
) -> None:
    """Draw the rules of a grid from its upper left corner; outside any tag, so an artifact."""
    left, top = at
    right, bottom = left + sum(widths), top - sum(heights)
    canvas.setStrokeColorRGB(*QUIET)
    canvas.setLineWidth(0.5)
    x, y = left, top
    for width in [0, *widths]:
        x += width
        canvas.line(x, bottom, x, top)
    for height in [0, *heights]:
        y -= height
        canvas.line(left, y, right, y)
