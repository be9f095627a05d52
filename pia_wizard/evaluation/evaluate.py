"""The one pure function in the middle: from a questionnaire and answers to everything that follows."""

from collections.abc import Mapping

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
    Verdict,
)
from pia_wizard.evaluation.notices import notice_state
from pia_wizard.evaluation.plan import Plan, plan_of
from pia_wizard.evaluation.risks import risk_level
from pia_wizard.evaluation.threshold import threshold
from pia_wizard.evaluation.verdicts import ASSESSED_ON, as_fact, verdict_of
from pia_wizard.evaluation.visibility import Asked, settle
from pia_wizard.questionnaire.compiled import Questionnaire
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
    changed_verdicts = _changed_verdicts(verdicts, previous)
    fresh_risks = previous is None or previous.basis.decisions != decisions
    untouched = previous is not None and not asked.dirty
    return Evaluation(
        questions=asked.states,
        verdicts=verdicts,
        risks=_risks(
            questionnaire,
            asked,
            verdicts,
            plan_of(decisions),
            None if fresh_risks else previous,
            changed=changed_verdicts,
        ),
        notices=_notices(questionnaire, asked, verdicts, previous, changed=changed_verdicts),
        threshold=previous.threshold if untouched and previous else threshold(questionnaire, asked.facts),
        disagreements=_disagreements(questionnaire, verdicts, previous, changed=changed_verdicts),
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
    old_overrides = previous.basis.overrides if previous else _NO_OVERRIDES
    for name in questionnaire.judging:
        compiled = questionnaire.requirements[name]
        dates = questionnaire.guidelines[compiled.guideline].in_force
        dated = dates.since is not None or dates.until is not None
        if (
            previous is not None
            and asked.dirty.isdisjoint(compiled.reads)
            and overrides.get(name) == old_overrides.get(name)
            and not (dated and ASSESSED_ON in asked.dirty)
        ):
            continue
        verdict = verdict_of(compiled, asked.facts, stated, dates, overrides.get(name))
        fact = as_fact(verdict.status)
        if asked.facts.get(MET + name) is not fact:
            asked.dirty.add(MET + name)
        asked.facts[MET + name] = fact
        verdicts[name] = verdict
    return verdicts


def _laid_out(questionnaire: Questionnaire) -> dict[str, Verdict]:
    """Return the places of all verdicts in display order; each is filled before anyone sees it."""
    return dict.fromkeys(questionnaire.requirements)  # type: ignore[return-value]  # None only while judging


def _changed_verdicts(verdicts: Mapping[str, Verdict], previous: Evaluation | None) -> frozenset[str]:
    if previous is None:
        return frozenset(verdicts)
    old = previous.verdicts
    return frozenset(name for name, verdict in verdicts.items() if verdict is not old[name])


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
        if (
            previous is not None
            and previous.basis.risks.get(name) is compiled
            and asked.dirty.isdisjoint(compiled.reads)
            and changed.isdisjoint(compiled.treated_by)
        ):
            levels[name] = previous.risks[name]
        else:
            levels[name] = risk_level(questionnaire, compiled, asked.facts, verdicts, plan)
    return levels


def _notices(
    questionnaire: Questionnaire,
    asked: Asked,
    verdicts: Mapping[str, Verdict],
    previous: Evaluation | None,
    *,
    changed: frozenset[str],
) -> dict[str, NoticeState]:
    if previous and not asked.dirty and not changed:
        return dict(previous.notices)
    return {
        name: notice_state(questionnaire, compiled, asked.facts, verdicts)
        for name, compiled in questionnaire.notices.items()
    }


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
