"""A risk's way through the matrix: three numbered discs that tell themselves apart without colour."""

import math
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from pia_wizard.evaluation.model import Point, RiskLevel
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.tokens import Colours

Box = Callable[[int, int], QRectF]
_RADIUS = 10.0


def paint_way(painter: QPainter, level: RiskLevel, box: Box, colours: Colours, font: QFont) -> None:
    """Paint the points 1, 2 and 3 and the arrows between them; ``box`` gives a cell's box.

    A dashed line goes round the cells a point may lie in while answers are missing.
    """
    points = (level.inherent, level.current, level.target)
    for point in points:
        _paint_range(painter, point, box, QColor(colours.text))
    places = _apart([_middle(point, box) for point in points])
    for first, second in pairwise(places):
        if math.hypot((second - first).x(), (second - first).y()) > _apart_by() + 1:
            _paint_arrow(painter, first, second, colours)
    painter.setFont(font)
    for number, place in enumerate(places, 1):
        paint_disc(painter, place, number, colours)


def paint_disc(painter: QPainter, place: QPointF, number: int, colours: Colours) -> None:
    """Paint one numbered disc: the first with a thin rim, the second with a thick one, the third filled."""
    ink, ground = QColor(colours.text), QColor(colours.surface)
    filled = number == 3  # the last of the three points
    painter.setPen(QPen(ground, 4))
    painter.drawEllipse(place, tokens.grown(_RADIUS) + 1, tokens.grown(_RADIUS) + 1)
    painter.setPen(QPen(ink, 1.2 if number == 1 else 2.6))
    painter.setBrush(ink if filled else ground)
    painter.drawEllipse(place, tokens.grown(_RADIUS), tokens.grown(_RADIUS))
    painter.setPen(ground if filled else ink)
    box = QRectF(
        place.x() - tokens.grown(_RADIUS),
        place.y() - tokens.grown(_RADIUS),
        2 * tokens.grown(_RADIUS),
        2 * tokens.grown(_RADIUS),
    )
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def _middle(point: Point, box: Box) -> QPointF:
    """Return where a point lies; levels not settled lie between their ends."""
    ends = (
        box(point.impact.low, point.likelihood.low).center(),
        box(point.impact.high, point.likelihood.high).center(),
    )
    return (ends[0] + ends[1]) / 2


def _apart(places: list[QPointF]) -> list[QPointF]:
    """Return the places with those that are the same side by side, in the order in which the way goes on."""
    shifted = []
    for number, place in enumerate(places):
        same = [other for other, held in enumerate(places) if held == place]
        rank = same.index(number) - (len(same) - 1) / 2
        shifted.append(place + QPointF(rank * _apart_by() * _heading(places, same), 2))
    return shifted


def _heading(places: list[QPointF], same: list[int]) -> int:
    """Return whether the way passes a place to the right (1) or to the left; risks mostly sink."""
    first, last = same[0], same[-1]
    came = places[first].x() - places[first - 1].x() if first else 0.0
    goes = places[last + 1].x() - places[last].x() if last + 1 < len(places) else 0.0
    return 1 if (came or goes) > 0 else -1


def _paint_range(painter: QPainter, point: Point, box: Box, ink: QColor) -> None:
    if point.impact.low == point.impact.high and point.likelihood.low == point.likelihood.high:
        return
    around = box(point.impact.low, point.likelihood.low) | box(point.impact.high, point.likelihood.high)
    painter.setPen(QPen(ink, 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(around.adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)


def _paint_arrow(painter: QPainter, start: QPointF, end: QPointF, colours: Colours) -> None:
    """Paint an arrow twice: first wider, in the ground's colour, so that it stands out on every cell."""
    way = end - start
    length = math.hypot(way.x(), way.y())
    unit = QPointF(way.x() / length, way.y() / length)
    across = QPointF(-unit.y(), unit.x())
    tip = end - unit * (tokens.grown(_RADIUS) + 3)
    for colour, width in ((QColor(colours.surface), 6.0), (QColor(colours.text), 2.2)):
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(colour)
        painter.drawLine(start + unit * (tokens.grown(_RADIUS) + 2), tip - unit * 4)
        painter.drawPolygon(QPolygonF([tip, tip - unit * 7 + across * 4, tip - unit * 7 - across * 4]))


def _apart_by() -> float:
    """Return how far apart the middles of two discs are at least."""
    return 2 * tokens.grown(_RADIUS) + 3
