"""Two changes of the same questions made into one answer to each, where one serves both."""

from collections.abc import Iterator, Mapping
from itertools import islice, product
from typing import Any

from pia_wizard.assessment.model import Row, Value
from pia_wizard.questionnaire.model import Question, QuestionType

_MOST_TRIED = 4


def joined(
    questions: Mapping[str, Question],
    held: Mapping[str, Value | None],
    one: Mapping[str, Value],
    other: Mapping[str, Value],
) -> Iterator[dict[str, Value]]:
    """Give answers that may serve both changes, which answer the same questions.

    Several choices and cells are put together; of single values, each is tried for both.
    """
    values = [_together(questions[name], held.get(name), one[name], other[name]) for name in one]
    for parts in islice(product(*values), _MOST_TRIED):
        yield dict(zip(one, parts, strict=True))


def _together(question: Question, held: Value | None, one: Value, other: Value) -> tuple[Value, ...]:
    if one == other:
        return (one,)
    if isinstance(one, tuple) and isinstance(other, tuple):
        if question.type is QuestionType.CHOICES:
            return (_keys(question, held, one, other),)
        if question.type is QuestionType.TABLE and isinstance(held, tuple):
            rows: Any = zip(held, one, other, strict=True)
            return (tuple(_row(*cells) for cells in rows),)
    return one, other


def _keys(question: Question, held: Value | None, one: tuple[Any, ...], other: tuple[Any, ...]) -> Value:
    """Return what both add to what is held, without what either takes out."""
    before = set(held) if isinstance(held, tuple) else set()
    after = (before | set(one) | set(other)) - (before - set(one)) - (before - set(other))
    return tuple(key for key in question.choices if key in after)


def _row(held: Row, one: Row, other: Row) -> Row:
    return {**held, **{n: v for row in (one, other) for n, v in row.items() if held.get(n) != v}}
