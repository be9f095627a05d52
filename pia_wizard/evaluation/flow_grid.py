"""Where the places of a flow map stand on a grid: layers from left to right with few crossings.

The way of Sugiyama, Tagawa and Toda (1981): break cycles, give every place the column of its longest way
from a source, order each column by the means of its neighbours. Everything hangs on the order of the flows
alone, so the same rows always give the same grid.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_SWEEPS = 6
_MOST_PASSED = 20_000
"""Flows that pass more columns than this together get no ways: no page has room for such a grid."""

Ends = tuple[int, int]
"""A flow as the numbers of the places it leaves and reaches, from 0."""

Cell = tuple[int, int]
"""Column and row, from 0."""

_Slot = tuple[int, int]
"""What stands in a column: (-1, a place), or (a flow that passes, the column)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The cell of every place, and those that each flow passes between its two ends, in the order it runs.

    No two of all these cells are the same. Grids beyond all paper have no ways.
    """

    places: tuple[Cell, ...]
    ways: tuple[tuple[Cell, ...], ...]


def grid_of(count: int, flows: Sequence[Ends]) -> Grid:
    """Return the grid of ``count`` places and the flows between them."""
    columns = _columns(count, flows)
    slots = [list[_Slot]() for _ in range(max(columns, default=-1) + 1)]
    hops: list[tuple[_Slot, _Slot]] = []
    passed = sum(abs(columns[source] - columns[destination]) for source, destination in flows)
    ways: list[list[_Slot]] = [[] for _ in flows]
    if passed <= _MOST_PASSED:
        ways = [_way(number, ends, columns) for number, ends in enumerate(flows)]
    for place, column in enumerate(columns):
        slots[column].append((-1, place))
    for (source, destination), way in zip(flows, ways, strict=True):
        for slot in way:
            slots[slot[1]].append(slot)
        if source != destination:
            whole = [(-1, source), *way, (-1, destination)]
            hops += [_rightwards(a, b, columns) for a, b in pairwise(whole)]
    rows = _rows(_in_order_of_flows(slots, flows), hops, columns)
    return Grid(
        tuple((column, rows[-1, place]) for place, column in enumerate(columns)),
        tuple(tuple((slot[1], rows[slot]) for slot in way) for way in ways),
    )


def _columns(count: int, flows: Sequence[Ends]) -> list[int]:
    """Return each place's longest way from a source, along flows that lead back nowhere."""
    following: list[list[int]] = [[] for _ in range(count)]
    for source, destination in dict.fromkeys(flows):
        if source != destination:
            following[source].append(destination)
    order, back = _searched(following)
    columns = [0] * count
    for place in order:
        for other in following[place]:
            if (place, other) not in back:
                columns[other] = max(columns[other], columns[place] + 1)
    return columns


def _searched(following: Sequence[Sequence[int]]) -> tuple[list[int], set[Ends]]:
    """Return the places in topological order, and the steps that close a cycle (depth first)."""
    reached = {other for others in following for other in others}
    starts = sorted(range(len(following)), key=lambda place: place in reached)
    finished: list[int] = []
    back: set[Ends] = set()
    entered, left = set[int](), set[int]()
    for start in starts:
        stack: list[tuple[int, Iterator[int]]] = []
        if start not in entered:
            entered.add(start)
            stack.append((start, iter(following[start])))
        while stack:
            place, rest = stack[-1]
            other = next(rest, None)
            if other is None:
                stack.pop()
                left.add(place)
                finished.append(place)
            elif other not in entered:
                entered.add(other)
                stack.append((other, iter(following[other])))
            elif other not in left:
                back.add((place, other))
    return finished[::-1], back


def _way(number: int, ends: Ends, columns: Sequence[int]) -> list[_Slot]:
    """Return the slots a flow takes in the columns it only passes."""
    start, end = columns[ends[0]], columns[ends[1]]
    passed = range(start + 1, end) if start < end else range(start - 1, end, -1)
    return [(number, column) for column in passed]


def _rightwards(a: _Slot, b: _Slot, columns: Sequence[int]) -> tuple[_Slot, _Slot]:
    return (a, b) if _column(a, columns) < _column(b, columns) else (b, a)


def _column(slot: _Slot, columns: Sequence[int]) -> int:
    return columns[slot[1]] if slot[0] < 0 else slot[1]


def _in_order_of_flows(slots: Iterable[list[_Slot]], flows: Sequence[Ends]) -> list[list[_Slot]]:
    """Return each column with what the earlier flows touch first."""
    first: dict[int, int] = {}
    for number, ends in enumerate(flows):
        for place in ends:
            first.setdefault(place, number)

    def earliest(slot: _Slot) -> int:
        return slot[0] if slot[0] >= 0 else first[slot[1]]

    return [sorted(column, key=earliest) for column in slots]


def _rows(
    slots: list[list[_Slot]], hops: Sequence[tuple[_Slot, _Slot]], columns: Sequence[int]
) -> Mapping[_Slot, int]:
    """Return the row of every slot: the order with the fewest crossings that the sweeps come by."""
    left: dict[_Slot, list[_Slot]] = {}
    right: dict[_Slot, list[_Slot]] = {}
    by_column: list[list[tuple[_Slot, _Slot]]] = [[] for _ in slots]
    for a, b in hops:
        left.setdefault(b, []).append(a)
        right.setdefault(a, []).append(b)
        by_column[_column(a, columns)].append((a, b))
    rows = {slot: row for column in slots for row, slot in enumerate(column)}
    best, fewest = dict(rows), _crossings(by_column, rows)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        forward = sweep % 2 == 0
        for column in slots if forward else slots[::-1]:
            _settle(column, left if forward else right, rows)
        crossings = _crossings(by_column, rows)
        if crossings < fewest:
            best, fewest = dict(rows), crossings
    return best


def _settle(column: list[_Slot], neighbours: Mapping[_Slot, list[_Slot]], rows: dict[_Slot, int]) -> None:
    """Order a column by the mean row of each slot's neighbours; one without stays about where it is."""
    means = {}
    for slot in column:
        its = neighbours.get(slot, [slot])
        means[slot] = sum(rows[other] for other in its) / len(its)
    column.sort(key=lambda slot: (means[slot], rows[slot]))
    rows.update((slot, row) for row, slot in enumerate(column))


def _crossings(by_column: Iterable[list[tuple[_Slot, _Slot]]], rows: Mapping[_Slot, int]) -> int:
    """Return how often lines between neighbouring columns cross."""
    count = 0
    for hops in by_column:
        seen: list[int] = []
        for _, end in sorted((rows[a], rows[b]) for a, b in hops):
            count += len(seen) - bisect_right(seen, end)
            insort(seen, end)
    return count
