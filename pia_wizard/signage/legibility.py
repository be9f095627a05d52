"""How large letters must be: heights on paper in mm, and the font size that gives them.

Japanese guidance for signs gives letter heights by reading distance, measured as the height of 「木」 and
of "E": 9 and 7 mm at 1 to 2 m, 20 and 15 at 4 to 5, 40 and 30 at 10, 80 and 60 at 20, 120 and 90 at 30.
The first row is taken for 2 m; nearer than that, about a 250th and a 333rd of the distance, as further
away: 4 mm and 3 mm at 1 m.
"""

from dataclasses import dataclass
from itertools import pairwise

MM = 72 / 25.4
"""Points in a millimetre."""

KANJI_SHARE = 1946 / 2048
"""Height of 「木」 in BIZ UDPGothic as a share of the font size."""

CAPITAL_SHARE = 1659 / 2048
"""Height of "E" in BIZ UDPGothic as a share of the font size."""

TABLE = ((0.0, 0.0, 0.0), (1, 4, 3), (2, 9, 7), (5, 20, 15), (10, 40, 30), (20, 80, 60), (30, 120, 90))
"""Metres, mm of Japanese and mm of Latin letters."""

DISTANCE = 2.0
"""From how far the headline of an A4 notice is read, in metres."""

DETAIL_SHARE = 0.5
"""The detail is read from half as far as the headline: whoever the headline concerns steps up to it."""

FURTHER_SHARE = 0.7
"""A further language is read from nearer still."""

_READING_MM = 1.9
_DETAIL_FLOOR_MM = (2.5, 2.0)
_FURTHER_FLOOR_MM = (2.3, 1.75)
"""No distance is too short for these: about 7 points."""

_IDEOGRAPHIC = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


@dataclass(frozen=True, slots=True)
class Sizes:
    """Font sizes in points: the smallest headline, and the range of the detail."""

    headline_least: float
    detail_least: float
    detail_most: float


def has_ideographs(text: str) -> bool:
    """Tell whether a text has kana, kanji or hangul, whose strokes need larger letters."""
    return any(low <= ord(c) <= high for c in text for low, high in _IDEOGRAPHIC)


def height_mm(distance: float, *, ideographs: bool) -> float:
    """Return the least letter height at a reading distance in metres, between the table's rows in line."""
    column = 1 if ideographs else 2
    for near, far in pairwise(TABLE):
        if distance <= far[0]:
            share = (distance - near[0]) / (far[0] - near[0])
            return near[column] + share * (far[column] - near[column])
    return TABLE[-1][column] * distance / TABLE[-1][0]


def distance_m(letters_mm: float, *, ideographs: bool) -> float:
    """Return from how many metres letters of a height can be read: the other way round."""
    column = 1 if ideographs else 2
    for near, far in pairwise(TABLE):
        if letters_mm <= far[column]:
            share = (letters_mm - near[column]) / (far[column] - near[column])
            return near[0] + share * (far[0] - near[0])
    return TABLE[-1][0] * letters_mm / TABLE[-1][column]


def font_size(letters_mm: float, *, ideographs: bool) -> float:
    """Return the font size in points whose 「木」, or "E", is so many millimetres high."""
    return letters_mm * MM / (KANJI_SHARE if ideographs else CAPITAL_SHARE)


def letters_mm(size: float, *, ideographs: bool) -> float:
    """Return the height of 「木」, or of "E", at a font size in points."""
    return size * (KANJI_SHARE if ideographs else CAPITAL_SHARE) / MM


def sizes_at(distance: float, *, ideographs: bool) -> Sizes:
    """Return the sizes of a notice whose headline is read from a distance in metres."""
    floor = _DETAIL_FLOOR_MM[0 if ideographs else 1]
    detail = max(floor, height_mm(distance * DETAIL_SHARE, ideographs=ideographs))
    headline = max(detail, height_mm(distance, ideographs=ideographs))
    least = font_size(detail, ideographs=ideographs)
    return Sizes(font_size(headline, ideographs=ideographs), least, least * (7 / 4 if ideographs else 5 / 3))


JAPANESE = sizes_at(DISTANCE, ideographs=True)
LATIN = sizes_at(DISTANCE, ideographs=False)


def sizes_for(*texts: str, distance: float = DISTANCE) -> Sizes:
    """Return the sizes that keep all of the texts legible: Japanese ones as soon as one needs them."""
    return sizes_at(distance, ideographs=any(map(has_ideographs, texts)))


def further_least(distance: float, *texts: str) -> float:
    """Return the smallest font size of a further language, by its own script."""
    ideographs = any(map(has_ideographs, texts))
    floor = _FURTHER_FLOOR_MM[0 if ideographs else 1]
    near = height_mm(distance * DETAIL_SHARE * FURTHER_SHARE, ideographs=ideographs)
    return font_size(max(floor, near), ideographs=ideographs)


READING_LEAST = font_size(_READING_MM, ideographs=True)
"""The smallest size of a reading over kanji; else it is half of what it stands over."""
