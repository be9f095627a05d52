"""The verdict of one requirement, with the facts that decided it."""

from collections.abc import Mapping
from datetime import date

from pia_wizard.assessment.model import Override
from pia_wizard.evaluation.model import Rule, Status, Verdict
from pia_wizard.questionnaire.compiled import CompiledRequirement
from pia_wizard.questionnaire.expressions import UNKNOWN, Expression, Fact
from pia_wizard.questionnaire.model import Dates

ASSESSED_ON = "assessed_on"
"""The question whose answer, never the clock, says on which day the rules are read."""

_Ruling = tuple[Status, Rule, frozenset[str]]
"""A status, the rule that gave it, and the facts that decided or, if undetermined, are missing."""


def verdict_of(
    compiled: CompiledRequirement,
    facts: Mapping[str, Fact],
    stated: frozenset[str],
    dates: Dates,
    override: Override | None,
) -> Verdict:
    """Judge one requirement; an override is applied last and keeps the computed status beside it."""
    status, rule, deciding = (
        _in_force(dates, facts)
        or _applicable(compiled.guideline_applies, facts, Rule.GUIDELINE)
        or _applicable(compiled.applies, facts, Rule.APPLIES)
        or _fulfilment(compiled, facts, stated)
    )
    named = tuple(sorted(deciding))
    undetermined = status is Status.UNDETERMINED
    verdict = Verdict(
        requirement=compiled.requirement.id,
        status=status,
        rule=rule,
        facts=() if undetermined else named,
        missing=named if undetermined else (),
    )
    return _overridden(verdict, override) if override else verdict


def as_fact(status: Status) -> Fact:
    """Return what ``met("…")`` sees: a requirement that does not apply stands in nobody's way."""
    if status is Status.UNDETERMINED:
        return UNKNOWN
    return status in (Status.MET, Status.NOT_APPLICABLE)


def _in_force(dates: Dates, facts: Mapping[str, Fact]) -> _Ruling | None:
    if dates.since is None and dates.until is None:
        return None
    day = facts.get(ASSESSED_ON, UNKNOWN)
    reads = frozenset((ASSESSED_ON,))
    if not isinstance(day, date):
        return Status.UNDETERMINED, Rule.NOT_IN_FORCE, reads
    if (dates.since and day < dates.since) or (dates.until and day > dates.until):
        return Status.NOT_APPLICABLE, Rule.NOT_IN_FORCE, reads
    return None


def _applicable(condition: Expression | None, facts: Mapping[str, Fact], rule: Rule) -> _Ruling | None:
    if condition is None:
        return None
    truth, deciding = condition.judge(facts)
    if truth is True:
        return None
    return (Status.UNDETERMINED if truth is None else Status.NOT_APPLICABLE), rule, deciding


def _fulfilment(compiled: CompiledRequirement, facts: Mapping[str, Fact], stated: frozenset[str]) -> _Ruling:
    truth, deciding = compiled.met.judge(facts)
    if truth is True:
        return Status.MET, Rule.MET, deciding
    if truth is None:
        return Status.UNDETERMINED, Rule.MET, deciding
    if deciding & stated:
        # Would it be false whatever could be said there? Then something else is not met.
        despite, its = compiled.met.judge({**facts, **dict.fromkeys(stated, UNKNOWN)})
        if despite is None and its - stated:
            return Status.UNDETERMINED, Rule.MET, its - stated
        if despite is not False:
            return Status.NOT_APPLICABLE, Rule.STATED, deciding & stated
        deciding = its
    return _shortfall(compiled, facts, deciding)


def _shortfall(compiled: CompiledRequirement, facts: Mapping[str, Fact], deciding: frozenset[str]) -> _Ruling:
    """Return how far a requirement is not met; ``deciding`` are the facts that say it is not."""
    if compiled.partly is None:
        return Status.NOT_MET, Rule.MET, deciding
    partly, its = compiled.partly.judge(facts)
    if partly is None:
        return Status.UNDETERMINED, Rule.PARTLY, its
    return (
        (Status.PARTLY_MET, Rule.PARTLY, deciding | its) if partly else (Status.NOT_MET, Rule.MET, deciding)
    )


def _overridden(verdict: Verdict, override: Override) -> Verdict:
    return Verdict(
        requirement=verdict.requirement,
        status=Status(override.status),
        rule=Rule.OVERRIDE,
        facts=verdict.facts,
        missing=verdict.missing,
        computed=verdict.status,
    )
