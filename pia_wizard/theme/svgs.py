"""SVG logos as shapes (SVG 1.1, 9 and 11): what cannot be drawn as it is meant is refused."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import isfinite

from fontTools.misc.transform import Identity, Transform

from pia_wizard.theme.errors import LogoTooLargeError, NoPictureError, SvgPartError
from pia_wizard.theme.shapes import Shape, ShapePicture
from pia_wizard.theme.svg_outlines import length, numbers, outline, transform_of, transformed
from pia_wizard.theme.svg_styles import Rules, css_rules, painted, style_of
from pia_wizard.theme.svg_tree import Element, svg_tree

_GROUPS = frozenset({"g", "a"})
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_SILENT = frozenset({"title", "desc", "metadata", "defs", "symbol", "style"})
"""Elements that are not seen themselves; what is defined in them could only be referred to."""

_MOST_STEPS = 4000
_FARTHEST = 1e6
_FLATTEST = 100
"""A logo is at most so many times wider than high, or higher than wide."""


@lru_cache(maxsize=8)
def svg_picture(data: bytes) -> ShapePicture:
    """Return an SVG's shapes. Raises the subclasses of ``LogoError``."""
    root = svg_tree(data)
    left, top, width, height = _area(root)
    rules = css_rules(_all(root))
    moved = Identity.translate(-left, -top)
    try:
        shapes = tuple(_shapes(root, moved, {}, rules))
    except (ValueError, IndexError, TypeError, KeyError, ArithmeticError, AssertionError) as error:
        raise NoPictureError from error
    if not shapes:
        raise NoPictureError
    if sum(len(shape.steps) for shape in shapes) > _MOST_STEPS:
        raise LogoTooLargeError
    _require_near(shapes)
    return ShapePicture(width, height, shapes)


def _area(root: Element) -> tuple[float, float, float, float]:
    """Return the area that is seen: left, top, width, height."""
    try:
        if root.attributes.get("viewBox"):
            left, top, width, height = numbers(root.attributes["viewBox"])
        else:
            left = top = 0.0
            width, height = (length(root.attributes.get(name, "")) for name in ("width", "height"))
    except ValueError as error:
        raise NoPictureError from error
    sizes = (width, height)
    if not all(isfinite(n) and abs(n) < _FARTHEST for n in (left, top, *sizes)) or min(sizes) <= 0:
        raise NoPictureError
    if max(sizes) / min(sizes) > _FLATTEST:
        raise NoPictureError
    if root.attributes.get("preserveAspectRatio", "").startswith("none"):
        raise SvgPartError(part="preserveAspectRatio")
    return left, top, width, height


def _all(element: Element) -> Iterator[Element]:
    yield element
    for child in element.children:
        yield from _all(child)


def _shapes(
    element: Element, transform: Transform, inherited: Mapping[str, str], rules: Rules
) -> Iterator[Shape]:
    """Yield the shapes in an element, the lowest first."""
    for child in element.children:
        if child.name in _SILENT:
            continue
        if child.name not in _GROUPS | _SHAPES:
            raise SvgPartError(part=f"<{child.name[:20]}>")
        style = style_of(child, inherited, rules)
        if style.get("display") == "none":
            continue
        inner = transform.transform(transform_of(child.attributes.get("transform", "")))
        if child.name in _GROUPS:
            yield from _shapes(child, inner, style, rules)
            continue
        shape = painted(transformed(outline(child), inner), style, inner)
        if shape is not None:
            yield shape


def _require_near(shapes: tuple[Shape, ...]) -> None:
    """Refuse coordinates that no page could hold."""
    for shape in shapes:
        values = [n for _, points in shape.steps for point in points for n in point]
        if not all(isfinite(n) and abs(n) < _FARTHEST for n in (*values, shape.stroke_width)):
            raise NoPictureError
