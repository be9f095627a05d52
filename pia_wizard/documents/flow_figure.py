"""The picture of a map of information flows: boxes for places, a numbered line for each flow."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pia_wizard.documents.material import Material, shortened
from pia_wizard.evaluation.flow_picture import (
    Box,
    FlowPicture,
    Line,
    Measures,
    Stroke,
    flow_picture,
    has_room,
    stroke,
)
from pia_wizard.evaluation.flow_words import data_text, kept_lines, map_text, medium_text, place_text
from pia_wizard.evaluation.flows import FlowMap, parted
from pia_wizard.pdf import fonts
from pia_wizard.pdf.figures import Figure, words
from pia_wizard.pdf.pages import TEXT_WIDTH
from pia_wizard.pdf.paragraphs import Paragraph
from pia_wizard.pdf.styles import BLUE, BODY, INK, PAPER, QUIET, TINT
from pia_wizard.pdf.tags import TaggedCanvas
from pia_wizard.questionnaire.model import FLOWS

_NAME = replace(BODY, size=8, leading=11.5, bold=True, align="center", after=0)
_KEPT = replace(BODY, size=7, leading=10.5, colour=QUIET, align="center", after=0)
_PADDING = 4.0
_LONGEST_NAME = 48
_SIGN = 8.0
"""The width of the sign of what is kept with the space beside it."""

_BADGE = 6.0
_DATA_SIZE = 7.5
_LONGEST_DATA = 54.0
"""What flows is written on its line if all of it is at most so wide, in points; the table has it always."""

_PLAIN = Measures(
    width=TEXT_WIDTH, narrowest=62, widest=120, gap=40, widest_gap=120, pitch=14, number=17, arrow=9, space=12
)
_HIGHEST = 520.0
_LEGEND = 14.0
_SAMPLE = 26.0


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A map with its picture and the words in its boxes; ``labels`` tells whether lines say what flows."""

    material: Material
    flows: FlowMap
    picture: FlowPicture
    labels: bool

    @property
    def fits(self) -> bool:
        """Whether it fits on a page."""
        return self.picture.fits and self.picture.height <= _HIGHEST


def flow_figures(material: Material, flows: FlowMap) -> list[tuple[FlowMap, Figure]]:
    """Return the map as one figure, or as several where one page has no room for it, each with its part."""
    parts = parted(flows, lambda part: has_room(part, _PLAIN, _HIGHEST) and _drawn(material, part).fits)
    return [(part, _figure(_drawn(material, part))) for part in parts]


def _drawn(material: Material, flows: FlowMap) -> _Drawn:
    """Return the picture with what flows on the lines, if there is room for it."""
    longest = max((fonts.width(text, _DATA_SIZE) for text in _data(material, flows)), default=0)
    if longest <= _LONGEST_DATA:
        number = _PLAIN.number + longest + 4
        roomy = replace(_PLAIN, number=number, gap=_PLAIN.gap + longest + 4, narrowest=88)
        drawn = _Drawn(material, flows, _picture(material, flows, roomy), labels=True)
        if drawn.fits:
            return drawn
    return _Drawn(material, flows, _picture(material, flows, _PLAIN), labels=False)


def _data(material: Material, flows: FlowMap) -> list[str]:
    return [data_text(material.questionnaire, edge, material.translator) for edge in flows.edges]


def _picture(material: Material, flows: FlowMap, measures: Measures) -> FlowPicture:
    def height(node: int, width: float) -> float:
        inside = width - 2 * _PADDING
        return 2 * _PADDING + sum(p.height(inside) for p in _written(material, flows, node))

    return flow_picture(flows, measures, height)


def _written(material: Material, flows: FlowMap, node: int) -> list[Paragraph]:
    """Return a box's words: its name and what is kept there."""
    kept = kept_lines(material.questionnaire, flows, node, material.translator)
    name = place_text(flows.nodes[node].name, material.translator)
    return [
        _name(name),
        *(Paragraph(text, replace(_KEPT, indent=_SIGN if i == 0 else 0)) for i, text in enumerate(kept)),
    ]


@lru_cache(maxsize=256)
def _name(name: str) -> Paragraph:
    return Paragraph(shortened(name, _LONGEST_NAME), _NAME)


def _figure(drawn: _Drawn) -> Figure:
    material = drawn.material
    rows = _legend_rows(material, drawn.flows)
    height = drawn.picture.height + 10 + _LEGEND * len(rows)

    def drawing(canvas: TaggedCanvas, x: float, top: float, _width: float) -> None:
        canvas.saveState()
        for line in drawn.picture.lines:
            _draw_line(canvas, line, x, top, _stroke(material, line.edge.medium))
        for line, data in zip(drawn.picture.lines, _data(material, drawn.flows), strict=True):
            _draw_number(canvas, line, x, top, data if drawn.labels else "")
        for node, box in enumerate(drawn.picture.boxes):
            _draw_box(canvas, box, x, top, _written(material, drawn.flows, node))
        for row, entries in enumerate(rows):
            _draw_legend(canvas, material, entries, x, top - drawn.picture.height - 18 - row * _LEGEND)
        canvas.restoreState()

    return Figure(height, map_text(material.questionnaire, drawn.flows, material.translator), drawing)


def _stroke(material: Material, medium: str) -> Stroke:
    return stroke(_media(material), medium)


def _media(material: Material) -> tuple[str, ...]:
    column = material.questionnaire.questions[FLOWS].columns.get("medium")
    return tuple(column.choices) if column else ()


def _draw_line(canvas: TaggedCanvas, line: Line, x: float, top: float, look: Stroke) -> None:
    """Draw a flow's curves and its arrow; the line ends inside the arrow so that its tip stays sharp."""
    path = canvas.beginPath()
    path.moveTo(x + line.start[0], top - line.start[1])
    for number, (one, two, end) in enumerate(line.curves, 1):
        short = line.reaches * 4 if number == len(line.curves) else 0
        path.curveTo(
            x + one[0], top - one[1], x + two[0] - short, top - two[1], x + end[0] - short, top - end[1]
        )
    _draw_path(canvas, path, look)
    tip, y = x + line.end[0], top - line.end[1]
    back = tip - line.reaches * 7
    arrow = canvas.beginPath()
    arrow.moveTo(tip, y)
    arrow.lineTo(back, y + 3.4)
    arrow.lineTo(back, y - 3.4)
    arrow.close()
    canvas.setFillColorRGB(*BLUE)
    canvas.drawPath(arrow, stroke=0, fill=1)


def _draw_path(canvas: TaggedCanvas, path: object, look: Stroke) -> None:
    canvas.setLineCap(0)
    canvas.setDash(list(look.dashes))
    canvas.setStrokeColorRGB(*BLUE)
    canvas.setLineWidth(look.width)
    canvas.drawPath(path, stroke=1, fill=0)
    if look.hollow:
        canvas.setStrokeColorRGB(*PAPER)
        canvas.setLineWidth(look.width - 1.8)
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash([])


def _draw_number(canvas: TaggedCanvas, line: Line, x: float, top: float, data: str) -> None:
    """Draw a flow's number where it leaves its box, and what flows above the line."""
    middle = x + line.start[0] + line.leaves * (_BADGE + 3), top - line.start[1]
    canvas.setFillColorRGB(*BLUE)
    canvas.circle(*middle, _BADGE, stroke=0, fill=1)
    number = str(line.edge.number)
    size = 7.5 if len(number) < 3 else 6.5 if len(number) < 4 else 5
    words(canvas, (middle[0], middle[1] - size * 0.36), number, size, PAPER, bold=True, anchor=0.5)
    if data:
        anchor = 0 if line.leaves > 0 else 1
        at = middle[0] + line.leaves * (_BADGE + 2), middle[1] + 2.4
        words(canvas, at, data, _DATA_SIZE, INK, anchor=anchor)


def _draw_box(canvas: TaggedCanvas, box: Box, x: float, top: float, written: Sequence[Paragraph]) -> None:
    """Draw a place: its name and, beside a cylinder, what is kept there."""
    left, upper = x + box.x, top - box.y
    canvas.setStrokeColorRGB(*BLUE)
    canvas.setFillColorRGB(*TINT)
    canvas.setLineWidth(1)
    canvas.roundRect(left, upper - box.height, box.width, box.height, 4, stroke=1, fill=1)
    inside = box.width - 2 * _PADDING
    y = upper - (box.height - sum(p.height(inside) for p in written)) / 2
    for number, paragraph in enumerate(written):
        paragraph.draw_lines(canvas, left + _PADDING, y, inside)
        if number == 1:
            free = max(inside - paragraph.natural_width(), 0)
            _draw_cylinder(canvas, left + _PADDING + free / 2, y - 8.2)
        y -= paragraph.height(inside)


def _draw_cylinder(canvas: TaggedCanvas, x: float, y: float) -> None:
    """Draw the sign of what is kept, 7 points wide, its lower edge at y."""
    canvas.setStrokeColorRGB(*QUIET)
    canvas.setFillColorRGB(*PAPER)
    canvas.setLineWidth(0.7)
    canvas.ellipse(x, y - 0.9, x + 6, y + 0.9, stroke=1, fill=1)
    canvas.rect(x, y, 6, 5.4, stroke=0, fill=1)
    canvas.line(x, y, x, y + 5.4)
    canvas.line(x + 6, y, x + 6, y + 5.4)
    canvas.ellipse(x, y + 4.5, x + 6, y + 6.3, stroke=1, fill=1)


_Entry = tuple[str | None, str, float]
"""A medium, or None for what is kept; its name and the entry's width."""


def _legend_rows(material: Material, flows: FlowMap) -> list[list[_Entry]]:
    used = {edge.medium for edge in flows.edges}
    media = [medium for medium in (*_media(material), "") if medium in used]
    named: list[tuple[str | None, str]] = [
        (m, medium_text(material.questionnaire, m, material.translator)) for m in media
    ]
    if any(edge.stored for edge in flows.edges):
        named.append((None, material.say("受け取った側で保存する")))
    rows: list[list[_Entry]] = []
    room = 0.0
    for medium, name in named:
        width = (_SAMPLE if medium is not None else _SIGN) + 5 + fonts.width(name, 8) + 16
        if not rows or width > room:
            rows.append([])
            room = TEXT_WIDTH
        rows[-1].append((medium, name, width))
        room -= width
    return rows


def _draw_legend(
    canvas: TaggedCanvas, material: Material, entries: Sequence[_Entry], x: float, y: float
) -> None:
    for medium, name, width in entries:
        if medium is None:
            _draw_cylinder(canvas, x, y)
            sample = _SIGN
        else:
            path = canvas.beginPath()
            path.moveTo(x, y + 2.8)
            path.lineTo(x + _SAMPLE, y + 2.8)
            _draw_path(canvas, path, _stroke(material, medium))
            sample = _SAMPLE
        words(canvas, (x + sample + 5, y), name, 8, INK)
        x += width
