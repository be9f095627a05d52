"""A change of an answer in words: what it was, what it would have to be; for window and paper alike."""

from collections.abc import Iterator, Mapping

from pia_wizard.assessment.model import Answer, Practice
from pia_wizard.evaluation.wording import practice_text, question_text, scalar_text, value_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Question, QuestionType


def change_text(question: Question, before: Answer | None, after: object, translator: Translator) -> str:
    """Return how an answer would have to change, such as 「「何日保存しますか」：90日 → 30日」.

    Of several choices only those that come or go are named, of a table only the cells that differ.
    """
    return translator.say(
        "「{question}」：{change}",
        question=question_text(question, translator),
        change=_change(question, before.value if before else None, after, translator),
    )


def _change(question: Question, before: object, after: object, translator: Translator) -> str:
    if question.type is QuestionType.CHOICES and isinstance(after, tuple):
        return _several(question, before if isinstance(before, tuple) else (), after, translator)
    if question.type is QuestionType.TABLE and isinstance(after, tuple):
        rows = before if isinstance(before, tuple) else ()
        return translator.say("／").join(_cells(question, rows, after, translator))
    return translator.say(
        "{before} → {after}",
        before=_value(question, before, translator),
        after=_value(question, after, translator),
    )


def _value(question: Question, value: object, translator: Translator) -> str:
    """Return a value; of a practice, only how far it is carried out."""
    if isinstance(value, Practice):
        return practice_text(value.state, translator)
    return value_text(question, value, translator)


def _several(
    question: Question, before: tuple[object, ...], after: tuple[object, ...], translator: Translator
) -> str:
    added = tuple(key for key in after if key not in before)
    taken = tuple(key for key in before if key not in after)
    parts = []
    if taken:
        choices = value_text(question, taken, translator)
        parts.append(translator.say("「{choices}」を外す", choices=choices))
    if added:
        choices = value_text(question, added, translator)
        parts.append(translator.say("「{choices}」を加える", choices=choices))
    return translator.say("、").join(parts)


def _cells(
    question: Question, before: tuple[object, ...], after: tuple[object, ...], translator: Translator
) -> Iterator[str]:
    """Yield each cell that differs, with the first cell of its row as the name of the row."""
    for place, row in enumerate(after):
        old = before[place] if place < len(before) else {}
        if not isinstance(row, Mapping) or not isinstance(old, Mapping):
            continue
        first = next(iter(question.columns))
        for name, column in question.columns.items():
            if row.get(name) == old.get(name):
                continue
            address = f"question.{question.id}.columns.{name}"
            yield translator.say(
                "{row}の「{column}」を {before} → {after}",
                row=row.get(first) or translator.say("{number}行目", number=place + 1),
                column=translator.content(f"{address}.ask", column.ask),
                before=scalar_text(column, old.get(name), address, translator),
                after=scalar_text(column, row.get(name), address, translator),
            )
