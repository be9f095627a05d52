"""Comparisons of two operands: which kinds fit together, and what they give."""

import ast
import operator
from collections.abc import Callable
from typing import Any

from pia_wizard.errors import N_
from pia_wizard.errors.spelling import nearest
from pia_wizard.questionnaire.expressions.fault import ExpressionError
from pia_wizard.questionnaire.expressions.operands import Operand, as_date
from pia_wizard.questionnaire.expressions.truth import ABSENT, UNKNOWN, Facts, Outcome, Row, Rule

_NO_KEY = N_("「{key}」という選択肢はありません。")

_Test = Callable[[Any, Any], bool]

_ORDER: dict[type[ast.cmpop], _Test] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_EQUALITY: dict[type[ast.cmpop], _Test] = {ast.Eq: operator.eq, ast.NotEq: operator.ne}
_MEMBERSHIP: dict[type[ast.cmpop], _Test] = {
    ast.In: lambda item, group: item in group,
    ast.NotIn: lambda item, group: item not in group,
}


def comparison(left: Operand, sign: ast.cmpop, right: Operand) -> Rule:
    """Return the rule ``left sign right``; raise ExpressionError where the kinds do not fit."""
    if "date" in (left.kind, right.kind):
        left, right = as_date(left), as_date(right)
    test = _test(left, sign, right)
    _check_keys(left, right)
    return _rule(left, test, right)


def _test(left: Operand, sign: ast.cmpop, right: Operand) -> _Test:
    kinds = (left.kind, right.kind)
    if type(sign) in _ORDER and kinds in {("number", "number"), ("date", "date")}:
        return _ORDER[type(sign)]
    if type(sign) in _EQUALITY and _equal_kinds(*kinds):
        return _EQUALITY[type(sign)]
    if type(sign) in _MEMBERSHIP and kinds in {("string", "keys"), ("key", "strings")}:
        return _MEMBERSHIP[type(sign)]
    raise ExpressionError(
        left.column, N_("{left} と {right} はこの記号では比べられません。"), left=left.kind, right=right.kind
    )


def _equal_kinds(left: str, right: str) -> bool:
    key_like = {"key", "string"}
    return (left == right and left in {"number", "date", "bool", "key"}) or (
        {left, right} == key_like and left != right
    )


def _check_keys(left: Operand, right: Operand) -> None:
    """Refuse a comparison with a key the question does not have: it could never hold."""
    for named, asked in ((left, right), (right, left)):
        if asked.values is None or named.constant is None:
            continue
        written = named.constant if isinstance(named.constant, tuple) else (str(named.constant),)
        for key in written:
            if key not in asked.values:
                guess = nearest(key, asked.values)
                message = N_("「{key}」という選択肢はありません。もしかして: {guess}") if guess else _NO_KEY
                raise ExpressionError(named.column, message, key=key, guess=guess)


def _rule(left: Operand, test: _Test, right: Operand) -> Rule:
    """Build the closure; its possible outcomes are made once, so judging allocates nothing."""
    deciding = left.reads | right.reads
    true: Outcome = (True, deciding)
    false: Outcome = (False, deciding)
    missing_left: Outcome = (None, left.reads)
    missing_right: Outcome = (None, right.reads)
    missing_both: Outcome = (None, deciding)
    get_left, get_right = left.get, right.get

    def judge(facts: Facts, row: Row) -> Outcome:
        a, b = get_left(facts, row), get_right(facts, row)
        if a is ABSENT or b is ABSENT:
            return false
        if a is UNKNOWN:
            return missing_both if b is UNKNOWN else missing_left
        if b is UNKNOWN:
            return missing_right
        return true if test(a, b) else false

    return judge
