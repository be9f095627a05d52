"""The measures and the names of the colours everything is drawn with.

All lengths are device-independent pixels and follow an 8-pixel rhythm (4 within a control). They hold at the
text size in use: ``use_text_size`` sets them anew, so they are read as ``tokens.SPACE`` when a widget is
built or painted and never copied when a module is loaded. A length of one's own that holds text is written
``tokens.grown(320)``, a gap ``tokens.spaced(12)``.
"""

from typing import NamedTuple

HAIR = 4
"""Between a label and what it belongs to."""
GAP = 8
"""Between controls of one group."""
SPACE = 16
"""Inside a card, and between groups."""
SECTION = 24
"""Between sections."""
PAGE = 32
"""Around a page."""

CARD_RADIUS = 10
CONTROL_RADIUS = 6
CONTROL_HEIGHT = 36
READING_WIDTH = 760
"""Widest column of running text: about 50 Japanese characters."""

CAPTION_SIZE = 13
TEXT_SIZE = 14
HEADING_SIZE = 17
TITLE_SIZE = 24

_GAPS = ("HAIR", "GAP", "SPACE", "SECTION", "PAGE", "CARD_RADIUS", "CONTROL_RADIUS")
_LENGTHS = ("CONTROL_HEIGHT", "READING_WIDTH", "CAPTION_SIZE", "TEXT_SIZE", "HEADING_SIZE", "TITLE_SIZE")
_USUAL: dict[str, int] = {name: globals()[name] for name in (*_GAPS, *_LENGTHS)}
_per_cent = 100


def use_text_size(per_cent: int) -> None:
    """Set all measures for a text size in per cent; widgets built from now on have it."""
    globals()["_per_cent"] = per_cent
    globals().update({name: grown(_USUAL[name]) for name in _LENGTHS})
    globals().update({name: spaced(_USUAL[name]) for name in _GAPS})


def grown(length: float) -> int:
    """Return a length that holds text, in pixels at the text size in use."""
    return round(length * _per_cent / 100)


def spaced(gap: float) -> int:
    """Return a gap in pixels at the text size in use: it grows half as much, to leave room for the text."""
    return round(gap * (100 + _per_cent) / 200)


class Colours(NamedTuple):
    """One colour scheme; each value is ``#RRGGBB``, ``ring`` is the width of a focus ring in pixels.

    Text colours (``text``, ``muted``, ``accent``, ``met``, ``partly``, ``not_met``, ``undetermined``) keep a
    contrast of 4.5:1 on every ground they are used on, ``border`` and ``focus`` 3:1 (WCAG 2.2, 1.4.3 and
    1.4.11); where ``high`` is set, text keeps 7:1 (1.4.6) and every other sign 4.5:1. The ``_soft`` grounds
    carry text of the same name.
    """

    dark: bool
    window: str
    surface: str
    sunken: str
    hairline: str
    border: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    focus: str
    met: str
    met_soft: str
    partly: str
    partly_soft: str
    not_met: str
    not_met_soft: str
    undetermined: str
    undetermined_soft: str
    high: bool = False
    ring: int = 2
