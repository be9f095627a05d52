"""One typographic scale and one palette for everything on paper.

Sizes are points. Every ink reaches a contrast of 4.5 to 1 on white and on the tints it stands on
(WCAG 2.2, 1.4.3); the rules and fills that carry no words may be paler.
"""

from dataclasses import dataclass, replace
from typing import Literal

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1, in the sRGB of the output intent."""


def colour(code: str) -> Colour:
    """Return the colour of six hex digits."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


INK = colour("1c2530")
BLUE = colour("1f4e79")
QUIET = colour("56616e")
RULE = colour("c3ccd6")
TINT = colour("eef3f8")
PAPER = colour("ffffff")

GREEN = colour("22663b")
AMBER = colour("7d5200")
RED = colour("a12622")

GREEN_TINT = colour("e4f1e8")
AMBER_TINT = colour("fbf0d9")
ORANGE_TINT = colour("fae1cf")
RED_TINT = colour("f7d9d6")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph looks; lengths in points.

    ``before`` and ``after`` are the least space to the neighbours: between two blocks the larger counts.
    Lines of ``phrases`` end between them, as those of titles should.
    """

    size: float = 10
    leading: float = 16
    bold: bool = False
    colour: Colour = INK
    indent: float = 0
    first_indent: float = 0
    before: float = 0
    after: float = 6
    align: Literal["left", "right", "center"] = "left"
    keep_with_next: bool = False
    phrases: bool = False


BODY = TextStyle()
LEAD = replace(BODY, size=11, leading=18, after=8)
SMALL = replace(BODY, size=8.5, leading=13, after=4, colour=QUIET)
CELL = replace(BODY, size=9, leading=13.5, after=2)
CELL_BOLD = replace(CELL, bold=True)
CELL_HEAD = replace(CELL, size=8.5, bold=True, colour=BLUE)
INTRO = replace(BODY, keep_with_next=True)
ITEM = replace(BODY, after=3)
LABEL = replace(BODY, size=8.5, leading=13, after=2, bold=True, colour=BLUE, keep_with_next=True)
COVER_TITLE = replace(BODY, size=26, leading=38, bold=True, colour=BLUE, after=10, phrases=True)
_HEADING = TextStyle(bold=True, keep_with_next=True, phrases=True)
HEADING_1 = replace(_HEADING, size=18, leading=27, colour=BLUE, before=36, after=12)
HEADING_2 = replace(_HEADING, size=13, leading=20, colour=BLUE, before=20, after=7)
HEADING_3 = replace(_HEADING, size=10.5, leading=16, before=14, after=4)
HEADINGS = (HEADING_1, HEADING_2, HEADING_3)
