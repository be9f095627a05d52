"""Conditions that cannot hold for any answer, as far as declared ranges and choices tell cheaply."""

import ast
import math
import operator
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from pia_wizard.questionnaire.model import Question, QuestionType

_MIRRORED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
    ast.Eq: ast.Eq,
}
_Limit = tuple[str, type[ast.cmpop], float | str]
"""A question, a sign and a constant."""


def never_true(source: str, questions: Mapping[str, Question]) -> bool:
    """Tell whether a condition that compiles is false or unknown whatever is answered.

    Sound, not complete: every question may also be absent, so only being true is ever ruled out.
    """
    return not _possible(ast.parse(source.strip(), mode="eval").body, questions)


def _possible(node: ast.expr, questions: Mapping[str, Question]) -> bool:
    match node:
        case ast.Constant(value=value):
            return bool(value)
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(_possible(value, questions) for value in values)
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_possible(value, questions) for value in values) and _compatible(values, questions)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return not _certain(inner)
        case ast.Compare():
            return _compatible([node], questions)
    return True


def _certain(node: ast.expr) -> bool:
    """Tell whether a condition is true whatever is answered: only constants can be."""
    match node:
        case ast.Constant(value=value):
            return bool(value)
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(_certain(value) for value in values)
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_certain(value) for value in values)
    return False


def _compatible(nodes: list[ast.expr], questions: Mapping[str, Question]) -> bool:
    """Tell whether comparisons that must all hold leave each question some value."""
    limits = [limit for node in nodes if isinstance(node, ast.Compare) for limit in _limits(node)]
    return all(
        _leaves_a_value(questions[name], [limit for limit in limits if limit[0] == name])
        for name in {limit[0] for limit in limits}
        if name in questions
    )


def _limits(node: ast.Compare) -> Iterator[_Limit]:
    operands = [node.left, *node.comparators]
    for (left, right), sign in zip(pairwise(operands), node.ops, strict=True):
        match left, right:
            case ast.Name(id=name), ast.Constant(value=float() | int() | str() as value):
                yield name, type(sign), value
            case ast.Constant(value=float() | int() | str() as value), ast.Name(id=name) if (
                type(sign) in _MIRRORED
            ):
                yield name, _MIRRORED[type(sign)], value


def _leaves_a_value(question: Question, limits: list[_Limit]) -> bool:
    if question.type is QuestionType.NUMBER:
        return _range_left(question, limits)
    if question.type in (QuestionType.CHOICE, QuestionType.PRACTICE):
        return len({value for _, sign, value in limits if sign is ast.Eq}) <= 1
    return True


def _range_left(question: Question, limits: list[_Limit]) -> bool:
    """Tell whether a number satisfies the limits within the question's own range."""
    low = -math.inf if question.min is None else question.min
    high = math.inf if question.max is None else question.max
    tests: list[tuple[Callable[[float, float], bool], float]] = []
    bounds = [(sign, value) for _, sign, value in limits if not isinstance(value, str)]
    for sign, bound in bounds:  # as written: an integer may be beyond every float
        if sign in (ast.Gt, ast.GtE, ast.Eq):
            low = max(low, bound)
        if sign in (ast.Lt, ast.LtE, ast.Eq):
            high = min(high, bound)
        if sign in (ast.Gt, ast.Lt):
            tests.append((operator.gt if sign is ast.Gt else operator.lt, bound))
    if low < high:
        return True
    return low == high and all(test(low, bound) for test, bound in tests)
