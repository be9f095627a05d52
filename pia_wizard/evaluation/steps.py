"""Steps that would help, and which of them helps most."""

from collections.abc import Iterator, Sequence

from pia_wizard.assessment.model import Answer, Value
from pia_wizard.evaluation.model import Point, Record
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Obligation

_BINDING = {Obligation.PROHIBITED: 0, Obligation.MUST: 0, Obligation.SHOULD: 1}

Atom = tuple[object, ...]
"""The smallest part of a change, beginning with its question: a value, a key that comes or goes, a cell."""


class Change(Record, frozen=True, kw_only=True):
    """One question answered otherwise."""

    question: str
    before: Answer | None
    after: Value


class RiskDrop(Record, frozen=True, kw_only=True):
    """A risk whose level falls: impact × likelihood before and after."""

    risk: str
    before: Point
    after: Point


class Step(Record, frozen=True, kw_only=True):
    """One thing to do, and what it would bring.

    ``changes`` are the answers it would change; if there are none it is ``assumed`` that the requirement
    can be met somehow (its advice says how), or it is the planned ``measure``. ``requirements`` are those
    newly met, as many as ``clauses`` of their sources; ``planned`` are the measures already planned to meet
    one of them. ``removed`` is the risk taken away: over the risks
    that apply or may apply, the sum by which impact × likelihood falls, both at their worst end, in the
    method's levels. As levels only fall when a weighted share of requirements is reached, ``nearer`` says
    how far a step goes towards that: the sum by which those shares rise, each from 0 to 1.
    """

    requirements: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    assumed: bool = False
    measure: str = ""
    planned: tuple[str, ...] = ()
    removed: int = 0
    nearer: float = 0.0
    clauses: int = 0
    risks: tuple[RiskDrop, ...] = ()


def ranked(questionnaire: Questionnaire, steps: Sequence[Step]) -> list[Step]:
    """Return the steps, the most helpful first; ties stay in the questionnaire's order.

    By ``removed``, then ``nearer``, then ``clauses``, each per question answered otherwise; a step that
    contains others counts for what it brings beyond them. Then those that meet what is binding.
    """
    atoms = {id(step): frozenset(a for change in step.changes for a in _atoms(change)) for step in steps}
    by_size = sorted(steps, key=lambda step: -len(atoms[id(step)]))

    def rank(step: Step) -> tuple[float, ...]:
        whole = left = atoms[id(step)]
        parts = []
        for other in by_size:
            its = atoms[id(other)]
            if its and its < whole and its <= left:
                parts.append(other)
                left -= its
        return _rank(questionnaire, step, parts, len({atom[0] for atom in left}))

    return sorted(steps, key=rank)


def _rank(questionnaire: Questionnaire, step: Step, parts: Sequence[Step], work: int) -> tuple[float, ...]:
    binding = min(
        (_BINDING[questionnaire.requirements[name].requirement.obligation] for name in step.requirements),
        default=2,
    )
    return (
        -(step.removed - sum(part.removed for part in parts)) / max(work, 1),
        -(step.nearer - sum(part.nearer for part in parts)) / max(work, 1),
        -(step.clauses - sum(part.clauses for part in parts)) / max(work, 1),
        binding,
    )


def _atoms(change: Change) -> Iterator[Atom]:
    held = change.before.value if change.before is not None else None
    if not isinstance(change.after, tuple):
        yield change.question, repr(change.after)
        return
    before = held if isinstance(held, tuple) else ()
    if any(isinstance(item, dict) for item in change.after):
        for number, row in enumerate(change.after):
            old = before[number] if number < len(before) else {}
            for column, cell in row.items() if isinstance(row, dict) else ():
                if not isinstance(old, dict) or old.get(column) != cell:
                    yield change.question, number, column, repr(cell)
        return
    yield from ((change.question, key, True) for key in change.after if key not in before)
    yield from ((change.question, key, False) for key in before if key not in change.after)
