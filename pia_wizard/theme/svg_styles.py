"""How SVG's shapes are painted: by attributes, style attributes and rules for classes, as far as PDF can."""

import re
from collections.abc import Iterable, Iterator, Mapping
from math import hypot, isclose, sqrt
from typing import TypeAlias

from fontTools.misc.transform import Transform
from PIL import ImageColor

from pia_wizard.errors import N_, Term
from pia_wizard.theme.errors import LogoTooLargeError, SvgPartError
from pia_wizard.theme.shapes import Shape, Step
from pia_wizard.theme.svg_outlines import length
from pia_wizard.theme.svg_tree import Element, refuse_references

Rules: TypeAlias = Mapping[str, Mapping[str, str]]
"""Declarations of classes, by the class's name."""

_INHERITED = frozenset(
    {"fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "visibility"}
)
_PLAIN = {
    "opacity": {"1", "1.0", "100%"},
    "fill-opacity": {"1", "1.0", "100%"},
    "stroke-opacity": {"1", "1.0", "100%"},
    "stroke-dasharray": {"none", "0"},
    "stroke-dashoffset": {"0"},
    "filter": {"none"},
    "mask": {"none"},
    "clip-path": {"none"},
    "mix-blend-mode": {"normal"},
    "paint-order": {"normal", "fill"},
    "vector-effect": {"none"},
    "marker": {"none"},
    "marker-start": {"none"},
    "marker-mid": {"none"},
    "marker-end": {"none"},
}
"""Properties that are left out where they change nothing, and refused where they would."""

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_LOOKED_AT = _INHERITED | _PLAIN.keys() | {"display"}
_MOST_CSS = 32 * 1024
"""Characters of one style element; a logo has some hundreds."""

_CLASSES = re.compile(r"\s*\.[\w-]+\s*(,\s*\.[\w-]+\s*)*")


def css_rules(elements: Iterable[Element]) -> Rules:
    """Return the rules of all style elements; any selector but a class is refused.

    Raises SvgPartError and LogoTooLargeError.
    """
    rules: dict[str, dict[str, str]] = {}
    for element in elements:
        if element.name != "style":
            continue
        for selectors, body in _css_blocks(element.text):
            if not _CLASSES.fullmatch(selectors):
                raise SvgPartError(part="<style>")
            declared = _declarations(body)
            for name in selectors.split(","):
                rules.setdefault(name.strip()[1:], {}).update(declared)
    return rules


def _css_blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of a style element; at-rules and anything nested is refused."""
    if len(text) > _MOST_CSS:
        raise LogoTooLargeError
    first, *commented = text.split("/*")
    text = first + "".join(part.partition("*/")[2] for part in commented)
    refuse_references(text)
    *blocks, rest = text.split("}")
    if rest.strip():
        raise SvgPartError(part="<style>")
    for block in blocks:
        selectors, brace, body = block.partition("{")
        if not brace or "{" in body:
            raise SvgPartError(part="<style>")
        yield selectors, body


def _declarations(text: str) -> dict[str, str]:
    """Return the declarations that are looked at; nothing else of a style changes what is drawn here."""
    pairs = ((name.strip().lower(), value) for name, _, value in (p.partition(":") for p in text.split(";")))
    return {n: value.replace("!important", "").strip() for n, value in pairs if value and n in _LOOKED_AT}


def style_of(element: Element, inherited: Mapping[str, str], rules: Rules) -> dict[str, str]:
    """Return what holds for an element, what its parents say included. Raises SvgPartError."""
    own = dict(element.attributes)
    for name in dict.fromkeys(own.pop("class", "").split()):
        own.update(rules.get(name, {}))
    own.update(_declarations(own.pop("style", "")))
    for name, plain in _PLAIN.items():
        if name in own and own[name].strip().lower() not in plain | {"inherit"}:
            raise SvgPartError(part=name)
    kept = {name: value for name, value in own.items() if name in _INHERITED and value != "inherit"}
    display = {"display": own["display"]} if "display" in own else {}
    return {**{n: v for n, v in inherited.items() if n in _INHERITED}, **kept, **display}


def painted(steps: tuple[Step, ...], style: Mapping[str, str], transform: Transform) -> Shape | None:
    """Return an outline with its paint, or None if nothing of it is seen."""
    if style.get("visibility", "visible") != "visible":
        return None
    fill, stroke = _colour(style.get("fill", "black")), _colour(style.get("stroke", "none"))
    width = length(style.get("stroke-width", "1")) * _scale(transform) if stroke else 0.0
    if not steps or not (fill or (stroke and width)):
        return None
    return Shape(
        steps=steps,
        fill=fill,
        even_odd=style.get("fill-rule") == "evenodd",
        stroke=stroke if width else "",
        stroke_width=width,
        cap=_CAPS.get(style.get("stroke-linecap", "butt"), 0),
        join=_JOINS.get(style.get("stroke-linejoin", "miter"), 0),
    )


def _scale(transform: Transform) -> float:
    """Return how much wider lines get; refuse what makes them wider one way than the other."""
    xx, xy, yx, yy = transform[:4]
    if not isclose(hypot(xx, xy), hypot(yx, yy), rel_tol=0.01) or abs(xx * yx + xy * yy) > 0.01 * hypot(
        xx, xy
    ) * hypot(yx, yy):
        raise SvgPartError(part="transform")
    return sqrt(abs(xx * yy - xy * yx))


def _colour(text: str) -> str:
    """Return a colour as six digits, or nothing for none."""
    text = text.strip()
    if text.lower() in {"none", "transparent"}:
        return ""
    if text.lower() == "currentcolor":
        return "000000"
    try:
        found = ImageColor.getrgb(text)
    except ValueError:
        raise SvgPartError(part=Term(N_("色の書き方"))) from None
    if len(found) > 3:
        raise SvgPartError(part="opacity")
    return "".join(f"{part:02x}" for part in found)
