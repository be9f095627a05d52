"""The structure readers follow, read back from the file by pikepdf."""

from io import BytesIO

import pikepdf
import pytest

from pia_wizard.pdf import fonts
from pia_wizard.pdf.figures import Figure
from pia_wizard.pdf.pages import Frame, PageNumbers, drawn
from pia_wizard.pdf.paragraphs import Paragraph, heading
from pia_wizard.pdf.styles import HEADING_1
from pia_wizard.pdf.tables import Table, cell, head_row
from pia_wizard.pdf.tags import TaggedCanvas


def tags(element):
    """The structure below an element as (tag, [...]) without pieces of content."""
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    inner = [k for k in kids if isinstance(k, pikepdf.Dictionary) and "/S" in k]
    return [(str(k.S)[1:], tags(k)) for k in inner]


def structure(pdf):
    with pikepdf.open(BytesIO(pdf)) as opened:
        return tags(opened.Root.StructTreeRoot)


def built(*blocks):
    return drawn(blocks, Frame("題", lambda page, count: f"{page}/{count}"), PageNumbers(), language="ja")


def test_headings_and_paragraphs_follow_each_other():
    pdf = built(heading("見出し", 1, HEADING_1), Paragraph("本文。"))
    assert structure(pdf) == [("Document", [("H1", []), ("P", [])])]


def test_a_paragraph_over_two_pages_is_one_element():
    assert structure(built(Paragraph("長い文。" * 2000))) == [("Document", [("P", [])])]


def test_a_table_over_pages_has_one_head_and_each_row_once():
    rows = tuple((cell(str(n)), cell("内容。" * 30)) for n in range(40))
    ((_, ((table, found),)),) = structure(built(Table((1, 3), head_row("甲", "乙"), rows)))
    assert table == "Table"
    assert [kind for kind, _ in found] == ["TR"] * 41
    assert found[0][1] == [("TH", [("P", [])]), ("TH", [("P", [])])]
    assert found[1][1] == [("TH", [("P", [])]), ("TD", [("P", [])])]


def test_a_link_is_an_element_with_its_annotation():
    pdf = built(Paragraph("くわしくは", link="https://example.co.jp/"))
    assert structure(pdf) == [("Document", [("P", [("Link", [("Span", [])])])])]
    with pikepdf.open(BytesIO(pdf)) as opened:
        (annotation,) = opened.pages[0].Annots
        assert str(annotation.A.URI) == "https://example.co.jp/"
        assert str(annotation.Contents) == "くわしくは"


def test_a_figure_says_what_it_shows():
    pdf = built(Figure(40, "四段階の表", lambda canvas, x, top, _: canvas.rect(x, top - 40, 40, 40)))
    with pikepdf.open(BytesIO(pdf)) as opened:
        figure = opened.Root.StructTreeRoot.K.K
        assert (str(figure.S), str(figure.Alt)) == ("/Figure", "四段階の表")


def test_a_fixed_page_can_be_tagged_piece_by_piece():
    file = BytesIO()
    canvas = TaggedCanvas(file, language="ja", size=(300, 200))
    canvas.rect(0, 0, 300, 200)
    with canvas.tag("H1"):
        fonts.draw(canvas, 20, 150, "防犯カメラ作動中", 20, bold=True)
    with canvas.tag("L", leaf=False), canvas.tag("LI", leaf=False), canvas.tag("LBody"):
        fonts.draw(canvas, 20, 100, "株式会社サンプル", 10)
    canvas.save()
    assert structure(file.getvalue()) == [("Document", [("H1", []), ("L", [("LI", [("LBody", [])])])])]


def test_drawing_inside_drawing_is_a_defect():
    canvas = TaggedCanvas(BytesIO(), language="ja")
    with canvas.tag("P"), pytest.raises(ValueError, match="already holds drawing"), canvas.tag("Span"):
        pass


def test_everything_on_a_page_is_either_tagged_or_an_artifact():
    pdf = built(heading("見出し", 1, HEADING_1), Table((1,), head_row("甲"), ((cell("乙"),),)))
    with pikepdf.open(BytesIO(pdf)) as opened:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(opened.pages[0]):
            name = str(operator)
            depth += name in {"BMC", "BDC"}
            depth -= name == "EMC"
            assert depth in {0, 1}, operands
            if name in {"Tj", "TJ", "S", "f", "re", "l", "Do"}:
                assert depth == 1
        assert depth == 0
