"""From stored answers to the facts that expressions see."""

from datetime import date

from pia_wizard.assessment.model import Answer, Practice
from pia_wizard.assessment.model import Row as StoredRow
from pia_wizard.assessment.text import says_nothing
from pia_wizard.questionnaire.expressions import ABSENT, UNKNOWN, Fact
from pia_wizard.questionnaire.expressions.truth import Cell, Row
from pia_wizard.questionnaire.model import Column, Question, QuestionType


def fact_of(question: Question, answer: Answer | None) -> Fact:
    """Return the fact an answer gives: its value, UNKNOWN while open, ABSENT if stated not applicable.

    A value that says nothing (blank text, no choice, a table without rows) is no answer. Any other must
    fit the question: ``pia_wizard.assessment.values`` sees to that on entry.
    """
    if answer is None or answer.unknown:
        return UNKNOWN
    if answer.not_applicable:
        return ABSENT
    value = answer.value
    if question.type is QuestionType.TABLE and isinstance(value, tuple) and value:
        return tuple(_row(question, row) for row in value if isinstance(row, dict))
    if isinstance(value, Practice):
        return value.state
    return _scalar(question, value)


def is_open(question: Question, fact: Fact) -> bool:
    """Return whether a shown question still has to be answered."""
    if not question.required:
        return False
    if isinstance(fact, tuple):
        return any(UNKNOWN in row.values() for row in fact)
    return fact is UNKNOWN


def has_content(fact: Fact) -> bool:
    """Return whether a fact holds something that can be printed."""
    return not (fact is UNKNOWN or fact is ABSENT or fact in ("", frozenset(), ()))


def _row(question: Question, row: StoredRow) -> Row:
    return {name: _scalar(column, row.get(name)) for name, column in question.columns.items()}


def _scalar(asked: Question | Column, value: object) -> Cell:
    if value is None or value == () or (isinstance(value, str) and says_nothing(value)):
        return UNKNOWN if asked.required else ABSENT
    if asked.type is QuestionType.CHOICES and isinstance(value, tuple | list):
        return frozenset(value)
    if asked.type is QuestionType.DATE and isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, bool | int | float | str):
        return value
    message = f"a stored value does not fit question type {asked.type}"
    raise TypeError(message)
