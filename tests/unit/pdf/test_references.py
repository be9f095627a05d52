"""Links inside paragraphs, page numbers of places in tables, and the chapter at the head of a page."""

from io import BytesIO

import pikepdf
import pypdfium2

from pia_wizard.pdf.blocks import PageBreak
from pia_wizard.pdf.pages import Frame, PageNumbers, drawn
from pia_wizard.pdf.paragraphs import Anchor, Paragraph, Span, heading
from pia_wizard.pdf.references import LinkedParagraph, PageLink
from pia_wizard.pdf.styles import BODY, HEADING_1
from pia_wizard.pdf.tables import Table, cell, head_row


def document(blocks, numbers):
    frame = Frame("題名", lambda page, count: f"{page}/{count}", cover=False)
    return drawn(blocks, frame, numbers, language="ja")


def lines(pdf):
    return [page.get_textpage().get_text_bounded().split() for page in pypdfium2.PdfDocument(BytesIO(pdf))]


def chaptered():
    numbers = PageNumbers()
    rows = tuple((cell(Anchor(f"項目{n}", BODY, name=f"row-{n}")),) for n in range(80))
    blocks = [
        heading("一章", 1, HEADING_1, name="one"),
        LinkedParagraph((Span("12"), Span("、"), Span("79")), BODY, targets=("row-12", "", "row-79")),
        PageLink("", BODY, name="row-79", numbers=numbers),
        PageBreak(),
        heading("二章", 1, HEADING_1, name="two"),
        Table((1,), head_row("行"), rows),
    ]
    return document(blocks, numbers), numbers


def test_a_place_inside_a_table_has_the_page_its_row_is_on():
    pdf, numbers = chaptered()
    [page] = [n for n, words in enumerate(lines(pdf), 1) if "項目79" in words]
    assert page > 2
    assert numbers.of("row-79") == page
    assert str(page) in lines(pdf)[0]


def test_each_piece_that_leads_somewhere_is_a_link_of_its_own():
    pdf, _ = chaptered()
    with pikepdf.open(BytesIO(pdf)) as opened:
        links = [a for a in opened.pages[0].Annots if a.Subtype == "/Link"]
        assert [str(link.Contents) for link in links[:2]] == ["12", "79"]
        assert len(links) == 3
        boxes = [[float(edge) for edge in link.Rect] for link in links[:2]]
    assert boxes[0][2] <= boxes[1][0]


def test_the_head_of_each_page_names_the_chapter_that_goes_on():
    pdf, _ = chaptered()
    heads = [words[:2] for words in lines(pdf)]
    assert heads[0] == ["題名", "一章"]
    assert all(head == ["題名", "二章"] for head in heads[1:])


def test_a_document_of_one_chapter_does_not_repeat_it():
    pdf = document([heading("一章", 1, HEADING_1, name="one"), Paragraph("本文")], PageNumbers())
    assert lines(pdf)[0].count("一章") == 1


def test_a_small_last_row_takes_the_one_before_along():
    rows = tuple((cell(f"行{n}"),) for n in range(5))
    table = Table((1,), head_row("題"), rows, whole=0)
    each = table.height(200) / 6
    first, rest = table.split(200, each * 5.5)
    assert (len(first.rows), len(rest.rows)) == (3, 2)
