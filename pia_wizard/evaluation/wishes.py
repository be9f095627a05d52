"""What an expression would like to be answered: read off its own text, question by question.

A wish is only a candidate. Whether it helps is for ``evaluate`` to say.
"""

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.expressions.names import keys
from pia_wizard.questionnaire.model import Column, Question, QuestionType

Scalar = bool | float | str

_NEGATED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
}
_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.Gt: ast.Lt,
    ast.LtE: ast.GtE,
    ast.GtE: ast.LtE,
}
_STEPS: dict[type[ast.cmpop], float] = {ast.Lt: -1, ast.LtE: 0, ast.GtE: 0, ast.Gt: 1, ast.Eq: 0}
"""How far from the constant the nearest whole number that satisfies a comparison lies."""


@dataclass(slots=True)
class Wishes:
    """Per question what would please: values, keys to add, keys to take out, values of cells.

    ``order`` is the order in which the questions are named.
    """

    order: dict[str, None] = field(default_factory=dict)
    values: dict[str, list[Scalar]] = field(default_factory=dict)
    add: dict[str, list[str]] = field(default_factory=dict)
    take: dict[str, list[str]] = field(default_factory=dict)
    cells: dict[str, dict[str, list[Scalar]]] = field(default_factory=dict)


def wishes_of(questionnaire: Questionnaire, requirement: str) -> Wishes:
    """Return what a requirement's ``met_when`` would like, named conditions and ``met`` followed."""
    reader = _Reader(questionnaire)
    reader.read_requirement(requirement)
    return reader.wishes


def add_wishes(questionnaire: Questionnaire, source: str, wishes: Wishes) -> None:
    """Add what another expression would like, such as the condition under which a question is asked."""
    reader = _Reader(questionnaire)
    reader.wishes = wishes
    reader.read(_parsed(source), wanted=True)


@lru_cache(maxsize=4096)
def _parsed(source: str) -> ast.expr:
    return ast.parse(source.strip(), mode="eval").body


class _Reader:
    """Walks an expression, remembering whether the part at hand is wanted true or false."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.wishes = Wishes()
        self.table: Question | None = None
        self.row = ""
        self.followed: set[tuple[str, bool]] = set()

    def read_requirement(self, name: str, *, wanted: bool = True) -> None:
        """Read the rule of a requirement, once for each way it is wanted."""
        if name in self.questionnaire.requirements and (name, wanted) not in self.followed:
            self.followed.add((name, wanted))
            self.read(_parsed(self.questionnaire.requirements[name].met.source), wanted=wanted)

    def read(self, node: ast.expr, *, wanted: bool) -> None:
        """Collect wishes; what cannot be wished for (texts, days, numbers of rows) is passed over."""
        match node:
            case ast.BoolOp(values=parts):
                for part in parts:
                    self.read(part, wanted=wanted)
            case ast.UnaryOp(op=ast.Not(), operand=inner):
                self.read(inner, wanted=not wanted)
            case ast.Compare():
                for (left, right), sign in zip(
                    pairwise([node.left, *node.comparators]), node.ops, strict=True
                ):
                    self._compared(left, type(sign), right, wanted=wanted)
            case ast.Call(func=ast.Name(id="met"), args=[ast.Constant(value=str() as name)]):
                self.read_requirement(name, wanted=wanted)
            case ast.Call(func=ast.Name(id="any" | "all"), args=[ast.GeneratorExp() as rows]):
                self._rows(rows, wanted=wanted)
            case ast.Name(id=name) if name in self.questionnaire.conditions:
                self.read(_parsed(self.questionnaire.conditions[name].when), wanted=wanted)
            case ast.Name() | ast.Attribute():
                self._wish(node, [wanted])

    def _rows(self, rows: ast.GeneratorExp, *, wanted: bool) -> None:
        generator = rows.generators[0]
        if isinstance(generator.iter, ast.Name) and isinstance(generator.target, ast.Name):
            self.table = self.questionnaire.questions.get(generator.iter.id)
            self.row = generator.target.id
            self.read(rows.elt, wanted=wanted)
            self.table = None

    def _compared(self, left: ast.expr, sign: type[ast.cmpop], right: ast.expr, *, wanted: bool) -> None:
        if isinstance(left, ast.Constant) and sign in (ast.In, ast.NotIn):
            self._keys(right, str(left.value), added=(sign is ast.In) is wanted)
            return
        if isinstance(left, ast.Constant):
            left, right, sign = right, left, _MIRRORED.get(sign, sign)
        sign = sign if wanted else _NEGATED[sign]
        asked = self._asked(left)
        written = _written(right)
        if asked is not None and written:
            self._wish(left, _pleasing(asked, sign, written))

    def _keys(self, node: ast.expr, key: str, *, added: bool) -> None:
        """Wish for a key in, or out of, the answer to a question with several choices."""
        if isinstance(node, ast.Name) and node.id in self.questionnaire.questions:
            self.wishes.order[node.id] = None
            held = self.wishes.add if added else self.wishes.take
            _once(held.setdefault(node.id, []), [key])

    def _asked(self, node: ast.expr) -> Question | Column | None:
        match node:
            case ast.Name(id=name):
                return self.questionnaire.questions.get(name)
            case ast.Attribute(value=ast.Name(id=name), attr=column) if self.table and name == self.row:
                return self.table.columns.get(column)
        return None

    def _wish(self, node: ast.expr, values: Iterable[Scalar]) -> None:
        match node:
            case ast.Name(id=name) if name in self.questionnaire.questions:
                self.wishes.order[name] = None
                _once(self.wishes.values.setdefault(name, []), values)
            case ast.Attribute(attr=column) if self.table:
                self.wishes.order[self.table.id] = None
                cells = self.wishes.cells.setdefault(self.table.id, {})
                _once(cells.setdefault(column, []), values)


def _written(node: ast.expr) -> tuple[Scalar, ...]:
    """Return the constants an operand writes out, or nothing."""
    match node:
        case ast.Constant(value=bool() | int() | float() | str() as value):
            return (value,)
        case ast.Tuple(elts=parts):
            return tuple(part.value for part in parts if isinstance(part, ast.Constant))  # type: ignore[misc]  # the language only lets strings stand here
    return ()


def _pleasing(
    asked: Question | Column, sign: type[ast.cmpop], written: tuple[Scalar, ...]
) -> Iterable[Scalar]:
    """Return the values that satisfy a comparison with what is written, the likeliest first."""
    if asked.type is QuestionType.NUMBER:
        return [_nearest(asked, float(value) + _STEPS[sign]) for value in written if sign in _STEPS]
    if asked.type is QuestionType.YES_NO:
        return [value if sign is ast.Eq else not value for value in written]
    known = asked.choices or sorted(keys(asked) or ())
    if sign in (ast.Eq, ast.In):
        return [key for key in written if key in known]
    return [key for key in known if key not in written]


def _nearest(asked: Question | Column, number: float) -> Scalar:
    """Return a number within the question's bounds, whole if it can be."""
    low = asked.min if asked.min is not None else number
    high = asked.max if asked.max is not None else number
    bounded = max(low, min(high, number))
    return int(bounded) if bounded == int(bounded) else bounded


def _once(held: list[Scalar] | list[str], more: Iterable[Scalar]) -> None:
    held.extend(value for value in more if value not in held)  # type: ignore[misc]  # keys join keys, values join values
