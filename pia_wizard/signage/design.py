"""How a notice is coloured: information blue, high contrast, or a company's own colours that can be read."""

import re
from dataclasses import dataclass

from pia_wizard.errors import N_, UnusableError
from pia_wizard.pdf.styles import BLUE, INK, PAPER, QUIET, RULE, TINT, Colour, colour

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
_BLACK = colour("000000")


class ColourUnusableError(UnusableError):
    """A company colour is not written as one."""

    what = N_("この色の指定は使えません: {given}")
    why = N_("色は「#1F4E79」のように、# と6桁の16進数で指定します。")
    do = N_("ロゴの色見本にある6桁の16進数を入力してください。")


@dataclass(frozen=True, slots=True)
class Design:
    """The colours of a notice; paper is always white.

    ``ground`` lies under the headline, whose letters and pictogram are in ``on_ground``; ``tint`` lies
    under the web address. ``least_contrast`` is what every text must reach (WCAG 2.2, 1.4.3 or 1.4.6).
    ``framed`` draws a black frame around a white ground.
    """

    key: str
    ground: Colour
    on_ground: Colour
    label: Colour
    ink: Colour = INK
    quiet: Colour = QUIET
    rule: Colour = RULE
    tint: Colour = TINT
    least_contrast: float = 4.5
    framed: bool = False


INFORMATION_BLUE = Design("blue", ground=BLUE, on_ground=PAPER, label=BLUE)
HIGH_CONTRAST = Design(
    "contrast",
    ground=PAPER,
    on_ground=_BLACK,
    label=_BLACK,
    ink=_BLACK,
    quiet=_BLACK,
    rule=_BLACK,
    tint=PAPER,
    least_contrast=7.0,
    framed=True,
)


def company_design(ground: str, letters: str = "") -> Design:
    """Return a design on a company's colour, given as six hex digits.

    Without ``letters`` the headline is white or black, whichever is easier to read; one of them always
    reaches 4.5 to 1. With ``letters`` the contrast is for ``signage.checks`` to judge. Labels take the
    ground's colour where it can be read on white, and are black otherwise. Raises ColourUnusableError.
    """
    under = _colour(ground)
    on = _colour(letters) if letters else max((PAPER, _BLACK), key=lambda ink: contrast(ink, under))
    label = under if contrast(under, PAPER) >= 4.5 else INK
    return Design("company", ground=under, on_ground=on, label=label, tint=_paler(under))


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(shade: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shade)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _paler(shade: Colour) -> Colour:
    red, green, blue = (1 - (1 - c) * 0.08 for c in shade)
    return red, green, blue


def _colour(given: str) -> Colour:
    match = _HEX.fullmatch(given.strip())
    if match is None:
        raise ColourUnusableError(given=given[:20])
    return colour(match[1])
