"""A person of medium height seen from behind, as one outline in millimetres, the feet at (0, 0)."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

HEIGHT = 1.65
"""In metres."""

_HALF = (
    # neck, shoulder and outside of the arm
    ((0.045, 1.41), (0.05, 1.385), (0.075, 1.375)),
    ((0.13, 1.355), (0.185, 1.35), (0.20, 1.285)),
    ((0.225, 1.17), (0.235, 1.02), (0.25, 0.86)),
    ((0.255, 0.79), (0.25, 0.74), (0.225, 0.735)),
    # inside of the arm, up to the waist
    ((0.20, 0.735), (0.205, 0.80), (0.20, 0.86)),
    ((0.19, 0.98), (0.175, 1.09), (0.155, 1.16)),
    # waist, hip, leg and foot
    ((0.145, 1.08), (0.14, 1.02), (0.15, 0.93)),
    ((0.165, 0.78), (0.15, 0.60), (0.135, 0.48)),
    ((0.13, 0.32), (0.12, 0.18), (0.11, 0.07)),
    ((0.115, 0.045), (0.13, 0.025), (0.13, 0.0)),
    ((0.09, 0.0), (0.06, 0.0), (0.03, 0.0)),
    # inside of the leg
    ((0.03, 0.03), (0.035, 0.06), (0.035, 0.09)),
    ((0.03, 0.30), (0.02, 0.55), (0.0, 0.76)),
)
"""The right half from the neck down, in cubic curves (metres); the left one is its mirror image."""

_NECK = (0.045, 1.47)


@cache
def person() -> QPainterPath:
    """Return the outline, filled as a whole."""
    body = QPainterPath()
    body.setFillRule(Qt.FillRule.WindingFill)
    for side in (1, -1):
        half = QPainterPath(QPointF(0, 1000 * _NECK[1]))
        half.lineTo(1000 * side * _NECK[0], 1000 * _NECK[1])
        for first, second, end in _HALF:
            half.cubicTo(*(QPointF(1000 * side * x, 1000 * y) for x, y in (first, second, end)))
        half.closeSubpath()
        body = body.united(half)
    head = QPainterPath()
    head.addEllipse(QRectF(-85, 1000 * HEIGHT - 228, 170, 228))
    return body.united(head)
