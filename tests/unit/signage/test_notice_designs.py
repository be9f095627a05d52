"""Colours of notices: readable by WCAG 2.2's own arithmetic, or told to be not."""

import pytest

from pia_wizard.pdf.styles import PAPER, colour
from pia_wizard.signage.design import (
    HIGH_CONTRAST,
    INFORMATION_BLUE,
    ColourUnusableError,
    company_design,
    contrast,
)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("000000", "ffffff", 21.0),
        ("ffffff", "ffffff", 1.0),
        # grey 0x77: ((119/255 + 0.055) / 1.055) ** 2.4 = 0.1845; 1.05 / 0.2345 = 4.478
        ("777777", "ffffff", 4.478),
        ("767676", "ffffff", 4.542),
        # pure red has 0.2126 of white's light: 1.05 / 0.2626 = 3.998 on white, 0.2626 / 0.05 = 5.252 on black
        ("ff0000", "ffffff", 3.998),
        ("ff0000", "000000", 5.252),
    ],
)
def test_contrast_is_what_a_pocket_calculator_says(one, other, ratio):
    assert contrast(colour(one), colour(other)) == pytest.approx(ratio, abs=0.001)
    assert contrast(colour(other), colour(one)) == pytest.approx(ratio, abs=0.001)


def test_the_two_designs_of_our_own_reach_their_promise():
    for design, least in ((INFORMATION_BLUE, 4.5), (HIGH_CONTRAST, 7)):
        assert design.least_contrast == least
        for ink in (design.label, design.ink, design.quiet):
            assert min(contrast(ink, PAPER), contrast(ink, design.tint)) >= least
        assert contrast(design.on_ground, design.ground) >= max(least, 7)


@pytest.mark.parametrize("step", range(0, 0x1000000, 0x0B1F37))
def test_on_any_company_colour_the_letters_chosen_for_it_can_be_read(step):
    design = company_design(f"#{step:06x}")
    assert contrast(design.on_ground, design.ground) >= 4.5
    assert contrast(design.label, PAPER) >= 4.5
    assert contrast(design.quiet, design.tint) >= 4.5


def test_labels_take_a_dark_company_colour_and_leave_a_pale_one():
    assert company_design("#005A3C").label == colour("005a3c")
    assert company_design("#FFE600").label != colour("ffe600")


def test_letters_that_a_company_insists_on_are_kept_for_the_checks_to_judge():
    assert company_design("FFE600", "#FFFFFF").on_ground == PAPER


@pytest.mark.parametrize("given", ["", "blue", "#12345", "#1234567", "rgb(0,0,0)", "#GGGGGG", "#12 456"])
def test_what_is_no_colour_is_refused(given):
    with pytest.raises(ColourUnusableError):
        company_design(given)
