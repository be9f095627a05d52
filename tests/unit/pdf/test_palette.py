"""Every ink can be read on what it stands on (WCAG 2.2, 1.4.3: at least 4.5 to 1)."""

import pytest

from pia_wizard.pdf import styles

INKS = ("INK", "BLUE", "QUIET", "GREEN", "AMBER", "RED")
GROUNDS = ("PAPER", "TINT")
BAND_GROUNDS = ("GREEN_TINT", "AMBER_TINT", "ORANGE_TINT", "RED_TINT")


def luminance(colour):
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first, second):
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_can_be_read_on_paper_and_tint(ink, ground):
    assert contrast(getattr(styles, ink), getattr(styles, ground)) >= 4.5


@pytest.mark.parametrize("ground", BAND_GROUNDS)
@pytest.mark.parametrize("ink", ["INK", "QUIET"])
def test_names_can_be_read_on_the_colours_of_risk_bands(ink, ground):
    assert contrast(getattr(styles, ink), getattr(styles, ground)) >= 4.5


@pytest.mark.parametrize("fill", ["GREEN", "AMBER", "RED", "QUIET", "BLUE"])
def test_white_numbers_can_be_read_on_dark_fills(fill):
    assert contrast(styles.PAPER, getattr(styles, fill)) >= 4.5


def test_black_on_white_is_21_to_1():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
