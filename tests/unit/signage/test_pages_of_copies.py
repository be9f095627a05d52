"""Sheets: how many copies stand on a paper, where it is cut, and where marks may stand."""

import pytest

from pia_wizard.signage.commands import Drawing, Outline, rectangle
from pia_wizard.signage.imposition import copies, page
from pia_wizard.signage.legibility import MM
from pia_wizard.signage.sheet import Format, Orientation, Sheet, SheetUnusableError

INK = (0.0, 0.0, 0.0)


def drawing(sheet):
    return Drawing(sheet.width, sheet.height, (rectangle((10, 10, 20, 20), INK),))


@pytest.mark.parametrize(
    ("format_", "way", "paper", "count"),
    [
        (Format.A5, "portrait", Format.A4, 2),
        (Format.A5, "landscape", Format.A4, 2),
        (Format.A5, "portrait", Format.A3, 4),
        (Format.A4, "landscape", Format.A3, 2),
        (Format.B5, "portrait", Format.B4, 2),
        (Format.STICKER_100, "portrait", Format.A4, 4),
        (Format.STICKER_100, "portrait", Format.A3, 8),
        (Format.STICKER_150, "landscape", Format.A4, 2),
        (Format.STICKER_150, "portrait", Format.A3, 4),
    ],
)
def test_as_many_copies_as_fit_stand_on_a_paper(format_, way, paper, count):
    sheet = Sheet(format_, Orientation(way), paper=paper)
    assert copies(sheet) == count
    made = page(drawing(sheet), sheet)
    assert len(made.nodes) == 1
    assert len(made.copies) == count - 1


@pytest.mark.parametrize("paper", [Format.A4, Format.A5, Format.STICKER_100])
def test_a_paper_on_which_only_one_copy_stands_is_refused(paper):
    with pytest.raises(SheetUnusableError):
        copies(Sheet(Format.A4, paper=paper))


def test_b_sizes_are_the_japanese_ones():
    assert (Format.B4.width, Format.B4.height) == (257, 364)
    assert (Format.B5.width, Format.B5.height) == (182, 257)


def boxes(outline: Outline):
    return [numbers for kind, numbers in outline.steps if kind == "R"]


def test_no_mark_stands_on_what_is_kept_or_in_its_bleed():
    sheet = Sheet(Format.A4, bleed=3, crop_marks=True)
    made = page(drawing(sheet), sheet)
    left, bottom, width, height = made.bleed
    assert made.marks
    for mark in made.marks:
        for x, y, wide, high in boxes(mark):
            beside = x + wide <= left or x >= left + width
            beyond = y + high <= bottom or y >= bottom + height
            assert beside or beyond
            assert x >= 0
            assert y >= 0
            assert x + wide <= made.width + 0.01
            assert y + high <= made.height + 0.01


def test_bleed_and_trim_are_three_millimetres_apart():
    sheet = Sheet(Format.A3, Orientation.LANDSCAPE, bleed=3, crop_marks=True)
    made = page(drawing(sheet), sheet)
    assert made.trim[2:] == pytest.approx((420 * MM, 297 * MM))
    assert made.trim[0] - made.bleed[0] == pytest.approx(3 * MM)
    assert made.bleed[2] - made.trim[2] == pytest.approx(6 * MM)


def test_cutting_lines_run_between_copies_and_never_through_one():
    sheet = Sheet(Format.STICKER_100, paper=Format.A4)
    made = page(drawing(sheet), sheet)
    left = made.trim[0]
    cuts = {round((x - left) / (100 * MM), 2) for mark in made.marks for x, _, w, h in boxes(mark) if w < h}
    assert cuts == {0, 1, 2}
