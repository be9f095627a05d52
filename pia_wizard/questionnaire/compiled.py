"""A questionnaire: what one assessment asks and judges, compiled from the chosen guidelines.

Expressions are compiled once; the order of requirements respects ``met("…")`` references, so one pass
judges everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pia_wizard.questionnaire.expressions import Expression
from pia_wizard.questionnaire.model import (
    Condition,
    Difference,
    Element,
    Guideline,
    Method,
    Notice,
    Position,
    Question,
    Requirement,
    Risk,
    Step,
)


def _reads(*expressions: Expression | None) -> frozenset[str]:
    return frozenset().union(*(e.reads for e in expressions if e is not None))


@dataclass(frozen=True, slots=True)
class CompiledRequirement:
    """A requirement with its rules; ``practice`` is already turned into ``met`` and ``partly``.

    ``guideline_applies`` and ``applies`` are the guideline's and its own condition; None means always.
    ``reads`` are all facts its verdict may depend on.
    """

    requirement: Requirement
    guideline: str
    guideline_applies: Expression | None
    applies: Expression | None
    met: Expression
    partly: Expression | None
    reads: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "reads", _reads(self.guideline_applies, self.applies, self.met, self.partly))


@dataclass(frozen=True, slots=True)
class CompiledRisk:
    """A risk with its conditions, in the order of its rules' changes, and what treats it.

    ``treated_by`` maps a requirement id of this questionnaire to the axis it lowers ("impact" or
    "likelihood"). ``own`` risks are the assessor's: their levels are the method's, not the catalogue's.
    ``at_flows`` is judged on one row of the flows; it is none of the ``reads``, as no level hangs on it.
    """

    risk: Risk
    applies: Expression | None
    impact_changes: tuple[Expression, ...]
    likelihood_changes: tuple[Expression, ...]
    treated_by: Mapping[str, str]
    own: bool = False
    at_flows: Expression | None = None
    reads: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        reads = _reads(self.applies, *self.impact_changes, *self.likelihood_changes)
        object.__setattr__(self, "reads", reads)


@dataclass(frozen=True, slots=True)
class CompiledElement:
    """An element of a notice; ``facts`` are the questions its template needs.

    ``asked_by`` holds only those demanding requirements that belong to this questionnaire.
    """

    element: Element
    when: Expression | None
    facts: tuple[str, ...]
    asked_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompiledNotice:
    """A notice with its elements in reading order."""

    notice: Notice
    elements: tuple[CompiledElement, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Questions with the conditions under which they are asked.

    ``order`` gives each after those its condition looks at, so that visibility can be settled in one pass.
    """

    questions: Mapping[str, Question]
    when: Mapping[str, Expression]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompiledDifference:
    """A matter on which the chosen guidelines differ, with their positions, strictest first."""

    difference: Difference
    positions: tuple[Position, ...]
    requirements: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "requirements", frozenset(p.requirement for p in self.positions))


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Everything ``evaluate`` needs; maps are in display order.

    ``questions`` holds only what some rule, notice or condition needs, by step, the most deciding first;
    ``deciding`` is how many requirements' verdicts look at each.
    ``order`` is the order in which questions' visibility can be settled, ``judging`` the order in which
    requirements can be judged: after those that their expressions name with ``met``.
    """

    guidelines: Mapping[str, Guideline]
    method: Method
    steps: Mapping[str, Step]
    questions: Mapping[str, Question]
    when: Mapping[str, Expression]
    order: tuple[str, ...]
    requirements: Mapping[str, CompiledRequirement]
    judging: tuple[str, ...]
    risks: Mapping[str, CompiledRisk]
    notices: Mapping[str, CompiledNotice]
    threshold: tuple[Expression, ...]
    differences: Mapping[str, CompiledDifference]
    deciding: Mapping[str, int]
    conditions: Mapping[str, Condition] = field(default_factory=dict)
