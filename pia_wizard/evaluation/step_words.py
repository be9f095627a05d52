"""Steps in words: what to do, and what it would bring."""

from collections.abc import Iterator, Mapping

from pia_wizard.assessment.model import Cell, Measure, Practice, Row, Value
from pia_wizard.evaluation.steps import Change, Step
from pia_wizard.evaluation.wording import practice_text, question_text, scalar_text, value_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Question, QuestionType

_MOST_ROWS = 8


def step_texts(
    step: Step, questionnaire: Questionnaire, measures: Mapping[str, Measure], translator: Translator
) -> tuple[str, ...]:
    """Return what a step is: its measure's name, its changes, or the advice of what is assumed to be met.

    ``measures`` are those of the assessment, by id.
    """
    if step.measure:
        return (measures[step.measure].title,)
    if not step.assumed:
        return tuple(
            text
            for change in step.changes
            for text in change_texts(change, questionnaire.questions[change.question], translator)
        )
    return tuple(_advice(name, questionnaire, translator) for name in step.requirements)


def gain_text(step: Step, translator: Translator) -> str:
    """Return what a step would bring, in one sentence."""
    n = len(step.requirements)
    met = translator.say_n("要求事項 {n} 件を満たします", "要求事項 {n} 件を満たします", n)
    if not step.removed:
        return translator.say("{met}。", met=met)
    risks = len(step.risks)
    lowered = translator.say_n(
        "リスク {n} 件の大きさ（影響度×起こりやすさ）が合わせて {removed} 下がります",
        "リスク {n} 件の大きさ（影響度×起こりやすさ）が合わせて {removed} 下がります",
        risks,
        removed=step.removed,
    )
    if not n:
        return translator.say("{met}。", met=lowered)
    return translator.say("{lowered}。{met}。", lowered=lowered, met=met)


def change_texts(change: Change, question: Question, translator: Translator) -> tuple[str, ...]:
    """Return one sentence for each part of a change."""
    if question.type is QuestionType.CHOICES:
        return tuple(_keys(change, question, translator))
    if question.type is QuestionType.TABLE:
        return tuple(_cells(change, question, translator))
    after = change.after
    # What was written about a practice tells how it is now; the step is its state.
    said = (
        practice_text(after.state, translator)
        if isinstance(after, Practice)
        else value_text(question, after, translator)
    )
    asked = question_text(question, translator)
    return (translator.say("「{question}」の回答を「{answer}」にする", question=asked, answer=said),)


def _keys(change: Change, question: Question, translator: Translator) -> Iterator[str]:
    before, after = _items(change.before.value if change.before else None), _items(change.after)
    come, go = tuple(k for k in after if k not in before), tuple(k for k in before if k not in after)
    asked = question_text(question, translator)
    if come:
        labels = value_text(question, come, translator)
        yield translator.say("「{question}」に「{labels}」を加える", question=asked, labels=labels)
    if go:
        labels = value_text(question, go, translator)
        yield translator.say("「{question}」から「{labels}」をなくす", question=asked, labels=labels)


def _cells(change: Change, question: Question, translator: Translator) -> Iterator[str]:
    """Give one sentence for each column and value, with the rows concerned."""
    before, after = _rows(change.before.value if change.before else None), _rows(change.after)
    found: dict[tuple[str, Cell], list[int]] = {}
    for number, (old, new) in enumerate(zip(before, after, strict=False), start=1):
        for column, cell in new.items():
            if old.get(column) != cell:
                found.setdefault((column, cell), []).append(number)
    for (column, cell), numbers in found.items():
        address = f"question.{question.id}.columns.{column}"
        rows = [translator.say("{number}行目", number=number) for number in numbers[:_MOST_ROWS]]
        yield translator.say(
            "「{table}」の{rows}の「{column}」を「{value}」にする",
            table=question_text(question, translator),
            rows=translator.say("、").join(rows) + ("…" if len(numbers) > _MOST_ROWS else ""),
            column=translator.content(f"{address}.ask", question.columns[column].ask),
            value=scalar_text(question.columns[column], cell, address, translator),
        )


def _items(value: Value | None) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _rows(value: Value | None) -> tuple[Row, ...]:
    return tuple(item for item in _items(value) if isinstance(item, dict))


def _advice(name: str, questionnaire: Questionnaire, translator: Translator) -> str:
    requirement = questionnaire.requirements[name].requirement
    advice = translator.content(f"requirement.{name}.advice", requirement.advice)
    return advice or translator.content(f"requirement.{name}.says", requirement.says)
