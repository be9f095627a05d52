"""From words to a sheet: what a notice says made printable, laid out, and drawn as PDF.

Vector throughout, tagged and archival (PDF/A-3, PDF/UA-1), the same bytes for the same input.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pia_wizard.i18n import Translator
from pia_wizard.pdf.archive import PRODUCER, archived
from pia_wizard.signage.annotations import plain
from pia_wizard.signage.brevity import beyond_measure, too_long
from pia_wizard.signage.design import INFORMATION_BLUE, Design
from pia_wizard.signage.drawing import Alternatives, drawn
from pia_wizard.signage.edition import Edition, edition
from pia_wizard.signage.imposition import Page, page
from pia_wizard.signage.layout import Layout, Words, best_layout
from pia_wizard.signage.legibility import DISTANCE, Sizes, sizes_for
from pia_wizard.signage.measures import A4_MEASURES, Measures, measures
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said
from pia_wizard.signage.paint import painted
from pia_wizard.signage.printable import one_line, printable_headline, printable_line
from pia_wizard.signage.qr import QrTooLongError, qr_matrix
from pia_wizard.signage.sheet import A4_PORTRAIT, Sheet
from pia_wizard.signage.watermark import watermark
from pia_wizard.signage.web_address import web_address

_OPERATOR = "operator"
"""The element that says whose notice it is; it becomes the file's author."""


@dataclass(frozen=True, slots=True)
class Poster:
    """One notice laid out and drawn, as data: ``page`` is the sheet that is printed."""

    words: Words
    layout: Layout
    page: Page
    language: str
    edition: Edition


def poster(
    lines: Sequence[NoticeLine],
    *,
    headline: Headline | str,
    translator: Translator,
    document_id: str,
    moment: datetime,
    url: str,
    sheet: Sheet = A4_PORTRAIT,
    design: Design = INFORMATION_BLUE,
    distance: float | None = None,
    pictogram: str = "camera",
    draft: bool = False,
    said: Edition | None = None,
) -> Poster:
    """Return a notice drawn on a sheet.

    Letters are as large as fits, never below the floor of ``signage.legibility`` for ``distance`` (metres
    from which the headline is read; each format has its own). A line that says only the URL becomes the
    invitation beside the QR code; without a URL there is no QR code. A sticker has further languages in its
    headline only, and the QR code only where it fits. ``moment`` is the poster's date. A line end in a
    headline is kept. ``said`` is the edition whose id is printed, by default that of these very words.

    Raises NoticeTooLongError, WebAddressError, QrTooLongError and SheetUnusableError.
    """
    at = measures(sheet, design, distance)
    url = web_address(url)
    words = replace(poster_words(lines, headline, url, translator, sheet), pictogram=pictogram)
    layout = legible_layout(words, translator, sheet, at)
    words = replace(words, matrix=layout.web.matrix if layout.web else None)
    said = said or edition(words.headline.text, lines, url)
    beside = Alternatives(
        pictogram=translator.say("カメラの図記号"),
        code=translator.say("{url} を開くQRコード", url=url),
        left=numbers_line(said, document_id, translator, draft=draft),
        right=translator.date(moment.date()),
    )
    drawing = drawn(layout, words, beside)
    if draft:
        drawing = replace(drawing, nodes=(*drawing.nodes, watermark(translator.say("下書き"), at)))
    return Poster(words, layout, page(drawing, sheet), translator.language, said)


def poster_pdf(
    lines: Sequence[NoticeLine],
    *,
    headline: Headline | str,
    translator: Translator,
    document_id: str,
    moment: datetime,
    url: str,
    sheet: Sheet = A4_PORTRAIT,
    design: Design = INFORMATION_BLUE,
    distance: float | None = None,
    pictogram: str = "camera",
    draft: bool = False,
) -> bytes:
    """Return ``poster`` as a PDF of one page; ``moment`` is the file's only clock."""
    made = poster(
        lines,
        headline=headline,
        translator=translator,
        document_id=document_id,
        moment=moment,
        url=url,
        sheet=sheet,
        design=design,
        distance=distance,
        pictogram=pictogram,
        draft=draft,
    )
    return pdf_of(made, moment)


def pdf_of(made: Poster, moment: datetime) -> bytes:
    """Return a drawn notice as an archival, tagged PDF with trim and bleed boxes."""
    lines = made.words.lines
    return archived(
        painted(made.page, language=made.language),
        title=plain(made.words.headline.text),
        author=plain(next((line.text for line in lines if line.element == _OPERATOR), PRODUCER)),
        language=made.language,
        moment=moment,
        attachment=None,
    )


def poster_words(
    lines: Sequence[NoticeLine],
    headline: Headline | str,
    url: str,
    translator: Translator,
    sheet: Sheet = A4_PORTRAIT,
) -> Words:
    """Return what the poster says as printable text, with the URL's own line turned into its caption."""
    shown = tuple(printable_line(line) for line in lines)
    captions = [line for line in shown if url and line.text == url]
    rows = tuple(line for line in shown if line.text and not (url and line.text == url))
    if sheet.format.sticker:
        rows = tuple(replace(line, further=()) for line in rows)
    return Words(
        headline=printable_headline(as_headline(headline, translator)),
        lines=rows,
        url=url,
        caption=captions[0].label if captions else translator.say("詳しいお知らせ"),
        further_captions=tuple(
            Said(said.language, "", said.label)
            for line in captions[:1]
            for said in line.further
            if said.label
        ),
        matrix=_matrix(url, sheet) if url else None,
    )


def as_headline(headline: Headline | str, translator: Translator) -> Headline:
    """Return a headline with its language."""
    return headline if isinstance(headline, Headline) else Headline(headline, language=translator.language)


def poster_sizes(words: Words, distance: float = DISTANCE) -> Sizes:
    """Return the letter sizes that keep everything in the first language legible from a distance.

    A Japanese name among English lines makes all lines larger, but not the English headline.
    """
    said = (t for line in words.lines for t in (line.label, line.text))
    sizes = sizes_for(words.headline.text, *said, distance=distance)
    headline = sizes_for(words.headline.text, distance=distance)
    return replace(sizes, headline_least=headline.headline_least)


def legible_layout(
    words: Words,
    translator: Translator,
    sheet: Sheet = A4_PORTRAIT,
    at: Measures = A4_MEASURES,
) -> Layout:
    """Return the largest layout that fits the sheet; raises NoticeTooLongError below legible sizes.

    A distance nearer than the format's own makes letters smaller only where they would not fit otherwise.
    """
    if at.distance < at.usual and not beyond_measure(words):
        usual = replace(at, distance=at.usual)
        layout = best_layout(words, poster_sizes(words, usual.distance), usual)
        if layout.spare >= 0:
            return layout
    sizes = poster_sizes(words, at.distance)
    if beyond_measure(words):
        raise too_long(words, sizes, translator, sheet=sheet, at=at)
    layout = best_layout(words, sizes, at)
    if layout.spare < 0 and at.sticker and words.matrix:
        layout = best_layout(replace(words, matrix=None), sizes, at)
    if layout.spare < 0:
        raise too_long(words, sizes, translator, sheet=sheet, at=at)
    return layout


def _matrix(url: str, sheet: Sheet) -> "tuple[tuple[bool, ...], ...] | None":
    side = measures(sheet).qr_mm
    try:
        return qr_matrix(url, side_mm=side)
    except QrTooLongError:
        if sheet.format.sticker:
            return None
        raise


def numbers_line(said: Edition, document_id: str, translator: Translator, *, draft: bool) -> str:
    """Return the small print's beginning: which document's notice, and which words."""
    numbers = translator.say("文書番号 {id}　掲示番号 {edition}", id=one_line(document_id), edition=said.id)
    return translator.say("下書き（掲示できません）　{numbers}", numbers=numbers) if draft else numbers
