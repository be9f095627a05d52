"""Which questions are asked, and the facts that follow from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.facts import fact_of, is_open
from pia_wizard.evaluation.model import QuestionState, Visibility
from pia_wizard.questionnaire.compiled import Asking, Questionnaire
from pia_wizard.questionnaire.expressions import ABSENT, UNKNOWN, Expression, Fact

_VISIBILITY = {True: Visibility.SHOWN, False: Visibility.HIDDEN, None: Visibility.PENDING}


@dataclass(slots=True)
class Asked:
    """The questions' states and facts, filled in the order in which visibility can be settled.

    ``dirty`` collects the facts that differ from the evaluation this one continues.
    """

    states: dict[str, QuestionState]
    facts: dict[str, Fact]
    stated: set[str]
    dirty: set[str]


def settle(
    questionnaire: Asking | Questionnaire,
    answers: Mapping[str, Answer],
    changed: Iterable[str] | None,
    asked: Asked,
) -> None:
    """Bring ``asked`` up to date for the ``changed`` answers (None: all), in place.

    A hidden question's fact is absent, so its stored answer never influences anything.
    """
    due = set(questionnaire.order if changed is None else changed)
    alone = due.isdisjoint(questionnaire.hanging)
    for name in tuple(due) if alone else questionnaire.order:
        if name in due:
            when = questionnaire.when.get(name)
            if _settle_one(questionnaire, name, when, answers.get(name), asked):
                due.update(questionnaire.hanging.get(name, ()))


def _settle_one(
    questionnaire: Asking | Questionnaire,
    name: str,
    when: Expression | None,
    answer: Answer | None,
    asked: Asked,
) -> bool:
    """Settle one question and return whether that changed what expressions see."""
    question = questionnaire.questions[name]
    visibility = _VISIBILITY[when.judge(asked.facts)[0]] if when else Visibility.SHOWN
    shown = visibility is Visibility.SHOWN
    fact = fact_of(question, answer) if shown else ABSENT if visibility is Visibility.HIDDEN else UNKNOWN
    stated = shown and answer is not None and bool(answer.not_applicable)
    changed = asked.facts.get(name) != fact or stated is not (name in asked.stated)
    if changed:
        asked.dirty.add(name)
    asked.facts[name] = fact
    (asked.stated.add if stated else asked.stated.discard)(name)
    still_open = shown and is_open(question, fact)
    asked.states[name] = QuestionState(
        visibility=visibility, answered=shown and fact is not UNKNOWN, open=still_open
    )
    return changed
