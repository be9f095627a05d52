"""Readings over kanji: set above their base, never parted from it, never lost."""

from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.pdf import fonts
from pia_wizard.pdf.styles import INK
from pia_wizard.signage.annotations import annotated, plain
from pia_wizard.signage.blocks import Ink, text_block
from pia_wizard.signage.commands import Element, ink
from pia_wizard.signage.legibility import READING_LEAST

PLAIN = Ink(12, INK)
GROUPS = st.tuples(
    st.text("場所設置防犯者木", min_size=1, max_size=4), st.text("あいうえおばしょ", min_size=1, max_size=9)
)
TEXTS = st.lists(st.one_of(st.text("カメラでとる、。0123 ab（）", max_size=12), GROUPS), max_size=12)


def marked(parts):
    return "".join(p if isinstance(p, str) else f"\ufff9{p[0]}\ufffa{p[1]}\ufffb" for p in parts)


@given(TEXTS, st.floats(150, 400))
def test_a_base_is_never_cut_and_every_reading_stays_with_its_base(parts, width):
    block = text_block(marked(parts), PLAIN, width)
    found = [
        (line[r.start : r.end], r.text)
        for line, readings in zip(block.lines, block.readings, strict=False)
        for r in readings
    ]
    whole = [p for p in parts if isinstance(p, tuple)]
    fitting = [p for p in whole if max(12 * len(p[0]), block.ink.reading_size * len(p[1])) <= width]
    if len(fitting) == len(whole):
        assert found == whole


@given(TEXTS)
def test_text_without_readings_is_the_text_that_was_marked(parts):
    assert plain(marked(parts)) == "".join(p if isinstance(p, str) else p[0] for p in parts)


@given(TEXTS, st.floats(200, 400))
def test_no_ink_leaves_the_width(parts, width):
    block = text_block(marked(parts), PLAIN, width)
    for glyphs in ink(block.parts(0, 0)):
        wide = fonts.width(glyphs.text.rstrip(), glyphs.size) + glyphs.spacing * (len(glyphs.text) - 1)
        assert glyphs.x >= -0.01
        assert glyphs.x + wide <= width + 0.01


def test_readings_stand_above_their_base_at_half_its_size_or_what_can_be_read():
    for size in (8, 30):
        block = text_block("\ufff9場所\ufffaばしょ\ufffb", Ink(size, INK), 400)
        (ruby,) = block.parts(0, 100)
        assert isinstance(ruby, Element)
        base, reading = (part.parts[0] for part in ruby.parts)
        assert (ruby.tag, ruby.parts[0].tag, ruby.parts[1].tag) == ("Ruby", "RB", "RT")
        assert reading.size == max(size / 2, READING_LEAST)
        assert reading.y >= base.y + size * 0.8
        assert block.height > text_block("場所", Ink(size, INK), 400).height


def test_a_number_stays_with_the_counter_that_has_a_reading():
    text = "国" * 7 + "14\ufff9日\ufffaにち\ufffb間"
    lines = text_block(text, PLAIN, 12 * 8.4).lines
    assert "14日" in lines[-1]


def test_stray_marks_leave_the_text():
    assert annotated("あ\ufffaい\ufffbう\ufff9え").text == "あいうえ"
    assert annotated("\ufff9木\ufffa\ufffb").readings == ()
