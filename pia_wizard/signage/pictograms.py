"""Our own pictograms: outlines in ``resources/pictograms/*.svg``, read as plain path commands.

A camera notice informs; it is not a safety sign in the sense of ISO 3864-1 (clause 4.2: people's
safety and health), so no pictogram here has a red ring or a yellow triangle.
"""

import re
from dataclasses import dataclass
from functools import cache

from pia_wizard import resources
from pia_wizard.errors import N_

PICTOGRAMS = {
    "camera": N_("固定カメラ"),
    "dome": N_("ドーム型カメラ"),
    "face": N_("顔を見分けるカメラ"),
    "count": N_("人数や動線を測るカメラ"),
    "vehicle": N_("車を写すカメラ"),
}
"""Every pictogram's file name, with its title in the source language."""

Command = tuple[str, tuple[float, ...]]
"""``M`` x y · ``L`` x y · ``C`` x1 y1 x2 y2 x y · ``Z``; y grows downward."""

_COUNTS = {"M": 2, "L": 2, "C": 6, "Z": 0}
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_PATH = re.compile(r'<path\b[^>]*\bd="([^"]*)"')
_TOKEN = re.compile(r"[MLCZ]|-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Pictogram:
    """One shape of ``width`` × ``height`` units, filled by the even-odd rule."""

    width: float
    height: float
    commands: tuple[Command, ...]


@cache
def pictogram(name: str) -> Pictogram:
    """Return a bundled pictogram, such as ``camera``; only absolute M, L, C and Z are understood."""
    svg = resources.file("pictograms", f"{name}.svg").read_text(encoding="utf-8")
    box = _VIEW_BOX.search(svg)
    if box is None:
        raise ValueError(f"pictogram {name} has no viewBox")
    outlines = tuple(c for d in _PATH.findall(svg) for c in commands(d))
    return Pictogram(float(box[1]), float(box[2]), outlines)


def commands(d: str) -> tuple[Command, ...]:
    """Return the commands of an SVG path's ``d``; a ValueError names what is not understood."""
    rest = _TOKEN.sub("", d).replace(",", "").strip()
    if rest:
        raise ValueError(f"path has more than absolute M, L, C and Z: {rest[:20]!r}")
    found: list[Command] = []
    tokens = _TOKEN.findall(d)
    at = 0
    while at < len(tokens):
        letter = tokens[at]
        count = _COUNTS.get(letter)
        numbers = tokens[at + 1 : at + 1 + (count or 0)]
        if count is None or len(numbers) < count or any(n in _COUNTS for n in numbers):
            raise ValueError(f"path has a command without its numbers at token {at}")
        found.append((letter, tuple(float(n) for n in numbers)))
        at += 1 + count
    return tuple(found)
