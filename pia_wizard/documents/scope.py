"""What was assessed and by what: the guidelines, with what binds to them (ISO/IEC 29134 7.3)."""

from pia_wizard.documents.chapters import section
from pia_wizard.documents.flows import flow_section
from pia_wizard.documents.material import Material, shortened
from pia_wizard.documents.words import FORCES
from pia_wizard.errors import N_
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph, Span
from pia_wizard.pdf.styles import CELL, CELL_BOLD, SMALL
from pia_wizard.pdf.tables import Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Guideline, QuestionType

_FACTS = {
    "site_name": N_("施設の名称"),
    "site_address": N_("所在地"),
    "operator_name": N_("運用者"),
    "operator_contact": N_("問い合わせ先"),
    "purposes": N_("設置の目的"),
    "cameras": N_("カメラの台数"),
    "assessed_on": N_("評価日"),
    "assessor": N_("評価した人"),
    "assessment_reasons": N_("評価を行う理由"),
    "assessment_team": N_("評価に参加した人"),
}
"""The questions whose answers describe the system and the assessment, each with its name in a report."""

_LONGEST_FACT = 300


def scope(material: Material) -> tuple[Block, ...]:
    """Return the blocks on the system and the guidelines."""
    facts = [(name, _fact(material, name)) for name in _FACTS]
    rows = tuple(_fact_row(material, name, value) for name, value in facts if value)
    blocks: list[Block] = [section(material.say("評価したシステム"), "system")]
    if rows:
        blocks.append(Table((3, 7), head_row(material.say("項目"), material.say("回答")), rows))
    blocks.append(Paragraph(material.say("すべての回答は附属書Aにあります。"), SMALL))
    blocks += flow_section(material)
    blocks.append(section(material.say("用いた基準"), "guidelines"))
    guidelines = tuple(_guideline_row(material, g) for g in material.questionnaire.guidelines.values())
    titles = head_row(
        material.say("基準"), material.say("種類"), material.say("発行者"), material.say("効力")
    )
    return (*blocks, Table((5.2, 1.4, 1.7, 1.7), titles, guidelines, after=6), *_notes(material))


def _notes(material: Material) -> list[Block]:
    """Return what is to be known about the sources, one paragraph for each guideline that says it."""
    return [
        Paragraph(
            (
                Span(f"{material.short_title(guideline)}　", bold=True),
                Span(material.content(f"guideline.{guideline.id}.source_note", guideline.source_note)),
            ),
            SMALL,
        )
        for guideline in material.questionnaire.guidelines.values()
        if guideline.source_note
    ]


def _fact(material: Material, name: str) -> str:
    """Return an answer in words; of a table only how many rows it has, as annex A has the rows."""
    question = material.questionnaire.questions.get(name)
    answer = material.answer(name)
    if question is None or answer is None or question.type is not QuestionType.TABLE:
        return material.fact(name)
    if not isinstance(answer.value, tuple) or not answer.value:
        return ""
    return material.translator.say_n("{n}台", "{n}台", len(answer.value))


def _fact_row(material: Material, name: str, value: str) -> Row:
    return cell(Paragraph(material.say(_FACTS[name]), CELL_BOLD)), cell(
        Paragraph(shortened(value, _LONGEST_FACT), CELL)
    )


def _guideline_row(material: Material, guideline: Guideline) -> Row:
    address = f"guideline.{guideline.id}"
    title: list[Block] = [Paragraph(material.content(f"{address}.title", guideline.title), CELL_BOLD)]
    if guideline.edition:
        title.append(Paragraph(material.content(f"{address}.edition", guideline.edition), CELL))
    if guideline.url:
        title.append(Paragraph(guideline.url, SMALL, link=guideline.url))
    publisher = material.content(f"{address}.publisher", guideline.publisher)
    return (
        cell(*title),
        cell(material.say(FORCES[guideline.force])),
        cell(publisher),
        cell(_dates(material, guideline)),
    )


def _dates(material: Material, guideline: Guideline) -> str:
    since, until = guideline.in_force.since, guideline.in_force.until
    date = material.translator.date
    if since and until:
        return material.say("{since}から{until}まで", since=date(since), until=date(until))
    if since:
        return material.say("{since}から", since=date(since))
    if until:
        return material.say("{until}まで", until=date(until))
    return material.say("期間の記載なし")
