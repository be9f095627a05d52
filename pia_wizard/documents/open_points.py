"""What is still open: the unanswered questions by step, and the verdicts that wait for them."""

from pia_wizard.documents.chapters import section
from pia_wizard.documents.material import Material
from pia_wizard.evaluation.model import Status
from pia_wizard.evaluation.wording import question_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import ITEM


def open_points(material: Material) -> tuple[Block, ...]:
    """Return the open questions, or the sentence that there are none."""
    if not material.open_questions:
        return (Paragraph(material.say("必要な質問にはすべて回答しています。未確定の点はありません。")),)
    lead = material.say(
        "次の質問の回答がまだありません。未確定の判定 {n} 件とリスクの幅は、これらに回答すると定まります。",
        n=material.count(Status.UNDETERMINED),
    )
    blocks: list[Block] = [Paragraph(lead)]
    for step, names in material.evaluation.open_by_step.items():
        if names:
            blocks += _step(material, step, names)
    return tuple(blocks)


def _step(material: Material, step: str, names: tuple[str, ...]) -> list[Block]:
    title = material.content(f"step.{step}.title", material.questionnaire.steps[step].title)
    key = object()
    asked = (question_text(material.questionnaire.questions[name], material.translator) for name in names)
    return [section(title), *(ListItem("・", Paragraph(text, ITEM), key) for text in asked)]
