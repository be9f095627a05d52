"""A questionnaire: what one assessment asks and judges, compiled from the chosen guidelines.

Expressions are compiled once; the order of requirements respects ``met("…")`` references, so one pass
judges everything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pia_wizard.questionnaire.expressions import Expression
from pia_wizard.questionnaire.forms import CompiledForm
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
from pia_wizard.questionnaire.publication import CompiledPublication
from pia_wizard.questionnaire.rule_books import CompiledRuleBook


def _readers(reads: Mapping[str, frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """Return, by fact, the names that read it: what has to be judged again if it changes."""
    found: dict[str, list[str]] = {}
    for name, facts in reads.items():
        for fact in facts:
            found.setdefault(fact, []).append(name)
    return {fact: tuple(names) for fact, names in found.items()}


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

    ``texts`` are the other wordings in their order, each with its condition and the questions it needs;
    ``named`` are the questions any of the wordings needs, ``reads`` all facts it looks at.
    ``asked_by`` holds only those demanding requirements that belong to this questionnaire.
    """

    element: Element
    when: Expression | None
    facts: tuple[str, ...]
    asked_by: tuple[str, ...]
    texts: tuple[tuple[Expression, tuple[str, ...]], ...] = ()
    named: frozenset[str] = field(init=False)
    reads: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        named = frozenset(self.facts).union(*(facts for _, facts in self.texts))
        object.__setattr__(self, "named", named)
        object.__setattr__(self, "reads", named | _reads(self.when, *(when for when, _ in self.texts)))


@dataclass(frozen=True, slots=True)
class CompiledNotice:
    """A notice with its elements in reading order, and the conditions of its other headlines in theirs.

    ``languages`` and ``pictograms`` are the conditions of its advice on languages and of its pictures, None
    for one whose facts are not asked.
    ``reads`` are the facts it looks at, ``requirements`` those whose verdicts it does.
    """

    notice: Notice
    elements: tuple[CompiledElement, ...]
    when: Expression | None = None
    headlines: tuple[Expression, ...] = ()
    languages: tuple[Expression | None, ...] = ()
    pictograms: tuple[Expression | None, ...] = ()
    reads: frozenset[str] = field(init=False)
    requirements: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        reads = _reads(self.when, *self.headlines, *self.languages, *self.pictograms)
        object.__setattr__(self, "reads", reads.union(*(element.reads for element in self.elements)))
        asked_by = frozenset(name for element in self.elements for name in element.asked_by)
        object.__setattr__(self, "requirements", asked_by)


@dataclass(frozen=True, slots=True)
class Asking:
    """Questions with the conditions under which they are asked.

    ``order`` gives each after those its condition looks at, so that visibility can be settled in one pass;
    ``hanging`` tells, by fact, whose conditions look at it.
    """

    questions: Mapping[str, Question]
    when: Mapping[str, Expression]
    order: tuple[str, ...]
    hanging: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hanging", _readers({n: when.reads for n, when in self.when.items()}))


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
    requirements can be judged: after those that their expressions name with ``met``. ``hanging`` and
    ``readers`` tell, by fact, which questions' conditions and which requirements look at it.
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
    rules: Mapping[str, CompiledRuleBook] = field(default_factory=dict)
    forms: Mapping[str, CompiledForm] = field(default_factory=dict)
    publication: Mapping[str, CompiledPublication] = field(default_factory=dict)
    hanging: Mapping[str, tuple[str, ...]] = field(init=False)
    readers: Mapping[str, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hanging", _readers({n: when.reads for n, when in self.when.items()}))
        object.__setattr__(self, "readers", _readers({n: r.reads for n, r in self.requirements.items()}))
