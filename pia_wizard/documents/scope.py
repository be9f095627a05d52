"""What was assessed, and how the assessment was done (ISO/IEC 29134 7.3)."""

from collections.abc import Mapping

from pia_wizard.documents.chapters import section
from pia_wizard.documents.flows import flow_section
from pia_wizard.documents.material import Material, shortened
from pia_wizard.errors import N_
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO
from pia_wizard.pdf.tables import Row, Table, cell, head_row
from pia_wizard.questionnaire.model import QuestionType

_SYSTEM = {
    "site_name": N_("施設の名称"),
    "site_address": N_("所在地"),
    "site_kind": N_("場所の種類"),
    "operator_name": N_("運用者"),
    "operator_contact": N_("問い合わせ先"),
    "purposes": N_("設置の目的"),
    "camera_reason": N_("背景と期待する効果"),
    "cameras": N_("カメラの台数"),
    "operation_start": N_("撮影の開始"),
    "recorded_data": N_("記録または作成する情報"),
    "face_recognition": N_("顔識別"),
    "storage_media": N_("画像の保存先"),
    "retention_days": N_("画像の保存日数"),
    "features_days": N_("特徴データの保存日数"),
    "outsourced": N_("外部への委託"),
    "joint_use": N_("共同利用"),
}
"""The questions whose answers describe the system and the information, each with its name in a report."""

_PROCESS = {
    "assessed_on": N_("評価日"),
    "assessor": N_("評価した人"),
    "assessment_reasons": N_("評価を行う理由"),
    "assessment_team": N_("評価に参加した人"),
    "plan_covers": N_("評価の計画で決めたこと"),
    "publication": N_("結果の公表"),
    "review_date": N_("次に見直す日"),
    "change_triggers": N_("やり直すきっかけ"),
}
"""The questions whose answers describe the assessment itself."""

_LONGEST_FACT = 300


def scope(material: Material) -> tuple[Block, ...]:
    """Return the blocks on the system, its flows of information, and the assessment."""
    system = _facts(material, _SYSTEM)
    blocks: list[Block] = [section(material.say("評価したシステム"), "system")]
    if system is not None:
        blocks += [Paragraph(material.say("すべての回答は附属書Aにあります。"), INTRO), system]
    blocks += flow_section(material)
    process = _facts(material, _PROCESS)
    if process is not None:
        blocks += [section(material.say("評価の行い方"), "process"), process]
    return tuple(blocks)


def _facts(material: Material, names: Mapping[str, str]) -> Table | None:
    """Return what was answered to some questions as a table; None where nothing was."""
    facts = [(material.say(words), _fact(material, name)) for name, words in names.items()]
    rows = tuple(_fact_row(words, value) for words, value in facts if value)
    if not rows:
        return None
    return Table((3, 7), head_row(material.say("項目"), material.say("回答")), rows)


def _fact(material: Material, name: str) -> str:
    """Return an answer in words; of a table only how many rows it has, as annex A has the rows."""
    question = material.questionnaire.questions.get(name)
    answer = material.answer(name)
    if question is None or answer is None or question.type is not QuestionType.TABLE:
        return material.fact(name)
    if not isinstance(answer.value, tuple) or not answer.value:
        return ""
    return material.translator.say_n("{n}台", "{n}台", len(answer.value))


def _fact_row(words: str, value: str) -> Row:
    return cell(Paragraph(words, CELL_BOLD)), cell(Paragraph(shortened(value, _LONGEST_FACT), CELL))
