"""Characters as vector outlines, so that a drawing needs no font embedded."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from pia_wizard import resources

SEAL_FONT = "BIZUDPGothic-Bold.ttf"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One path operation: ``m``, ``l``, ``c`` or ``h`` of PDF (ISO 32000-1, 8.5.2) with its points."""

    operator: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as paths, in ems; ``box`` is (left, bottom, right, top) of the ink."""

    strokes: tuple[Stroke, ...]
    box: tuple[float, float, float, float]

    @property
    def width(self) -> float:
        """Return the width of the ink in ems."""
        return self.box[2] - self.box[0]

    @property
    def height(self) -> float:
        """Return the height of the ink in ems."""
        return self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class _Face:
    characters: dict[int, str]
    glyphs: Any
    em: int


class _Pen(BasePen):  # type: ignore[misc]  # fontTools is followed without types
    """Collects a glyph's outline in ems, moved right by ``left``; curves become cubic."""

    def __init__(self, face: _Face, left: float) -> None:
        super().__init__(face.glyphs)
        self._em, self._left = face.em, left
        self.strokes: list[Stroke] = []

    def _add(self, operator: str, *points: Point) -> None:
        self.strokes.append(
            Stroke(operator, tuple((x / self._em + self._left, y / self._em) for x, y in points))
        )

    def _moveTo(self, pt: Point) -> None:
        self._add("m", pt)

    def _lineTo(self, pt: Point) -> None:
        self._add("l", pt)

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:
        self._add("c", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self._add("h")


def outlined(text: str) -> Line:
    """Return a line of text as outlines; characters that no bundled font has are left out."""
    strokes: list[Stroke] = []
    left = 0.0
    for face, glyph in _glyphs(text):
        pen = _Pen(face, left)
        face.glyphs[glyph].draw(pen)
        strokes += pen.strokes
        left += face.glyphs[glyph].width / face.em
    return Line(tuple(strokes), _box(strokes))


def _glyphs(text: str) -> Iterator[tuple[_Face, str]]:
    for character in text:
        for file in _files():
            glyph = _face(file).characters.get(ord(character))
            if glyph is not None:
                yield _face(file), glyph
                break


def _box(strokes: list[Stroke]) -> tuple[float, float, float, float]:
    points = [point for stroke in strokes for point in stroke.points]
    if not points:
        return (0.0, 0.0, 0.0, 0.0)
    across, up = [x for x, _ in points], [y for _, y in points]
    return (min(across), min(up), max(across), max(up))


@cache
def _files() -> tuple[str, ...]:
    """Return the font files in the order they are asked for a character."""
    listed = json.loads(resources.font("fonts.json").read_bytes())["fonts"]
    return (SEAL_FONT, *(font["file"] for font in listed if font["file"].endswith("-Fallback.ttf")))


@cache
def _face(file: str) -> _Face:
    """Read a font once; from memory, so that no file stays open."""
    font = TTFont(BytesIO(resources.font(file).read_bytes()), lazy=True)
    return _Face(font.getBestCmap(), font.getGlyphSet(), font["head"].unitsPerEm)
