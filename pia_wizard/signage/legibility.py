"""How large letters must be: heights on paper in mm, and the font size that gives them.

Japanese guidance for signs asks for about a 250th of the reading distance for Japanese and a 333rd for
Latin letters, measured as the height of 「木」 and of "E": 9 mm and 7 mm at 1 to 2 m, 4 mm and 3 mm at 1 m.
"""

from dataclasses import dataclass

MM = 72 / 25.4
"""Points in a millimetre."""

KANJI_SHARE = 1946 / 2048
"""Height of 「木」 in BIZ UDPGothic as a share of the font size."""

CAPITAL_SHARE = 1659 / 2048
"""Height of "E" in BIZ UDPGothic as a share of the font size."""

_IDEOGRAPHIC = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


@dataclass(frozen=True, slots=True)
class Sizes:
    """Font sizes in points: the smallest headline, and the range of the detail."""

    headline_least: float
    detail_least: float
    detail_most: float


JAPANESE = Sizes(
    headline_least=9 * MM / KANJI_SHARE, detail_least=4 * MM / KANJI_SHARE, detail_most=7 * MM / KANJI_SHARE
)
LATIN = Sizes(
    headline_least=7 * MM / CAPITAL_SHARE,
    detail_least=3 * MM / CAPITAL_SHARE,
    detail_most=5 * MM / CAPITAL_SHARE,
)


def has_ideographs(text: str) -> bool:
    """Tell whether a text has kana, kanji or hangul, whose strokes need larger letters."""
    return any(low <= ord(c) <= high for c in text for low, high in _IDEOGRAPHIC)


def sizes_for(*texts: str) -> Sizes:
    """Return the sizes that keep all of the texts legible: Japanese ones as soon as one needs them."""
    return JAPANESE if any(has_ideographs(text) for text in texts) else LATIN
