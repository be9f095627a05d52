"""Answers and rows out of a spreadsheet, held against their questions before anything is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from pia_wizard.assessment.model import Answer, Practice, Row, Value
from pia_wizard.assessment.value_errors import ValueRefusedError
from pia_wizard.assessment.values import MAX_ROWS, checked_value
from pia_wizard.errors import N_, PiaError, UnusableError
from pia_wizard.evaluation.answer_words import column_of, row_of, says_unknown, value_of
from pia_wizard.exchange.table_errors import CellTooLongError
from pia_wizard.exchange.table_file import LONGEST_CELL, Cell, Table, TableRow
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Question, QuestionType

_ID_TITLES = frozenset({"質問の識別子", "question id", "id"})
HEADS = _ID_TITLES
"""The headings by which ``read_table`` finds the header of a list of answers."""

_ANSWER_TITLES = frozenset({"回答", "answer"})
_NOTE_TITLES = frozenset({"メモ", "note"})


class NoAnswerColumnsError(UnusableError):
    """A table without the columns that make it a list of answers; ``titles`` are those it has."""

    what = N_("一覧表から回答を取り込めませんでした。")
    why = N_("「質問の識別子」と「回答」の列が見つかりません（見つかった列: {titles}）。")
    do = N_("質問と回答の一覧を書き出し、その表に書き込んだものを選んでください。")


class NoTableColumnsError(UnusableError):
    """A table none of whose columns is one of the question's; ``titles`` are those it has."""

    what = N_("一覧表から行を取り込めませんでした。")
    why = N_("質問の列と同じ名前の列がありません（見つかった列: {titles}）。")
    do = N_("1行目に、画面の表と同じ列の名前を書いてください（使える名前: {allowed}）。")


class UnknownQuestionError(UnusableError):
    """A row whose id no question has; ``given`` is the id."""

    what = N_("この行は取り込めません。")
    why = N_("「{given}」という識別子の質問はありません。")
    do = N_("質問と回答の一覧を書き出し、そこにある識別子を使ってください。")


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why a row, numbered as a spreadsheet shows it, is not taken in."""

    row: int
    error: PiaError


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a sheet would change: answers by question, with their notes, and the rows that do not fit."""

    answers: dict[str, Answer]
    faults: tuple[RowFault, ...]


@dataclass(frozen=True, slots=True)
class IncomingRows:
    """The rows a sheet brings for a table question, headings nobody knows, and rows that do not fit."""

    rows: tuple[Row, ...]
    unknown_titles: tuple[str, ...]
    faults: tuple[RowFault, ...]


def incoming_answers(table: Table, questionnaire: Questionnaire, held: dict[str, Answer]) -> Incoming:
    """Return the answers of a sheet that differ from those ``held``; raises NoAnswerColumnsError.

    An empty cell changes nothing, and nor does a table question: its rows come in on their own.
    """
    titles = [title.strip().casefold() for title in table.titles]
    places = [_place(titles, names) for names in (_ID_TITLES, _ANSWER_TITLES, _NOTE_TITLES)]
    if places[0] is None or places[1] is None:
        raise NoAnswerColumnsError(titles="、".join(filter(None, table.titles)) or "-")
    answers: dict[str, Answer] = {}
    faults: list[RowFault] = []
    for row in table.rows:
        name, said, note = (_text(row, place) for place in places)
        try:
            question = _question(name, questionnaire)
            found = _answer(question, said, note, held.get(name), row)
        except PiaError as error:
            faults.append(RowFault(row.number, error))
            continue
        if found is not None:
            answers[name] = found
    return Incoming(answers, tuple(faults))


def incoming_rows(table: Table, question: Question) -> IncomingRows:
    """Return the rows of a sheet for a table question; raises NoTableColumnsError."""
    titles = [column_of(question, title) for title in table.titles]
    if not any(titles):
        allowed = "、".join(column.ask for column in question.columns.values())
        shown = "、".join(filter(None, table.titles)) or "-"
        raise NoTableColumnsError(titles=shown, allowed=allowed)
    rows: list[Row] = []
    faults: list[RowFault] = []
    for row in table.rows[:MAX_ROWS]:
        try:
            rows += _checked_row(question, titles, row)
        except PiaError as error:
            faults.append(RowFault(row.number, error))
    unknown = (title for title, name in zip(table.titles, titles, strict=True) if title and not name)
    return IncomingRows(tuple(rows), tuple(unknown), tuple(faults))


def _place(titles: Sequence[str], names: frozenset[str]) -> int | None:
    return next((place for place, title in enumerate(titles) if title in names), None)


def _text(row: TableRow, place: int | None) -> str:
    return "" if place is None else row.cells[place].text


def _question(name: str, questionnaire: Questionnaire) -> Question:
    question = questionnaire.questions.get(name)
    if question is None:
        raise UnknownQuestionError(given=name)
    return question


def _answer(question: Question, said: str, note: str, held: Answer | None, row: TableRow) -> Answer | None:
    """Return the answer a row gives, or None if it says nothing new."""
    for cell in row.cells:
        if cell.fault is not None and not _is_long_answer(cell):
            raise cell.fault
    before = held or Answer()
    value: Value | None = before.value
    unknown, reason = before.unknown, before.not_applicable
    if said and question.type is not QuestionType.TABLE:
        unknown, reason = says_unknown(said), ""
        value = None if unknown else _with_unsaid(checked_value(question, value_of(question, said)), before)
    after = Answer(value=value, unknown=unknown, not_applicable=reason, note=note or before.note)
    same = (after.value, after.unknown, after.note) == (before.value, before.unknown, before.note)
    return None if same else after


def _with_unsaid(value: Value | None, before: Answer) -> Value | None:
    """Return a value with what a sheet cannot say of it: since when a practice is so, and its evidence."""
    held = before.value
    if not isinstance(value, Practice) or not isinstance(held, Practice):
        return value
    since = held.since if held.state == value.state else None
    return msgspec.structs.replace(value, since=since, evidence=held.evidence)


def _is_long_answer(cell: Cell) -> bool:
    """Tell whether a cell is only longer than those of lists, and here whole."""
    return isinstance(cell.fault, CellTooLongError) and len(cell.text) > LONGEST_CELL


def _checked_row(question: Question, titles: Sequence[str], row: TableRow) -> Iterator[Row]:
    for cell in row.cells:
        if cell.fault is not None:
            raise cell.fault
    try:
        checked = checked_value(question, (row_of(question, titles, [cell.text for cell in row.cells]),))
    except ValueRefusedError as error:
        raise getattr(error, "cause", None) or error from None
    if isinstance(checked, tuple):
        yield from (found for found in checked if isinstance(found, dict))
