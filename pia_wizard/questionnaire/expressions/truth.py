"""Three-valued truth with the facts that decided it (Kleene's strong logic)."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from typing import TypeAlias


class Missing(Enum):
    """Why a fact has no value."""

    UNKNOWN = "unknown"
    """Not answered yet: anything that needs it is undetermined."""
    ABSENT = "absent"
    """Not asked or stated not applicable: any comparison with it is false."""


UNKNOWN = Missing.UNKNOWN
ABSENT = Missing.ABSENT

Cell: TypeAlias = bool | float | str | date | frozenset[str] | Missing
Row: TypeAlias = Mapping[str, Cell]
Fact: TypeAlias = Cell | tuple[Row, ...]
Facts: TypeAlias = Mapping[str, Fact]
"""Values by question id; ``met:<requirement id>`` holds True, False or UNKNOWN."""

Outcome: TypeAlias = tuple[bool | None, frozenset[str]]
"""True, False or None (unknown), with the facts that decided; for None, the facts that are missing."""

Rule: TypeAlias = Callable[[Facts, Row], Outcome]
"""A compiled condition; the second argument is the row of a table inside any, all and count."""

NOTHING: frozenset[str] = frozenset()


def negation(rule: Rule) -> Rule:
    """Return "not": the same facts decide."""

    def judge(facts: Facts, row: Row) -> Outcome:
        truth, deciding = rule(facts, row)
        return (None if truth is None else not truth), deciding

    return judge


def combination(rules: tuple[Rule, ...], *, decisive: bool) -> Rule:
    """Return "or" (decisive True) or "and" (decisive False) over ``rules``.

    The first rule with the decisive truth decides alone; failing that, what is unknown leaves the whole
    unknown; failing that, all decide together.
    """

    def judge(facts: Facts, row: Row) -> Outcome:
        deciding = missing = NOTHING
        unknown = False
        for rule in rules:
            truth, its = rule(facts, row)
            if truth is decisive:
                return truth, its
            if truth is None:
                unknown, missing = True, missing | its
            else:
                deciding |= its
        return (None, missing) if unknown else (not decisive, deciding)

    return judge
