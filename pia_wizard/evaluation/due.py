"""How near a day is, seen from another: what list, follow-up and filters alike call overdue and soon."""

from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=30)
"""What is due within these days is due soon."""


class Term(StrEnum):
    """How near something is."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"


def term_of(day: date | None, today: date) -> Term:
    """Return how near a day is: overdue once it has passed, soon up to and with the thirtieth day ahead."""
    if day is None:
        return Term.UNDATED
    if day < today:
        return Term.OVERDUE
    return Term.SOON if day <= today + SOON else Term.LATER
