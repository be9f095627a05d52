"""What would help most: the few steps that lower the risks furthest, found by judging other answers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

import msgspec

from pia_wizard.assessment.model import Answer, Measure, Override
from pia_wizard.evaluation.evaluate import evaluate
from pia_wizard.evaluation.hypotheses import Changes, Trial, with_changes
from pia_wizard.evaluation.levels import AXES
from pia_wizard.evaluation.model import Evaluation, Point, Status, Verdict
from pia_wizard.evaluation.plan import counts
from pia_wizard.evaluation.risks import met_share
from pia_wizard.evaluation.steps import Change, RiskDrop, Step, ranked
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.expressions.names import MET

__all__ = ["Change", "RiskDrop", "Step", "helpful_measures", "helpful_steps"]

FIXED_STEP = "scope"
"""Its questions say where, whose and what for: circumstances nobody changes to meet a requirement."""

_UNMET = (Status.NOT_MET, Status.PARTLY_MET)


def helpful_steps(
    questionnaire: Questionnaire, evaluation: Evaluation, *, most: int | None = None
) -> tuple[Step, ...]:
    """Return what would help, the most helpful first: steps for all that is not met or only partly met.

    For each such requirement the fewest changes of answers are sought that meet it, in at most four
    questions; steps with the same changes are one. Questions of the step ``scope``, the day of the
    assessment and what guidelines or the threshold hang on are circumstances and never changed; tables keep
    their rows. Where no change is found (a text is asked for, or the assessor judged otherwise) the verdict
    itself is assumed, unless it only sums up others. Ranked by ``removed``, then ``nearer``, then
    ``clauses``, each per question answered otherwise, as many changes are more work, and beyond what the
    steps it contains bring; then the binding first.
    """
    fixed = _fixed(questionnaire)
    found: dict[str, tuple[Changes, list[str]]] = {}
    steps = []
    for name, verdict in evaluation.verdicts.items():
        if verdict.status not in _UNMET:
            continue
        changes = None if verdict.computed else Trial(questionnaire, evaluation, name, fixed).changes()
        if changes is None and not _rests_on_others(questionnaire, name):
            steps.append(_assumed(questionnaire, evaluation, name))
        elif changes is not None:
            found.setdefault(_key(changes), (changes, []))[1].append(name)
    steps += [_answered(questionnaire, evaluation, changes) for changes, _ in found.values()]
    return tuple(ranked(questionnaire, steps)[:most])


def helpful_measures(questionnaire: Questionnaire, evaluation: Evaluation) -> tuple[Step, ...]:
    """Return what each planned measure brings by itself, ranked like steps.

    Its target is compared with that of a plan without any measure.
    """
    decisions = evaluation.basis.decisions
    without = _planned(questionnaire, evaluation, ())
    steps = [
        _measured(questionnaire, without, _planned(questionnaire, evaluation, (measure,)), measure)
        for measure in decisions.measures
        if counts(measure) and measure.status != "done"
    ]
    return tuple(ranked(questionnaire, steps))


def _fixed(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the questions that are circumstances."""
    scope = {name for name, question in questionnaire.questions.items() if question.step == FIXED_STEP}
    guidelines = (compiled.guideline_applies for compiled in questionnaire.requirements.values())
    reads = [condition.reads for condition in guidelines if condition is not None]
    preparing = {n for n, q in questionnaire.questions.items() if q.step == "preparation"}
    reads += [criterion.reads & preparing for criterion in questionnaire.threshold]
    return frozenset(scope).union(*reads)


def _rests_on_others(questionnaire: Questionnaire, name: str) -> bool:
    """Return whether a requirement sums up others, which are steps by themselves."""
    return any(read.startswith(MET) for read in questionnaire.requirements[name].met.reads)


def _key(changes: Changes) -> str:
    """Return a text that is the same for the same changes; rows of tables cannot be hashed."""
    return repr(sorted(changes.items(), key=lambda change: change[0]))


def _answered(questionnaire: Questionnaire, evaluation: Evaluation, changes: Changes) -> Step:
    answers = with_changes(evaluation.basis.answers, changes)
    after = _judged(questionnaire, evaluation, answers, evaluation.basis.overrides)
    step = _step(questionnaire, evaluation, after)
    held = evaluation.basis.answers
    told = tuple(Change(question=n, before=held.get(n), after=value) for n, value in changes.items())
    return msgspec.structs.replace(step, changes=told)


def _assumed(questionnaire: Questionnaire, evaluation: Evaluation, name: str) -> Step:
    overrides = {**evaluation.basis.overrides, name: Override(status="met", reason="…")}
    after = _judged(questionnaire, evaluation, evaluation.basis.answers, overrides)
    return msgspec.structs.replace(_step(questionnaire, evaluation, after), assumed=True)


def _measured(
    questionnaire: Questionnaire, without: Evaluation, planned: Evaluation, measure: Measure
) -> Step:
    met = tuple(
        name
        for name in measure.requirements
        if name in without.verdicts and without.verdicts[name].status in (*_UNMET, Status.UNDETERMINED)
    )
    drops = tuple(_drops(without, planned, "target"))
    return Step(
        requirements=met,
        measure=measure.id,
        removed=sum(_product(drop.before) - _product(drop.after) for drop in drops),
        nearer=_nearer(questionnaire, without, {**without.verdicts, **_as_met(without, met)}),
        clauses=_clauses(questionnaire, met),
        risks=drops,
    )


def _judged(
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    answers: Mapping[str, Answer],
    overrides: Mapping[str, Override],
) -> Evaluation:
    decisions = evaluation.basis.decisions
    return evaluate(
        questionnaire,
        answers,
        overrides=overrides,
        measures=decisions.measures,
        level_overrides=decisions.level_overrides,
        acceptances=decisions.acceptances,
        previous=evaluation,
    )


def _planned(
    questionnaire: Questionnaire, evaluation: Evaluation, measures: tuple[Measure, ...]
) -> Evaluation:
    basis = evaluation.basis
    return evaluate(
        questionnaire, basis.answers, overrides=basis.overrides, measures=measures, previous=evaluation
    )


def _step(questionnaire: Questionnaire, before: Evaluation, after: Evaluation) -> Step:
    met = tuple(
        name
        for name, verdict in after.verdicts.items()
        if verdict.status is Status.MET and before.verdicts[name].status is not Status.MET
    )
    drops = tuple(_drops(before, after, "current"))
    return Step(
        requirements=met,
        planned=tuple(
            measure.id
            for measure in before.basis.decisions.measures
            if counts(measure) and not set(met).isdisjoint(measure.requirements)
        ),
        removed=sum(_product(drop.before) - _product(drop.after) for drop in drops),
        nearer=_nearer(questionnaire, before, after.verdicts),
        clauses=_clauses(questionnaire, met),
        risks=drops,
    )


def _drops(before: Evaluation, after: Evaluation, which: Literal["current", "target"]) -> Iterator[RiskDrop]:
    """Give the risks whose level differs; one that rises counts against the step."""
    for name, level in after.risks.items():
        old = before.risks[name]
        if level is old or (level.applies is False and old.applies is False):
            continue
        points = getattr(old, which), getattr(level, which)
        if _product(points[0]) != _product(points[1]):
            yield RiskDrop(risk=name, before=points[0], after=points[1])


def _product(point: Point) -> int:
    return point.impact.high * point.likelihood.high


def _nearer(questionnaire: Questionnaire, before: Evaluation, verdicts: Mapping[str, Verdict]) -> float:
    """Return by how much the shares of requirements met rise, over risks that apply or may apply."""
    old = before.verdicts
    changed = [name for name, verdict in verdicts.items() if verdict is not old[name]]
    treated = {risk for name in changed for risk in questionnaire.requirements[name].requirement.treats}
    rise = 0.0
    for name, compiled in questionnaire.risks.items():
        if before.risks[name].applies is False or not (name in treated or compiled.own):
            continue
        for axis in AXES:
            rise += met_share(questionnaire, compiled, axis, verdicts)
            rise -= met_share(questionnaire, compiled, axis, old)
    return round(rise, 6)


def _as_met(evaluation: Evaluation, names: Iterable[str]) -> dict[str, Verdict]:
    return {
        name: msgspec.structs.replace(evaluation.verdicts[name], status=Status.MET, facts=(), missing=())
        for name in names
    }


def _clauses(questionnaire: Questionnaire, names: Iterable[str]) -> int:
    return sum(len(questionnaire.requirements[name].requirement.clauses) for name in names)
