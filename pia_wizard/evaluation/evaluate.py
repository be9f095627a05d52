"""The one pure function in the middle: from a questionnaire and answers to everything that follows."""

from collections.abc import Iterable, Mapping

from pia_wizard.assessment.model import (
    Acceptance,
    Answer,
    Assessment,
    LevelOverride,
    Measure,
    Override,
)
from pia_wizard.evaluation.disagreements import disagreement
from pia_wizard.evaluation.model import (
    Basis,
    Decisions,
    Disagreement,
    Evaluation,
    NoticeState,
    RiskLevel,
    Status,
    Threshold,
    Verdict,
)
from pia_wizard.evaluation.notices import notice_state
from pia_wizard.evaluation.plan import Plan, plan_of
from pia_wizard.evaluation.risks import risk_level
from pia_wizard.evaluation.threshold import threshold
from pia_wizard.evaluation.verdicts import ASSESSED_ON, as_fact, verdict_of
from pia_wizard.evaluation.visibility import Asked, settle
from pia_wizard.questionnaire.compiled import CompiledRequirement, Questionnaire
from pia_wizard.questionnaire.expressions.names import MET

_NO_OVERRIDES: Mapping[str, Override] = {}


def evaluate(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    *,
    overrides: Mapping[str, Override] = _NO_OVERRIDES,
    measures: tuple[Measure, ...] = (),
    level_overrides: tuple[LevelOverride, ...] = (),
    acceptances: tuple[Acceptance, ...] = (),
    previous: Evaluation | None = None,
) -> Evaluation:
    """Judge everything. No clock, no files, no state.

    ``previous`` must come from the same questionnaire, its own risks aside; then only what depends on a
    changed answer, override or decision is judged again, and the result equals a fresh evaluation.
    """
    decisions = Decisions(measures, level_overrides, acceptances)
    asked = _asked(questionnaire, answers, previous)
    stated = frozenset(asked.stated)
    verdicts = _verdicts(questionnaire, asked, stated, overrides, previous)
    changed = _changed_statuses(verdicts, previous)
    fresh_risks = previous is None or previous.basis.decisions != decisions
    return Evaluation(
        questions=asked.states,
        verdicts=verdicts,
        risks=_risks(
            questionnaire,
            asked,
            verdicts,
            plan_of(decisions),
            None if fresh_risks else previous,
            changed=changed,
        ),
        notices=_notices(questionnaire, asked, verdicts, previous, changed=changed),
        threshold=_threshold(questionnaire, asked, previous),
        disagreements=_disagreements(questionnaire, verdicts, previous, changed=changed),
        open_by_step=_open_by_step(questionnaire, asked, previous),
        basis=Basis(answers, overrides, asked.facts, stated, decisions, questionnaire.risks),
    )


def evaluation_of(
    questionnaire: Questionnaire, assessment: Assessment, previous: Evaluation | None = None
) -> Evaluation:
    """Judge everything an assessment holds; its own risks are part of the questionnaire already."""
    return evaluate(
        questionnaire,
        assessment.answers,
        overrides=assessment.overrides,
        measures=assessment.measures,
        level_overrides=assessment.level_overrides,
        acceptances=assessment.acceptances,
        previous=previous,
    )


def _asked(questionnaire: Questionnaire, answers: Mapping[str, Answer], previous: Evaluation | None) -> Asked:
    if previous is None:
        # Laid out in display order first: visibility is settled in another order.
        blank = dict.fromkeys(questionnaire.questions)
        asked = Asked(blank, {}, set(), set())  # type: ignore[arg-type]  # every state is filled by settle
        settle(questionnaire, answers, None, asked)
        return asked
    old = previous.basis
    asked = Asked(dict(previous.questions), dict(old.facts), set(old.stated), set())
    changed = [n for n in questionnaire.order if answers.get(n) is not old.answers.get(n)]
    settle(questionnaire, answers, changed, asked)
    return asked


def _verdicts(
    questionnaire: Questionnaire,
    asked: Asked,
    stated: frozenset[str],
    overrides: Mapping[str, Override],
    previous: Evaluation | None,
) -> dict[str, Verdict]:
    """Judge what ``met("…")`` names before what names it; the result is in display order."""
    verdicts = dict(previous.verdicts) if previous else _laid_out(questionnaire)
    due = _due(questionnaire, asked.dirty, overrides, previous)
    for name in questionnaire.judging:
        if name not in due:
            continue
        compiled = questionnaire.requirements[name]
        dates = questionnaire.guidelines[compiled.guideline].in_force
        verdict = verdict_of(compiled, asked.facts, stated, dates, overrides.get(name))
        fact = as_fact(verdict.status)
        if asked.facts.get(MET + name) is not fact:
            asked.dirty.add(MET + name)
            due.update(questionnaire.readers.get(MET + name, ()))
        asked.facts[MET + name] = fact
        verdicts[name] = verdict
    return verdicts


def _due(
    questionnaire: Questionnaire,
    dirty: Iterable[str],
    overrides: Mapping[str, Override],
    previous: Evaluation | None,
) -> set[str]:
    """Return the requirements to judge, those named with ``met`` aside; without ``previous`` all of them."""
    if previous is None:
        return set(questionnaire.requirements)
    found = {name for fact in dirty for name in questionnaire.readers.get(fact, ())}
    old = previous.basis.overrides
    if overrides is not old:
        found |= {name for name in {*overrides, *old} if overrides.get(name) != old.get(name)}
    if ASSESSED_ON in dirty:
        found |= {n for n, compiled in questionnaire.requirements.items() if _dated(questionnaire, compiled)}
    return found


def _dated(questionnaire: Questionnaire, compiled: CompiledRequirement) -> bool:
    dates = questionnaire.guidelines[compiled.guideline].in_force
    return dates.since is not None or dates.until is not None


def _laid_out(questionnaire: Questionnaire) -> dict[str, Verdict]:
    """Return the places of all verdicts in display order; each is filled before anyone sees it."""
    return dict.fromkeys(questionnaire.requirements)  # type: ignore[return-value]  # None only while judging


def _changed_statuses(verdicts: Mapping[str, Verdict], previous: Evaluation | None) -> frozenset[str]:
    """Return the requirements with another status or for another rule: nothing else of a verdict counts."""
    if previous is None:
        return frozenset(verdicts)
    old = previous.verdicts
    fresh = {n: (v, old[n]) for n, v in verdicts.items() if v is not old[n]}
    return frozenset(
        n for n, (v, was) in fresh.items() if v.status is not was.status or v.rule is not was.rule
    )


def _risks(
    questionnaire: Questionnaire,
    asked: Asked,
    verdicts: Mapping[str, Verdict],
    plan: Plan,
    previous: Evaluation | None,
    *,
    changed: frozenset[str],
) -> dict[str, RiskLevel]:
    levels: dict[str, RiskLevel] = {}
    for name, compiled in questionnaire.risks.items():
        before = None
        if previous is not None and previous.basis.risks.get(name) is compiled:
            before = previous.risks[name] if asked.dirty.isdisjoint(compiled.reads) else None
        if before is not None and changed.isdisjoint(compiled.treated_by):
            levels[name] = before
        else:
            levels[name] = risk_level(questionnaire, compiled, asked.facts, verdicts, plan, before=before)
    return levels


def _threshold(questionnaire: Questionnaire, asked: Asked, previous: Evaluation | None) -> Threshold:
    if previous and all(asked.dirty.isdisjoint(criterion.reads) for criterion in questionnaire.threshold):
        return previous.threshold
    return threshold(questionnaire, asked.facts)


def _notices(
    questionnaire: Questionnaire,
    asked: Asked,
    verdicts: Mapping[str, Verdict],
    previous: Evaluation | None,
    *,
    changed: frozenset[str],
) -> dict[str, NoticeState]:
    found = dict(previous.notices) if previous else {}
    old = previous.verdicts if previous else verdicts
    applying = {n for n in changed if _applies(verdicts[n]) is not _applies(old[n])}
    for name, compiled in questionnaire.notices.items():
        same = asked.dirty.isdisjoint(compiled.reads) and applying.isdisjoint(compiled.requirements)
        if previous is None or not same:
            found[name] = notice_state(questionnaire, compiled, asked.facts, verdicts)
    return found


def _applies(verdict: Verdict) -> bool:
    return verdict.status is not Status.NOT_APPLICABLE


def _disagreements(
    questionnaire: Questionnaire,
    verdicts: Mapping[str, Verdict],
    previous: Evaluation | None,
    *,
    changed: frozenset[str],
) -> dict[str, Disagreement]:
    found = dict(previous.disagreements) if previous else {}
    for name, compiled in questionnaire.differences.items():
        if previous is None or not changed.isdisjoint(compiled.requirements):
            found[name] = disagreement(questionnaire, compiled, verdicts)
    return found


def _open_by_step(
    questionnaire: Questionnaire, asked: Asked, previous: Evaluation | None
) -> Mapping[str, tuple[str, ...]]:
    if previous and asked.states == previous.questions:
        return previous.open_by_step
    found: dict[str, list[str]] = {step: [] for step in questionnaire.steps}
    for name, question in questionnaire.questions.items():
        if asked.states[name].open:
            found[question.step].append(name)
    return {step: tuple(names) for step, names in found.items()}
