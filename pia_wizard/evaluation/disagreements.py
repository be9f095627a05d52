"""Where the chosen guidelines differ: which of their positions apply now, and which is the strictest."""

from collections.abc import Mapping

from pia_wizard.evaluation.model import Disagreement, PositionState, Rule, Status, Verdict
from pia_wizard.questionnaire.compiled import CompiledDifference, Questionnaire


def disagreement(
    questionnaire: Questionnaire, compiled: CompiledDifference, verdicts: Mapping[str, Verdict]
) -> Disagreement:
    """Return the state of one matter, from the verdicts of the requirements that take a position on it."""
    positions = tuple(
        PositionState(requirement=p.requirement, applies=_applies(verdicts[p.requirement]))
        for p in compiled.positions
    )
    strictest = next((p.requirement for p in positions if p.applies), "")
    return Disagreement(
        difference=compiled.difference.id,
        positions=positions,
        strictest=strictest,
        guideline=questionnaire.requirements[strictest].guideline if strictest else "",
        differs=_differs(questionnaire, positions),
    )


def _applies(verdict: Verdict) -> bool | None:
    """Return whether a requirement binds; one that only waits for its fulfilment does."""
    if verdict.status is Status.NOT_APPLICABLE:
        return False
    if verdict.status is Status.UNDETERMINED and verdict.rule not in (Rule.MET, Rule.PARTLY):
        return None
    return True


def _differs(questionnaire: Questionnaire, positions: tuple[PositionState, ...]) -> bool | None:
    """Return whether positions of at least two guidelines apply; two of one guideline go together."""
    owner = {p.requirement: questionnaire.requirements[p.requirement].guideline for p in positions}
    known = {owner[p.requirement] for p in positions if p.applies}
    possible = {owner[p.requirement] for p in positions if p.applies is not False}
    return True if len(known) > 1 else None if len(possible) > 1 else False
