"""Outlines of SVG's elements: paths, rectangles, ellipses and lines, and the transforms that move them."""

import re
from collections.abc import Callable, Sequence
from math import radians, tan

from fontTools.misc.transform import Identity, Transform
from fontTools.pens.basePen import decomposeQuadraticSegment
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path.arc import EllipticalArc
from fontTools.svgLib.path.parser import parse_path

from pia_wizard.theme.errors import SvgPartError
from pia_wizard.theme.shapes import Point, Step
from pia_wizard.theme.svg_tree import Element

_NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?")
_LENGTH = re.compile(rf"({_NUMBER.pattern})\s*(px|pt|mm|cm|in|pc|)")
_CALL = re.compile(r"\s*+(?:,\s*+)?(\w++)\s*+\(([^()]*+)\)")
_PIXELS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_ROUND = 0.5522847498
"""How far the handles of a quarter of a circle stand from its ends, in radii."""


def numbers(text: str) -> list[float]:
    """Return the numbers of a list; raises ValueError for anything else in it."""
    if _NUMBER.sub("", text).strip(" ,\t\r\n"):
        raise ValueError("not only numbers")
    return [float(found) for found in _NUMBER.findall(text)]


def length(text: str) -> float:
    """Return a length in pixels; raises ValueError for shares and anything else."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        raise ValueError("no length")
    return float(found[1]) * _PIXELS[found[2]]


def transform_of(text: str) -> Transform:
    """Return the transform that an attribute describes; raises ValueError for what is none."""
    result, at, end = Identity, 0, len(text.rstrip())
    while at < end:
        call = _CALL.match(text, at)
        if call is None:
            raise ValueError("no transform")
        result, at = _called(result, call[1], numbers(call[2])), call.end()
    return result


def _called(before: Transform, name: str, values: Sequence[float]) -> Transform:
    call = _CALLS.get((name, len(values)))
    if call is None:
        raise ValueError("no transform")
    return call(before, *values)


def _turned(before: Transform, angle: float, x: float = 0, y: float = 0) -> Transform:
    return before.translate(x, y).rotate(radians(angle)).translate(-x, -y)


_CALLS: dict[tuple[str, int], Callable[..., Transform]] = {
    ("matrix", 6): lambda before, *values: before.transform(values),
    ("translate", 1): lambda before, x: before.translate(x, 0),
    ("translate", 2): lambda before, x, y: before.translate(x, y),
    ("scale", 1): lambda before, size: before.scale(size, size),
    ("scale", 2): lambda before, x, y: before.scale(x, y),
    ("rotate", 1): _turned,
    ("rotate", 3): _turned,
    ("skewX", 1): lambda before, angle: before.transform((1, 0, tan(radians(angle)), 1, 0, 0)),
    ("skewY", 1): lambda before, angle: before.transform((1, tan(radians(angle)), 0, 1, 0, 0)),
}
"""The transforms of SVG by name and number of values (SVG 1.1, 7.6)."""


def transformed(steps: Sequence[Step], transform: Transform) -> tuple[Step, ...]:
    """Return an outline where a transform puts it."""
    return tuple((kind, tuple(transform.transformPoint(point) for point in points)) for kind, points in steps)


def outline(element: Element) -> list[Step]:
    """Return an element's outline; raises ValueError where its attributes are no shape."""
    given = element.attributes

    def size(name: str) -> float:
        return length(given[name]) if given.get(name) else 0.0

    match element.name:
        case "path":
            return _path(given.get("d", ""))
        case "rect":
            return _rectangle(given, size)
        case "circle":
            return _ellipse((size("cx"), size("cy")), size("r"), size("r"))
        case "ellipse":
            return _ellipse((size("cx"), size("cy")), size("rx"), size("ry"))
        case "line":
            return [("M", ((size("x1"), size("y1")),)), ("L", ((size("x2"), size("y2")),))]
    return _polygon(numbers(given.get("points", "")), closed=element.name == "polygon")


def _path(text: str) -> list[Step]:
    pen = RecordingPen()
    parse_path(text, pen, arc_class=EllipticalArc)
    steps: list[Step] = []
    for kind, points in pen.value:
        match kind:
            case "moveTo":
                steps.append(("M", points))
            case "lineTo":
                steps.append(("L", points))
            case "curveTo":
                steps.append(("C", points))
            case "qCurveTo":
                steps += _cubics(steps[-1][1][-1], points)
            case "closePath":
                steps.append(("Z", ()))
    return steps


def _cubics(start: Point, points: Sequence[Point]) -> list[Step]:
    """Return quadratic curves as cubic ones, which is all that PDF has."""
    steps: list[Step] = []
    for handle, end in decomposeQuadraticSegment(points):
        one = _between(start, handle, 2 / 3)
        steps.append(("C", (one, _between(end, handle, 2 / 3), end)))
        start = end
    return steps


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _rectangle(given: dict[str, str], size: Callable[[str], float]) -> list[Step]:
    x, y, width, height = size("x"), size("y"), size("width"), size("height")
    if width < 0 or height < 0:
        raise ValueError("a rectangle of less than nothing")
    rx = size("rx") if given.get("rx") else size("ry")
    ry = size("ry") if given.get("ry") else rx
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx <= 0 or ry <= 0:
        return _polygon([x, y, x + width, y, x + width, y + height, x, y + height], closed=True)
    right, bottom, h, v = x + width, y + height, rx * (1 - _ROUND), ry * (1 - _ROUND)
    return [
        ("M", ((x + rx, y),)),
        ("L", ((right - rx, y),)),
        ("C", ((right - h, y), (right, y + v), (right, y + ry))),
        ("L", ((right, bottom - ry),)),
        ("C", ((right, bottom - v), (right - h, bottom), (right - rx, bottom))),
        ("L", ((x + rx, bottom),)),
        ("C", ((x + h, bottom), (x, bottom - v), (x, bottom - ry))),
        ("L", ((x, y + ry),)),
        ("C", ((x, y + v), (x + h, y), (x + rx, y))),
        ("Z", ()),
    ]


def _ellipse(middle: Point, rx: float, ry: float) -> list[Step]:
    if rx < 0 or ry < 0:
        raise ValueError("an ellipse of less than nothing")
    (x, y), h, v = middle, rx * _ROUND, ry * _ROUND
    return [
        ("M", ((x + rx, y),)),
        ("C", ((x + rx, y + v), (x + h, y + ry), (x, y + ry))),
        ("C", ((x - h, y + ry), (x - rx, y + v), (x - rx, y))),
        ("C", ((x - rx, y - v), (x - h, y - ry), (x, y - ry))),
        ("C", ((x + h, y - ry), (x + rx, y - v), (x + rx, y))),
        ("Z", ()),
    ]


def _polygon(values: Sequence[float], *, closed: bool) -> list[Step]:
    if len(values) % 2:
        raise SvgPartError(part="points")
    points = list(zip(values[::2], values[1::2], strict=True))
    steps: list[Step] = [("L" if number else "M", (point,)) for number, point in enumerate(points)]
    return [*steps, ("Z", ())] if closed and steps else steps
