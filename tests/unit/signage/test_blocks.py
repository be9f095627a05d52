"""Texts in lines: no wider than asked, nothing lost, no stub at the end."""

from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.pdf import fonts
from pia_wizard.pdf.styles import INK
from pia_wizard.signage.blocks import Ink, text_block

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
