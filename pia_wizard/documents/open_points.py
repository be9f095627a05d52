"""What is still open: the unanswered questions by step, and the verdicts that wait for them."""

from pia_wizard.documents.material import Material
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.wording import question_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO
from pia_wizard.pdf.tables import Row, Table, cell, head_row


def open_points(material: Material) -> tuple[Block, ...]:
    """Return the open questions, or the sentence that there are none."""
    if not material.open_questions:
        return (Paragraph(material.say("必要な質問にはすべて回答しています。未確定の点はありません。")),)
    lead = material.say(
        "次の質問の回答がまだありません。未確定の判定 {n} 件とリスクの幅は、これらに回答すると定まります。",
        n=material.count(Status.UNDETERMINED),
    )
    titles = head_row(material.say("ステップ"), material.say("未回答の質問"))
    rows = (_row(material, step, names) for step, names in material.evaluation.open_by_step.items() if names)
    return Paragraph(lead, INTRO), Table((2, 8), titles, tuple(rows))


def _row(material: Material, step: str, names: tuple[str, ...]) -> Row:
    title = material.content(f"step.{step}.title", material.questionnaire.steps[step].title)
    key = object()
    asked = (question_text(material.questionnaire.questions[name], material.translator) for name in names)
    return cell(Paragraph(title, CELL_BOLD)), cell(
        *(ListItem("・", Paragraph(a, CELL), key, 11) for a in asked)
    )
