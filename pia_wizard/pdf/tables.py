"""Tables that go on over pages, with their head repeated and their cells tagged."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from pia_wizard.pdf.blocks import Block, Stack
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, CELL_HEAD, QUIET, RULE, TINT, Colour
from pia_wizard.pdf.tags import TaggedCanvas

PADDING_X = 5.0
"""Space at the left and right of a cell's content, in points."""

_PADDING_Y = 4.5
TIGHT = 2.5
"""Space above and below what a cell of a long register holds, in points."""

_LEAST_REST = 60.0
"""A row is cut only if at least this much of it fits on the page, in points."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: blocks below each other; ``fill`` is the colour behind them."""

    blocks: tuple[Block, ...]
    fill: Colour | None = None
    _heights: dict[float, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def stack(self) -> Stack:
        """Return the blocks as one."""
        return Stack(self.blocks)

    def height(self, width: float) -> float:
        """Return the height of the blocks at a width."""
        found = self._heights.get(width)
        if found is None:
            found = self._heights[width] = self.stack().height(width)
        return found


Row = tuple[Cell, ...]


def cell(*blocks: Block | str, fill: Colour | None = None) -> Cell:
    """Return a cell of blocks, plain text being set in the style of cells."""
    return Cell(tuple(Paragraph(b, CELL) if isinstance(b, str) else b for b in blocks), fill)


def head_row(*titles: str, align: Literal["left", "right", "center"] = "left") -> Row:
    """Return a row of column titles."""
    style = replace(CELL_HEAD, align=align)
    return tuple(Cell((Paragraph(title, style),)) for title in titles)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below each other, hairlines between them; ``columns`` are shares of the table's width.

    ``share`` is how much of the width given the table takes. The first row is the head. The first
    ``row_heads`` cells of the others are heads of their row. Up to the height ``whole``, in points, the table
    moves to the next page rather than being cut, and a first row lower than ``alone`` does not stand alone
    below its head. ``padding`` is the space above and below in a cell.
    """

    columns: tuple[float, ...]
    head: Row
    rows: tuple[Row, ...]
    row_heads: int = 1
    share: float = 1
    whole: float = 160
    alone: float = 34
    padding: float = _PADDING_Y
    before: float = 4
    after: float = 12
    keeps_with_next: bool = False
    continued: bool = False
    keys: tuple[object, ...] = ()
    key: object = field(default_factory=object)
    measured: dict[float, list[float]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def height(self, width: float) -> float:
        """Return the height of the head and all rows."""
        return _row_height(self.head, self._widths(width), self.padding) + sum(self._row_heights(width))

    def _row_heights(self, width: float) -> list[float]:
        """Return the height of each row but the head, measured once however often the table is cut."""
        found = self.measured.get(width)
        if found is None:
            widths = self._widths(width)
            found = self.measured[width] = [_row_height(row, widths, self.padding) for row in self.rows]
        return found

    def split(self, width: float, height: float) -> "tuple[Table, Table] | None":
        """Return the table cut between two rows, or inside one that is too high to be moved whole."""
        if not self.continued and self.height(width) <= self.whole:
            return None
        widths = self._widths(width)
        used = _row_height(self.head, widths, self.padding)
        heights = self._row_heights(width)
        for index, needed in enumerate(heights):
            if used + needed > height + 1e-6:
                halves = _cut_row(self.rows[index], widths, height - used, self.padding)
                return self._cut(index if halves else _sociable(index, heights, self.alone), halves)
            used += needed
        return None

    def _cut(self, index: int, halves: tuple[Row, Row] | None) -> "tuple[Table, Table] | None":
        parts = self._parts(index, halves)
        if parts is not None and halves is None:
            for width, heights in self.measured.items():
                parts[0].measured[width], parts[1].measured[width] = heights[:index], heights[index:]
        return parts

    def _parts(self, index: int, halves: tuple[Row, Row] | None) -> "tuple[Table, Table] | None":
        keys = self._keys()
        if halves is not None:
            first = (*self.rows[:index], halves[0]), keys[: index + 1]
            rest = (halves[1], *self.rows[index + 1 :]), keys[index:]
        elif index:
            first = self.rows[:index], keys[:index]
            rest = self.rows[index:], keys[index:]
        else:
            return None
        return (
            replace(self, rows=first[0], keys=first[1]),
            replace(self, rows=rest[0], keys=rest[1], continued=True),
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the rows; on further pages the repeated head is for the eye only."""
        widths = self._widths(width)
        head = _row_height(self.head, widths, self.padding)
        with canvas.tag("Table", leaf=False, key=self.key):
            if self.continued:
                with canvas.artifact():
                    self._draw_row(canvas, self.head, widths, (x, top, head), key=object())
            else:
                self._draw_row(canvas, self.head, widths, (x, top, head), key=(self.key, "head"))
            y = top - head
            for row, key, height in zip(self.rows, self._keys(), self._row_heights(width), strict=True):
                self._draw_row(canvas, row, widths, (x, y, height), key=key)
                y -= height

    def _draw_row(
        self,
        canvas: TaggedCanvas,
        row: Row,
        widths: list[float],
        place: tuple[float, float, float],
        key: object,
    ) -> None:
        """Draw a row; ``place``: x, top, height."""
        x, top, _ = place
        head = row is self.head
        _draw_ground(canvas, row, widths, place, TINT if head else None)
        with canvas.tag("TR", leaf=False, key=key):
            for number, (content, width) in enumerate(zip(row, widths, strict=True)):
                scope = "Column" if head else "Row" if number < self.row_heads else ""
                tag = "TH" if scope else "TD"
                with canvas.tag(tag, leaf=False, key=(key, number), scope=scope):
                    content.stack().draw(canvas, x + PADDING_X, top - self.padding, width - 2 * PADDING_X)
                x += width

    def _widths(self, width: float) -> list[float]:
        shares = sum(self.columns)
        return [width * self.share * column / shares for column in self.columns]

    def _keys(self) -> tuple[object, ...]:
        return self.keys or tuple((self.key, index) for index in range(len(self.rows)))


def _row_height(row: Row, widths: Sequence[float], padding: float) -> float:
    return 2 * padding + max(
        [content.height(width - 2 * PADDING_X) for content, width in zip(row, widths, strict=True)]
    )


def _sociable(index: int, heights: Sequence[float], lowest: float) -> int:
    """Return where to cut instead of before ``index``, so that no small row stands alone.

    Alone would be a first row that is lower than ``lowest``, or the last one on the next page.
    """
    if index > 1 and index == len(heights) - 1 and heights[index] < _LEAST_REST:
        index -= 1
    alone = index == 1 and len(heights) > 2 and heights[0] < lowest
    return 0 if alone else index


def _cut_row(row: Row, widths: Sequence[float], height: float, padding: float) -> tuple[Row, Row] | None:
    """Return a row in two, each cell cut where the page ends; None if it should move as a whole."""
    room = height - 2 * padding
    if room < _LEAST_REST or _row_height(row, widths, padding) < 3 * _LEAST_REST:
        return None
    above, below = [], []
    for content, width in zip(row, widths, strict=True):
        inside = width - 2 * PADDING_X
        stack = content.stack()
        parts = None if stack.height(inside) <= room else stack.split(inside, room)
        if parts is None and stack.height(inside) > room:
            return None
        above.append(replace(content, blocks=parts[0].blocks if parts else content.blocks))
        below.append(replace(content, blocks=parts[1].blocks if parts else ()))
    return tuple(above), tuple(below)


def _draw_ground(
    canvas: TaggedCanvas,
    row: Row,
    widths: Sequence[float],
    place: tuple[float, float, float],
    tint: Colour | None,
) -> None:
    """Draw what is behind and below a row; outside any tag, so an artifact. ``place``: x, top, height."""
    left, top, height = place
    x = left
    for content, width in zip(row, widths, strict=True):
        if tint is not None:
            canvas.setFillColorRGB(*tint)
            canvas.rect(x, top - height, width, height, stroke=0, fill=1)
        elif content.fill is not None:
            canvas.setFillColorRGB(*content.fill)
            canvas.rect(x + 1, top - height + 1.25, width - 2, height - 2.5, stroke=0, fill=1)
        x += width
    canvas.setStrokeColorRGB(*(QUIET if tint else RULE))
    canvas.setLineWidth(0.75 if tint else 0.5)
    canvas.line(left, top - height, x, top - height)
