"""The plan: who does what by when, for which requirements and risks (ISO/IEC 29134 7.6)."""

from pia_wizard.assessment.model import Measure
from pia_wizard.documents.levels import risk_title
from pia_wizard.documents.material import Material
from pia_wizard.documents.words import MEASURE_STATUSES
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO
from pia_wizard.pdf.tables import Row, Table, cell, head_row


def treatment_plan(material: Material) -> tuple[Block, ...]:
    """Return the measures as a table."""
    measures = material.assessment.measures
    if not measures:
        return (Paragraph(material.say("計画した対策はありません。")),)
    say = material.say
    titles = head_row(say("対策"), say("扱う要求事項とリスク"), say("担当"), say("期限"), say("状態"))
    rows = tuple(_row(material, measure) for measure in measures)
    lead = say("次の対策を計画しています。「計画の実施後」のリスクは、これらを終えたものとして求めています。")
    return Paragraph(lead, INTRO), Table((2.6, 2.2, 1.2, 2.5, 1.5), titles, rows)


def _row(material: Material, measure: Measure) -> Row:
    due = material.translator.date(measure.due) if measure.due else material.say("未定")
    return (
        cell(Paragraph(measure.title, CELL_BOLD)),
        cell(*(Paragraph(text, CELL) for text in _treated(material, measure))),
        cell(measure.owner or material.say("未定")),
        cell(due),
        cell(material.say(MEASURE_STATUSES[measure.status])),
    )


def _treated(material: Material, measure: Measure) -> list[str]:
    """Return what a measure treats; what this questionnaire does not know is named by its id."""
    known, risks = material.questionnaire.requirements, material.questionnaire.risks
    labels = {level.risk: label for label, level in material.risks}
    return [
        *(material.place(name) if name in known else name for name in measure.requirements),
        *(
            f"{labels.get(name, '')} {risk_title(material, name)}".strip() if name in risks else name
            for name in measure.risks
        ),
    ]
