"""Blocks on pages: nothing is lost, headings stay with what follows, tables repeat their head."""

from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.pdf.blocks import PageBreak, Space, Stack
from pia_wizard.pdf.contents import contents_lines
from pia_wizard.pdf.pages import Frame, PageNumbers, drawn, heading_pages, headings, laid_out
from pia_wizard.pdf.paragraphs import ListItem, Paragraph, heading
from pia_wizard.pdf.styles import BODY, HEADING_1, HEADING_2
from pia_wizard.pdf.tables import Table, cell, head_row

FRAME = Frame("走る題名", lambda page, count: f"{page} / {count}")
PAGE = 300.0
WIDTH = 200.0


def paragraph(lines):
    return Paragraph("\n".join("行" for _ in range(lines)), BODY)


def texts(blocks):
    """The text of each page of a drawn document, without white space."""
    document = pypdfium2.PdfDocument(drawn(blocks, FRAME, PageNumbers(), language="ja"))
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def shown_lines(page):
    return sum(len(placed.block.lines(WIDTH)) for placed in page if isinstance(placed.block, Paragraph))


@given(st.lists(st.integers(1, 40), max_size=12))
def test_every_line_gets_a_place_on_a_page_and_none_overlaps(counts):
    pages = laid_out([paragraph(n) for n in counts], PAGE, WIDTH)
    assert sum(shown_lines(page) for page in pages) == sum(counts)
    for page in pages:
        for upper, lower in pairwise(page):
            assert upper.offset + upper.block.height(WIDTH) <= lower.offset + 1e-6
        assert page[-1].offset + page[-1].block.height(WIDTH) <= PAGE + 1e-6


@given(st.integers(1, 20), st.integers(1, 40))
def test_a_cut_paragraph_leaves_no_lonely_line(above, lines):
    pages = laid_out([paragraph(above), paragraph(lines)], PAGE, WIDTH)
    parts = [len(p.block.lines(WIDTH)) for page in pages for p in page[-1:]]
    if lines > 3:
        assert min(parts) >= 2 or above == 1


@given(st.integers(0, 20))
def test_a_heading_is_never_the_last_on_a_page(lines_before):
    blocks = [paragraph(lines_before + 1), heading("見出し", 2, HEADING_2), paragraph(6)]
    for page in laid_out(blocks, PAGE, WIDTH):
        assert not page[-1].block.keeps_with_next


def test_space_at_the_head_of_a_page_is_dropped():
    pages = laid_out([PageBreak(), Space(50), paragraph(2)], PAGE, WIDTH)
    assert [[placed.offset for placed in page] for page in pages] == [[0]]


def test_a_block_higher_than_a_page_does_not_hang_the_layout():
    tall = Stack((heading("見出し", 1, HEADING_1),) * 60)
    assert len(laid_out([tall, paragraph(3)], PAGE, WIDTH)) >= 2


def test_what_is_to_stay_together_goes_to_the_next_page_whole():
    words = (paragraph(2), paragraph(2))
    pages = laid_out([paragraph(int(PAGE // BODY.leading) - 3), Stack(words, whole=True)], PAGE, WIDTH)
    assert [len(page) for page in pages] == [1, 1]


def test_page_numbers_of_headings_are_those_they_are_drawn_on():
    blocks = [heading("一", 1, HEADING_1, name="one"), PageBreak(), heading("二", 1, HEADING_1, name="two")]
    assert heading_pages(laid_out(blocks)) == {"one": 1, "two": 2}


def test_the_contents_name_the_page_a_heading_is_read_on():
    numbers = PageNumbers()
    body = [PageBreak(), heading("第一章", 1, HEADING_1, name="a"), PageBreak(), PageBreak()]
    body += [heading("第二章", 1, HEADING_1, name="b")]
    document = pypdfium2.PdfDocument(
        drawn([*contents_lines(headings(body), numbers), *body], FRAME, numbers, language="ja")
    )
    pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    assert "第一章2" in pages[0]
    assert f"第二章{next(i for i, text in enumerate(pages, 1) if i > 1 and '第二章' in text)}" in pages[0]


def test_pages_after_the_first_carry_the_title_and_their_number():
    found = texts([paragraph(1), PageBreak(), paragraph(1)])
    assert "走る題名" not in found[0]
    assert found[1].startswith("走る題名2/2")


@pytest.mark.parametrize(
    ("title", "chapter", "shown"),
    [
        ("走る題名", "Annex D: Sources of the guidelines and how they were read", "how they were read"),
        ("とても長い評価の題名" * 4, "Sources of the " + "guidelines " * 12, "guidelines…"),
        ("とても長い評価の題名" * 4, "基準の出典と読み方" * 6, "読み方"),
    ],
)
def test_a_running_chapter_has_the_room_there_is_and_is_cut_in_no_word(title, chapter, shown):
    blocks = [heading(chapter, 1, HEADING_1, name="a"), PageBreak(), heading("次", 1, HEADING_1, name="b")]
    frame = Frame(title, lambda page, count: f"{page} / {count}", cover=False)
    page = pypdfium2.PdfDocument(drawn(blocks, frame, PageNumbers(), language="ja"))[0]
    head = page.get_textpage().get_text_bounded(bottom=790)
    assert shown in head


def test_a_table_repeats_its_head_and_keeps_every_row():
    rows = tuple((cell(f"項目{n}番"), cell("内容。" * 20)) for n in range(60))
    found = texts([Table((1, 3), head_row("見出甲", "見出乙"), rows)])
    assert len(found) > 2
    assert all("見出甲" in text for text in found)
    assert [n for n in range(60) if not any(f"項目{n}番" in text for text in found)] == []


def test_a_cell_longer_than_pages_goes_on_without_losing_a_character():
    long = "".join(f"{n}、" for n in range(3000))
    found = texts([Table((1, 3), head_row("問", "答"), ((cell("長い"), cell(long)),))])
    whole = "".join(text.replace("問答", "") for text in found)
    for number, count in enumerate(found, 1):
        assert count
        whole = whole.replace(f"走る題名{number}/{len(found)}", "")
    assert long in whole


def test_the_items_of_a_list_go_on_over_the_page_with_one_label_each():
    key = object()
    items = [ListItem(f"{n}.", Paragraph("項目を並べる。" * 60), key) for n in range(1, 9)]
    whole = "".join(texts(items))
    assert whole.count("項目を並べる。") == 8 * 60


@pytest.mark.parametrize("text", ["<b>太字</b> & <i>", "{0} {name} %s", "\\n (a) [b]", "&lt;para&gt;"])
def test_markup_that_a_user_types_stays_as_typed(text):
    assert "".join(text.split()) in texts([Paragraph(text)])[0]


def test_the_same_blocks_give_the_same_bytes():
    def build():
        file = BytesIO()
        file.write(
            drawn([paragraph(3), heading("見", 1, HEADING_1, name="k")], FRAME, PageNumbers(), language="en")
        )
        return file.getvalue()

    assert build() == build()
