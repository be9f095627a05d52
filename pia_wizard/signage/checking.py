"""What is measured about a notice before it is hung, as data that a window or a list can show."""

from dataclasses import dataclass
from enum import StrEnum


class CheckState(StrEnum):
    """How a check came out; ``advice`` says something to do and fails nothing."""

    PASSED = "passed"
    FAILED = "failed"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing measured: what, the value found, the limit, and the rule's source, all in words."""

    id: str
    state: CheckState
    measured: str
    value: str
    limit: str
    source: str
