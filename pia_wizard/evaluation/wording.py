"""An evaluation in words: answers, verdicts, reasons and contributions, for window and paper alike.

Everything returned is plain text in the translator's language; whoever renders it escapes it.
"""

from collections.abc import Mapping
from datetime import date

from pia_wizard.assessment.model import Answer, Practice
from pia_wizard.errors import N_
from pia_wizard.evaluation.model import Range, Status
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Axis, Column, Method, Obligation, Question, QuestionType

_STATUS = {
    Status.MET: N_("満たしている"),
    Status.PARTLY_MET: N_("一部満たしている"),
    Status.NOT_MET: N_("満たしていない"),
    Status.NOT_APPLICABLE: N_("該当しない"),
    Status.UNDETERMINED: N_("未確定"),
}
_PRACTICE = {
    "done": N_("実施している"),
    "partly": N_("一部実施している"),
    "planned": N_("実施する予定がある"),
    "not_done": N_("実施していない"),
}
_OBLIGATION = {
    Obligation.MUST: N_("必須"),
    Obligation.SHOULD: N_("推奨"),
    Obligation.PROHIBITED: N_("禁止"),
}
_AXIS = {Axis.IMPACT: N_("影響度"), Axis.LIKELIHOOD: N_("起こりやすさ")}


def verdict_text(status: Status, translator: Translator) -> str:
    """Return a verdict's name."""
    return translator.say(_STATUS[status])


def obligation_text(obligation: Obligation, translator: Translator) -> str:
    """Return how strongly a clause asks."""
    return translator.say(_OBLIGATION[obligation])


def axis_text(axis: Axis, translator: Translator) -> str:
    """Return an axis's name."""
    return translator.say(_AXIS[axis])


def practice_text(state: str, translator: Translator) -> str:
    """Return the name of a practice question's state."""
    return translator.say(_PRACTICE[state])


def criterion_text(method: Method, number: int, translator: Translator) -> str:
    """Return why a threshold criterion asks for an assessment; ``number`` counts the method's from 0."""
    return translator.content(f"method.{method.id}.threshold.{number}", method.threshold[number].because)


def question_text(question: Question, translator: Translator) -> str:
    """Return what a question asks."""
    return translator.content(f"question.{question.id}.ask", question.ask)


def answer_text(question: Question, answer: Answer | None, translator: Translator) -> str:
    """Return an answer as people read it: labels for keys, units, dates written out."""
    if answer is None:
        return translator.say("未回答")
    if answer.unknown:
        return translator.say("まだ分からない")
    if answer.not_applicable:
        return translator.say("該当しない（{reason}）", reason=answer.not_applicable)
    return value_text(question, answer.value, translator)


def told_answer(question: Question, answer: Answer | None, translator: Translator) -> str:
    """Return a question and its answer as a reason names them; of a table, how many rows it has."""
    rows = answer.value if answer is not None and question.type is QuestionType.TABLE else None
    if isinstance(rows, tuple):
        said = translator.say_n("{n} 行", "{n} 行", len(rows))
    else:
        said = answer_text(question, answer, translator)
    asked = question_text(question, translator)
    return translator.say("「{question}」→ {answer}", question=asked, answer=said)


def value_text(question: Question, value: object, translator: Translator) -> str:
    """Return a question's value as people read it; a table gives one line per row."""
    if isinstance(value, Practice):
        return _practice(value, translator)
    if question.type is QuestionType.TABLE and isinstance(value, tuple):
        return "\n".join(_row(question, row, translator) for row in value if isinstance(row, dict))
    return scalar_text(question, value, f"question.{question.id}", translator)


def scalar_text(asked: Question | Column, value: object, address: str, translator: Translator) -> str:
    """Return one value of a question or table column; ``address`` is where its labels are translated."""
    match value:
        case None | "" | ():
            return translator.say("未回答")
        case bool():
            return translator.say("はい") if value else translator.say("いいえ")
        case int() | float():
            return _quantity(asked, value, address, translator)
        case tuple() | list() | frozenset():
            return listed_text(
                [_label(asked, key, address, translator) for key in asked.choices if key in value], translator
            )
        case _:
            return _string(asked, str(value), address, translator)


def listed_text(labels: list[str], translator: Translator) -> str:
    """Return labels as a list in a sentence; where one holds the list sign, a stronger one parts them."""
    comma = translator.say("、")
    parted = any(comma.strip() in label for label in labels)
    if translator.language == "en":
        labels = [*labels[:1], *map(_in_sentence, labels[1:])]
    return (translator.say("／") if parted else comma).join(labels)


def _in_sentence(label: str) -> str:
    """Return an English label as it stands inside a sentence; "URL" keeps its capitals."""
    ordinary = label[1:2].islower() or label.startswith("A ")
    return label[:1].lower() + label[1:] if ordinary else label


def _quantity(asked: Question | Column, value: float, address: str, translator: Translator) -> str:
    return translator.quantity(value, translator.content(f"{address}.unit", asked.unit))


def _string(asked: Question | Column, value: str, address: str, translator: Translator) -> str:
    if asked.type is QuestionType.CHOICE:
        return _label(asked, value, address, translator)
    if asked.type is QuestionType.DATE:
        return translator.date(date.fromisoformat(value))
    return value


def cited_text(guideline: str, place: str) -> str:
    """Return a place after its guideline's short title; a place that begins with it is not said twice.

    Nor is 「法」 where 「法22条」 follows the name of an act.
    """
    if place.startswith(f"{guideline} "):
        return place
    article = place.removeprefix("法") if guideline.endswith("法") else place
    return f"{guideline} {article}".strip()


def range_text(level: Range) -> str:
    """Return a level as a number, or as 2–3 while answers are missing."""
    return str(level.low) if level.low == level.high else f"{level.low}–{level.high}"


def _label(asked: Question | Column, key: str, address: str, translator: Translator) -> str:
    return translator.content(f"{address}.choices.{key}", asked.choices.get(key, key))


def _practice(value: Practice, translator: Translator) -> str:
    parts = [practice_text(value.state, translator)]
    if value.since:
        parts.append(translator.say("{date}から", date=translator.date(value.since)))
    how = value.how.rstrip("。") if value.evidence else value.how
    return translator.say("、").join(parts + [p for p in (how, value.evidence) if p])


def _row(question: Question, row: Mapping[str, object], translator: Translator) -> str:
    cells = (
        scalar_text(column, row.get(name), f"question.{question.id}.columns.{name}", translator)
        for name, column in question.columns.items()
        if row.get(name) not in (None, "", ())
    )
    return translator.say("／").join(cells)
