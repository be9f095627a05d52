"""Words in paragraphs of Word files: bold, inks that bear a name, links; nothing that XML cannot hold."""

from typing import TYPE_CHECKING

from pia_wizard.exchange.word_marks import link_run, page_reference
from pia_wizard.exchange.word_styles import LINK, MARKED, TONES
from pia_wizard.exchange.xml_text import holdable
from pia_wizard.manuscript import Words

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


def put_words(paragraph: "Paragraph", words: Words) -> None:
    """Append words; line ends become line breaks, what is marked or toned bears its own character style."""
    for span in words:
        text = clean(span.text)
        if span.page:
            page_reference(paragraph, text, span.link)
            continue
        if span.link:
            run = link_run(paragraph, text, span.link)
            run.style = LINK
        else:
            run = paragraph.add_run(text)
        if span.marked:
            run.style = MARKED
        elif span.tone in TONES and not span.link:
            run.style = TONES[span.tone]
        if span.bold:
            run.bold = True


def clean(text: str) -> str:
    """Return a text as XML can hold it."""
    return holdable(text.replace("\r\n", "\n"))
