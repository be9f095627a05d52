"""A round red date seal (日付印): role above, date between two rules, name below.

It is drawn as outlines only, without fonts and transparency, so that it may enter a PDF/A after the
fact. It is what people expect to see where someone approved; the proof is the signature behind it.
"""

from datetime import date
from math import sqrt

from pia_wizard.signing.outlines import Line, outlined

SIDE = 100.0
"""The seal's square, in units of its own; whoever places it scales the square."""

_CENTRE = SIDE / 2
_RADIUS = 46.0
_RULE = 11.0  # distance of both rules from the centre
_INSIDE = _RADIUS - 3.6  # ink stays clear of the ring, whose line is 2.4 wide
_ARC = _RADIUS * 4 / 3 * (sqrt(2) - 1)  # control points of a quarter circle as a cubic curve
_BESIDE = (25.5, 22.5, 19.5)  # where the upper and the lower row may lie, from the centre
RED = "0.82 0.07 0.09"
"""The colour of seals, as operands of PDF's ``rg``."""


def seal_drawing(*, top: str, day: date, bottom: str) -> bytes:
    """Return PDF content operators that draw the seal into the square (0, 0)–(100, 100).

    Texts too long for their place shrink until they fit inside the ring.
    """
    rows = (
        _row(outlined(top), places=_BESIDE, above=True, size=15.0),
        _row(outlined(f"{day.year}.{day.month:02}.{day.day:02}"), places=(0.0,), size=12.8),
        _row(outlined(bottom), places=_BESIDE, above=False, size=18.0),
    )
    frame = f"q {RED} RG {RED} rg 2.4 w {_ring()} 1.5 w {_rules()}"
    return "\n".join((frame, *(row for row in rows if row), "Q")).encode("ascii")


def _row(line: Line, *, places: tuple[float, ...], size: float, above: bool = True) -> str:
    """Return a line's ink where it can be largest: at one of some distances above or below the centre."""
    size, distance = max(
        ((_fitting(line, place, size), place) for place in places), key=lambda fit: (round(fit[0], 3), fit[1])
    )
    left, bottom, right, top = line.box
    centre = _CENTRE + (distance if above else -distance)
    dx, dy = _CENTRE - (left + right) / 2 * size, centre - (bottom + top) / 2 * size
    parts = []
    for stroke in line.strokes:
        numbers = " ".join(f"{x * size + dx:.2f} {y * size + dy:.2f}" for x, y in stroke.points)
        parts.append(f"{numbers} {stroke.operator}".strip())
    return "\n".join((*parts, "f")) if parts else ""


def _fitting(line: Line, distance: float, size: float) -> float:
    """Return the largest size, at most ``size``, whose ink box lies inside the ring, clear of the rules.

    A box of width w and height h at ``distance`` from the centre fits when its outer corner does:
    (ws/2)² + (distance + hs/2)² ≤ r²; the positive root of that quadratic in s. Its near edge keeps
    away from the rules on either side of it.
    """
    squares = (line.width**2 + line.height**2) / 4
    if not squares:
        return size
    linear = distance * line.height / 2
    root = (-linear + sqrt(linear**2 + squares * (_INSIDE**2 - distance**2))) / squares
    clearance = abs(distance - _RULE) - 2.2
    return min(size, root, 2 * clearance / line.height if line.height else root)


def _ring() -> str:
    c, r, a = _CENTRE, _RADIUS, _ARC
    return (
        f"{c + r:.2f} {c:.2f} m "
        f"{c + r:.2f} {c + a:.2f} {c + a:.2f} {c + r:.2f} {c:.2f} {c + r:.2f} c "
        f"{c - a:.2f} {c + r:.2f} {c - r:.2f} {c + a:.2f} {c - r:.2f} {c:.2f} c "
        f"{c - r:.2f} {c - a:.2f} {c - a:.2f} {c - r:.2f} {c:.2f} {c - r:.2f} c "
        f"{c + a:.2f} {c - r:.2f} {c + r:.2f} {c - a:.2f} {c + r:.2f} {c:.2f} c s"
    )


def _rules() -> str:
    half = sqrt(_RADIUS**2 - _RULE**2)
    left, right = _CENTRE - half, _CENTRE + half
    return " ".join(
        f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l S" for y in (_CENTRE + _RULE, _CENTRE - _RULE)
    )
