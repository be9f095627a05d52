"""Where the chosen guidelines differ: the strictest position that applies, whose it is, and the others."""

from pia_wizard.documents.chapters import section
from pia_wizard.documents.material import Material
from pia_wizard.evaluation.model import Disagreement
from pia_wizard.evaluation.reasons import position_text, source_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import CELL, CELL_BOLD, INTRO
from pia_wizard.pdf.tables import Row, Table, cell, head_row


def differences(material: Material) -> tuple[Block, ...]:
    """Return a section on the matters on which at least two positions apply now, or nothing."""
    found = [each for each in material.evaluation.disagreements.values() if each.differs]
    if not found:
        return ()
    lead = material.say(
        "選んだ基準のあいだで、求める内容が違う事項です。最も厳しいものを満たせば、ほかの基準も満たしやすくなります。"
    )
    titles = head_row(
        material.say("事項"), material.say("最も厳しい内容"), material.say("根拠"), material.say("ほかの基準")
    )
    rows = tuple(_row(material, each) for each in found)
    return (
        section(material.say("基準の間の違い"), "differences"),
        Paragraph(lead, INTRO),
        Table((2, 2.6, 2.2, 3.2), titles, rows),
    )


def _row(material: Material, found: Disagreement) -> Row:
    matter = material.questionnaire.differences[found.difference].difference
    others = [
        Paragraph(_position(material, matter.id, p.requirement), CELL)
        for p in found.positions
        if p.applies and p.requirement != found.strictest
    ]
    return (
        cell(Paragraph(material.content(f"difference.{matter.id}.title", matter.title), CELL_BOLD)),
        cell(position_text(matter.id, found.strictest, material.questionnaire, material.translator)),
        cell(source_text(found.strictest, material.questionnaire, material.translator)),
        cell(*others),
    )


def _position(material: Material, matter: str, requirement: str) -> str:
    return material.say(
        "{source}：{says}",
        source=source_text(requirement, material.questionnaire, material.translator),
        says=position_text(matter, requirement, material.questionnaire, material.translator),
    )
