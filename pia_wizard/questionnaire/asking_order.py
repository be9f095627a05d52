"""In which order questions are asked: what decides most comes first, and what hangs on it directly after."""

from collections.abc import Iterable, Mapping

from pia_wizard.questionnaire.compiled import Asking, CompiledRequirement
from pia_wizard.questionnaire.expressions import Expression
from pia_wizard.questionnaire.expressions.names import MET
from pia_wizard.questionnaire.model import Guideline, Question

ALWAYS = ("assessed_on",)
"""Questions every assessment asks if the library has them, first in their step: their day rules the rest."""

_Key = tuple[int, int, int]


def deciding_numbers(
    asked: Asking,
    requirements: Mapping[str, CompiledRequirement],
    judging: Iterable[str],
    guidelines: Mapping[str, Guideline],
) -> dict[str, int]:
    """Return, for each question, how many requirements' verdicts look at it.

    A requirement also looks at what those it names with ``met`` look at, and at the questions on which
    the asking of a question hangs: so a gate counts all that its dependents count. ``judging`` gives
    requirements after those they name.
    """
    numbers = dict.fromkeys(asked.questions, 0)
    looks: dict[str, frozenset[str]] = {}
    for name in judging:
        compiled = requirements[name]
        dates = guidelines[compiled.guideline].in_force
        reads = set(compiled.reads)
        if dates.since is not None or dates.until is not None:
            reads.update(ALWAYS)
        others = (looks[read.removeprefix(MET)] for read in reads if read.startswith(MET))
        facts = {read for read in reads if not read.startswith(MET)}.union(*others)
        looks[name] = with_gates(facts, asked.when)
        for fact in looks[name] & numbers.keys():
            numbers[fact] += 1
    return numbers


def in_asking_order(asked: Asking, steps: Iterable[str], deciding: Mapping[str, int]) -> dict[str, Question]:
    """Return the questions by step, the most deciding first; equals keep their order.

    A question whose condition looks at questions of its own step stands below the last of these, before
    the next question that hangs on none.
    """
    questions, when = asked.questions, asked.when
    position = {step: place for place, step in enumerate(steps)}
    keys = {name: (name not in ALWAYS, -deciding[name], place) for place, name in enumerate(questions)}
    ways: dict[str, tuple[_Key, ...]] = {}  # the keys of what a question hangs on, each below the other
    for name in asked.order:
        step, reads = questions[name].step, when[name].reads if name in when else ()
        gates = [ways[gate] for gate in reads if questions[gate].step == step]
        ways[name] = (*max(gates, default=()), keys[name])
    return {q.id: q for q in sorted(questions.values(), key=lambda q: (position[q.step], ways[q.id]))}


def with_gates(facts: Iterable[str], when: Mapping[str, Expression]) -> frozenset[str]:
    """Return facts with those on which their asking hangs, and so on."""
    found: set[str] = set()
    due = set(facts)
    while due:
        name = due.pop()
        found.add(name)
        if name in when:
            due |= when[name].reads - found
    return frozenset(found)
