"""What would help most: the few steps that lower the risks furthest, found by judging other answers."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from pia_wizard.assessment.model import Answer, Measure, Override, Value
from pia_wizard.evaluation.evaluate import evaluate
from pia_wizard.evaluation.gains import Gain, Gains, removed, risk_drops
from pia_wizard.evaluation.hypotheses import Changes, Trial, with_changes
from pia_wizard.evaluation.joining import joined
from pia_wizard.evaluation.model import Evaluation, Status, Verdict
from pia_wizard.evaluation.plan import counts
from pia_wizard.evaluation.steps import Change, RiskDrop, Step, ranked
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.expressions.names import MET

__all__ = ["Change", "RiskDrop", "Step", "helpful_measures", "helpful_steps", "meeting"]

_UNMET = (Status.NOT_MET, Status.PARTLY_MET)

_Found = tuple[Changes, Gain]


def helpful_steps(
    questionnaire: Questionnaire, evaluation: Evaluation, *, most: int | None = None
) -> tuple[Step, ...]:
    """Return what would help, the most helpful first: steps for all that is not met or only partly met.

    For each such requirement the fewest changes of answers are sought that meet it, in at most four
    questions; of several, those that bring the most, and none that makes another verdict worse. Steps that
    change the same questions become one where one answer serves both. Circumstances, what guidelines hang
    on, texts and days are never changed; tables keep their rows. Where no change is found (or the assessor
    judged otherwise) the verdict itself is assumed, unless it only sums up others. Ranked by ``removed``,
    then ``nearer``, then ``clauses``, each per question answered otherwise, as many changes are more work,
    and beyond what the steps it contains bring; then the binding first.
    """
    search = _Search(questionnaire, evaluation)
    return tuple(ranked(questionnaire, search.steps())[:most])


def meeting(questionnaire: Questionnaire, evaluation: Evaluation, requirement: str) -> tuple[Change, ...]:
    """Return the fewest other answers that would meet a requirement; nothing where none are found.

    Circumstances, what guidelines hang on, texts and days are never changed.
    """
    ways = Trial(questionnaire, evaluation, requirement, _fixed(questionnaire)).ways()
    held = evaluation.basis.answers
    first = ways[0] if ways else {}
    return tuple(Change(question=name, before=held.get(name), after=value) for name, value in first.items())


def helpful_measures(questionnaire: Questionnaire, evaluation: Evaluation) -> tuple[Step, ...]:
    """Return what each planned measure brings by itself, ranked like steps.

    Its target is compared with that of a plan without any measure.
    """
    without = _planned(questionnaire, evaluation, ())
    gains = Gains(questionnaire, without)
    steps = [
        _measured(questionnaire, without, gains, _planned(questionnaire, evaluation, (measure,)), measure)
        for measure in evaluation.basis.decisions.measures
        if counts(measure) and measure.status != "done"
    ]
    return tuple(ranked(questionnaire, steps))


class _Search:
    """Seeks steps from one evaluation, judging each set of other answers once."""

    def __init__(self, questionnaire: Questionnaire, evaluation: Evaluation) -> None:
        self._questionnaire = questionnaire
        self._evaluation = evaluation
        self._fixed = _fixed(questionnaire)
        self._gains = Gains(questionnaire, evaluation)
        self._judged: dict[str, Gain] = {}

    def steps(self) -> list[Step]:
        """Return the steps in the questionnaire's order, those whose verdicts are assumed first."""
        found: dict[str, _Found] = {}
        assumed = []
        for name, verdict in self._evaluation.verdicts.items():
            if verdict.status not in _UNMET:
                continue
            best = self._best(name, verdict)
            if best is not None:
                found.setdefault(_key(best[0]), best)
            elif not _rests_on_others(self._questionnaire, name):
                assumed.append(self._assumed(name))
        return assumed + [self._answered(*each) for each in self._merged(found.values())]

    def _best(self, name: str, verdict: Verdict) -> _Found | None:
        """Return the ways of meeting a requirement that brings the most; of equals, the one found first."""
        if verdict.computed:
            return None
        trial = Trial(self._questionnaire, self._evaluation, name, self._fixed)
        ways = [(changes, self._gain(changes)) for changes in trial.ways()]
        sound = [way for way in ways if not way[1].worse]
        return max(sound, key=_brought, default=None)

    def _merged(self, found: Iterable[_Found]) -> Iterator[_Found]:
        """Give the changes, those of the same questions as one where one answer to each serves both."""
        alike: dict[frozenset[str], list[_Found]] = {}
        for changes, gain in found:
            others = alike.setdefault(frozenset(changes), [])
            for place, other in enumerate(others):
                both = self._both(other, (changes, gain))
                if both is not None:
                    others[place] = both
                    break
            else:
                others.append((changes, gain))
        for same in alike.values():
            yield from same

    def _both(self, one: _Found, other: _Found) -> _Found | None:
        """Return answers that meet all that either meets, or None if there are none."""
        answers = self._evaluation.basis.answers
        held = {name: _value(answers.get(name)) for name in one[0]}
        wanted = {*one[1].met, *other[1].met}
        for changes in joined(self._questionnaire.questions, held, one[0], other[0]):
            gain = self._gain(changes)
            if wanted.issubset(gain.met) and not gain.worse:
                return changes, gain
        return None

    def _gain(self, changes: Changes) -> Gain:
        key = _key(changes)
        if key not in self._judged:
            answers = with_changes(self._evaluation.basis.answers, changes)
            self._judged[key] = self._gains.of(self._after(answers, self._evaluation.basis.overrides))
        return self._judged[key]

    def _answered(self, changes: Changes, gain: Gain) -> Step:
        held = self._evaluation.basis.answers
        told = tuple(Change(question=n, before=held.get(n), after=value) for n, value in changes.items())
        return msgspec.structs.replace(self._step(gain), changes=told)

    def _assumed(self, name: str) -> Step:
        overrides = {**self._evaluation.basis.overrides, name: Override(status="met", reason="…")}
        gain = self._gains.of(self._after(self._evaluation.basis.answers, overrides))
        return msgspec.structs.replace(self._step(gain), assumed=True)

    def _after(self, answers: Mapping[str, Answer], overrides: Mapping[str, Override]) -> Evaluation:
        decisions = self._evaluation.basis.decisions
        return evaluate(
            self._questionnaire,
            answers,
            overrides=overrides,
            measures=decisions.measures,
            level_overrides=decisions.level_overrides,
            acceptances=decisions.acceptances,
            previous=self._evaluation,
        )

    def _step(self, gain: Gain) -> Step:
        return Step(
            requirements=gain.met,
            planned=tuple(
                measure.id
                for measure in self._evaluation.basis.decisions.measures
                if counts(measure) and not set(gain.met).isdisjoint(measure.requirements)
            ),
            removed=gain.removed,
            nearer=self._gains.nearer(gain.changed),
            clauses=_clauses(self._questionnaire, gain.met),
            risks=gain.risks,
        )


def _fixed(questionnaire: Questionnaire) -> frozenset[str]:
    """Return the questions that advice leaves as they are: circumstances, and what guidelines hang on."""
    circumstances = {name for name, question in questionnaire.questions.items() if question.circumstance}
    guidelines = (compiled.guideline_applies for compiled in questionnaire.requirements.values())
    return frozenset(circumstances).union(*(c.reads for c in guidelines if c is not None))


def _rests_on_others(questionnaire: Questionnaire, name: str) -> bool:
    """Return whether a requirement sums up others, which are steps by themselves."""
    return any(read.startswith(MET) for read in questionnaire.requirements[name].met.reads)


def _key(changes: Changes) -> str:
    """Return a text that is the same for the same changes; rows of tables cannot be hashed."""
    return repr(sorted(changes.items(), key=lambda change: change[0]))


def _brought(found: _Found) -> tuple[int, int]:
    _, gain = found
    return len(gain.met), gain.removed


def _value(answer: Answer | None) -> Value | None:
    return answer.value if answer is not None else None


def _measured(
    questionnaire: Questionnaire, without: Evaluation, gains: Gains, planned: Evaluation, measure: Measure
) -> Step:
    met = tuple(
        name
        for name in measure.requirements
        if name in without.verdicts and without.verdicts[name].status in (*_UNMET, Status.UNDETERMINED)
    )
    drops = tuple(risk_drops(without, planned, "target"))
    return Step(
        requirements=met,
        measure=measure.id,
        removed=removed(drops),
        nearer=gains.nearer(_as_met(without, met)),
        clauses=_clauses(questionnaire, met),
        risks=drops,
    )


def _planned(
    questionnaire: Questionnaire, evaluation: Evaluation, measures: tuple[Measure, ...]
) -> Evaluation:
    basis = evaluation.basis
    return evaluate(
        questionnaire, basis.answers, overrides=basis.overrides, measures=measures, previous=evaluation
    )


def _as_met(evaluation: Evaluation, names: Iterable[str]) -> dict[str, Verdict]:
    return {
        name: msgspec.structs.replace(evaluation.verdicts[name], status=Status.MET, facts=(), missing=())
        for name in names
    }


def _clauses(questionnaire: Questionnaire, names: Iterable[str]) -> int:
    return sum(len(questionnaire.requirements[name].requirement.clauses) for name in names)
