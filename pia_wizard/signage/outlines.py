"""Letters as outlines, for pages without fonts and for what is turned."""

from functools import cache
from math import cos, radians, sin
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from pia_wizard import resources
from pia_wizard.pdf import fonts
from pia_wizard.signage.commands import Step

Letter = tuple[str, str]
"""A bundled font's name and a character."""


class _Steps(BasePen):  # type: ignore[misc]  # fontTools carries no types
    """Writes a glyph down as absolute steps; BasePen turns quadratic curves into cubic ones."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.steps: list[Step] = []

    def _moveTo(self, point: tuple[float, float]) -> None:
        self.steps.append(("M", point))

    def _lineTo(self, point: tuple[float, float]) -> None:
        self.steps.append(("L", point))

    def _curveToOne(self, one: Any, two: Any, end: Any) -> None:
        self.steps.append(("C", (*one, *two, *end)))

    def _closePath(self) -> None:
        self.steps.append(("Z", ()))

    def _endPath(self) -> None:
        self._closePath()


@cache
def _font(name: str) -> Any:
    return TTFont(resources.font(f"{name}.ttf"), lazy=True)


@cache
def _glyphs(name: str) -> Any:
    font = _font(name)
    return font.getGlyphSet(), font.getBestCmap(), 1000 / font["head"].unitsPerEm


@cache
def letter(name: str, character: str) -> tuple[Step, ...]:
    """Return a character's outline in thousandths of the size, y upward; a space has none."""
    glyphs, characters, scale = _glyphs(name)
    glyph = characters.get(ord(character))
    if glyph is None:
        return ()
    pen = _Steps(glyphs)
    glyphs[glyph].draw(pen)
    return tuple((kind, tuple(n * scale for n in numbers)) for kind, numbers in pen.steps)


def placed(
    text: str, size: float, *, bold: bool = False, language: str = "", spacing: float = 0.0
) -> tuple[tuple[Letter, float], ...]:
    """Return each character of a line with its font and where it starts, in points from the line's start."""
    found, x = [], 0.0
    for font, piece in fonts.runs(text, bold=bold, language=language):
        widths = fonts.advances(font)
        for character in piece:
            found.append(((font, character), x))
            x += widths.get(ord(character), 0) * size / 1000 + spacing
    return tuple(found)


def turned(text: str, size: float, degrees: float, middle: tuple[float, float]) -> tuple[Step, ...]:
    """Return a bold line as outlines, turned anticlockwise around its middle, which is put at a point."""
    c, s, scale = cos(radians(degrees)), sin(radians(degrees)), size / 1000
    left, low = fonts.width(text, size, bold=True) / 2, size * 0.38
    steps: list[Step] = []
    for (font, character), start in placed(text, size, bold=True):
        for kind, numbers in letter(font, character):
            points = zip(numbers[::2], numbers[1::2], strict=True)
            at = [(x * scale + start - left, y * scale - low) for x, y in points]
            moved = [(x * c - y * s + middle[0], x * s + y * c + middle[1]) for x, y in at]
            steps.append((kind, tuple(n for point in moved for n in point)))
    return tuple(steps)
