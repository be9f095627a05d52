"""Which answers were given to a question that is another by now: read off when and how they came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pia_wizard.assessment.model import Answer, Origin
from pia_wizard.questionnaire.question_changes import QuestionChange

_NO_ANSWER = Answer()


class Stretch(NamedTuple):
    """Until when an assessment was judged with other content, and what of its questions changed since."""

    until: datetime
    changes: Mapping[str, QuestionChange]


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """What of the questions of now is other than it was.

    ``predecessor`` compares with the assessment this one goes on from, None if there is none. ``stretches``
    compare with what this one itself was judged with before, the earliest first.
    """

    predecessor: Mapping[str, QuestionChange] | None = None
    stretches: tuple[Stretch, ...] = ()

    @property
    def names(self) -> set[str]:
        """The questions that were ever asked otherwise."""
        compared = (self.predecessor or {}, *(stretch.changes for stretch in self.stretches))
        return set[str]().union(*compared)


def changed_since_answered(
    questions: Iterable[str], answers: Mapping[str, Answer], before: AskedBefore
) -> dict[str, QuestionChange]:
    """Return those of the questions that are other than what their answers were given to, in their order.

    A copied answer was given to the question of the assessment it comes from, any other to that of its day.
    Who has not answered yet knows the question as it was first.
    """
    ever = before.names
    if not ever:  # as it mostly is: each card and each answer asks
        return {}
    found = {
        name: _compared(answers.get(name, _NO_ANSWER), before).get(name) for name in questions if name in ever
    }
    return {name: change for name, change in found.items() if change is not None}


def _compared(answer: Answer, before: AskedBefore) -> Mapping[str, QuestionChange]:
    """Return what to look a change up in."""
    said = answer.unknown or answer.value is not None or bool(answer.not_applicable)
    if before.predecessor is not None and (not said or answer.origin is Origin.COPIED):
        return before.predecessor
    for stretch in before.stretches:
        if not said or answer.at is None or answer.at < stretch.until:
            return stretch.changes
    return {}
