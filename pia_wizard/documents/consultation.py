"""Whose views were heard, what became of them, and whose advice was followed (ISO/IEC 29134 6.3.4)."""

from collections.abc import Mapping

from pia_wizard.documents.chapters import section
from pia_wizard.documents.material import Material
from pia_wizard.errors import N_
from pia_wizard.evaluation.wording import answer_text, scalar_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO, SMALL
from pia_wizard.pdf.tables import Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Question

STAKEHOLDERS = "stakeholders"
_FACTS = {
    "views_heard": N_("意見を聞いた人"),
    "views_not_sought": N_("意見を聞いていない理由"),
    "dpo_advice": N_("責任者の助言"),
    "departure_decision": N_("助言に従わないことの決定"),
}
"""The questions of this chapter beside the table, each with its name in a report."""

_WIDTHS = {"who": 2.4, "view": 3.8, "response": 3.8}
_OTHER_WIDTH = 2.0
_UNDER = {"how": "who", "when": "who"}
"""Columns that stand as a small line under another one."""

_Answered = Mapping[str, object]


def consultation(material: Material) -> tuple[Block, ...]:
    """Return the chapter on consultation; nothing where none of its questions is asked."""
    asked = {question.id: question for questions in material.asked.values() for question in questions}
    facts = tuple(_fact_row(material, asked[name]) for name in _FACTS if name in asked)
    blocks: list[Block] = []
    if facts:
        titles = head_row(material.say("項目"), material.say("内容"))
        blocks.append(Table((3, 7), titles, facts))
    if STAKEHOLDERS in asked:
        blocks += [section(material.say("関係者ごとの意見と対応"), "stakeholders")]
        blocks += _stakeholders(material, asked[STAKEHOLDERS])
    if not blocks:
        return ()
    lead = material.say(
        "撮影される人や関係する人の意見と、個人情報保護の責任者の助言を、この評価でどう扱ったかを示します。"
    )
    return (Paragraph(lead, INTRO), *blocks)


def _fact_row(material: Material, question: Question) -> Row:
    said = answer_text(question, material.assessment.answers.get(question.id), material.translator)
    return cell(Paragraph(material.say(_FACTS[question.id]), CELL_BOLD)), cell(said)


def _stakeholders(material: Material, question: Question) -> list[Block]:
    answer = material.assessment.answers.get(question.id)
    rows = answer.value if answer is not None else None
    if not isinstance(rows, tuple) or not rows:
        return [Paragraph(answer_text(question, answer, material.translator))]
    names = [name for name in question.columns if name not in _UNDER]
    heads = (
        material.content(f"question.{question.id}.columns.{n}.ask", question.columns[n].ask) for n in names
    )
    body = tuple(
        tuple(cell(*_cell(material, question, name, row)) for name in names)
        for row in rows
        if isinstance(row, dict)
    )
    widths = tuple(_WIDTHS.get(name, _OTHER_WIDTH) for name in names)
    return [Table(widths, head_row(*heads), body)]


def _cell(material: Material, question: Question, name: str, row: _Answered) -> list[Block]:
    style = CELL_BOLD if name == next(iter(question.columns)) else CELL
    blocks: list[Block] = [Paragraph(_said(material, question, name, row) or material.say("―"), style)]
    under = (_said(material, question, below, row) for below, above in _UNDER.items() if above == name)
    return [*blocks, *(Paragraph(text, SMALL) for text in under if text)]


def _said(material: Material, question: Question, name: str, row: _Answered) -> str:
    column = question.columns.get(name)
    value = row.get(name)
    if column is None or value in (None, "", ()):
        return ""
    return scalar_text(column, value, f"question.{question.id}.columns.{name}", material.translator)
