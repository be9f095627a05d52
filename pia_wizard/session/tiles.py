"""How an assessment stands, in the few facts that the list of assessments shows."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from pia_wizard.assessment.model import Answer, Assessment, Origin, Value
from pia_wizard.evaluation import Evaluation, Visibility
from pia_wizard.evaluation.treatment import is_open
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Question
from pia_wizard.storage import Tile

REVIEW_DATE = "review_date"
"""The question whose answer is the day on which the assessment is looked at again."""


def tile_of(
    assessment: Assessment,
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    approved: datetime | None = None,
) -> Tile:
    """Return what the list tells of an assessment; ``approved`` is when it last was."""
    states, answers = evaluation.questions, assessment.answers
    shown = [name for name, state in states.items() if state.visibility is Visibility.SHOWN]
    given = {name: answers[name] for name in shown if name in answers}
    worst, gravity = _worst(questionnaire, evaluation)
    least = _least(questionnaire, evaluation)
    still = [measure for measure in assessment.measures if is_open(measure)]
    return Tile(
        operator=_text(given, "operator_name"),
        place=_text(given, "site_name") or _text(given, "site_address"),
        purposes=_keys(given, "purposes"),
        asked=len(shown),
        answered=sum(states[name].answered for name in shown),
        open=sum(map(len, evaluation.open_by_step.values())),
        copied=sum(answer.origin is Origin.COPIED for answer in given.values()),
        worst=worst,
        worst_name=questionnaire.method.bands[worst].name if worst else "",
        gravity=gravity,
        least=least if least != worst else "",
        least_name=questionnaire.method.bands[least].name if least != worst else "",
        verdicts=dict(Counter(str(verdict.status) for verdict in evaluation.verdicts.values())),
        open_measures=len(still),
        measure_due=min((measure.due for measure in still if measure.due), default=None),
        review_due=review_day(assessment, evaluation, approved),
        labels="\n".join(dict.fromkeys(_labels(questionnaire, given))),
    )


def review_day(
    assessment: Assessment, evaluation: Evaluation, approved: datetime | None = None
) -> date | None:
    """Return the day on which to look at the assessment again: as answered, or a year after approval."""
    state, answer = evaluation.questions.get(REVIEW_DATE), assessment.answers.get(REVIEW_DATE)
    asked = state is not None and state.visibility is not Visibility.HIDDEN
    if asked and answer is not None and isinstance(answer.value, str) and answer.value:
        return date.fromisoformat(answer.value)
    return _a_year_after(approved.astimezone().date()) if approved else None


def _a_year_after(day: date) -> date:
    """Return the same day of the next year; the last of February stands for a leap day."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap else day.day)


def _worst(questionnaire: Questionnaire, evaluation: Evaluation) -> tuple[str, int]:
    """Return the gravest band a risk keeps and its place from 0 to 100; nothing and -1 without a risk."""
    bands = list(questionnaire.method.bands)
    levels = evaluation.risks.values()
    places = [bands.index(level.target.band_high) for level in levels if level.applies is not False]
    if not places:
        return "", -1
    return bands[max(places)], round(100 * max(places) / max(len(bands) - 1, 1))


def _least(questionnaire: Questionnaire, evaluation: Evaluation) -> str:
    """Return the band the gravest risk keeps at least, whatever open questions are answered; "" without one.

    A risk that may turn out not to be there at all counts as the mildest band.
    """
    bands = list(questionnaire.method.bands)
    levels = [level for level in evaluation.risks.values() if level.applies is not False]
    places = [bands.index(level.target.band_low) if level.applies else 0 for level in levels]
    return bands[max(places)] if places else ""


def _text(given: dict[str, Answer], name: str) -> str:
    value = given[name].value if name in given else None
    return value if isinstance(value, str) else ""


def _keys(given: dict[str, Answer], name: str) -> tuple[str, ...]:
    value = given[name].value if name in given else None
    if isinstance(value, str):
        return (value,)
    return tuple(key for key in value if isinstance(key, str)) if isinstance(value, tuple) else ()


def _labels(questionnaire: Questionnaire, given: dict[str, Answer]) -> Iterator[str]:
    for name, answer in given.items():
        question = questionnaire.questions[name]
        if question.choices and answer.value is not None:
            yield from _chosen(question, answer.value)


def _chosen(question: Question, value: Value) -> Iterator[str]:
    keys = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
    for key in keys:
        if isinstance(key, str) and key in question.choices:
            yield question.choices[key]
