"""The map of information flows: which places there are, what flows between them, which risks come up there.

ISO/IEC 29134 6.4.1 asks for it. The map is made from the rows of one table question; window and paper draw
the same one.
"""

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from pia_wizard.evaluation.flow_grid import Cell, grid_of
from pia_wizard.evaluation.model import Evaluation, Record
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.expressions.truth import Row
from pia_wizard.questionnaire.model import FLOWS


class FlowNode(Record, frozen=True, kw_only=True):
    """A person or device, at a column and row of the grid; the name is empty where none is written yet."""

    name: str
    column: int
    row: int


class FlowEdge(Record, frozen=True, kw_only=True):
    """One row of the table, ``number`` as it is counted there, from 1.

    ``source`` and ``destination`` are the numbers of the map's nodes, from 0. ``data`` and ``medium`` are
    keys, empty while not answered. ``way`` are the cells it passes between them. ``risks`` are those that
    apply, or may apply, and come up here.
    """

    number: int
    source: int
    destination: int
    data: str = ""
    medium: str = ""
    stored: bool | None = None
    days: float | None = None
    risks: tuple[str, ...] = ()
    way: tuple[Cell, ...] = ()


class FlowMap(Record, frozen=True, kw_only=True):
    """The flows in the table's order and the places they join, on a grid of ``columns``."""

    nodes: tuple[FlowNode, ...] = ()
    edges: tuple[FlowEdge, ...] = ()
    columns: int = 0

    def reaching(self, node: int) -> tuple[FlowEdge, ...]:
        """Return the flows that arrive at a node."""
        return tuple(edge for edge in self.edges if edge.destination == node)


def flow_map(questionnaire: Questionnaire, evaluation: Evaluation) -> FlowMap:
    """Return the map of the flows as answered; empty where they are not asked or not answered.

    Places called by the same words are one, however they are spaced; two without a name are two.
    """
    rows = evaluation.basis.facts.get(FLOWS)
    if not isinstance(rows, tuple):
        return FlowMap()
    names: list[str] = []
    known: dict[str, int] = {}
    edges = [
        FlowEdge(
            number=number,
            source=_node(row, "source", names, known),
            destination=_node(row, "destination", names, known),
            data=_key(row, "data"),
            medium=_key(row, "medium"),
            stored=_truth(row, "stored"),
            days=_number(row, "days"),
            risks=_risks(questionnaire, evaluation, row),
        )
        for number, row in enumerate(rows, 1)
    ]
    return _laid_out(names, edges)


def parted(whole: FlowMap, fits: Callable[[FlowMap], bool]) -> tuple[FlowMap, ...]:
    """Return the map whole if it fits, else in parts that do, each of flows that follow each other.

    A part of one flow is taken to fit.
    """
    if fits(whole):
        return (whole,)
    parts: list[FlowMap] = []
    rest = whole.edges
    while rest:
        part = _longest(whole, rest, fits)
        parts.append(part)
        rest = rest[len(part.edges) :]
    return tuple(parts)


def _longest(whole: FlowMap, rest: Sequence[FlowEdge], fits: Callable[[FlowMap], bool]) -> FlowMap:
    """Return the longest part at the beginning of some flows that fits, found by doubling and halving."""
    part, most = _part(whole, rest[:1]), len(rest)
    while (length := len(part.edges)) < most:
        longer = _part(whole, rest[: min(2 * length, (length + most + 1) // 2)])
        if fits(longer):
            part = longer
        else:
            most = len(longer.edges) - 1
    return part


def _part(whole: FlowMap, edges: Sequence[FlowEdge]) -> FlowMap:
    """Return a map of some flows, laid out anew; they keep their numbers."""
    places = dict.fromkeys(place for edge in edges for place in (edge.source, edge.destination))
    new = {place: number for number, place in enumerate(places)}
    moved = [replace(edge, source=new[edge.source], destination=new[edge.destination]) for edge in edges]
    return _laid_out([whole.nodes[place].name for place in places], moved)


def _laid_out(names: Sequence[str], edges: Sequence[FlowEdge]) -> FlowMap:
    grid = grid_of(len(names), [(edge.source, edge.destination) for edge in edges])
    cells = zip(names, grid.places, strict=True)
    return FlowMap(
        nodes=tuple(FlowNode(name=name, column=column, row=row) for name, (column, row) in cells),
        edges=tuple(replace(edge, way=way) for edge, way in zip(edges, grid.ways, strict=True)),
        columns=max((column for column, _ in grid.places), default=-1) + 1,
    )


def _node(row: Row, end: str, names: list[str], known: dict[str, int]) -> int:
    """Return the number of the place at one end of a flow, new if it is met for the first time."""
    name = " ".join(_key(row, end).split())
    if name in known:
        return known[name]
    names.append(name)
    if name:
        known[name] = len(names) - 1
    return len(names) - 1


def _key(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _truth(row: Row, name: str) -> bool | None:
    value = row.get(name)
    return value if isinstance(value, bool) else None


def _number(row: Mapping[str, object], name: str) -> float | None:
    value = row.get(name)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _risks(questionnaire: Questionnaire, evaluation: Evaluation, row: Row) -> tuple[str, ...]:
    """Return the risks that come up at a flow; what is not answered yet brings none up."""
    return tuple(
        name
        for name, compiled in questionnaire.risks.items()
        if compiled.at_flows is not None
        and evaluation.risks[name].applies is not False
        and compiled.at_flows.judge(evaluation.basis.facts, row)[0]
    )
