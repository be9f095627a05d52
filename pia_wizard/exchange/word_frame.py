"""What stands on every page of a Word file: the title, the page's number, and what a theme adds."""

from io import BytesIO
from typing import TYPE_CHECKING

from pia_wizard.exchange.word_marks import count_field, set_alternative
from pia_wizard.exchange.word_styles import MARKING
from pia_wizard.exchange.word_words import clean
from pia_wizard.manuscript import Manuscript
from pia_wizard.theme import Theme

if TYPE_CHECKING:
    from docx.document import Document

_FOOT_LINE = 180000
"""The height of a line at the foot, in units of Office files."""

_POINT = 12700
"""Units of Office files in a point."""


def write_frame(document: "Document", manuscript: Manuscript, theme: Theme) -> None:
    """Write the head (logo, title, marking) and the foot (note, page, the theme's texts)."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    if manuscript.logo is not None:
        width = int(manuscript.logo.width * _POINT)
        picture = head.add_run().add_picture(BytesIO(manuscript.logo.png), width=width)
        set_alternative(picture, clean(manuscript.logo.alt))
        head.add_run("　")
    head.add_run(clean(manuscript.title))
    if theme.marking:
        head.add_run("\t")
        head.add_run(clean(theme.marking)).style = MARKING
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{clean(manuscript.note)}\t")
    count_field(foot, "PAGE")
    foot.add_run(" / ")
    count_field(foot, "NUMPAGES")
    for text in filter(None, (theme.footer, theme.footer_second)):
        section.footer.add_paragraph(clean(text), style="Footer")
        section.bottom_margin = (section.bottom_margin or 0) + _FOOT_LINE
