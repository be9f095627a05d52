"""A square red company seal (角印): the operator's name in two to four columns, read from the right.

As the date seal, it is drawn as outlines only. What remains of the square after the name is filled as seal
cutters do, with 「之印」 or 「印」.
"""

from collections.abc import Iterator
from math import ceil

from pia_wizard.errors import N_
from pia_wizard.signing.outlines import Line, outlined
from pia_wizard.signing.seal import RED, SIDE

SEALS_ARE_DECORATION = N_(
    "印影は見た目を整えるためのもので、印影そのものは何も証明しません。証明になるのは電子署名です。"
)
"""What has to be said wherever a seal is chosen."""

LONGEST = 64
"""Characters of a name that are drawn, as many as a certificate's organisation has at most."""

_EDGE, _FRAME = 4.0, 3.2  # distance of the frame from the square's sides, width of its line
_INSIDE = _EDGE + _FRAME / 2 + 2.2
_ROOM = SIDE - 2 * _INSIDE
_FILLED = 0.92  # part of its cell that a character takes
_MIDDLE = 0.38  # height of the middle of Japanese characters above the baseline, in ems
_MOST_ROWS = {2: 3, 3: 4}  # rows with which two and three columns are still as square as their cells
_LYING = frozenset("ー－―‐-〜～（）()「」『』［］[]…=＝")  # turned by 90 degrees in vertical writing
_SMALL = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")

Cell = tuple[float, float, float, float]


def company_seal_drawing(name: str) -> bytes:
    """Return PDF content operators that draw the seal into the square (0, 0)–(100, 100).

    Of a name longer than ``LONGEST`` the beginning is drawn; characters without outlines are left out.
    """
    width = SIDE - 2 * _EDGE
    frame = f"q {RED} RG {RED} rg {_FRAME} w {_EDGE} {_EDGE} {width} {width} re S"
    rows = [_drawn(character, cell) for character, cell in _cells(seal_columns(name))]
    return "\n".join((frame, *(row for row in rows if row), "Q")).encode("ascii")


def seal_columns(name: str) -> tuple[str, ...]:
    """Return the columns of the seal from right to left, each from top to bottom; () for an empty name."""
    text = "".join(c for c in name if not c.isspace() and outlined(c).strokes)[:LONGEST]
    if not text:
        return ()
    if len(text) == 1:
        return (text, "印")
    count = next((columns for columns, most in _MOST_ROWS.items() if len(text) <= columns * most), 4)
    rows = ceil(len(text) / count)
    left = count * rows - len(text)
    if not text.endswith("印"):
        text += ("", "印", "之印")[min(left, 2)]
    return tuple(text[start : start + rows] for start in range(0, len(text), rows))


def _cells(columns: tuple[str, ...]) -> Iterator[tuple[str, Cell]]:
    """Yield each character with its cell: left, bottom, width, height; a short column is spread out."""
    width = _ROOM / max(1, len(columns))
    for place, column in enumerate(columns):
        left = SIDE - _INSIDE - (place + 1) * width
        height = _ROOM / len(column)
        for row, character in enumerate(column):
            yield character, (left, SIDE - _INSIDE - (row + 1) * height, width, height)


def _drawn(character: str, cell: Cell) -> str:
    """Return a character's ink, stretched as its cell is, within it."""
    left, bottom, width, height = cell
    line = outlined(character)
    if character in _LYING:
        line = _turned(line)
    if character in _SMALL:
        left, bottom, width, height = left + width * 0.3, bottom + height * 0.3, width * 0.7, height * 0.7
    ink_left, ink_bottom, ink_right, ink_top = line.box
    across = min(width * _FILLED, width * _FILLED / line.width if line.width else width)
    up = min(height * _FILLED, height * _FILLED / line.height if line.height else height)
    dx = left + width / 2 - (ink_left + ink_right) / 2 * across
    middle = (
        _MIDDLE if ink_top - _MIDDLE <= 0.5 and _MIDDLE - ink_bottom <= 0.5 else (ink_bottom + ink_top) / 2
    )
    dy = bottom + height / 2 - middle * up
    parts = []
    for stroke in line.strokes:
        numbers = " ".join(f"{x * across + dx:.2f} {y * up + dy:.2f}" for x, y in stroke.points)
        parts.append(f"{numbers} {stroke.operator}".strip())
    return "\n".join((*parts, "f"))


def _turned(line: Line) -> Line:
    """Return a line turned clockwise by 90 degrees about the middle of its ink."""
    x0, y0 = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2

    def turn(x: float, y: float) -> tuple[float, float]:
        return (x0 + (y - y0), y0 - (x - x0))

    strokes = tuple(type(s)(s.operator, tuple(turn(x, y) for x, y in s.points)) for s in line.strokes)
    half_width, half_height = line.height / 2, line.width / 2
    return Line(strokes, (x0 - half_width, y0 - half_height, x0 + half_width, y0 + half_height))
