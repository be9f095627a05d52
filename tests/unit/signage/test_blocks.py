"""Texts in lines: no wider than asked, nothing lost, no stub at the end."""

from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.pdf import fonts
from pia_wizard.pdf.styles import INK
from pia_wizard.signage.blocks import Ink, text_block
from pia_wizard.signage.layout import Words, composed
from pia_wizard.signage.legibility import LATIN
from pia_wizard.signage.notice_text import Headline

SMALL = Ink(10, INK)


@given(st.text("国木あ、。（）ーABCabc 012", max_size=200), st.floats(40, 400))
def test_lines_keep_within_the_width_and_lose_nothing_but_spaces(text, width):
    block = text_block(text, SMALL, width)
    assert all(fonts.width(line, 10) <= width + 0.01 for line in block.lines)
    assert "".join(block.lines).replace(" ", "") == text.replace(" ", "")


def test_a_few_characters_are_not_left_alone_on_the_last_line():
    lines = text_block("国" * 42, SMALL, 100).lines  # ten to a line would leave two
    assert [len(line) for line in lines] == [9, 9, 9, 9, 6]


def test_lengthening_the_last_line_never_costs_a_line():
    for count in range(1, 60):
        assert len(text_block("国" * count, SMALL, 100).lines) == -(-count // 10)


def test_line_ends_of_the_text_are_kept():
    assert text_block("一行目\n二行目", SMALL, 200).lines == ("一行目", "二行目")


def test_the_height_is_that_of_its_lines():
    one, two = text_block("国", SMALL, 100), text_block("国\n国", SMALL, 100)
    assert two.height == 2 * one.height
    assert 0 < one.baseline < one.height


def test_opening_hours_in_brackets_go_to_the_next_line_whole():
    lines = text_block("電話 000-000-0000（平日 9時から17時）", SMALL, 150).lines
    assert lines == ("電話 000-000-0000", "（平日 9時から17時）")


def test_a_remark_in_brackets_is_torn_where_keeping_it_whole_would_cost_a_line():
    text = "国" * 8 + "（" + "木" * 8 + "）" + "国" * 20
    assert len(text_block(text, SMALL, 100).lines) == -(-len(text) // 10)


def test_a_headline_on_several_lines_has_two_where_letters_stay_large():
    words = Words(headline=Headline("About our security cameras", language="en"), lines=())
    assert composed(words, LATIN, 0).head.headline[0].lines == ("About our", "security cameras")
