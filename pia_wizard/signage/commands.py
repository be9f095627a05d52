"""Drawing commands: a finished page as plain data, for PDF, SVG and whatever else can put ink on a page.

Lengths are points; the origin is the lower left corner of the trimmed sheet, and y grows upward.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pia_wizard.pdf.structure import Box
from pia_wizard.pdf.styles import Colour

Step = tuple[str, tuple[float, ...]]
"""``M`` x y · ``L`` x y · ``C`` x1 y1 x2 y2 x y · ``Z`` · ``R`` x y width height, a whole rectangle."""

_ROUND = 0.5523
"""How far along a quarter circle's tangents its control points lie."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A filled shape; ``opacity`` is 1 but for a watermark."""

    steps: tuple[Step, ...]
    colour: Colour
    even_odd: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A piece of one line of text; ``spacing`` follows each character."""

    x: float
    y: float
    text: str
    size: float
    colour: Colour
    bold: bool = False
    language: str = "ja"
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Element:
    """What belongs together for a reader: a tag of PDF's structure, holding either ink or elements.

    ``later`` ink is put on the page after the rest of its block, though it is read in its place: a
    reading over kanji. ``link`` makes the box lead to a web address.
    """

    tag: str
    parts: "tuple[Element | Glyphs | Outline, ...]"
    alt: str = ""
    box: Box | None = None
    language: str = ""
    link: str = ""
    later: bool = False

    @property
    def leaf(self) -> bool:
        """Whether it holds ink."""
        return not any(isinstance(part, Element) for part in self.parts)


Node = Element | Glyphs | Outline


@dataclass(frozen=True, slots=True)
class Drawing:
    """One copy of a notice: the trimmed size, and what is on it in reading order."""

    width: float
    height: float
    nodes: tuple[Node, ...]


def rectangle(box: Box, colour: Colour) -> Outline:
    """Return a filled rectangle."""
    return Outline((("R", box),), colour)


def frame(box: Box, corner: float, line: float, colour: Colour) -> Outline:
    """Return the outline of a box with round corners, ``line`` points thick and inside the box."""
    x, y, width, height = box
    inside = (x + line, y + line, width - 2 * line, height - 2 * line)
    steps = (*_round(box, corner), *_round(inside, max(corner - line, 0)))
    return Outline(steps, colour, even_odd=True)


def rounded(box: Box, corner: float, colour: Colour) -> Outline:
    """Return a filled rectangle with round corners."""
    return Outline(_round(box, corner), colour)


def _round(box: Box, corner: float) -> tuple[Step, ...]:
    left, bottom, width, height = box
    right, top = left + width, bottom + height
    if corner <= 0:
        return (("R", box),)
    near = corner * (1 - _ROUND)
    return (
        ("M", (left + corner, bottom)),
        ("L", (right - corner, bottom)),
        ("C", (right - near, bottom, right, bottom + near, right, bottom + corner)),
        ("L", (right, top - corner)),
        ("C", (right, top - near, right - near, top, right - corner, top)),
        ("L", (left + corner, top)),
        ("C", (left + near, top, left, top - near, left, top - corner)),
        ("L", (left, bottom + corner)),
        ("C", (left, bottom + near, left + near, bottom, left + corner, bottom)),
        ("Z", ()),
    )


def dashes(start: tuple[float, float], end: tuple[float, float], line: float, colour: Colour) -> Outline:
    """Return a dashed line, upright or level, as small rectangles."""
    (x0, y0), (x1, y1) = start, end
    long, step = 6.0, 10.0
    upright = x0 == x1
    length = (y1 - y0) if upright else (x1 - x0)
    count = int((length - long) // step) + 1
    begin = (length - (count - 1) * step - long) / 2
    places = [begin + step * number for number in range(count)]
    if upright:
        boxes = [(x0 - line / 2, y0 + at, line, long) for at in places]
    else:
        boxes = [(x0 + at, y0 - line / 2, long, line) for at in places]
    return Outline(tuple(("R", box) for box in boxes), colour)


def moved(nodes: Iterable[Node], x: float, y: float) -> tuple[Node, ...]:
    """Return the nodes elsewhere."""
    return tuple(_moved(node, x, y) for node in nodes)


def _moved(node: Node, x: float, y: float) -> Node:
    if isinstance(node, Glyphs):
        return replace(node, x=node.x + x, y=node.y + y)
    if isinstance(node, Outline):
        return replace(node, steps=tuple(_step(step, x, y) for step in node.steps))
    box = (node.box[0] + x, node.box[1] + y, *node.box[2:]) if node.box else None
    return replace(node, parts=moved(node.parts, x, y), box=box)


def _step(step: Step, x: float, y: float) -> Step:
    letter, numbers = step
    if letter == "R":
        return "R", (numbers[0] + x, numbers[1] + y, *numbers[2:])
    return letter, tuple(n + (y if i % 2 else x) for i, n in enumerate(numbers))


def ink(nodes: Iterable[Node]) -> Iterator[Glyphs | Outline]:
    """Yield everything that puts ink on the page, in reading order."""
    for node in nodes:
        if isinstance(node, Element):
            yield from ink(node.parts)
        else:
            yield node
