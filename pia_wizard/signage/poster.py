"""The A4 notice for an entrance: headline and pictogram, labelled lines, QR code, small print.

Vector throughout, tagged and archival (PDF/A-3, PDF/UA-1), the same bytes for the same input.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from pia_wizard.i18n import Translator
from pia_wizard.pdf import fonts
from pia_wizard.pdf.archive import PRODUCER, archived
from pia_wizard.pdf.tags import TaggedCanvas
from pia_wizard.signage.brevity import beyond_measure, too_long
from pia_wizard.signage.drawing import draw_head, draw_rows, draw_small_print, draw_web
from pia_wizard.signage.layout import PAGE_HEIGHT, PAGE_WIDTH, Layout, Words, best_layout
from pia_wizard.signage.legibility import Sizes, sizes_for
from pia_wizard.signage.notice_text import NoticeLine
from pia_wizard.signage.qr import qr_matrix
from pia_wizard.signage.web_address import web_address

_OPERATOR = "operator"
"""The element that says whose notice it is; it becomes the file's author."""


def poster_pdf(
    lines: Sequence[NoticeLine],
    *,
    headline: str,
    translator: Translator,
    document_id: str,
    moment: datetime,
    url: str,
    further_headlines: Sequence[str] = (),
) -> bytes:
    """Return the poster as one A4 portrait page.

    Letters are as large as fits, never below the floor of ``signage.legibility``. A line that says only
    the URL becomes the invitation beside the QR code; without a URL there is no QR code. ``moment`` is
    the poster's date and the file's only clock. A line end in a headline is kept.

    Raises NoticeTooLongError, WebAddressError, and QrTooLongError.
    """
    words = poster_words(lines, headline, web_address(url), translator, further_headlines)
    layout = legible_layout(words, poster_sizes(words), translator)
    file = BytesIO()
    canvas = TaggedCanvas(file, language=translator.language, size=(PAGE_WIDTH, PAGE_HEIGHT))
    _draw(canvas, layout, words, translator)
    draw_small_print(
        canvas, translator.say("文書番号 {id}", id=_one_line(document_id)), translator.date(moment.date())
    )
    canvas.save()
    return archived(
        file.getvalue(),
        title=words.headline,
        author=next((line.text for line in words.lines if line.element == _OPERATOR), PRODUCER),
        language=translator.language,
        moment=moment,
        attachment=None,
    )


def _draw(canvas: TaggedCanvas, layout: Layout, words: Words, translator: Translator) -> None:
    lower_edge = draw_head(canvas, layout.head, alt=translator.say("カメラの図記号"))
    draw_rows(canvas, layout, lower_edge - layout.gap)
    if layout.web:
        draw_web(canvas, layout.web, words.url, alt=translator.say("{url} を開くQRコード", url=words.url))


def poster_words(
    lines: Sequence[NoticeLine],
    headline: str,
    url: str,
    translator: Translator,
    further_headlines: Sequence[str] = (),
) -> Words:
    """Return what the poster says as printable text, with the URL's own line turned into its caption."""
    shown = tuple(_printable(line) for line in lines)
    captions = [line.label for line in shown if url and line.text == url]
    return Words(
        headline=_paragraphs(headline),
        lines=tuple(line for line in shown if line.text and not (url and line.text == url)),
        url=url,
        caption=captions[0] if captions else translator.say("詳しいお知らせ"),
        matrix=qr_matrix(url) if url else None,
        further_headlines=tuple(map(_paragraphs, further_headlines)),
    )


def poster_sizes(words: Words) -> Sizes:
    """Return the letter sizes that keep everything on the poster legible."""
    said = (t for line in words.lines for t in (line.label, line.text))
    return sizes_for(words.headline, *said)


def legible_layout(words: Words, sizes: Sizes, translator: Translator) -> Layout:
    """Return the largest layout that fits the page; raises NoticeTooLongError below legible sizes."""
    if beyond_measure(words):
        raise too_long(words, sizes, translator)
    layout = best_layout(words, sizes)
    if layout.spare < 0:
        raise too_long(words, sizes, translator)
    return layout


def _printable(line: NoticeLine) -> NoticeLine:
    return replace(
        line,
        label=_one_line(line.label),
        text=_paragraphs(line.text),
        further=tuple(
            replace(said, label=_one_line(said.label), text=_paragraphs(said.text)) for said in line.further
        ),
    )


def _one_line(text: str) -> str:
    return " ".join(fonts.cleaned(text).split())


def _paragraphs(text: str) -> str:
    """Return the text without empty lines: white space on a poster is the layout's to give."""
    return "\n".join(part for part in (line.strip() for line in fonts.cleaned(text).split("\n")) if part)
