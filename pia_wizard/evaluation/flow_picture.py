"""Where the boxes and lines of a flow map's picture lie, for whoever draws it.

Lengths are the drawer's (points or pixels), x grows to the right and y downward. Lines leave and reach the
sides of boxes level, each at a height of its own, so that no number lies on another.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pia_wizard.evaluation.flow_grid import Cell
from pia_wizard.evaluation.flows import FlowEdge, FlowMap

_SWEEPS = (1, -1, 1, 0)
"""The sides on which neighbours are looked at, sweep by sweep: left, right, left, both."""

_ROOMY = 1.5
"""So many times their least width gaps are wide where there is room."""

Spot = tuple[float, float]
"""x and y."""

Curve = tuple[Spot, Spot, Spot]
"""A cubic Bézier curve from where the last one ended: two control points and the end."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The room a picture has and how big its parts are.

    ``pitch`` is the distance of two lines at one side of a box, ``number`` the width of a line's number
    with what stands beside it, ``arrow`` the straight piece before a box that a line reaches.
    """

    width: float
    narrowest: float
    widest: float
    gap: float
    widest_gap: float
    pitch: float
    number: float
    arrow: float
    space: float


@dataclass(frozen=True, slots=True)
class Box:
    """A place: upper left corner, width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A flow: the curves from its start, the middle of its number, and which way it runs at either end.

    A direction is 1 to the right and -1 to the left.
    """

    edge: FlowEdge
    start: Spot
    curves: tuple[Curve, ...]
    leaves: int
    reaches: int

    @property
    def end(self) -> Spot:
        """The tip of its arrow."""
        return self.curves[-1][2]


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """A map's boxes, as its nodes are counted, and its lines; ``fits`` if boxes are as wide as they must."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    fits: bool


Height = Callable[[int, float], float]
"""The height of what is written in a node's box of a width."""


def has_room(flows: FlowMap, measures: Measures, highest: float = math.inf) -> bool:
    """Tell whether a map's boxes can be as wide as they must, and as low, however little is written in them.

    Quick, so that maps far too large are not measured word by word.
    """
    if _box_width(flows.columns, _room(flows, measures), measures) < measures.narrowest - 1e-6:
        return False
    cells = Counter(column for column, _ in {*_cells(flows)})
    most = max(cells.values(), default=0)
    return most * (measures.pitch + measures.space) - measures.space <= highest


def _cells(flows: FlowMap) -> Iterator[Cell]:
    yield from ((node.column, node.row) for node in flows.nodes)
    for edge in flows.edges:
        yield from edge.way


def _room(flows: FlowMap, measures: Measures) -> float:
    """Return the width for columns and gaps: a flow back to its own place in the last one needs some too."""
    last = flows.columns - 1
    loops = any(e.source == e.destination and _column(flows, e.source) == last for e in flows.edges)
    return measures.width - (_loop(measures) if loops else 0)


def flow_picture(flows: FlowMap, measures: Measures, height: Height) -> FlowPicture:
    """Return the picture of a map, boxes level with those they are joined to."""
    room = _room(flows, measures)
    gaps = max(flows.columns - 1, 0)
    box = _box_width(flows.columns, room, measures)
    gap = min(measures.widest_gap, (room - flows.columns * box) / gaps) if gaps else measures.gap
    used = flows.columns * box + gaps * gap
    left = max(0.0, (room - used) / 2)
    xs = [left + column * (box + gap) for column in range(flows.columns)]
    heights = _heights(flows, measures, height, box)
    whole, tops = _tops(flows, heights, measures)
    boxes = tuple(
        Box(xs[node.column], tops[node.column, node.row], box, heights[node.column, node.row])
        for node in flows.nodes
    )
    passing = {cell: tops[cell] + heights[cell] / 2 for edge in flows.edges for cell in edge.way}
    ports = _ports(flows, boxes, passing, measures.pitch)
    course = _Course(boxes, xs, passing, ports, measures)
    lines = tuple(course.line(flows, place) for place in range(len(flows.edges)))
    return FlowPicture(measures.width, whole, boxes, lines, box >= measures.narrowest - 1e-6)


def _box_width(columns: int, room: float, measures: Measures) -> float:
    """Return the width of boxes: wide gaps before wide boxes, but not before readable ones."""
    if columns == 0:
        return measures.widest
    gaps = columns - 1
    roomy = (room - gaps * measures.gap * _ROOMY) / columns
    tight = (room - gaps * measures.gap) / columns
    return min(measures.widest, max(roomy, min(measures.narrowest, tight)))


def _loop(measures: Measures) -> float:
    return measures.number + measures.arrow


def _column(flows: FlowMap, node: int) -> int:
    return flows.nodes[node].column


_Cells = dict[Cell, float]


def _heights(flows: FlowMap, measures: Measures, height: Height, width: float) -> _Cells:
    """Return the height of every cell: a box holds its words and its lines, a passing line its pitch."""
    lines = _ends(flows)
    found: _Cells = {cell: measures.pitch for edge in flows.edges for cell in edge.way}
    for number, node in enumerate(flows.nodes):
        most = max(len(lines.get((number, side), ())) for side in (-1, 1))
        found[node.column, node.row] = max(height(number, width), (most + 0.4) * measures.pitch)
    return found


def _tops(flows: FlowMap, heights: _Cells, measures: Measures) -> tuple[float, _Cells]:
    """Return the height of the picture and the upper edge of every cell, level with those it is joined to."""
    columns: list[list[Cell]] = [[] for _ in range(flows.columns)]
    for cell in sorted(heights):
        columns[cell[0]].append(cell)
    sums = [sum(heights[c] for c in column) + measures.space * (len(column) - 1) for column in columns]
    whole = max(sums, default=0.0)
    joined = _joined(flows)
    tops: _Cells = {}
    for column, its in zip(columns, sums, strict=True):
        y = (whole - its) / 2
        for cell in column:
            tops[cell] = y
            y += heights[cell] + measures.space
    for side in _SWEEPS:
        for column, its in list(zip(columns, sums, strict=True))[:: side or 1]:
            _settle(column, whole - its, (tops, heights), joined, side=side, space=measures.space)
    return whole, tops


def _joined(flows: FlowMap) -> dict[Cell, list[Cell]]:
    """Return the cells that lines join to each cell, as often as they do."""
    joined: dict[Cell, list[Cell]] = {}
    for edge in flows.edges:
        ends = [(flows.nodes[n].column, flows.nodes[n].row) for n in (edge.source, edge.destination)]
        for one, other in pairwise((ends[0], *edge.way, ends[1])):
            if one != other:
                joined.setdefault(one, []).append(other)
                joined.setdefault(other, []).append(one)
    return joined


def _settle(
    column: Sequence[Cell],
    free: float,
    laid: tuple[_Cells, _Cells],
    joined: Mapping[Cell, Sequence[Cell]],
    *,
    side: int,
    space: float,
) -> None:
    """Move a column's cells as near as they can come to the middle of their neighbours, in place.

    ``side`` is 1 for those at the left, -1 for those at the right, 0 for both. Each cell keeps its place in
    the order, so that the best is an isotonic regression of where they want to be.
    """
    tops, heights = laid
    wishes: list[float] = []
    offset = 0.0
    for cell in column:
        middles = [
            tops[other] + heights[other] / 2
            for other in joined.get(cell, ())
            if side == 0 or (other[0] < cell[0]) == (side > 0)
        ]
        wish = sum(middles) / len(middles) - heights[cell] / 2 if middles else tops[cell]
        wishes.append(wish - offset)
        offset += heights[cell] + space
    offset = 0.0
    for cell, place in zip(column, _never_falling(wishes), strict=True):
        tops[cell] = min(max(place, 0.0), free) + offset
        offset += heights[cell] + space


def _never_falling(wishes: Sequence[float]) -> list[float]:
    """Return the numbers nearest to the wishes, by least squares, of which none is below the one before."""
    pools: list[tuple[float, int]] = []
    for wish in wishes:
        mean, count = wish, 1
        while pools and pools[-1][0] > mean:
            before, its = pools.pop()
            mean, count = (before * its + mean * count) / (its + count), its + count
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]


_Side = tuple[int, int]
"""A node and its left (-1) or right (1) side."""

_End = tuple[int, int]
"""A flow's place in the map and its first (0) or last (1) end."""


def _directions(flows: FlowMap, edge: FlowEdge) -> tuple[int, int]:
    """Return which way a flow runs at its ends; one back to where it came from turns round."""
    start, end = _column(flows, edge.source), _column(flows, edge.destination)
    return (1, -1) if edge.source == edge.destination else (1, 1) if start < end else (-1, -1)


def _ends(flows: FlowMap) -> dict[_Side, list[_End]]:
    """Return the lines' ends at each side of each node."""
    found: dict[_Side, list[_End]] = {}
    for place, edge in enumerate(flows.edges):
        leaves, reaches = _directions(flows, edge)
        found.setdefault((edge.source, leaves), []).append((place, 0))
        found.setdefault((edge.destination, -reaches), []).append((place, 1))
    return found


def _ports(
    flows: FlowMap, boxes: Sequence[Box], passing: Mapping[Cell, float], pitch: float
) -> dict[_End, float]:
    """Return the height at which each line leaves or reaches its box: in the order of where it goes."""

    def towards(end: _End) -> tuple[float, int]:
        edge = flows.edges[end[0]]
        if edge.source == edge.destination:
            return float("inf"), end[0] * 2 + end[1]
        if edge.way:
            return passing[edge.way[0 if end[1] == 0 else -1]], end[0]
        box = boxes[edge.destination if end[1] == 0 else edge.source]
        return box.y + box.height / 2, end[0]

    ports: dict[_End, float] = {}
    for (node, _), ends in _ends(flows).items():
        box = boxes[node]
        step = max(pitch, min(box.height / (len(ends) + 1), pitch * 1.4))
        first = box.y + box.height / 2 - step * (len(ends) - 1) / 2
        for place, end in enumerate(sorted(ends, key=towards)):
            ports[end] = first + place * step
    return ports


@dataclass(frozen=True, slots=True)
class _Course:
    """What lines run between: boxes, the left of each column, the heights of passed cells and of ends."""

    boxes: Sequence[Box]
    lefts: Sequence[float]
    passing: Mapping[Cell, float]
    ports: Mapping[_End, float]
    measures: Measures

    def line(self, flows: FlowMap, place: int) -> Line:
        """Return the line of the flow at a place in the map."""
        edge = flows.edges[place]
        source, destination = self.boxes[edge.source], self.boxes[edge.destination]
        leaves, reaches = _directions(flows, edge)
        start = (source.x + (source.width if leaves > 0 else 0), self.ports[place, 0])
        end = (destination.x + (destination.width if reaches < 0 else 0), self.ports[place, 1])
        if edge.source == edge.destination:
            far = start[0] + _loop(self.measures) * 1.25
            return Line(edge, start, (((far, start[1]), (far, end[1]), end),), leaves, reaches)
        stops = [start, (start[0] + leaves * self.measures.number, start[1])]
        for cell in edge.way:
            near, away = (0, source.width) if leaves > 0 else (source.width, 0)
            x, y = self.lefts[cell[0]], self.passing[cell]
            stops += [(x + near, y), (x + away, y)]
        stops += [(end[0] - reaches * self.measures.arrow, end[1]), end]
        return Line(edge, start, tuple(_curve(a, b) for a, b in pairwise(stops)), leaves, reaches)


def _curve(start: Spot, end: Spot) -> Curve:
    """Return a curve that leaves and arrives level."""
    middle = (start[0] + end[0]) / 2
    return (middle, start[1]), (middle, end[1]), end


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: its dashes and gaps, its width, and whether it is hollow."""

    dashes: tuple[float, ...] = ()
    width: float = 1.1
    hollow: bool = False


_STROKES = (
    Stroke(),
    Stroke((4, 2.4)),
    Stroke(width=3.0, hollow=True),
    Stroke((10, 3)),
    Stroke((1.2, 2.2), 1.6),
    Stroke((7, 2.2, 1.2, 2.2)),
)
_UNKNOWN = Stroke((1.2, 4.5), 0.9)


def stroke(media: Sequence[str], medium: str) -> Stroke:
    """Return how the lines of a medium are drawn, told apart without colour; ``media`` are all there are."""
    if medium not in media:
        return _UNKNOWN
    return _STROKES[media.index(medium) % len(_STROKES)]
