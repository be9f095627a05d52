"""Whether an assessment is due at all (ISO/IEC 29134 6.2), with the criteria that say so."""

from collections.abc import Mapping

from pia_wizard.evaluation.model import Threshold
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.expressions import Fact


def threshold(questionnaire: Questionnaire, facts: Mapping[str, Fact]) -> Threshold:
    """Return the decision: the strongest criterion that holds, undetermined while a stronger one is open."""
    outcomes = [expression.judge(facts) for expression in questionnaire.threshold]
    criteria = questionnaire.method.threshold
    holding = tuple(i for i, (truth, _) in enumerate(outcomes) if truth)
    for decision in ("required", "recommended"):
        if any(criteria[i].decision == decision for i in holding):
            return Threshold(decision=decision, criteria=holding)
        open_facts = frozenset[str]().union(
            *(
                missing
                for (truth, missing), c in zip(outcomes, criteria, strict=True)
                if truth is None and c.decision == decision
            )
        )
        if open_facts:
            return Threshold(decision="undetermined", criteria=holding, missing=tuple(sorted(open_facts)))
    return Threshold(decision="not_needed")
