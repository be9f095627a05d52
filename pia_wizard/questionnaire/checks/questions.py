"""Questions and columns: what each type needs and what it must not have."""

import keyword
from collections.abc import Iterator

from pia_wizard.errors import N_
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.documents import Place
from pia_wizard.questionnaire.faults import Fault, listing
from pia_wizard.questionnaire.model import Column, Question, QuestionType

CHOOSING = frozenset((QuestionType.CHOICE, QuestionType.CHOICES))
RESERVED = frozenset((*keyword.kwlist, "any", "all", "count", "met", "answered"))
"""Words of the expression language, which no question or column can be called."""


def question_faults(content: Content) -> Iterator[Fault]:
    """Give the faults of every question and its columns."""
    for name, question in content.library.questions.items():
        place = content.places["questions"][name]
        if name in content.library.conditions:
            words = N_("「{key}」という条件がすでにあります。質問には別の名前を付けてください。")
            yield place.key_fault(words, key=name)
        yield from _asked_faults(question, place)
        yield from _table_faults(question, place)
        yield from _exclusive_faults(question, place)
        for column_id, column in question.columns.items():
            yield from _asked_faults(column, place.at("columns", column_id))


def _asked_faults(asked: Question | Column, place: Place) -> Iterator[Fault]:
    if asked.id in RESERVED:
        yield place.key_fault(N_("「{key}」は式の言葉なので、名前に使えません。"), key=asked.id)
    if asked.type in CHOOSING and not asked.choices:
        yield place.key_fault(N_("type: {type} の質問には choices が必要です。"), type=asked.type)
    if asked.type not in CHOOSING and asked.choices:
        yield _misplaced(place, "choices", asked.type)
    if asked.type is not QuestionType.NUMBER:
        for key in ("unit", "min", "max"):
            if getattr(asked, key) not in ("", None):
                yield _misplaced(place, key, asked.type)
    elif asked.min is not None and asked.max is not None and asked.min > asked.max:
        words = N_("min（{min}）が max（{max}）より大きくなっています。")
        yield place.at("min").fault(words, min=f"{asked.min:g}", max=f"{asked.max:g}")


def _table_faults(question: Question, place: Place) -> Iterator[Fault]:
    if question.type is QuestionType.TABLE:
        if not question.columns:
            yield place.key_fault(N_("type: {type} の質問には columns が必要です。"), type=question.type)
        return
    for key in ("columns", "row_name"):
        if getattr(question, key):
            yield _misplaced(place, key, question.type)


def _exclusive_faults(question: Question, place: Place) -> Iterator[Fault]:
    """Give what keeps choices from excluding the others."""
    if question.exclusive and question.type is not QuestionType.CHOICES:
        yield _misplaced(place, "exclusive", question.type)
        return
    for number, key in enumerate(question.exclusive):
        if key not in question.choices:
            words = N_("選択肢「{key}」はありません。ある選択肢: {known}")
            yield place.at("exclusive", number).fault(words, key=key, known=listing(question.choices))


def _misplaced(place: Place, key: str, kind: QuestionType) -> Fault:
    return place.at(key).key_fault(N_("type: {type} の質問に {key} は書けません。"), type=kind, key=key)
