"""Other answers to one question: those a rule would like, and what takes parts of a change back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

import msgspec

from pia_wizard.assessment.model import Practice, Row, Value
from pia_wizard.evaluation.wishes import Scalar, Wishes
from pia_wizard.questionnaire.model import Question, QuestionType

_MOST_GUESSES = 2
"""Choices tried where something has to be chosen and the rule does not say what."""


def candidates(
    question: Question, held: Value | None, wishes: Wishes, rows: frozenset[int]
) -> Iterator[Value]:
    """Give the other values that the wishes speak of, the likeliest first.

    ``held`` is the value there is; ``rows`` are the rows of a table to change, from 0, or none for all.
    """
    if question.type is QuestionType.TABLE:
        wished = wishes.cells.get(question.id, {})
        free = {name: cells for name, cells in wished.items() if not question.columns[name].circumstance}
        yield from _tables(held, rows, free)
    elif question.type is QuestionType.CHOICES:
        yield from _choices(question, held, wishes)
    else:
        for wish in _nearest_first(question, held, wishes.values.get(question.id, ())):
            fitting = _value(question, held, wish)
            if fitting != held:
                yield fitting


def sinks(question: Question, held: Value | None, value: Value) -> bool:
    """Return whether a choice stands below the one that holds; choices mostly stand from best to worst."""
    if question.type is not QuestionType.CHOICE or held not in question.choices:
        return False
    keys = list(question.choices)
    return keys.index(str(value)) > keys.index(str(held))


def _nearest_first(question: Question, held: Value | None, values: Iterable[Scalar]) -> Iterable[Scalar]:
    """Return values in the order of how little they change: numbers, and choices as they are listed.

    Choices mostly stand from best to worst, so those above what holds come first, the next one first.
    """
    if question.type is QuestionType.NUMBER and isinstance(held, int | float):
        number = float(held)
        return sorted(values, key=lambda value: abs(float(value) - number))
    if question.type is QuestionType.CHOICE and held in question.choices:
        place = {key: number for number, key in enumerate(question.choices)}
        here = place[str(held)]
        return sorted(values, key=lambda key: (place[str(key)] > here, abs(place[str(key)] - here)))
    return values


def _value(question: Question, held: Value | None, wish: Scalar) -> Value:
    """Return a wish as the question keeps it; a practice keeps what was written about it."""
    if question.type is not QuestionType.PRACTICE:
        return wish
    before = held if isinstance(held, Practice) else Practice(state="done")
    return msgspec.structs.replace(before, state=str(wish))


def _choices(question: Question, held: Value | None, wishes: Wishes) -> Iterator[Value]:
    """Give the choices with all that is wished for added, all that is unwished taken out, or both.

    If that leaves nothing, something else has to be chosen: the first choices of the question.
    """
    chosen = set(held) if isinstance(held, tuple) else set()
    add, take = set(wishes.add.get(question.id, ())), set(wishes.take.get(question.id, ()))
    for more, less in ((add - take, take - add), (add - take, set()), (set(), take - add), (add, set())):
        then = (chosen | more) - less
        if more - set(question.exclusive):
            then -= set(question.exclusive)
        ordered = tuple(key for key in question.choices if key in then)
        if ordered and then != chosen:
            yield ordered
        elif not ordered:
            others = (key for key in question.choices if key not in less and key not in question.exclusive)
            yield from ((key,) for key in islice(others, _MOST_GUESSES))


def _tables(held: Value | None, rows: frozenset[int], cells: Mapping[str, list[Scalar]]) -> Iterator[Value]:
    """Give the table with the wished cells in the rows that decided (or in all), all columns or one."""
    if not isinstance(held, tuple) or not cells:
        return
    wholes = [{column: values[0] for column, values in cells.items() if values}]
    singles = [{column: value} for column, values in cells.items() for value in values]
    for wished in wholes + singles:
        then = tuple(
            {**row, **wished} if isinstance(row, dict) and (not rows or number in rows) else row
            for number, row in enumerate(held)
        )
        if then != held:
            yield then


def take_backs(question: Question, held: Value | None, value: Value) -> Iterator[Callable[[Any], Value]]:
    """Give what takes one key, row or cell of a change back, the last first."""
    if not isinstance(value, tuple):
        return
    if any(isinstance(item, dict) for item in value):
        yield from _row_parts(held if isinstance(held, tuple) else (), value)
        return
    before = held if isinstance(held, tuple) else ()
    for key in reversed(value):
        if key not in before:
            yield partial(_without, key=str(key))
    for key in before:
        if key not in value and key not in question.exclusive:
            yield partial(_with, key=str(key))


def _row_parts(held: Sequence[Any], value: Sequence[Any]) -> Iterator[Callable[[Any], Value]]:
    for number, (old, new) in reversed(list(enumerate(zip(held, value, strict=True)))):
        if old != new:
            yield partial(_with_row, number=number, row=old)
    for number, (old, new) in enumerate(zip(held, value, strict=True)):
        for column in new:
            if old.get(column) != new[column]:
                yield partial(_with_cell, number=number, column=column, cell=old.get(column))


def _without(value: tuple[str, ...], key: str) -> Value:
    return tuple(other for other in value if other != key)


def _with(value: tuple[str, ...], key: str) -> Value:
    return (*value, key)


def _with_row(value: tuple[Row, ...], number: int, row: Row) -> Value:
    return (*value[:number], row, *value[number + 1 :])


def _with_cell(value: tuple[Row, ...], number: int, column: str, cell: Any) -> Value:
    rest = {name: other for name, other in value[number].items() if name != column}
    row = rest if cell is None else {**rest, column: cell}
    return _with_row(value, number, row)
