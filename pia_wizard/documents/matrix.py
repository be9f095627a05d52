"""The risk matrix as a picture: the way of each risk from nothing in place to now and to what is planned.

Every risk keeps its seat all along a row of cells, so that labels never cover each other and ways run side
by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from pia_wizard.documents.badges import BADGE_WIDTH, Place, draw_arrow, draw_badge
from pia_wizard.documents.levels import band_name, band_tint, level_name, levels_of, point_text, risk_title
from pia_wizard.documents.material import Material
from pia_wizard.evaluation.model import Point, RiskLevel
from pia_wizard.pdf import fonts
from pia_wizard.pdf.figures import Figure, words
from pia_wizard.pdf.pages import TEXT_WIDTH
from pia_wizard.pdf.styles import BLUE, INK, PAPER, QUIET
from pia_wizard.pdf.tags import TaggedCanvas
from pia_wizard.questionnaire.model import Axis

_LEFT = 82.0
_TOP = 18.0
_BOTTOM = 38.0
_LEGEND = 24.0
_BAND_LINE = 15.0
"""Room for the name of the band at the head of a cell."""

_LOWEST_CELL = 46.0
_SEAT_HEIGHT = 12.0
_HIGHEST_GRID = 540.0
"""All rows of cells together fit on a page below a heading, in points."""

Risks = list[tuple[str, RiskLevel]]
"""Risks with their labels."""


def matrix_figures(material: Material) -> list[Figure]:
    """Return the matrix for a method of any size; of very many risks in several pictures.

    A level that is not settled stands at its worst end.
    """
    figures, start = [], 0
    while start < len(material.risks):
        risks = _fitting(material, material.risks[start:])
        figures.append(_figure(material, risks))
        start += len(risks)
    return figures


def _fitting(material: Material, risks: Risks) -> Risks:
    """Return as many risks, from the first, as one picture has room for; at least one."""
    count = len(risks)
    while count > 1 and _Seating.of(material, risks[:count]).height > _HIGHEST_GRID:
        count = count * 3 // 4
    return risks[:count]


def _figure(material: Material, risks: Risks) -> Figure:
    seating = _Seating.of(material, risks)
    height = _TOP + seating.height + _BOTTOM + _LEGEND

    def drawing(canvas: TaggedCanvas, x: float, top: float, width: float) -> None:  # noqa: ARG001 - as wide as the text
        grid = _Grid(material, x + _LEFT, top - _TOP, seating)
        grid.draw(canvas)
        _draw_ways(canvas, risks, grid)
        _draw_legend(canvas, material, x + _LEFT, top - height + 6)

    return Figure(height, _alternative(material, risks), drawing)


def _alternative(material: Material, risks: Risks) -> str:
    """Return the whole picture in words."""
    lead = material.say("リスクマトリクス。縦は影響度、横は起こりやすさです。")
    told = [
        material.say(
            "{label} {title}：対策なし {inherent}、現在 {current}、計画の実施後 {target}。",
            label=label,
            title=risk_title(material, level.risk),
            inherent=point_text(material, level.inherent),
            current=point_text(material, level.current),
            target=point_text(material, level.target),
        )
        for label, level in risks
    ]
    return lead + "".join(told)


@dataclass(frozen=True, slots=True)
class _Seating:
    """Where labels sit: for each impact, gravest first, the risks that come by, in their order.

    ``columns`` labels are beside each other in a cell ``width`` wide; ``heights`` are those of the rows.
    """

    columns: int
    width: float
    heights: tuple[float, ...]
    seats: tuple[dict[str, int], ...]

    @classmethod
    def of(cls, material: Material, risks: Risks) -> "_Seating":
        """Return seats for the risks, each on a line of its own if the page is high enough for that."""
        matrix = material.questionnaire.method.matrix
        width = (TEXT_WIDTH - _LEFT) / len(matrix[0])
        rows = [_passing(risks, impact) for impact in range(len(matrix), 0, -1)]
        seats = tuple({name: seat for seat, name in enumerate(names)} for names in rows)
        most = max(int((width - 6) // (BADGE_WIDTH + 2)), 1)
        for columns in range(1, most + 1):
            lines = [ceil(len(names) / columns) for names in rows]
            heights = tuple(max(_BAND_LINE + n * _SEAT_HEIGHT + 4, _LOWEST_CELL) for n in lines)
            if sum(heights) <= _HIGHEST_GRID:
                break
        return cls(columns, width, heights, seats)

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum(self.heights)

    def middle(self, row: int, risk: str) -> Place:
        """Return the middle of a risk's seat, right of and below a cell's upper left corner."""
        down, right = divmod(self.seats[row][risk], self.columns)
        step = (self.width - 6) / self.columns
        return 3 + (right + 0.5) * step, _BAND_LINE + (down + 0.5) * _SEAT_HEIGHT


def _passing(risks: Risks, impact: int) -> list[str]:
    """Return the risks that are of an impact at one of their points."""
    return [
        level.risk
        for _, level in risks
        if impact in {point.impact.high for point in (level.inherent, level.current, level.target)}
    ]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The tinted cells with their axes; (left, top) is the corner of the highest impact."""

    material: Material
    left: float
    top: float
    seating: _Seating

    def corner(self, impact: int, likelihood: int) -> Place:
        """Return the upper left corner of a cell."""
        above = self.seating.heights[: self._row(impact)]
        return self.left + (likelihood - 1) * self.seating.width, self.top - sum(above)

    def height(self, impact: int) -> float:
        """Return the height of the cells of an impact."""
        return self.seating.heights[self._row(impact)]

    def seat(self, point: Point, risk: str) -> Place:
        """Return where a risk sits at a point."""
        impact, likelihood = _cell(point)
        x, y = self.corner(impact, likelihood)
        right, down = self.seating.middle(self._row(impact), risk)
        return x + right, y - down

    def _row(self, impact: int) -> int:
        return len(self.seating.heights) - impact

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw cells, band names and axes."""
        width = self.seating.width
        for impact, likelihood, band in self._bands():
            x, y = self.corner(impact, likelihood)
            height = self.height(impact)
            canvas.setFillColorRGB(*band_tint(self.material.questionnaire.method, band))
            canvas.setStrokeColorRGB(*PAPER)
            canvas.setLineWidth(1.5)
            canvas.rect(x, y - height, width, height, stroke=1, fill=1)
            words(canvas, (x + 6, y - 11), _fitted(band_name(self.material, band), width - 10), 7.5, QUIET)
        self._draw_impacts(canvas)
        self._draw_likelihoods(canvas)

    def _bands(self) -> Iterator[tuple[int, int, str]]:
        for impact, row in enumerate(self.material.questionnaire.method.matrix, 1):
            for likelihood, band in enumerate(row, 1):
                yield impact, likelihood, band

    def _draw_impacts(self, canvas: TaggedCanvas) -> None:
        x = self.left - 8
        words(canvas, (x, self.top + 6), self.material.say("影響度"), 8.5, BLUE, bold=True, anchor=1)
        for number in self._numbers(Axis.IMPACT):
            middle = self.corner(number, 1)[1] - self.height(number) / 2
            name = _fitted(level_name(self.material, Axis.IMPACT, number), _LEFT - 10)
            words(canvas, (x, middle + 2), str(number), 9, INK, bold=True, anchor=1)
            words(canvas, (x, middle - 9), name, 7.5, QUIET, anchor=1)

    def _draw_likelihoods(self, canvas: TaggedCanvas) -> None:
        y = self.corner(1, 1)[1] - self.height(1)
        for number in self._numbers(Axis.LIKELIHOOD):
            middle = self.corner(1, number)[0] + self.seating.width / 2
            name = _fitted(level_name(self.material, Axis.LIKELIHOOD, number), self.seating.width - 4)
            words(canvas, (middle, y - 12), str(number), 9, INK, bold=True, anchor=0.5)
            words(canvas, (middle, y - 22), name, 7.5, QUIET, anchor=0.5)
        title = self.material.say("起こりやすさ")
        words(canvas, (self.left - 8, y - 12), title, 8.5, BLUE, bold=True, anchor=1)

    def _numbers(self, axis: Axis) -> range:
        return range(1, len(levels_of(self.material.questionnaire.method, axis)[0]) + 1)


def _cell(point: Point) -> tuple[int, int]:
    return point.impact.high, point.likelihood.high


def _fitted(name: str, width: float) -> str:
    """Return a name, cut with … where it is too long for its place; the criteria have it in full."""
    shown = name
    while fonts.width(shown, 7.5) > width and len(name) > 1:
        name = name[:-1]
        shown = name.rstrip() + "…"
    return shown


def _draw_ways(canvas: TaggedCanvas, risks: Risks, grid: _Grid) -> None:
    """Draw first all arrows, then the labels upon them."""
    for _, level in risks:
        _draw_way(canvas, grid, level)
    for label, level in risks:
        drawn: set[tuple[int, int]] = set()
        for kind in ("current", "target", "inherent"):
            point: Point = getattr(level, kind)
            if _cell(point) not in drawn:
                draw_badge(canvas, label, kind, grid.seat(point, level.risk))
            drawn.add(_cell(point))


def _draw_way(canvas: TaggedCanvas, grid: _Grid, level: RiskLevel) -> None:
    points = (level.inherent, level.current, level.target)
    inherent, current, target = (grid.seat(point, level.risk) for point in points)
    if inherent != current:
        draw_arrow(canvas, inherent, current, dashed=True)
    if current != target:
        draw_arrow(canvas, current, target, dashed=False)


def _draw_legend(canvas: TaggedCanvas, material: Material, x: float, y: float) -> None:
    for kind, meaning in (
        ("inherent", material.say("対策なし")),
        ("current", material.say("現在")),
        ("target", material.say("計画の実施後")),
    ):
        if kind != "inherent":
            draw_arrow(canvas, (x - 12, y + 3), (x + 34, y + 3), dashed=kind == "current")
            x += 34
        else:
            x += BADGE_WIDTH / 2
        draw_badge(canvas, "R", kind, (x, y + 3))
        x += BADGE_WIDTH / 2 + 5
        words(canvas, (x, y), meaning, 8, INK)
        x += fonts.width(meaning, 8) + 24
