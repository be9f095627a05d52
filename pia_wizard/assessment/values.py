"""The values a question takes: what a person typed or a file brought, made regular or refused.

Every value passes here on its way in. What comes out has one form for one meaning: whole numbers are
int, dates are ``YYYY-MM-DD``, chosen keys stand in the question's order, texts have no control characters
but line feed and tab. Texts otherwise stay as they are, ``<b>`` and 𠮷 included.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec

from pia_wizard.assessment.model import Answer, Cell, Practice, Row, Value
from pia_wizard.assessment.numbers import LARGEST, day_in, exact, number_in
from pia_wizard.assessment.text import has_lone_surrogate, kept_text, says_nothing
from pia_wizard.assessment.value_errors import (
    AnswersRefusedError,
    CellRefusedError,
    NotAChoiceError,
    NotADateError,
    NotANumberError,
    NotAPracticeError,
    NotATableError,
    NotTextError,
    NotYesOrNoError,
    NumberOutOfRangeError,
    NumberTooBigError,
    NumberTooLargeError,
    NumberTooSmallError,
    TextTooLongError,
    TooManyRowsError,
    UnknownColumnError,
    ValueRefusedError,
)
from pia_wizard.questionnaire.model import Column, PracticeState, Question, QuestionType

MAX_ROWS = 2_000
MAX_CHARACTERS = 100_000
_STATES = tuple(state.value for state in PracticeState)
_Refusal = TypeVar("_Refusal", bound=ValueRefusedError)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question or column, and the question whose words stand in an error."""

    field: Question | Column
    question: Question

    def refusal(self, cause: type[_Refusal], **values: object) -> _Refusal:
        error = cause(detail=(), question=self.question.ask, **values)
        error.question_id = self.question.id
        return error


def checked_value(question: Question, value: object) -> Value:
    """Return the value in its regular form.

    Numbers and dates may come as text, full-width too; choices as any sequence; a practice as a record
    or a mapping. A table may leave any cell empty, even a required one: half a row is kept, and
    keeps its question open. Rows without a single value are dropped. Raises ``ValueRefusedError``.
    """
    asked = _Asked(question, question)
    if question.type is QuestionType.PRACTICE:
        return _practice(asked, value)
    if question.type is QuestionType.TABLE:
        return _table(question, value)
    simple: Value = _SIMPLE[question.type](asked, value)
    return simple


def is_blank(question: Question, value: object) -> bool:
    """Tell whether a value says nothing: no visible text, no choice, no row. False and 0 do say."""
    if isinstance(value, str):
        return says_nothing(value)
    if question.type is QuestionType.TABLE and isinstance(value, tuple | list):
        return all(_is_empty_row(row) for row in value)
    return value is None or value in ((), [])


def checked_answers(questions: Mapping[str, Question], answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return imported answers in their regular form; those to unknown questions keep their value.

    A blank value becomes no value; notes and reasons are cleaned like any text. Raises
    ``AnswersRefusedError`` with every fault, not only the first.
    """
    kept: dict[str, Answer] = {}
    faults: list[ValueRefusedError] = []
    for key, answer in answers.items():
        try:
            kept[key] = _checked_answer(questions.get(key), answer)
        except ValueRefusedError as fault:
            faults.append(fault)
    if faults:
        error = AnswersRefusedError(count=len(faults), detail=tuple(str(fault) for fault in faults))
        error.faults = tuple(faults)
        raise error
    return kept


def fitting_answers(questions: Mapping[str, Question], answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return stored answers as they can be judged; a value that no longer fits its question is unknown.

    Questions change with the content and a workspace may come from anywhere. What is stored stays stored.
    """
    return {key: _fitting_answer(questions.get(key), answer) for key, answer in answers.items()}


def _fitting_answer(question: Question | None, answer: Answer) -> Answer:
    if question is None or answer.value is None:
        return answer
    try:
        value = checked_value(question, answer.value)
    except ValueRefusedError:
        return msgspec.structs.replace(answer, value=None, not_applicable="", unknown=True)
    return answer if value == answer.value else msgspec.structs.replace(answer, value=value)


def _checked_answer(question: Question | None, answer: Answer) -> Answer:
    answer = msgspec.structs.replace(
        answer, note=kept_text(answer.note), not_applicable=kept_text(answer.not_applicable)
    )
    if question is None or answer.value is None:
        return answer
    value = None if is_blank(question, answer.value) else checked_value(question, answer.value)
    return msgspec.structs.replace(answer, value=value)


def _yes_no(asked: _Asked, value: object) -> bool:
    if not isinstance(value, bool):
        raise asked.refusal(NotYesOrNoError)
    return value


def _number(asked: _Asked, value: object) -> int | float:
    number: int | float | None = None
    if isinstance(value, str):
        number = number_in(value, asked.field.unit)
    elif isinstance(value, float):
        number = exact(value)
    elif isinstance(value, int) and not isinstance(value, bool):
        number = value
    if number is None:
        raise asked.refusal(NotANumberError, given=_shown(value))
    if abs(number) > LARGEST:
        raise asked.refusal(NumberTooLargeError, given=_shown(value))
    _check_bounds(asked, number)
    return number


def _check_bounds(asked: _Asked, number: float) -> None:
    low, high = asked.field.min, asked.field.max
    if (low is None or number >= low) and (high is None or number <= high):
        return
    cause: type[ValueRefusedError] = NumberOutOfRangeError
    if low is None or high is None:
        cause = NumberTooBigError if low is None else NumberTooSmallError
    raise asked.refusal(cause, given=f"{number:.16g}", low=_shown_bound(low), high=_shown_bound(high))


def _shown_bound(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.16g}"


def _date(asked: _Asked, value: object) -> str:
    day = day_in(value) if isinstance(value, str) else value
    if not isinstance(day, date) or isinstance(day, datetime):
        raise asked.refusal(NotADateError, given=_shown(value))
    return day.isoformat()


def _text(asked: _Asked, value: object) -> str:
    if not isinstance(value, str) or has_lone_surrogate(value):
        raise asked.refusal(NotTextError)
    text = kept_text(value)
    if len(text) > MAX_CHARACTERS:
        raise asked.refusal(TextTooLongError, length=len(text), limit=MAX_CHARACTERS)
    return text


def _choice(asked: _Asked, value: object) -> str:
    if not isinstance(value, str) or value not in asked.field.choices:
        raise asked.refusal(NotAChoiceError, given=_shown(value), allowed=", ".join(asked.field.choices))
    return value


def _choices(asked: _Asked, value: object) -> tuple[str, ...]:
    if not isinstance(value, tuple | list | set | frozenset):
        raise asked.refusal(NotAChoiceError, given=_shown(value), allowed=", ".join(asked.field.choices))
    chosen = {_choice(asked, key) for key in value}
    return tuple(key for key in asked.field.choices if key in chosen)


_SIMPLE: dict[QuestionType, Callable[[_Asked, object], Any]] = {
    QuestionType.YES_NO: _yes_no,
    QuestionType.NUMBER: _number,
    QuestionType.DATE: _date,
    QuestionType.TEXT: _text,
    QuestionType.PARAGRAPH: _text,
    QuestionType.CHOICE: _choice,
    QuestionType.CHOICES: _choices,
}


def _practice(asked: _Asked, value: object) -> Practice:
    try:
        practice = msgspec.convert(
            msgspec.to_builtins(value) if isinstance(value, Practice) else value, Practice
        )
    except (msgspec.ValidationError, TypeError):
        raise asked.refusal(NotAPracticeError, allowed=", ".join(_STATES)) from None
    how, evidence = _text(asked, practice.how), _text(asked, practice.evidence)
    return msgspec.structs.replace(practice, how=how, evidence=evidence)


def _table(question: Question, value: object) -> tuple[Row, ...]:
    asked = _Asked(question, question)
    if not isinstance(value, tuple | list):
        raise asked.refusal(NotATableError)
    if len(value) > MAX_ROWS:
        raise asked.refusal(TooManyRowsError, rows=len(value), limit=MAX_ROWS)
    rows = (_row(asked, number, row) for number, row in enumerate(value, start=1))
    return tuple(row for row in rows if row)


def _row(asked: _Asked, number: int, row: object) -> Row:
    """Return the cells that hold something, in the order of the columns."""
    if not isinstance(row, Mapping):
        raise asked.refusal(NotATableError)
    columns = asked.question.columns
    for key in row:
        if key not in columns:
            allowed = ", ".join(columns)
            raise asked.refusal(UnknownColumnError, row=number, given=_shown(key), allowed=allowed)
    return {
        key: _cell(_Asked(column, asked.question), number, row[key])
        for key, column in columns.items()
        if key in row and not _is_empty_cell(row[key])
    }


def _cell(asked: _Asked, number: int, value: object) -> Cell:
    try:
        cell: Cell = _SIMPLE[asked.field.type](asked, value)
    except ValueRefusedError as cause:
        refused = asked.refusal(CellRefusedError, row=number, column=asked.field.ask)
        refused.cause = cause
        refused.detail = (cause.why.format(**cause.values), cause.do.format(**cause.values))
        raise refused from None
    return cell


def _is_empty_row(row: object) -> bool:
    return isinstance(row, Mapping) and all(_is_empty_cell(cell) for cell in row.values())


def _is_empty_cell(cell: object) -> bool:
    return says_nothing(cell) if isinstance(cell, str) else cell is None or cell in ((), [])


def _shown(value: object) -> str:
    """Return a value short enough for a sentence, without characters that nothing could print."""
    text = f"> {LARGEST}" if isinstance(value, int) and abs(value) > 10**40 else str(value)
    shown = text[:81].encode(errors="replace").decode()
    return shown if len(shown) <= 80 else f"{shown[:80]}…"
