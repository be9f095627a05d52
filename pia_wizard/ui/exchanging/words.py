"""What comes in, in words: cards of answers, rows, parts of another program's assessment, and faults."""

from collections.abc import Iterable, Mapping

from pia_wizard.assessment.model import Answer
from pia_wizard.errors import N_
from pia_wizard.evaluation.wording import answer_text, question_text, value_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Question
from pia_wizard.session.answer_import import Incoming, IncomingRows, RowFault
from pia_wizard.session.cnil_import import Brought, Fate
from pia_wizard.ui.exchanging.listed import Card, Line

_FATES = {
    Fate.LEFT: N_("取り込んでいないもの"),
    Fate.ANSWER: N_("回答にしたもの"),
    Fate.NOTE: N_("メモにしたもの"),
    Fate.RISK: N_("リスクにしたもの"),
    Fate.MEASURE: N_("対策にしたもの"),
}
"""What was left comes first: it is what somebody has to see to."""


def answer_cards(
    incoming: Incoming, questionnaire: Questionnaire, held: Mapping[str, Answer], translator: Translator
) -> list[Card]:
    """Return the rows that do not fit, new answers, and answers that would be replaced."""
    new: list[Line] = []
    replaced: list[Line] = []
    for name, answer in incoming.answers.items():
        question, before = questionnaire.questions[name], held.get(name)
        line = _answer_line(question, before, answer, translator)
        known = before is not None and (before.value is not None or before.not_applicable)
        (replaced if known else new).append(line)
    return [
        fault_card(incoming.faults, translator),
        Card(translator.say("置き換わる回答"), tuple(replaced)),
        Card(translator.say("新しい回答"), tuple(new)),
    ]


def row_cards(incoming: IncomingRows, question: Question, translator: Translator) -> list[Card]:
    """Return the rows that do not fit, headings nobody knows, and the rows themselves."""
    say = translator.say
    lines = (Line(value_text(question, (row,), translator)) for row in incoming.rows)
    return [
        fault_card(incoming.faults, translator),
        Card(say("使わない列"), tuple(map(Line, incoming.unknown_titles))),
        Card(say("取り込む行"), tuple(lines)),
    ]


def account_cards(
    account: Iterable[Brought], questionnaire: Questionnaire, translator: Translator
) -> list[Card]:
    """Return every part of another program's assessment under what became of it."""
    parts = list(account)
    return [
        Card(
            translator.say(title),
            tuple(_part_line(part, questionnaire, translator) for part in parts if part.fate is fate),
            "warning" if fate is Fate.LEFT else "card",
        )
        for fate, title in _FATES.items()
    ]


def fault_card(faults: Iterable[RowFault], translator: Translator) -> Card:
    """Return the rows that are not taken in, each with why and what to do."""
    lines = []
    for fault in faults:
        told = translator.error(fault.error)
        row = translator.say("{n} 行目", n=fault.row)
        lines.append(Line(" ".join(filter(None, (told.what, told.why, told.do))), caption=row))
    return Card(translator.say("取り込めない行"), tuple(lines), "problem")


def _answer_line(question: Question, before: Answer | None, after: Answer, translator: Translator) -> Line:
    now, then = (answer_text(question, answer, translator) for answer in (before, after))
    becomes = translator.say("{before} → {after}", before=now, after=then) if now != then else then
    note = translator.say("メモ: {note}", note=after.note) if after.note else ""
    return Line(question_text(question, translator), "\n".join(filter(None, (becomes, note))))


def _part_line(part: Brought, questionnaire: Questionnaire, translator: Translator) -> Line:
    question = questionnaire.questions.get(part.where)
    where = question_text(question, translator) if question else ""
    caption = " ".join(filter(None, (part.reference, part.about)))
    return Line(part.text, translator.say("→ {where}", where=where) if where else "", caption)
