"""The values an expression compares: facts, cells of a row, constants and counts."""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pia_wizard.errors import N_
from pia_wizard.questionnaire.expressions.fault import ExpressionError
from pia_wizard.questionnaire.expressions.names import keys
from pia_wizard.questionnaire.expressions.truth import NOTHING, Cell, Facts, Row
from pia_wizard.questionnaire.model import Column, Question, QuestionType

Kind: TypeAlias = str
"""What can be compared with what: bool, key, keys, number, date or text."""

KINDS: dict[QuestionType, Kind] = {
    QuestionType.YES_NO: "bool",
    QuestionType.CHOICE: "key",
    QuestionType.CHOICES: "keys",
    QuestionType.NUMBER: "number",
    QuestionType.DATE: "date",
    QuestionType.TEXT: "text",
    QuestionType.PARAGRAPH: "text",
    QuestionType.PRACTICE: "key",
    QuestionType.TABLE: "table",
}


@dataclass(frozen=True, slots=True)
class Operand:
    """A value to compare: its kind, the facts it reads, and how to get it.

    ``values`` are the keys it can take; ``constant`` holds the value where it is written out.
    """

    kind: Kind
    column: int
    get: Callable[[Facts, Row], Cell]
    reads: frozenset[str] = NOTHING
    values: frozenset[str] | None = None
    constant: Cell | tuple[str, ...] | None = None


def fact(question: Question, column: int) -> Operand:
    """Return a question's answer as an operand."""
    name = question.id

    def get(facts: Facts, _row: Row) -> Cell:
        return facts[name]  # type: ignore[return-value]  # tables are refused by their kind

    return Operand(KINDS[question.type], column, get, frozenset((name,)), keys(question))


def row_cell(table: str, asked: Column, column: int) -> Operand:
    """Return a cell of the current row as an operand; the deciding fact is the table."""
    name = asked.id

    def get(_facts: Facts, row: Row) -> Cell:
        return row[name]

    return Operand(KINDS[asked.type], column, get, frozenset((table,)), keys(asked))


def constant(node: ast.Constant | ast.Tuple, column: int) -> Operand:
    """Return a written-out value; a tuple or list of strings stands for a set of keys."""
    value = _written(node, column)
    kind = {bool: "bool", int: "number", float: "number", str: "string", tuple: "strings"}[type(value)]
    held: Cell = frozenset(value) if isinstance(value, tuple) else value
    return Operand(kind, column, lambda _facts, _row: held, constant=value)


def _written(node: ast.Constant | ast.Tuple, column: int) -> bool | float | str | tuple[str, ...]:
    if isinstance(node, ast.Tuple):
        items = [item.value for item in node.elts if isinstance(item, ast.Constant)]
        if len(items) == len(node.elts) and all(isinstance(item, str) for item in items):
            return tuple(str(item) for item in items)
    elif isinstance(node.value, bool | int | float | str):
        return node.value
    raise ExpressionError(column, N_("ここには数、文字列、True、False だけが書けます。"))


def as_date(operand: Operand) -> Operand:
    """Return a written string as a date; other operands as they are."""
    if operand.kind != "string":
        return operand
    try:
        day = date.fromisoformat(str(operand.constant))
    except ValueError:
        message = N_('日付は "2026-09-21" のように書いてください。')
        raise ExpressionError(operand.column, message) from None
    return Operand("date", operand.column, lambda _facts, _row: day, constant=day)
