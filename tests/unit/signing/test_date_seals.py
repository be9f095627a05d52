"""The visible seal: everything inside the ring, nothing but paths."""

import re
from datetime import date

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pia_wizard.pdf.pictures import page_picture
from pia_wizard.signing.outlines import outlined
from pia_wizard.signing.seal import seal_drawing

DAY = date(2026, 11, 21)


def rendered(drawing: bytes, scale: int = 4):
    """Return the seal as an image of 400 × 400 pixels, drawn by PDFium."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.Contents = pdf.make_stream(drawing)
    return page_picture(_saved(pdf), dpi=72 * scale)


def _saved(pdf) -> bytes:
    from io import BytesIO

    written = BytesIO()
    pdf.save(written)
    return written.getvalue()


def ink(image) -> list[tuple[int, int]]:
    width, height = image.size
    pixels = image.load()
    return [(x, y) for x in range(width) for y in range(height) if pixels[x, y] != (255, 255, 255)]


def text_points(drawing: bytes) -> list[tuple[float, float]]:
    """Return the points of the characters: what is painted with ``f``, without ring and rules."""
    rows = [row for row in drawing.decode().split("S\n", 1)[1].split("\n") if row not in {"f", "Q", "h"}]
    numbers = [[float(n) for n in re.findall(r"-?\d+\.\d+", row)] for row in rows]
    return [point for row in numbers for point in zip(row[::2], row[1::2], strict=True)]


def test_the_seal_is_a_red_ring_with_ink_in_all_three_rows():
    image = rendered(seal_drawing(top="評価者", day=DAY, bottom="山田"))
    spots = ink(image)
    assert all(image.getpixel(spot)[0] > 180 for spot in spots)
    assert {min(x for x, _ in spots) // 8, max(x for x, _ in spots) // 8} == {1, 48}
    for low, high in ((70, 145), (165, 235), (255, 330)):
        assert any(low < y < high and 150 < x < 250 for x, y in spots)


def test_an_empty_seal_has_ring_rules_and_date_only():
    full = ink(rendered(seal_drawing(top="評価者", day=DAY, bottom="山田")))
    bare = ink(rendered(seal_drawing(top="", day=DAY, bottom="")))
    assert set(bare) < set(full)
    assert not any(70 < y < 145 and 150 < x < 250 for x, y in bare)


@settings(max_examples=60, deadline=None)
@given(
    top=st.text(st.characters(min_codepoint=0x20, max_codepoint=0x9FFF), max_size=40),
    bottom=st.text(st.sampled_from("管理担当者髙﨑𠮷Ag-j|一"), max_size=60),
)
def test_no_text_however_long_leaves_the_ring(top, bottom):
    for x, y in text_points(seal_drawing(top=top, day=DAY, bottom=bottom)):
        assert (x - 50) ** 2 + (y - 50) ** 2 <= 44**2


@pytest.mark.parametrize("text", ["個人情報保護管理者", "Privacy Officer", "非常に長い部署の責任者代理心得"])
def test_texts_keep_clear_of_the_rules(text):
    heights = [y for _, y in text_points(seal_drawing(top=text, day=DAY, bottom=text))]
    assert not any(59.5 < y < 62.5 or 37.5 < y < 40.5 for y in heights)


def test_a_rare_kanji_of_a_name_comes_from_the_fallback_font():
    assert outlined("𠮷").strokes
    assert outlined("𠮷").strokes != outlined("吉").strokes


def test_a_character_that_no_font_has_is_left_out():
    assert outlined("\U000e0001").strokes == ()
    assert outlined("山\U000e0001").strokes == outlined("山").strokes


def test_the_drawing_needs_no_fonts_images_or_transparency():
    drawing = seal_drawing(top="承認者", day=DAY, bottom="管理担当").decode()
    operators = set(re.findall(r"[A-Za-z]+", drawing))
    assert operators <= {"q", "Q", "RG", "rg", "w", "m", "l", "c", "h", "s", "S", "f"}


def test_the_same_seal_is_the_same_bytes():
    first, second = (seal_drawing(top="承認者", day=DAY, bottom="管理担当") for _ in range(2))
    assert first == second
