"""What was assessed and by what: the guidelines, with what binds to them (ISO/IEC 29134 7.3)."""

from pia_wizard.documents.chapters import section
from pia_wizard.documents.differences import differences
from pia_wizard.documents.flows import flow_section
from pia_wizard.documents.guidelines import guidelines
from pia_wizard.documents.material import Material, shortened
from pia_wizard.errors import N_
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO
from pia_wizard.pdf.tables import Row, Table, cell, head_row
from pia_wizard.questionnaire.model import QuestionType

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
        blocks.append(Paragraph(material.say("すべての回答は附属書Aにあります。"), INTRO))
        blocks.append(Table((3, 7), head_row(material.say("項目"), material.say("回答")), rows))
    blocks += flow_section(material)
    return (*blocks, *guidelines(material), *differences(material))


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
