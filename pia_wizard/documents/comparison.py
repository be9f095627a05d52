"""What changed since another edition: an annex of the report, and a document of its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from pia_wizard.assessment.merging import Item, Kind
from pia_wizard.assessment.model import Answer, Assessment, Measure
from pia_wizard.documents.chapters import section
from pia_wizard.documents.comparison_sides import Sides
from pia_wizard.documents.comparison_verdicts import added_guidelines, changed_verdicts, compared_verdicts
from pia_wizard.documents.decisions import acceptance_state
from pia_wizard.documents.levels import point_cell, risk_title
from pia_wizard.documents.material import Material, shortened
from pia_wizard.documents.words import MEASURE_STATUSES
from pia_wizard.errors import N_
from pia_wizard.evaluation.comparison import (
    AnswerDifference,
    Comparison,
    MeasureDifference,
    NamesDifference,
    RiskDifference,
)
from pia_wizard.evaluation.model import Evaluation, RiskLevel
from pia_wizard.evaluation.review_words import edition_text
from pia_wizard.evaluation.wording import answer_text, question_text, value_text
from pia_wizard.i18n import Translator
from pia_wizard.pdf.archive import archived
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.pages import Frame, PageNumbers, drawn
from pia_wizard.pdf.paragraphs import ListItem, Paragraph, heading
from pia_wizard.pdf.styles import BODY, CELL, CELL_BOLD, HEADING_1, INTRO, SMALL
from pia_wizard.pdf.tables import Cell, Row, Table, cell, head_row
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Question
from pia_wizard.theme import PLAIN, Theme

_DECIDED = {
    Kind.OVERRIDES: N_("評価者による判定"),
    Kind.LEVEL_OVERRIDES: N_("評価者によるリスクの段階"),
    Kind.OWN_RISKS: N_("独自に加えたリスクの内容"),
    Kind.ACCEPTANCES: N_("残るリスクの受け入れ"),
}
_LONGEST_ANSWER = 400
_MOST_ROWS = 40
"""Of a table answer, as many rows that differ are shown, each way."""

_SIDES = (3.2, 3.4, 3.4)
_ASKED = replace(CELL_BOLD, after=0)


def comparison_pdf(
    assessment: Assessment,
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    translator: Translator,
    *,
    found: Comparison,
    names: tuple[str, str],
    moment: datetime,
    theme: Theme = PLAIN,
) -> bytes:
    """Return the differences as PDF/A-3a and PDF/UA-1; same input, same bytes.

    The assessment is the later one; ``names`` say what is compared with what, such as two editions.
    """
    material = Material(assessment, questionnaire, evaluation, translator, moment, b"", theme)
    title = material.say("版の比較　{title}", title=assessment.title or material.fact("site_name"))
    frame = Frame(
        title,
        lambda page, count: material.say("{page} / {count}", page=page, count=count),
        material.foot,
        cover=False,
        theme=theme,
    )
    told = material.say("前：{before}\n後：{after}", before=names[0], after=names[1])
    blocks = [
        heading(title, 1, HEADING_1, name="comparison"),
        Paragraph(told, BODY),
        *comparison_blocks(material, replace(found, since=None)),
    ]
    return archived(
        drawn(blocks, frame, PageNumbers(), language=translator.language),
        title=title,
        author=material.fact("operator_name") or material.say("記載なし"),
        language=translator.language,
        moment=moment,
        attachment=None,
    )


def comparison_blocks(material: Material, found: Comparison) -> tuple[Block, ...]:
    """Return what differs as sections of the second level; ``material`` is that of the later side."""
    sides = Sides(material, found)
    if not found.anything:
        return (Paragraph(_lead(sides, material.say("変わった点はありません。")), INTRO),)
    counts = material.say(
        "変わったのは、回答 {answers} 件、判定 {verdicts} 件、リスク {risks} 件、対策 {measures} 件です。",
        answers=len(found.answers),
        verdicts=len(changed_verdicts(sides)),
        risks=len(found.risks),
        measures=len(found.measures),
    )
    return (
        Paragraph(_lead(sides, counts), INTRO),
        *_rules(sides),
        *compared_verdicts(sides),
        *added_guidelines(sides),
        *_risks(sides),
        *_answers(sides),
        *_measures(sides),
        *_decisions(sides),
        *_content(sides),
    )


def _lead(sides: Sides, told: str) -> str:
    since = sides.found.since
    if since is None:
        return told
    name = edition_text(since, sides.later.translator)
    return sides.later.sentences(sides.say("{edition}と比べています。", edition=name), told)


def _rules(sides: Sides) -> list[Block]:
    """Return what is judged by otherwise: title, method and guidelines."""
    lines = list(_rule_lines(sides))
    if not lines:
        return []
    key = object()
    items = (ListItem(sides.later.bullet, Paragraph(line, CELL), key, 11) for line in lines)
    return [section(sides.say("名前と基準"), "compared-rules"), *items]


def _rule_lines(sides: Sides) -> Iterator[str]:
    found, say = sides.found, sides.say
    if found.titles:
        yield say("評価の名前：「{before}」から「{after}」", before=found.titles[0], after=found.titles[1])
    if found.methods:
        before, after = map(_method, (sides.earlier, sides.later))
        yield say("評価方法：「{before}」から「{after}」", before=before, after=after)
    for name in found.guidelines.added:
        yield say("加えた基準：{guideline}", guideline=_guideline(sides.later, name))
    for name in found.guidelines.removed:
        yield say("外した基準：{guideline}", guideline=_guideline(sides.earlier, name))
    for name in found.guidelines.changed:
        yield say("版が改まった基準：{guideline}", guideline=_guideline(sides.later, name))


def _method(material: Material) -> str:
    method = material.questionnaire.method
    return material.content(f"method.{method.id}.title", method.title)


def _guideline(material: Material, name: str) -> str:
    return material.short_title(material.questionnaire.guidelines[name])


def _answers(sides: Sides) -> list[Block]:
    found = sides.found.answers
    if not found:
        return []
    rows = tuple(_answer_row(sides, each) for each in found)
    table = Table(_SIDES, sides.heads(sides.say("尋ねたこと")), rows)
    return [section(sides.say("変わった回答"), "compared-answers"), table]


def _answer_row(sides: Sides, found: AnswerDifference) -> Row:
    owner = sides.owner(lambda asked: asked.questions, found.question)
    question = owner.questionnaire.questions[found.question]
    asked = Paragraph(question_text(question, owner.translator), _ASKED)
    both = (found.before, found.after)
    return cell(asked), *(_answer(sides, question, answer, other) for answer, other in (both, both[::-1]))


def _answer(sides: Sides, question: Question, answer: Answer | None, other: Answer | None) -> Cell:
    material = sides.later
    rows, others = _rows(answer), _rows(other)
    if rows and others:
        text = _rows_text(sides, question, rows, others)
    else:
        text = shortened(answer_text(question, answer, material.translator), _LONGEST_ANSWER)
    if answer is not None and answer.note and (other is None or other.note != answer.note):
        note = sides.say("補足：{note}", note=shortened(answer.note, _LONGEST_ANSWER))
        return cell(Paragraph(text, CELL), Paragraph(note, SMALL))
    return cell(Paragraph(text, CELL))


def _rows(answer: Answer | None) -> list[object]:
    """Return the rows of a table answer."""
    value = answer.value if answer is not None else None
    rows = value if isinstance(value, tuple) else ()
    return [row for row in rows if isinstance(row, dict)]


def _rows_text(sides: Sides, question: Question, rows: list[object], others: list[object]) -> str:
    """Return the rows the other side does not have, and how many it has too."""
    translator = sides.later.translator
    own = [(number, row) for number, row in enumerate(rows, 1) if row not in others]
    lines = [f"{n}. {value_text(question, (row,), translator)}" for n, row in own[:_MOST_ROWS]]
    more, same = len(own) - len(lines), len(rows) - len(own)
    if more > 0:
        lines.append(translator.say_n("ほかにも {n} 行が違います。", "ほかにも {n} 行が違います。", more))
    if same:
        lines.append(translator.say_n("{n} 行は同じです。", "{n} 行は同じです。", same))
    return "\n".join(lines)


def _risks(sides: Sides) -> list[Block]:
    found = sides.found.risks
    if not found:
        return []
    say = sides.say
    points = (say("前・現在"), say("後・現在"), say("前・計画の実施後"), say("後・計画の実施後"))
    titles = (*head_row(say("リスク")), *head_row(*points, align="center"))
    rows = tuple(_risk_row(sides, each) for each in found)
    table = Table((2.8, 1.8, 1.8, 1.8, 1.8), titles, rows)
    return [section(say("変わったリスク"), "compared-risks"), table]


def _risk_row(sides: Sides, found: RiskDifference) -> Row:
    owner = sides.owner(lambda judged: judged.risks, found.risk)
    sides_of = ((sides.earlier, found.before), (sides.later, found.after))
    current = (_point(material, level, "current") for material, level in sides_of)
    target = (_point(material, level, "target") for material, level in sides_of)
    title = [Paragraph(risk_title(owner, found.risk), CELL_BOLD), *_accepted(sides, found)]
    return cell(*title), *current, *target


def _accepted(sides: Sides, found: RiskDifference) -> list[Block]:
    """Return how the acceptance of what remains differs, if it does."""
    before, after = found.before, found.after
    if before is None or after is None or before.acceptance is after.acceptance:
        return []
    was, is_now = (acceptance_state(sides.later, level) for level in (before, after))
    return [Paragraph(sides.say("受け入れ：前「{before}」、後「{after}」", before=was, after=is_now), SMALL)]


def _point(material: Material, level: RiskLevel | None, point: str) -> Cell:
    if level is None:
        return cell(Paragraph(material.say("なし"), replace(SMALL, align="center")))
    return point_cell(material, level.current if point == "current" else level.target)


def _measures(sides: Sides) -> list[Block]:
    found = sides.found.measures
    if not found:
        return []
    rows = tuple(_measure_row(sides, each) for each in found)
    table = Table(_SIDES, sides.heads(sides.say("対策")), rows)
    return [section(sides.say("変わった対策"), "compared-measures"), table]


def _measure_row(sides: Sides, found: MeasureDifference) -> Row:
    named = found.after or found.before
    title = named.title if named else found.measure
    told = (_measure(sides, measure, title) for measure in (found.before, found.after))
    return cell(Paragraph(title, CELL_BOLD)), *told


def _measure(sides: Sides, measure: Measure | None, title: str) -> Cell:
    if measure is None:
        return cell(Paragraph(sides.say("なし"), SMALL))
    due = sides.later.translator.date(measure.due) if measure.due else sides.say("期限は未定")
    lines = (
        measure.title if measure.title != title else "",
        sides.say(MEASURE_STATUSES[measure.status]),
        measure.owner or sides.say("担当は未定"),
        due,
        sides.say("証拠：{evidence}", evidence=measure.evidence) if measure.evidence else "",
        sides.say("補足：{note}", note=measure.note) if measure.note else "",
    )
    return cell(Paragraph("\n".join(filter(None, lines)), CELL))


def _decisions(sides: Sides) -> list[Block]:
    """Return what people decided by hand and put otherwise, though nothing else may follow from it."""
    found = sides.found.decisions
    if not found:
        return []
    key = object()
    lines = dict.fromkeys(
        sides.say("{kind}：{title}", kind=sides.say(_DECIDED[item.kind]), title=_decided(sides, item))
        for item in found
    )
    items = (ListItem(sides.later.bullet, Paragraph(line, CELL), key, 11) for line in lines)
    return [section(sides.say("人が決めたこと"), "compared-decisions"), *items]


def _decided(sides: Sides, item: Item) -> str:
    """Return the requirement or risk that a decision is about, by its id where neither side has it."""
    name = item.key[0]
    if item.kind is Kind.OVERRIDES:
        owner = sides.owner(lambda judged: judged.requirements, name)
        return owner.place(name) if name in owner.questionnaire.requirements else name
    owner = sides.owner(lambda judged: judged.risks, name)
    return risk_title(owner, name) if name in owner.questionnaire.risks else name


def _content(sides: Sides) -> list[Block]:
    """Return how the content differs: what is asked and demanded anew, otherwise, or no more."""
    say, found = sides.say, sides.found
    kinds = (
        (say("質問"), found.questions),
        (say("要求事項"), found.requirements),
        (say("ファイル"), found.files),
    )
    rows = tuple(_count_row(title, names) for title, names in kinds if any(names))
    if not rows:
        return []
    lead = Paragraph(say("評価に用いた質問と基準の内容も変わっています。"), INTRO)
    titles = head_row(say("内容"), say("加わった数"), say("なくなった数"), say("改まった数"))
    return [section(say("質問と基準の内容"), "compared-content"), lead, Table((4, 2, 2, 2), titles, rows)]


def _count_row(title: str, names: NamesDifference) -> Row:
    return cell(title), *(cell(str(len(each))) for each in names)
