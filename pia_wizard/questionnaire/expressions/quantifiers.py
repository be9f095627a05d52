"""any, all and count over the rows of a table."""

from pia_wizard.questionnaire.expressions.operands import Operand
from pia_wizard.questionnaire.expressions.truth import ABSENT, UNKNOWN, Cell, Facts, Outcome, Row, Rule

NO_ROW: Row = {}


def quantifier(table: str, condition: Rule, *, decisive: bool) -> Rule:
    """Return any (decisive True) or all (decisive False) of a table's rows; the table decides."""
    reads = frozenset((table,))
    true: Outcome = (True, reads)
    false: Outcome = (False, reads)
    unknown: Outcome = (None, reads)

    def judge(facts: Facts, _row: Row) -> Outcome:
        rows = facts[table]
        if rows is UNKNOWN:
            return unknown
        if not isinstance(rows, tuple):  # not asked: nothing can be said of its rows
            return false
        open_rows = False
        for row in rows:
            truth = condition(facts, row)[0]
            if truth is decisive:
                return true if decisive else false
            open_rows = open_rows or truth is None
        return unknown if open_rows else (false if decisive else true)

    return judge


def count(table: str, condition: Rule | None, column: int) -> Operand:
    """Return the number of rows for which the condition holds, or of all rows."""

    def get(facts: Facts, _row: Row) -> Cell:
        rows = facts[table]
        if not isinstance(rows, tuple):
            return UNKNOWN if rows is UNKNOWN else ABSENT
        if condition is None:
            return len(rows)
        truths = [condition(facts, row)[0] for row in rows]
        return UNKNOWN if None in truths else truths.count(True)

    return Operand("number", column, get, frozenset((table,)))
