"""The record of a theme. ``PLAIN`` is the look without one; others are checked before they are used."""

from dataclasses import dataclass
from typing import Literal

LONGEST_NAME = 60
LONGEST_COVER_TEXT = 400
LONGEST_FOOTER = 90
LONGEST_MARKING = 24
MOST_LOGO_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Logo:
    """A client's logo as its file: a PNG, or an SVG of plain shapes."""

    kind: Literal["png", "svg"]
    data: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """How papers look for a client; colours are six hexadecimal digits.

    ``accent`` is the ink of headings and lines, on white and on ``tint``, the ground of table heads. ``band``
    lies along the upper edge of a cover, ``band_text`` upon it. ``cover_text`` stands on the cover,
    ``footer`` and ``footer_second`` at the foot of every page, ``marking`` (such as 社外秘) at the head of
    every page.
    """

    name: str = ""
    accent: str = "1f4e79"
    tint: str = "eef3f8"
    band: str = "1f4e79"
    band_text: str = "ffffff"
    cover_text: str = ""
    footer: str = ""
    footer_second: str = ""
    marking: str = ""
    logo: Logo | None = None


PLAIN = Theme()
"""The look of papers for which no theme was chosen."""
