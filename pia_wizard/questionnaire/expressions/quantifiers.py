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


def quantifier(table: str, condition: Rule, *, decisive: bool) -> Rule:
    """Return any (decisive True) or all (decisive False) of a table's rows.

    The table decides, with what else the condition looked at; what is missing may be such a fact alone.
    """
    reads = frozenset((table,))

    def judge(facts: Facts, _row: Row) -> Outcome:
        rows = facts[table]
        if rows is UNKNOWN:
            return None, reads
        if not isinstance(rows, tuple):  # not asked: nothing can be said of its rows
            return False, reads
        deciding, missing = reads, NOTHING
        for row in rows:
            truth, its = condition(facts, row)
            if truth is decisive:
                return decisive, reads | its
            if truth is None:
                missing |= its
            else:
                deciding |= its
        return (None, missing) if missing else (not decisive, deciding)

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
