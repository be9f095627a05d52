"""What is still open: the unanswered questions by step, and the verdicts that wait for them."""

from dataclasses import replace

from pia_wizard.documents.material import Material
from pia_wizard.evaluation.model import AcceptanceState, Status
from pia_wizard.evaluation.treatment import unplanned
from pia_wizard.evaluation.wording import question_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO
from pia_wizard.pdf.tables import Row, Table, cell, head_row

_LINE = replace(CELL, size=8.5, leading=12, after=0)


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


def remaining(material: Material) -> list[Block]:
    """Return in few lines what still has to be answered, judged, accepted and planned."""
    say, count = material.say, material.count(Status.UNDETERMINED)
    states = (level.acceptance for _, level in material.risks)
    lines = (
        say("未回答の質問 {n} 件、未確定の判定 {open} 件", n=len(material.open_questions), open=count),
        say(
            "受け入れを決めていない、または見直しが必要なリスク {n} 件",
            n=sum(state is not AcceptanceState.ACCEPTED for state in states),
        ),
        say(
            "満たしていない、または一部だけ満たしていて、対策を計画していない要求事項 {n} 件",
            n=len(unplanned(material.evaluation)),
        ),
    )
    key = object()
    return [ListItem(material.bullet, Paragraph(line, _LINE), key, 11) for line in lines]


def _row(material: Material, step: str, names: tuple[str, ...]) -> Row:
    title = material.content(f"step.{step}.title", material.questionnaire.steps[step].title)
    key = object()
    asked = (question_text(material.questionnaire.questions[name], material.translator) for name in names)
    return cell(Paragraph(title, CELL_BOLD)), cell(
        *(ListItem(material.bullet, Paragraph(a, CELL), key, 11) for a in asked)
    )
