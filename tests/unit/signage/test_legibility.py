"""Letter heights by reading distance: the published table, and nothing smaller in between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.signage.legibility import (
    JAPANESE,
    LATIN,
    distance_m,
    font_size,
    further_least,
    height_mm,
    letters_mm,
    sizes_at,
)
from pia_wizard.signage.sheet import Format


@pytest.mark.parametrize(
    ("metres", "japanese", "latin"), [(2, 9, 7), (5, 20, 15), (10, 40, 30), (20, 80, 60), (30, 120, 90)]
)
def test_the_rows_of_the_table_are_kept(metres, japanese, latin):
    assert height_mm(metres, ideographs=True) == pytest.approx(japanese)
    assert height_mm(metres, ideographs=False) == pytest.approx(latin)


@given(st.floats(0.1, 60), st.booleans())
def test_a_height_can_be_read_from_the_distance_it_is_for(metres, ideographs):
    height = height_mm(metres, ideographs=ideographs)
    assert distance_m(height, ideographs=ideographs) == pytest.approx(metres)


@given(st.floats(0.1, 40), st.floats(0.1, 40), st.booleans())
def test_from_further_away_letters_are_never_smaller(one, other, ideographs):
    near, far = sorted((one, other))
    assert height_mm(near, ideographs=ideographs) <= height_mm(far, ideographs=ideographs)


def test_a_size_in_points_is_that_of_a_letter_in_millimetres():
    assert letters_mm(font_size(9, ideographs=True), ideographs=True) == pytest.approx(9)
    assert font_size(7, ideographs=False) == pytest.approx(LATIN.headline_least)


@pytest.mark.parametrize("format_", Format)
def test_japanese_is_never_smaller_than_any_further_language_and_none_is_below_seven_points(format_):
    sizes = sizes_at(format_.distance, ideographs=True)
    for text in ("English", "简体中文", "한국어"):
        assert 6 <= further_least(format_.distance, text) <= sizes.detail_least
    assert sizes.detail_least >= 7
    assert sizes.headline_least > sizes.detail_least


def test_a4_stands_as_it_always_stood():
    assert sizes_at(Format.A4.distance, ideographs=True) == JAPANESE
