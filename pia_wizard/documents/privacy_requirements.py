"""What the system has to comply with: guidelines, where they differ, principles (ISO/IEC 29134 7.4)."""

from pia_wizard.documents.chapters import section
from pia_wizard.documents.differences import differences
from pia_wizard.documents.guidelines import guidelines
from pia_wizard.documents.material import Material
from pia_wizard.documents.tallies import by_principle, tally_table
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import BODY, INTRO

_SOURCES = "criteria_sources"


def privacy_requirements(material: Material) -> tuple[Block, ...]:
    """Return the sources of requirements, the matters on which they differ, and the principles they serve."""
    return (
        *_own_search(material),
        *guidelines(material),
        *differences(material),
        *_principles(material),
    )


def _own_search(material: Material) -> list[Block]:
    """Return what the assessors themselves looked through for requirements."""
    told = material.fact(_SOURCES)
    if not told:
        return []
    return [Paragraph(material.say("守るべき決まりとして洗い出したもの：{sources}", sources=told), BODY)]


def _principles(material: Material) -> list[Block]:
    if not material.judged:
        return []
    lead = material.say(
        "要求事項を、ISO/IEC 29100 の11の原則のうち主に関わるもので分けて数えました。"
        "一つひとつの要求事項と判定は、次の章にあります。"
    )
    return [
        section(material.say("原則ごとの要求事項"), "principles"),
        Paragraph(lead, INTRO),
        tally_table(material, material.say("原則"), by_principle(material)),
    ]
