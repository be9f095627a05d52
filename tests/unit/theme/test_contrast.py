"""Contrast against figures that others published, and the colours that are proposed instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.theme.contrast import ENOUGH, colour_code, contrast, nearest

CODES = st.integers(0, 0xFFFFFF).map("{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("000000", "ffffff", 21.0),
        ("ffffff", "ffffff", 1.0),
        ("767676", "ffffff", 4.54),  # the palest grey that passes on white, as W3C's techniques have it
        ("777777", "ffffff", 4.48),
        ("ff0000", "ffffff", 4.0),
        ("0000ff", "ffffff", 8.59),
    ],
)
def test_ratios_are_those_that_others_publish(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.006)
    assert contrast(other, one) == contrast(one, other)


@given(CODES, CODES)
def test_what_is_proposed_can_be_read_and_what_can_be_read_is_left_alone(ink, ground):
    found = nearest(ink, ground)
    assert contrast(found, ground) >= ENOUGH
    if contrast(ink, ground) >= ENOUGH:
        assert found == ink


def test_between_black_and_white_there_may_be_nothing():
    assert nearest("808080", "000000", "ffffff") != ""
    assert nearest("777777", "606060", "a0a0a0") == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [("#1F4E79", "1f4e79"), (" 1f4e79 ", "1f4e79"), ("1f4e7", ""), ("blue", ""), ("#1f4e79ff", ""), ("", "")],
)
def test_a_colour_is_six_hexadecimal_digits(text, code):
    assert colour_code(text) == code
