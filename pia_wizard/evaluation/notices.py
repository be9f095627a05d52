"""What each notice can say, and what a guideline demands of it that is still missing."""

from collections.abc import Mapping

from pia_wizard.evaluation.facts import has_content
from pia_wizard.evaluation.model import ElementState, NoticeState, Status, Verdict
from pia_wizard.questionnaire.compiled import CompiledElement, CompiledNotice, Questionnaire
from pia_wizard.questionnaire.expressions import Fact
from pia_wizard.questionnaire.model import Obligation


def notice_state(
    questionnaire: Questionnaire,
    compiled: CompiledNotice,
    facts: Mapping[str, Fact],
    verdicts: Mapping[str, Verdict],
) -> NoticeState:
    """Return a notice's elements and whether everything demanded can be said."""
    elements = tuple(_element(questionnaire, e, facts, verdicts) for e in compiled.elements)
    ready = not any(e.demanded_by and e.missing for e in elements)
    return NoticeState(notice=compiled.notice.id, elements=elements, ready=ready)


def _element(
    questionnaire: Questionnaire,
    compiled: CompiledElement,
    facts: Mapping[str, Fact],
    verdicts: Mapping[str, Verdict],
) -> ElementState:
    truth, deciding = compiled.when.judge(facts) if compiled.when else (True, frozenset[str]())
    demanded = (
        tuple(n for n in compiled.asked_by if _demands(questionnaire, n, verdicts))
        if truth is not False
        else ()
    )
    missing = tuple(n for n in compiled.facts if not has_content(facts[n])) if truth else ()
    if truth is None:
        missing = tuple(sorted(deciding))
    return ElementState(
        element=compiled.element.id,
        shown=truth is True and not missing,
        demanded_by=demanded,
        missing=missing,
    )


def _demands(questionnaire: Questionnaire, name: str, verdicts: Mapping[str, Verdict]) -> bool:
    """Return whether a requirement insists; a "should" recommends, and so never blocks a print."""
    obligation = questionnaire.requirements[name].requirement.obligation
    return obligation is not Obligation.SHOULD and verdicts[name].status is not Status.NOT_APPLICABLE
