"""What differs between a question as it was asked and as it is asked now, for whoever answers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pia_wizard.questionnaire.model import Question


class Part(StrEnum):
    """What of a question can be another, in the order in which it is read."""

    ASK = "ask"
    HELP = "help"
    TYPE = "type"
    UNIT = "unit"
    LIMITS = "limits"
    CHOICES = "choices"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question that is new (``before`` is None), or of which these parts are other than they were."""

    now: Question
    before: Question | None
    parts: tuple[Part, ...] = ()


def question_changes(
    before: Mapping[str, Question], now: Mapping[str, Question]
) -> dict[str, QuestionChange]:
    """Return the questions of now that are new or changed, in their order."""
    found = {name: question_change(before.get(name), question) for name, question in now.items()}
    return {name: change for name, change in found.items() if change is not None}


def question_change(before: Question | None, now: Question) -> QuestionChange | None:
    """Return what of a question changed, None if it is still the same to whoever answers it.

    It is the same if only its place, when it is asked, what is offered as an answer or the order of its
    choices is another.
    """
    if before is None:
        return QuestionChange(now, None)
    was, is_ = _parts(before), _parts(now)
    parts = tuple(part for part in Part if was[part] != is_[part])
    return QuestionChange(now, before, parts) if parts else None


def _parts(question: Question) -> dict[Part, object]:
    return {
        Part.ASK: question.ask,
        Part.HELP: (question.help, question.examples),
        Part.TYPE: question.type,
        Part.UNIT: question.unit,
        Part.LIMITS: (question.min, question.max),
        Part.CHOICES: (question.choices, frozenset(question.exclusive)),
        Part.COLUMNS: (question.row_name, question.columns),
    }
