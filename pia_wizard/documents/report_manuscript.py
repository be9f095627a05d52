"""The assessment report as a manuscript, to be gone on with in a word processor: the words of the PDF."""

from dataclasses import replace

from pia_wizard.documents.answers import STEP
from pia_wizard.documents.cover import logo_words
from pia_wizard.documents.manuscript_parts import PartWriter
from pia_wizard.documents.material import Material
from pia_wizard.documents.report import report_paper
from pia_wizard.documents.variant import Variant
from pia_wizard.evaluation.comparison import Comparison
from pia_wizard.manuscript import Contents, Heading, Manner, Manuscript, Part, Span, Text
from pia_wizard.pdf.branding import small_logo
from pia_wizard.pdf.pages import PageNumbers


def report_manuscript(
    material: Material, variant: Variant = Variant.FULL, since: Comparison | None = None
) -> Manuscript:
    """Return a variant's words, tables and pictures; one that could be signed says that it is a copy.

    ``since`` is what differs from the edition approved last. Raises NoPublicationError.
    """
    paper = report_paper(material, variant, PageNumbers(), since)
    writer = PartWriter(material.translator, material.theme, unlisted=STEP)
    writer.write_all(paper.blocks)
    if variant is not Variant.FULL:  # pages that are just full in one program are not in another
        writer.parts = [replace(p, new_page=False) if isinstance(p, Heading) else p for p in writer.parts]
    return Manuscript(
        title=paper.title,
        language=material.translator.language,
        author=paper.author,
        note=material.foot,
        parts=_with_remark(material, writer.parts) if paper.attached else tuple(writer.parts),
        chapters=True,
        logo=small_logo(material.theme, logo_words(material), language=material.translator.language),
    )


def _with_remark(material: Material, parts: list[Part]) -> tuple[Part, ...]:
    """Return the parts with what distinguishes them from the PDF said at the end of the cover, or of all."""
    words = material.say(
        "この文書は、編集するための写しです。評価データの添付と電子署名ができるのは、PDFの報告書です。"
    )
    place = next((n for n, part in enumerate(parts) if isinstance(part, Contents)), len(parts))
    remark = Text((Span(words, bold=True),), Manner.REMARK)
    return (*parts[:place], remark, *parts[place:])
