"""Signs that tell a state by shape first and colour second, drawn as vectors.

Nobody has to tell red from green: a tick, a half disc, a cross in a diamond, a question mark and a dash
stay apart in black and white.
"""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from pia_wizard.ui.appearance.tokens import Colours


class Shape(StrEnum):
    """What a sign says; verdicts, and the states of a step."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"
    NOT_STARTED = "not_started"
    PROBLEM = "problem"
    INFORMATION = "information"


_COLOUR = {
    Shape.MET: "met",
    Shape.PARTLY: "partly",
    Shape.NOT_MET: "not_met",
    Shape.PROBLEM: "not_met",
    Shape.INFORMATION: "accent",
    Shape.NOT_STARTED: "border",
}


def paint_shape(painter: QPainter, box: QRectF, shape: Shape, colours: Colours) -> None:
    """Draw a sign inside a square box."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center())
    painter.scale(side / 16, side / 16)
    colour = QColor(getattr(colours, _COLOUR.get(shape, "undetermined")))
    _draw(painter, shape, colour, QColor(colours.surface))
    painter.restore()


def shape_icon(shape: Shape, colours: Colours, size: int = 16, ratio: float = 1.0) -> QIcon:
    """Return a sign as an icon of ``size`` device-independent pixels for a screen of that ratio."""
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_shape(painter, QRectF(0, 0, size, size), shape, colours)
    painter.end()
    return QIcon(pixmap)


def _draw(painter: QPainter, shape: Shape, colour: QColor, ground: QColor) -> None:
    """Draw on a 16 × 16 grid whose middle is the origin."""
    disc = QRectF(-6.5, -6.5, 13, 13)
    if shape in (Shape.MET, Shape.INFORMATION):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(disc)
    elif shape is Shape.NOT_MET:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(_points((0, -8), (8, 0), (0, 8), (-8, 0)))
    elif shape is Shape.PROBLEM:
        painter.setPen(
            QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.setBrush(colour)
        painter.drawPolygon(_points((0, -6.2), (7, 6), (-7, 6)))
    else:
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(disc.adjusted(0.3, 0.3, -0.3, -0.3))
    _draw_inside(painter, shape, colour, ground)


def _draw_inside(painter: QPainter, shape: Shape, colour: QColor, ground: QColor) -> None:
    filled = shape in (Shape.MET, Shape.NOT_MET, Shape.PROBLEM, Shape.INFORMATION)
    pen = QPen(ground if filled else colour, 1.9)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if shape is Shape.PARTLY:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPie(QRectF(-6.2, -6.2, 12.4, 12.4), 90 * 16, 180 * 16)
    for line in _LINES.get(shape, ()):
        painter.drawPolyline(_points(*line))


def _points(*pairs: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in pairs])


_LINES: dict[Shape, tuple[tuple[tuple[float, float], ...], ...]] = {
    Shape.MET: (((-3.0, 0.3), (-0.9, 2.4), (3.2, -2.4)),),
    Shape.NOT_MET: (((-2.3, -2.3), (2.3, 2.3)), ((-2.3, 2.3), (2.3, -2.3))),
    Shape.NOT_APPLICABLE: (((-3.0, 0.0), (3.0, 0.0)),),
    Shape.PROBLEM: (((0.0, -2.2), (0.0, 1.6)), ((0.0, 4.1), (0.0, 4.2))),
    Shape.INFORMATION: (((0.0, -0.6), (0.0, 3.2)), ((0.0, -3.3), (0.0, -3.2))),
    Shape.UNDETERMINED: (
        (
            (-2.1, -1.7),
            (-1.6, -2.9),
            (0.0, -3.5),
            (1.7, -2.8),
            (2.0, -1.5),
            (1.2, -0.4),
            (0.0, 0.4),
            (0.0, 1.2),
        ),
        ((0.0, 3.5), (0.0, 3.6)),
    ),
}
