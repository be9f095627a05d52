"""What each notice can say, and what a guideline demands of it that is still missing."""

from collections.abc import Iterable, Mapping

from pia_wizard.evaluation.facts import has_content
from pia_wizard.evaluation.model import ElementState, NoticeState, Status, Verdict
from pia_wizard.questionnaire.compiled import CompiledElement, CompiledNotice, Questionnaire
from pia_wizard.questionnaire.expressions import Expression, Fact
from pia_wizard.questionnaire.model import Obligation


def notice_state(
    questionnaire: Questionnaire,
    compiled: CompiledNotice,
    facts: Mapping[str, Fact],
    verdicts: Mapping[str, Verdict],
) -> NoticeState:
    """Return whether a notice is offered, its headline, its elements and whether all demanded can be said."""
    elements = tuple(_element(questionnaire, e, facts, verdicts) for e in compiled.elements)
    return NoticeState(
        notice=compiled.notice.id,
        elements=elements,
        ready=not any(e.demanded_by and e.missing for e in elements),
        offered=compiled.when is None or compiled.when.judge(facts)[0] is True,
        headline=_first_true(compiled.headlines, facts),
        pictogram=_picture(compiled, facts),
        languages=tuple(i for i, when in enumerate(compiled.languages) if when and when.judge(facts)[0]),
    )


def _picture(compiled: CompiledNotice, facts: Mapping[str, Fact]) -> str:
    pictures = zip(compiled.pictograms, compiled.notice.pictograms, strict=True)
    return next((p.name for when, p in pictures if when and when.judge(facts)[0]), "camera")


def _element(
    questionnaire: Questionnaire,
    compiled: CompiledElement,
    facts: Mapping[str, Fact],
    verdicts: Mapping[str, Verdict],
) -> ElementState:
    truth, deciding = compiled.when.judge(facts) if compiled.when else (True, frozenset[str]())
    asking = compiled.asked_by if truth is not False else ()
    applying = [n for n in asking if verdicts[n].status is not Status.NOT_APPLICABLE]
    wording = _first_true((when for when, _ in compiled.texts), facts)
    needed = compiled.facts if wording is None else compiled.texts[wording][1]
    missing = tuple(n for n in needed if not has_content(facts[n])) if truth else ()
    if truth is None:
        missing = tuple(sorted(deciding))
    return ElementState(
        element=compiled.element.id,
        shown=truth is True and not missing,
        demanded_by=tuple(n for n in applying if _demands(questionnaire, n)),
        recommended_by=tuple(n for n in applying if not _demands(questionnaire, n)),
        missing=missing,
        wording=wording,
    )


def _first_true(conditions: Iterable[Expression], facts: Mapping[str, Fact]) -> int | None:
    """Return the number of the first condition that holds; what is not known yet does not hold."""
    return next((i for i, when in enumerate(conditions) if when.judge(facts)[0] is True), None)


def _demands(questionnaire: Questionnaire, name: str) -> bool:
    """Return whether a requirement insists; a "should" recommends, and so never blocks a print."""
    return questionnaire.requirements[name].requirement.obligation is not Obligation.SHOULD
