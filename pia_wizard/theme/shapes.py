"""Shapes of plain colours: what an SVG logo comes down to."""

from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Step: TypeAlias = tuple[str, tuple[Point, ...]]
"""One step of an outline: "M", "L" or "C" with its points, or "Z" without any."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline that is filled, drawn with a line, or both; ``even_odd`` is the rule of what is inside.

    Colours are six hexadecimal digits, or nothing. Caps and joins are those of PDF (0 butt, miter).
    """

    steps: tuple[Step, ...]
    fill: str = ""
    even_odd: bool = False
    stroke: str = ""
    stroke_width: float = 0
    cap: int = 0
    join: int = 0


@dataclass(frozen=True, slots=True)
class ShapePicture:
    """Shapes in an area from (0, 0), y downward; nothing of them is seen outside of it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
