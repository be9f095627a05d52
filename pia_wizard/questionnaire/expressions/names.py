"""What the names in an expression may stand for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from pia_wizard.errors import N_
from pia_wizard.errors.spelling import nearest
from pia_wizard.questionnaire.expressions.fault import ExpressionError
from pia_wizard.questionnaire.model import Column, Condition, PracticeState, Question, QuestionType

_QUESTION = (N_("質問「{name}」はありません。"), N_("質問「{name}」はありません。もしかして: {guess}"))
_REQUIREMENT = (
    N_("要求事項「{name}」はありません。"),
    N_("要求事項「{name}」はありません。もしかして: {guess}"),
)
_COLUMN = (N_("表に列「{name}」はありません。"), N_("表に列「{name}」はありません。もしかして: {guess}"))

MET = "met:"
"""Prefix under which a requirement's verdict stands among the facts."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The questions, requirements and named conditions an expression may name."""

    questions: Mapping[str, Question]
    requirements: Collection[str] = field(default_factory=frozenset)
    conditions: Mapping[str, Condition] = field(default_factory=dict)

    def question(self, name: str, column: int) -> Question:
        """Return the question called ``name`` or raise with what may have been meant."""
        if name in self.questions:
            return self.questions[name]
        raise _unknown(name, (*self.questions, *self.conditions), column, _QUESTION)

    def requirement(self, name: str, column: int) -> str:
        """Return the fact under which a requirement's verdict stands."""
        if name in self.requirements:
            return MET + name
        raise _unknown(name, self.requirements, column, _REQUIREMENT)


def cell(question: Question, name: str, column: int) -> Column:
    """Return a table question's column or raise with what may have been meant."""
    if name in question.columns:
        return question.columns[name]
    raise _unknown(name, question.columns, column, _COLUMN)


def keys(asked: Question | Column) -> frozenset[str] | None:
    """Return the values a choice, choices or practice fact can take; None for other types."""
    if asked.type is QuestionType.PRACTICE:
        return frozenset(PracticeState)
    return frozenset(asked.choices) if asked.choices else None


def _unknown(name: str, known: Collection[str], column: int, sources: tuple[str, str]) -> ExpressionError:
    guess = nearest(name, known)
    plain, guessing = sources
    return ExpressionError(column, guessing if guess else plain, name=name, guess=guess)
