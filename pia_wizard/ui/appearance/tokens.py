"""The measures and the names of the colours everything is drawn with.

All lengths are device-independent pixels and follow an 8-pixel rhythm (4 within a control).
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


class Colours(NamedTuple):
    """One colour scheme; each value is ``#RRGGBB``.

    Text colours (``text``, ``muted``, ``accent``, ``met``, ``partly``, ``not_met``, ``undetermined``) keep a
    contrast of 4.5:1 on every ground they are used on, ``border`` and ``focus`` 3:1 (WCAG 2.2, 1.4.3 and
    1.4.11). The ``_soft`` grounds carry text of the same name.
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
