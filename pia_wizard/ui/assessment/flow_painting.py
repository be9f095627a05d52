"""Boxes, lines and the key of a flow map's picture, painted; pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextLayout,
    QTextOption,
)

from pia_wizard.evaluation.flow_picture import Box, Line, Measures, Stroke
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.tokens import Colours
from pia_wizard.ui.editors.labels import laid_out, line_pitch

BADGE = 9.0
SIGN = 12.0
"""The width of the sign of what is kept with the space beside it."""

PADDING = 7.0
SAMPLE = 36.0
LEGEND = 22.0


def measures(width: float) -> Measures:
    """Return the sizes of a picture's parts in a width."""
    return Measures(
        width=width,
        narrowest=tokens.grown(104),
        widest=tokens.grown(180),
        gap=tokens.grown(54),
        widest_gap=tokens.grown(150),
        pitch=tokens.grown(20),
        number=tokens.grown(25),
        arrow=11,
        space=14,
    )


@dataclass(frozen=True, slots=True)
class Written:
    """What is written in a box: its name, laid out from ``inset`` on, and what is kept there."""

    name: QTextLayout
    inset: float
    kept: tuple[str, ...]
    font: QFont

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.name.lineCount() * line_pitch(self.name.font()) + len(self.kept) * line_pitch(self.font)


def written(name: str, kept: tuple[str, ...], font: QFont, width: float) -> Written:
    """Return a box's words for its width."""
    bold, small = QFont(font), QFont(font)
    bold.setBold(True)
    bold.setPixelSize(tokens.CAPTION_SIZE)
    small.setPixelSize(tokens.CAPTION_SIZE - 1)
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    room = round(width - 2 * PADDING)
    lines = laid_out(name, bold, room, option)
    even = round(
        QFontMetricsF(bold).horizontalAdvance(name) / max(1, lines.lineCount()) + tokens.CAPTION_SIZE
    )
    evenly = laid_out(name, bold, min(even, room), option)
    if evenly.lineCount() > lines.lineCount():
        return Written(lines, PADDING, kept, small)
    return Written(evenly, (width - min(even, room)) / 2, kept, small)  # no last line of one letter


def outline(line: Line, *, short: float = 0) -> QPainterPath:
    """Return a flow's way; ``short`` ends it so far before the tip of its arrow."""
    path = QPainterPath(QPointF(*line.start))
    for number, (one, two, end) in enumerate(line.curves, 1):
        back = line.reaches * short if number == len(line.curves) else 0
        path.cubicTo(QPointF(*one), QPointF(two[0] - back, two[1]), QPointF(end[0] - back, end[1]))
    return path


def badge(line: Line) -> QPointF:
    """Return the middle of a flow's number."""
    return QPointF(line.start[0] + line.leaves * (tokens.grown(BADGE) + 4), line.start[1])


def paint_line(painter: QPainter, line: Line, look: Stroke, colours: Colours, *, current: bool) -> None:
    """Paint a flow with its arrow; the current one is stronger."""
    ink = QColor(colours.accent if current else colours.text)
    paint_path(painter, outline(line, short=6), look, (ink, QColor(colours.surface)), wider=current)
    tip = QPointF(*line.end)
    back = tip.x() - line.reaches * 10
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([tip, QPointF(back, tip.y() - 5), QPointF(back, tip.y() + 5)]))


def paint_path(
    painter: QPainter, path: QPainterPath, look: Stroke, inks: tuple[QColor, QColor], *, wider: bool = False
) -> None:
    """Paint a path as its medium wants it: ``inks`` are those of the line and of what is inside it."""
    width = look.width * 1.35 + (1.2 if wider else 0)
    pen = QPen(inks[0], width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if look.dashes:
        pen.setDashPattern([dash * 1.35 / width for dash in look.dashes])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)
    if look.hollow:
        painter.setPen(QPen(inks[1], width - 2.4))
        painter.drawPath(path)


def paint_number(painter: QPainter, line: Line, font: QFont, colours: Colours, *, current: bool) -> None:
    """Paint a flow's number on its disc."""
    small = QFont(font)
    small.setBold(True)
    small.setPixelSize(tokens.grown(11 if line.edge.number < 1000 else 8))
    middle, radius = badge(line), tokens.grown(BADGE)
    painter.setPen(QPen(QColor(colours.focus), 3) if current else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    painter.drawEllipse(middle, radius, radius)
    painter.setPen(QColor(colours.on_accent))
    painter.setFont(small)
    box = QRectF(middle.x() - 2 * radius, middle.y() - radius, 4 * radius, 2 * radius)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(line.edge.number))


def paint_box(painter: QPainter, box: Box, words: Written, colours: Colours) -> None:
    """Paint a place with its name and what is kept there."""
    painter.setPen(QPen(QColor(colours.border), 1.2))
    painter.setBrush(QColor(colours.accent_soft))
    painter.drawRoundedRect(
        QRectF(box.x, box.y, box.width, box.height), tokens.CONTROL_RADIUS, tokens.CONTROL_RADIUS
    )
    top = box.y + (box.height - words.height) / 2
    painter.setPen(QColor(colours.text))
    words.name.draw(painter, QPointF(box.x + words.inset, top))
    top += words.name.lineCount() * line_pitch(words.name.font())
    painter.setFont(words.font)
    metrics, pitch = QFontMetricsF(words.font), line_pitch(words.font)
    for number, text in enumerate(words.kept):
        room = box.width - PADDING - (tokens.grown(SIGN) if number == 0 else 0)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        used = metrics.horizontalAdvance(shown) + (tokens.grown(SIGN) if number == 0 else 0)
        left = box.x + (box.width - used) / 2
        if number == 0:
            paint_cylinder(painter, left, top + pitch / 2, colours)
            left += tokens.grown(SIGN)
        painter.setPen(QColor(colours.text))
        painter.drawText(
            QRectF(left, top, room + 1, pitch),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            shown,
        )
        top += pitch


def paint_cylinder(painter: QPainter, x: float, middle: float, colours: Colours) -> None:
    """Paint the sign of what is kept, 8 pixels wide."""
    painter.setPen(QPen(QColor(colours.text), 1))
    painter.setBrush(QColor(colours.surface))
    body = QPainterPath(QPointF(x, middle - 3.5))
    body.lineTo(x, middle + 3.5)
    body.cubicTo(x, middle + 5.5, x + 8, middle + 5.5, x + 8, middle + 3.5)
    body.lineTo(x + 8, middle - 3.5)
    painter.drawPath(body)
    painter.drawEllipse(QRectF(x, middle - 5.2, 8, 3.6))


Entry = tuple[Stroke | None, str]
"""A line of the key: how a medium is drawn, or None for what is kept; its name."""


def legend_rows(entries: Sequence[Entry], font: QFont, width: float) -> list[list[Entry]]:
    """Return the key's entries in rows of a width."""
    rows: list[list[Entry]] = []
    room = 0.0
    for entry in entries:
        needed = _needed(entry, font)
        if not rows or needed > room:
            rows.append([])
            room = width
        rows[-1].append(entry)
        room -= needed
    return rows


def paint_legend(
    painter: QPainter, entries: Sequence[Entry], top: float, font: QFont, colours: Colours
) -> None:
    """Paint one row of the key."""
    x, middle = 0.0, top + tokens.grown(LEGEND) / 2
    painter.setFont(font)
    for look, name in entries:
        if look is None:
            paint_cylinder(painter, x, middle, colours)
        else:
            path = QPainterPath(QPointF(x, middle))
            path.lineTo(x + tokens.grown(SAMPLE), middle)
            paint_path(painter, path, look, (QColor(colours.text), QColor(colours.surface)))
        sample = (tokens.grown(SIGN) if look is None else tokens.grown(SAMPLE)) + 4
        painter.setPen(QColor(colours.text))
        place = QRectF(x + sample, top, 2000, tokens.grown(LEGEND))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        x += _needed((look, name), font)


def _needed(entry: Entry, font: QFont) -> float:
    return (
        (tokens.grown(SIGN) if entry[0] is None else tokens.grown(SAMPLE))
        + 4
        + QFontMetricsF(font).horizontalAdvance(entry[1])
        + 20
    )
