"""any, all and count over the rows of a table."""

from pia_wizard.questionnaire.expressions.operands import Operand
from pia_wizard.questionnaire.expressions.truth import (
    ABSENT,
    NOTHING,
    UNKNOWN,
    Cell,
    Facts,
    Outcome,
    Row,
    Rule,
)

NO_ROW: Row = {}
ROW = "#"
"""Between a table's id and the number of a row, from 1, among the facts that decided."""


def quantifier(table: str, condition: Rule, *, decisive: bool) -> Rule:
    """Return any (decisive True) or all (decisive False) of a table's rows.

    The table decides, with what else the condition looked at; what is missing may be such a fact alone.
    Rows that settle it by themselves are named too, such as ``cameras#2``.
    """
    reads = frozenset((table,))

    def judge(facts: Facts, _row: Row) -> Outcome:
        rows = facts[table]
        if rows is UNKNOWN:
            return None, reads
        if not isinstance(rows, tuple):  # not asked: nothing can be said of its rows
            return False, reads
        judged = [condition(facts, row) for row in rows]
        settling = [number for number, (truth, _) in enumerate(judged, 1) if truth is decisive]
        if settling:
            its = judged[settling[0] - 1][1]
            return decisive, reads | its | {f"{table}{ROW}{number}" for number in settling}
        missing = NOTHING.union(*(its for truth, its in judged if truth is None))
        return (None, missing) if missing else (not decisive, reads.union(*(its for _, its in judged)))

    return judge


def count(table: str, condition: Rule | None, column: int, beside: frozenset[str] = NOTHING) -> Operand:
    """Return the number of rows for which the condition holds, or of all rows.

    ``beside`` are the facts that the condition reads besides the table.
    """

    def get(facts: Facts, _row: Row) -> Cell:
        rows = facts[table]
        if not isinstance(rows, tuple):
            return UNKNOWN if rows is UNKNOWN else ABSENT
        if condition is None:
            return len(rows)
        truths = [condition(facts, row)[0] for row in rows]
        return UNKNOWN if None in truths else truths.count(True)

    return Operand("number", column, get, beside | {table})
