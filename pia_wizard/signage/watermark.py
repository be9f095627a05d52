"""The word across a notice that may not be hung yet."""

from math import atan2, degrees, hypot

from pia_wizard.pdf import fonts
from pia_wizard.signage.commands import Outline
from pia_wizard.signage.measures import Measures
from pia_wizard.signage.outlines import turned

_GREY = (0.5, 0.5, 0.5)
_OPACITY = 0.24
_SHARE = 0.68
"""How much of the diagonal the word takes."""


def watermark(word: str, at: Measures) -> Outline:
    """Return a word along the sheet's diagonal, grey and translucent, over everything."""
    size = _SHARE * hypot(at.width, at.height) / fonts.width(word, 1, bold=True)
    size = min(size, 0.5 * min(at.width, at.height))
    angle = degrees(atan2(at.height, at.width))
    steps = turned(word, size, angle, (at.width / 2, at.height / 2))
    return Outline(steps, _GREY, opacity=_OPACITY)
