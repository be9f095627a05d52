"""Conditions that hang on themselves: neither questions nor requirements may go round in a circle."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from pia_wizard.errors import N_
from pia_wizard.questionnaire.checks.rules import Rules
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.expressions.names import MET
from pia_wizard.questionnaire.faults import Fault, listing


def cycle_faults(content: Content, rules: Rules) -> Iterator[Fault]:
    """Give one fault for each circle, at the condition of its first member."""
    shown: dict[str, set[str]] = {}
    judged: dict[str, set[str]] = {}
    keys: dict[str, str] = {}
    for rule, expression in rules.compiled:
        verdicts = {name.removeprefix(MET) for name in expression.reads if name.startswith(MET)}
        if rule.kind == "questions":
            shown[rule.owner] = set(expression.reads)
        elif rule.kind == "requirements" and verdicts:
            judged.setdefault(rule.owner, set()).update(verdicts)
            keys.setdefault(rule.owner, rule.key)
        elif rule.kind == "guidelines" and verdicts:
            words = N_("基準の applies_when では、その基準自身の要求事項を met(…) で調べられません。")
            yield rule.place.fault(words)
    for circle in _circles(shown):
        place = content.places["questions"][circle[0]].at("when")
        yield place.fault(N_("質問の条件が循環しています: {known}"), known=listing(circle))
    for circle in _circles(judged):
        place = content.places["requirements"][circle[0]].at(keys[circle[0]])
        yield place.fault(N_("要求事項の条件が循環しています: {known}"), known=listing(circle))


def _circles(graph: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """Give circles of a graph, each beginning and ending with its first name, until none is left."""
    left = dict(graph)
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            members = list(reversed(error.args[1][1:]))
            start = members.index(min(members))
            yield [*members[start:], *members[: start + 1]]
            left = {name: reads for name, reads in left.items() if name not in members}
        else:
            return
