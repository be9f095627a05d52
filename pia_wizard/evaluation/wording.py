"""An evaluation in words: answers, verdicts, reasons and contributions, for window and paper alike.

Everything returned is plain text in the translator's language; whoever renders it escapes it.
"""

from collections.abc import Mapping
from datetime import date

from pia_wizard.assessment.model import Answer, Practice
from pia_wizard.errors import N_
from pia_wizard.evaluation.model import Contribution, Range, Rule, Status, Verdict
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import CompiledRisk, Questionnaire
from pia_wizard.questionnaire.expressions.names import MET
from pia_wizard.questionnaire.model import Axis, Column, Obligation, Question, QuestionType

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
    said = answer_text(question, answer, translator)
    rows = answer.value if answer is not None and question.type is QuestionType.TABLE else None
    if isinstance(rows, tuple):
        said = translator.say_n("{n} 行", "{n} 行", len(rows))
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
            return _several(
                [_label(asked, key, address, translator) for key in asked.choices if key in value], translator
            )
        case _:
            return _string(asked, str(value), address, translator)


def _several(labels: list[str], translator: Translator) -> str:
    """Return labels as a list; where a label holds the list sign itself, a stronger one parts them."""
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
    unit = translator.content(f"{address}.unit", asked.unit)
    gap = " " if unit and translator.language != "ja" else ""
    return f"{translator.number(value)}{gap}{unit}"


def _string(asked: Question | Column, value: str, address: str, translator: Translator) -> str:
    if asked.type is QuestionType.CHOICE:
        return _label(asked, value, address, translator)
    if asked.type is QuestionType.DATE:
        return translator.date(date.fromisoformat(value))
    return value


def reason_text(
    verdict: Verdict,
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    translator: Translator,
    verdicts: Mapping[str, Verdict] | None = None,
) -> str:
    """Return why a verdict is what it is, naming the deciding answers or the missing ones.

    With all ``verdicts``, a requirement that decided is named with its own.
    """
    if verdict.status is Status.UNDETERMINED or (verdict.rule is Rule.OVERRIDE and verdict.missing):
        names = _listed(verdict.missing, questionnaire, translator)
        return translator.say("次の回答がまだないため、判定できません。{questions}", questions=names)
    lead = translator.say(_REASONS[verdict.rule]) if verdict.rule in _REASONS else ""
    said = [_fact(name, questionnaire, answers, translator, verdicts or {}) for name in verdict.facts]
    return lead + translator.say("／").join(dict.fromkeys(said))


_REASONS = {
    Rule.APPLIES: N_("次の回答により、この項目の対象になりません。"),
    Rule.GUIDELINE: N_("次の回答により、この基準の対象になりません。"),
    Rule.NOT_IN_FORCE: N_("評価日にはまだ、またはすでに効力がありません。"),
    Rule.STATED: N_("該当しないと回答されています。"),
    Rule.OVERRIDE: N_("評価者が判定を改めました。もとの回答は次のとおりです。"),
}


def contribution_text(contribution: Contribution, compiled: CompiledRisk, translator: Translator) -> str:
    """Return one reason for a risk's level, such as 「映像を遠隔で見られるため　起こりやすさ +1」."""
    axis = axis_text(contribution.axis, translator)
    if contribution.kind == "base":
        return translator.say("{axis}の出発点は {level} です。", axis=axis, level=contribution.low)
    by = _signed(contribution.low, contribution.high)
    if contribution.kind == "treated":
        n = len(contribution.requirements)
        return translator.say_n(
            "満たしている要求事項 {n} 件により、{axis} {by}",
            "満たしている要求事項 {n} 件により、{axis} {by}",
            n,
            axis=axis,
            by=by,
        )
    rule = compiled.risk.impact if contribution.axis is Axis.IMPACT else compiled.risk.likelihood
    address = f"risk.{compiled.risk.id}.{contribution.axis}.{contribution.index}"
    because = translator.content(address, rule.changes[contribution.index].because)
    return translator.say("{because}（{axis} {by}）", because=because, axis=axis, by=by)


def range_text(level: Range) -> str:
    """Return a level as a number, or as 2–3 while answers are missing."""
    return str(level.low) if level.low == level.high else f"{level.low}–{level.high}"


def _signed(low: int, high: int) -> str:
    ends = (str(end) if end == 0 else f"{end:+d}".replace("-", "−") for end in dict.fromkeys((low, high)))
    return "…".join(ends)


def _label(asked: Question | Column, key: str, address: str, translator: Translator) -> str:
    return translator.content(f"{address}.choices.{key}", asked.choices.get(key, key))


def _practice(value: Practice, translator: Translator) -> str:
    parts = [practice_text(value.state, translator)]
    if value.since:
        parts.append(translator.say("{date}から", date=translator.date(value.since)))
    return translator.say("、").join(parts + [p for p in (value.how, value.evidence) if p])


def _row(question: Question, row: Mapping[str, object], translator: Translator) -> str:
    cells = (
        scalar_text(column, row.get(name), f"question.{question.id}.columns.{name}", translator)
        for name, column in question.columns.items()
        if row.get(name) not in (None, "", ())
    )
    return translator.say("／").join(cells)


def _fact(
    name: str,
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    translator: Translator,
    verdicts: Mapping[str, Verdict],
) -> str:
    if name.startswith(MET):
        return _decided(name.removeprefix(MET), questionnaire, translator, verdicts)
    return told_answer(questionnaire.questions[name], answers.get(name), translator)


def _listed(names: tuple[str, ...], questionnaire: Questionnaire, translator: Translator) -> str:
    return "".join(
        _place(name.removeprefix(MET), questionnaire, translator)
        if name.startswith(MET)
        else translator.say(
            "「{question}」", question=question_text(questionnaire.questions[name], translator)
        )
        for name in names
    )


def _decided(
    name: str, questionnaire: Questionnaire, translator: Translator, verdicts: Mapping[str, Verdict]
) -> str:
    """Return a requirement that decided another one, with its verdict where that is known."""
    if name not in verdicts:
        return _place(name, questionnaire, translator)
    place = questionnaire.requirements[name].requirement.place
    return translator.say(
        "「{question}」→ {answer}",
        question=translator.content(f"requirement.{name}.place", place),
        answer=verdict_text(verdicts[name].status, translator),
    )


def _place(name: str, questionnaire: Questionnaire, translator: Translator) -> str:
    place = questionnaire.requirements[name].requirement.place
    return translator.say("「{place}」の判定", place=translator.content(f"requirement.{name}.place", place))
