"""What keeps a theme from being used is told with a figure and with what to do."""

from dataclasses import replace

import pytest

from pia_wizard.i18n import translator
from pia_wizard.theme import PLAIN, Logo, Theme
from pia_wizard.theme.checks import checked_theme, faults, passing
from pia_wizard.theme.contrast import contrast
from pia_wizard.theme.errors import (
    BadCharacterError,
    LogoError,
    LowContrastError,
    NoColourError,
    TextTooLongError,
)


def test_the_usual_look_and_darker_ones_are_fine():
    assert list(faults(PLAIN)) == []
    assert checked_theme(Theme(accent="#8A1538", band="222222")).accent == "8a1538"


def test_a_pale_accent_is_refused_with_its_figure_and_a_colour_that_would_do():
    with pytest.raises(LowContrastError) as refused:
        checked_theme(Theme(accent="ffcc00"))
    told = translator("ja").error(refused.value)
    assert "1.51 対 1" in told.why
    proposed = told.do.split("#")[1][:6]
    assert contrast(proposed, "ffffff") >= 4.5
    assert list(faults(Theme(accent=proposed))) == []


@pytest.mark.parametrize(
    ("field", "value"), [("tint", "777777"), ("band_text", "1f4e79"), ("accent", "ffffff")]
)
def test_every_ink_is_held_against_its_ground_and_mended_by_the_proposal(field, value):
    theme = replace(PLAIN, **{field: value})
    assert any(isinstance(fault, LowContrastError) for fault in faults(theme))
    assert list(faults(replace(theme, **{field: passing(theme, field)}))) == []


@pytest.mark.parametrize("value", ["", "red", "12345", "rgb(0,0,0)", "１f4e79"])
def test_what_is_no_colour_is_refused(value):
    with pytest.raises(NoColourError):
        checked_theme(Theme(band=value))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"name": "長" * 61}, TextTooLongError),
        ({"cover_text": "長" * 401}, TextTooLongError),
        ({"footer": "長" * 91}, TextTooLongError),
        ({"marking": "社外秘\n極秘"}, BadCharacterError),
        ({"footer_second": "a\x00b"}, BadCharacterError),
        ({"logo": Logo("png", b"GIF89a")}, LogoError),
    ],
)
def test_texts_have_room_and_no_control_characters(change, error):
    with pytest.raises(error):
        checked_theme(replace(PLAIN, **change))


def test_the_cover_text_may_have_several_lines():
    assert checked_theme(Theme(cover_text="一行目\n二行目")).cover_text == "一行目\n二行目"
