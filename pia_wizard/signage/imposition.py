"""From one copy to the sheet that is printed: bleed, crop marks, or several copies with cutting lines.

Lengths are points; what is returned is placed on a page whose lower left corner is the origin.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pia_wizard.pdf.structure import Box
from pia_wizard.signage.commands import Drawing, Node, Outline, dashes, moved, rectangle
from pia_wizard.signage.legibility import MM
from pia_wizard.signage.measures import SAFE_MM
from pia_wizard.signage.sheet import Sheet, SheetUnusableError

_MARK = 8 * MM
"""Length of a crop mark, and of the room around the bleed that it stands in."""

_LINE = 0.25
"""Thickness of marks and cutting lines."""

_REGISTRATION = (0.0, 0.0, 0.0)
_CUTTING = (0.45, 0.45, 0.45)


@dataclass(frozen=True, slots=True)
class Page:
    """A printed sheet: its size, its boxes, the first copy, and all that is for the eye only."""

    width: float
    height: float
    trim: Box
    bleed: Box
    nodes: tuple[Node, ...]
    copies: tuple[Node, ...]
    marks: tuple[Node, ...]


def page(drawing: Drawing, sheet: Sheet) -> Page:
    """Return a copy on the sheet as it is printed; raises SheetUnusableError if it does not go on."""
    if sheet.paper is not None:
        return _several(drawing, sheet)
    bleed = sheet.bleed * MM
    room = bleed + (_MARK if sheet.crop_marks else 0)
    trim = (room, room, drawing.width, drawing.height)
    cut = (room - bleed, room - bleed, drawing.width + 2 * bleed, drawing.height + 2 * bleed)
    marks = tuple(_crop_marks(trim, cut)) if sheet.crop_marks else ()
    nodes = moved(drawing.nodes, room, room)
    return Page(drawing.width + 2 * room, drawing.height + 2 * room, trim, cut, nodes, (), marks)


def _crop_marks(trim: Box, bleed: Box) -> Iterator[Outline]:
    """Yield corner marks in pairs, at the cut and at the bleed, and a mark at the middle of each side."""
    x0, y0, width, height = trim
    x1, y1 = x0 + width, y0 + height
    bx0, by0 = bleed[:2]
    bx1, by1 = bx0 + bleed[2], by0 + bleed[3]
    near, long = 0.5 * MM, _MARK - 0.5 * MM
    for x in dict.fromkeys((x0, x1, bx0, bx1, (x0 + x1) / 2)):
        yield rectangle((x - _LINE / 2, by1 + near, _LINE, long), _REGISTRATION)
        yield rectangle((x - _LINE / 2, by0 - near - long, _LINE, long), _REGISTRATION)
    for y in dict.fromkeys((y0, y1, by0, by1, (y0 + y1) / 2)):
        yield rectangle((bx1 + near, y - _LINE / 2, long, _LINE), _REGISTRATION)
        yield rectangle((bx0 - near - long, y - _LINE / 2, long, _LINE), _REGISTRATION)


@dataclass(frozen=True, slots=True)
class _Grid:
    width: float
    height: float
    columns: int
    rows: int


def copies(sheet: Sheet) -> int:
    """Return how many copies stand on a page; raises SheetUnusableError if none or only one does."""
    if sheet.paper is None:
        return 1
    grid = _grid(sheet)
    return grid.columns * grid.rows


def _grid(sheet: Sheet) -> _Grid:
    """Return how most copies stand on the paper, upright or on its side.

    A copy keeps its own margin, so it may reach to the paper's edge, and half a millimetre is no matter.
    """
    paper = sheet.paper or sheet.format
    slack = 0.5
    ways = []
    for width, height in ((paper.width, paper.height), (paper.height, paper.width)):
        columns = int((width + slack) // sheet.width_mm)
        rows = int((height + slack) // sheet.height_mm)
        ways.append(_Grid(width * MM, height * MM, columns, rows))
    best = max(ways, key=lambda way: way.columns * way.rows)
    if best.columns * best.rows < 2:
        raise SheetUnusableError(width=sheet.width_mm, height=sheet.height_mm, paper=paper.key)
    return best


def _several(drawing: Drawing, sheet: Sheet) -> Page:
    """Return as many copies as fit, side by side in the middle of the paper, the first one to be read."""
    grid = _grid(sheet)
    left = (grid.width - grid.columns * drawing.width) / 2
    bottom = (grid.height - grid.rows * drawing.height) / 2
    places = [
        (left + column * drawing.width, bottom + row * drawing.height)
        for row in reversed(range(grid.rows))
        for column in range(grid.columns)
    ]
    first, *others = (moved(drawing.nodes, x, y) for x, y in places)
    trim = (left, bottom, grid.columns * drawing.width, grid.rows * drawing.height)
    return Page(
        grid.width,
        grid.height,
        trim,
        trim,
        first,
        tuple(node for copy in others for node in copy),
        tuple(_cutting_lines(grid, drawing, left, bottom)),
    )


def _cutting_lines(grid: _Grid, drawing: Drawing, left: float, bottom: float) -> Iterator[Outline]:
    """Yield a dashed line wherever paper is cut: between copies, and around them where paper is left."""
    near = SAFE_MM * MM
    for column in range(grid.columns + 1):
        x = left + column * drawing.width
        if 1 < x < grid.width - 1:
            yield dashes((x, near), (x, grid.height - near), 0.5, _CUTTING)
    for row in range(grid.rows + 1):
        y = bottom + row * drawing.height
        if 1 < y < grid.height - 1:
            yield dashes((near, y), (grid.width - near, y), 0.5, _CUTTING)
