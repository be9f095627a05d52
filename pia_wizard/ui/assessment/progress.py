"""How far each step is: what is still open in it, and what in it does not meet a clause."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pia_wizard.evaluation.model import (
    AcceptanceState,
    Evaluation,
    QuestionState,
    RiskLevel,
    Status,
    Visibility,
)
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Method
from pia_wizard.ui.assessment.usage import own_reads

RISKS, TREATMENT, NOTICES, REVIEW = "risks", "treatment", "notices", "review"
"""The steps that show what follows from the answers; a step of another name only asks."""

_ALL_ANSWERED = QuestionState(visibility=Visibility.SHOWN, answered=True, open=False)


class StepState(StrEnum):
    """How a step stands; a problem outweighs what is still open."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Progress:
    """One step now: questions still open, and clauses not met or notices not ready."""

    state: StepState
    open: int = 0
    problems: int = 0


class StepBook:
    """Knows which questions and requirements belong to which step of one questionnaire.

    A requirement belongs to the step in which the last of its own questions is asked.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.questions: dict[str, tuple[str, ...]] = {
            step: tuple(name for name, q in questionnaire.questions.items() if q.step == step)
            for step in questionnaire.steps
        }
        places = {name: place for place, name in enumerate(questionnaire.questions)}
        self.requirements: dict[str, list[str]] = {step: [] for step in questionnaire.steps}
        for name, compiled in questionnaire.requirements.items():
            own = [fact for fact in own_reads(compiled) if fact in places]
            if own:
                last = max(own, key=places.__getitem__)
                self.requirements[questionnaire.questions[last].step].append(name)

    def step_of(self, about: str, subject: str) -> str:
        """Return the step where a question, a requirement or a risk is met; the last one if nowhere."""
        steps = list(self.questionnaire.steps)
        if about == "risk" and RISKS in steps:
            return RISKS
        if about == "question" and subject in self.questionnaire.questions:
            return self.questionnaire.questions[subject].step
        return next((step for step, names in self.requirements.items() if subject in names), steps[-1])

    def progress(self, step: str, evaluation: Evaluation) -> Progress:
        """Return how a step stands."""
        if step in _RESULTS and not self.questions.get(step):
            return _RESULTS[step](self.questionnaire, evaluation)
        open_ = len(evaluation.open_by_step.get(step, ()))
        unmet = [
            n for n in self.requirements.get(step, ()) if evaluation.verdicts[n].status is Status.NOT_MET
        ]
        states = evaluation.questions
        answered = any(states.get(n, _ALL_ANSWERED).answered for n in self.questions[step])
        return Progress(_state(open_, len(unmet), started=answered), open_, len(unmet))


def _state(open_: int, problems: int, *, started: bool) -> StepState:
    if problems:
        return StepState.PROBLEM
    if not open_:
        return StepState.COMPLETE
    return StepState.IN_PROGRESS if started else StepState.NOT_STARTED


def serious_bands(method: Method) -> frozenset[str]:
    """Return the graver half of a method's bands."""
    bands = list(method.bands)
    return frozenset(bands[len(bands) // 2 :])


def _risks(questionnaire: Questionnaire, evaluation: Evaluation) -> Progress:
    serious = serious_bands(questionnaire.method)
    levels = [level for level in evaluation.risks.values() if level.applies is not False]
    problems = sum(level.applies is True and level.current.band_low in serious for level in levels)
    open_ = sum(map(_undecided, levels))
    return Progress(_state(open_, problems, started=True), open_, problems)


def _undecided(level: RiskLevel) -> bool:
    """Return whether answers are missing for a risk, or nobody has accepted what will remain of it."""
    settled = level.applies is not None and level.current.band_low == level.current.band_high
    return not settled or level.acceptance is not AcceptanceState.ACCEPTED


def _treatment(_questionnaire: Questionnaire, evaluation: Evaluation) -> Progress:
    statuses = [verdict.status for verdict in evaluation.verdicts.values()]
    problems = statuses.count(Status.NOT_MET) + statuses.count(Status.PARTLY_MET)
    open_ = statuses.count(Status.UNDETERMINED)
    return Progress(_state(open_, problems, started=True), open_, problems)


def _notices(_questionnaire: Questionnaire, evaluation: Evaluation) -> Progress:
    open_ = sum(notice.offered and not notice.ready for notice in evaluation.notices.values())
    return Progress(_state(open_, 0, started=True), open_)


def _review(_questionnaire: Questionnaire, evaluation: Evaluation) -> Progress:
    open_ = sum(len(names) for names in evaluation.open_by_step.values())
    return Progress(_state(open_, 0, started=True), open_)


_RESULTS = {RISKS: _risks, TREATMENT: _treatment, NOTICES: _notices, REVIEW: _review}


def progress_text(step: str, progress: Progress, translator: Translator) -> str:
    """Return a step's state in few words, such as 「残り3問・要対応1件」."""
    if progress.state is StepState.NOT_STARTED:
        return translator.say("未着手・残り{n}問", n=progress.open)
    if progress.state is StepState.COMPLETE:
        return translator.say("完了")
    parts = []
    if progress.open:
        parts.append(_open_text(step, progress.open, translator))
    if progress.problems:
        problems = progress.problems
        parts.append(translator.say_n("要対応{n}件", "要対応{n}件", problems))
    return translator.say("・").join(parts)


def _open_text(step: str, open_: int, translator: Translator) -> str:
    if step == RISKS:
        return translator.say_n("未決定{n}件", "未決定{n}件", open_)
    if step == TREATMENT:
        return translator.say_n("未確定{n}件", "未確定{n}件", open_)
    if step == NOTICES:
        return translator.say_n("未完成{n}件", "未完成{n}件", open_)
    return translator.say_n("残り{n}問", "残り{n}問", open_)


def answered_share(evaluation: Evaluation) -> tuple[int, int]:
    """Return how many of the questions asked now are answered, and how many are asked."""
    shown = [s for s in evaluation.questions.values() if s.visibility is Visibility.SHOWN]
    return sum(state.answered for state in shown), len(shown)


def changed_steps(book: StepBook, questions: frozenset[str], verdicts: frozenset[str]) -> set[str]:
    """Return the steps whose progress may differ after a change."""
    owners: Mapping[str, list[str]] = book.requirements
    steps = {book.questionnaire.questions[name].step for name in questions}
    steps |= {step for step, names in owners.items() if not verdicts.isdisjoint(names)}
    return steps | (set(_RESULTS) & set(book.questionnaire.steps))
