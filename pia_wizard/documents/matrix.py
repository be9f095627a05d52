"""The risk matrix as a picture: where each risk stands now, with nothing in place, and as planned."""

from collections.abc import Iterator
from dataclasses import dataclass

from pia_wizard.documents.material import Material
from pia_wizard.evaluation.model import Point
from pia_wizard.evaluation.wording import range_text
from pia_wizard.pdf import fonts
from pia_wizard.pdf.figures import Figure, words
from pia_wizard.pdf.styles import (
    AMBER_TINT,
    BLUE,
    GREEN_TINT,
    INK,
    ORANGE_TINT,
    PAPER,
    QUIET,
    RED_TINT,
    Colour,
)
from pia_wizard.pdf.tags import TaggedCanvas
from pia_wizard.questionnaire.model import Method

_TINTS = (GREEN_TINT, AMBER_TINT, ORANGE_TINT, RED_TINT)
_CELL_HEIGHT = 47.0
_LEFT = 82.0
_TOP = 16.0
_BOTTOM = 36.0
_BADGE_WIDTH = 22.0
_BADGE_HEIGHT = 13.0
_LEGEND = 20.0


@dataclass(frozen=True, slots=True)
class Badge:
    """A risk's label in one cell; ``kind`` is "inherent", "current" or "target"."""

    label: str
    kind: str


Cells = dict[tuple[int, int], list[Badge]]
"""The badges at (impact, likelihood), both from 1."""


def band_tint(method: Method, band: str) -> Colour:
    """Return the colour behind a band, mildest to gravest, for any number of bands."""
    bands = list(method.bands)
    share = bands.index(band) / max(len(bands) - 1, 1)
    return _TINTS[round(share * (len(_TINTS) - 1))]


def band_name(material: Material, band: str) -> str:
    """Return a band's name."""
    method = material.questionnaire.method
    return material.content(f"method.{method.id}.bands.{band}.name", method.bands[band].name)


def point_text(material: Material, point: Point) -> str:
    """Return a level as band and numbers, such as 「高（影響度 3 × 起こりやすさ 4）」."""
    return material.say(
        "{band}（影響度 {impact} × 起こりやすさ {likelihood}）",
        band=band_range(material, point),
        impact=range_text(point.impact),
        likelihood=range_text(point.likelihood),
    )


def band_range(material: Material, point: Point) -> str:
    """Return a point's band, or both ends while answers are missing."""
    low, high = band_name(material, point.band_low), band_name(material, point.band_high)
    return low if low == high else material.say("{low}〜{high}", low=low, high=high)


def matrix_figure(material: Material) -> Figure:
    """Return the matrix; a level that is not settled stands at its worst end."""
    method = material.questionnaire.method
    cells = _cells(material)
    height = _TOP + len(method.matrix) * _CELL_HEIGHT + _BOTTOM + _LEGEND

    def drawing(canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        grid = _Grid(material, x + _LEFT, top - _TOP, (width - _LEFT) / len(method.matrix[0]))
        grid.draw(canvas)
        for (impact, likelihood), badges in cells.items():
            _draw_badges(canvas, badges, *grid.corner(impact, likelihood), grid.cell_width)
        _draw_legend(canvas, material, x + _LEFT, top - height + 6)

    return Figure(height, _alternative(material), drawing)


def _cells(material: Material) -> Cells:
    cells: Cells = {}
    for kind in ("current", "target", "inherent"):
        for label, level in material.risks:
            point: Point = getattr(level, kind)
            if kind == "current" or _place(point) != _place(level.current):
                cells.setdefault(_place(point), []).append(Badge(label, kind))
    return cells


def _place(point: Point) -> tuple[int, int]:
    return point.impact.high, point.likelihood.high


def _alternative(material: Material) -> str:
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
        for label, level in material.risks
    ]
    return lead + "".join(told)


def risk_title(material: Material, name: str) -> str:
    """Return a risk's title."""
    return material.content(f"risk.{name}.title", material.questionnaire.risks[name].risk.title)


@dataclass(frozen=True, slots=True)
class _Grid:
    """The coloured cells with their axes; (left, top) is the corner of the highest impact."""

    material: Material
    left: float
    top: float
    cell_width: float

    def corner(self, impact: int, likelihood: int) -> tuple[float, float]:
        """Return the upper left corner of a cell."""
        row = len(self.material.questionnaire.method.matrix) - impact
        return self.left + (likelihood - 1) * self.cell_width, self.top - row * _CELL_HEIGHT

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw cells, band names and axes."""
        for impact, likelihood, band in self._bands():
            x, y = self.corner(impact, likelihood)
            canvas.setFillColorRGB(*band_tint(self.material.questionnaire.method, band))
            canvas.setStrokeColorRGB(*PAPER)
            canvas.setLineWidth(1.5)
            canvas.rect(x, y - _CELL_HEIGHT, self.cell_width, _CELL_HEIGHT, stroke=1, fill=1)
            words(canvas, (x + 6, y - 10), band_name(self.material, band), 7, QUIET)
        self._draw_impacts(canvas)
        self._draw_likelihoods(canvas)

    def _bands(self) -> Iterator[tuple[int, int, str]]:
        for impact, row in enumerate(self.material.questionnaire.method.matrix, 1):
            for likelihood, band in enumerate(row, 1):
                yield impact, likelihood, band

    def _draw_impacts(self, canvas: TaggedCanvas) -> None:
        method = self.material.questionnaire.method
        words(
            canvas, (self.left - 8, self.top + 8), self.material.say("影響度"), 8.5, BLUE, bold=True, anchor=1
        )
        for number, level in enumerate(method.impact_levels, 1):
            name = self.material.content(f"method.{method.id}.impact_levels.{number - 1}.name", level.name)
            middle = self.corner(number, 1)[1] - _CELL_HEIGHT / 2
            words(canvas, (self.left - 8, middle + 2), str(number), 9, INK, bold=True, anchor=1)
            words(canvas, (self.left - 8, middle - 9), _fitted(name, _LEFT - 10), 7.5, QUIET, anchor=1)

    def _draw_likelihoods(self, canvas: TaggedCanvas) -> None:
        method = self.material.questionnaire.method
        y = self.corner(1, 1)[1] - _CELL_HEIGHT
        for number, level in enumerate(method.likelihood_levels, 1):
            name = self.material.content(
                f"method.{method.id}.likelihood_levels.{number - 1}.name", level.name
            )
            middle = self.corner(1, number)[0] + self.cell_width / 2
            words(canvas, (middle, y - 12), str(number), 9, INK, bold=True, anchor=0.5)
            words(canvas, (middle, y - 22), _fitted(name, self.cell_width - 4), 7.5, QUIET, anchor=0.5)
        title = self.material.say("起こりやすさ")
        words(canvas, (self.left - 8, y - 12), title, 8.5, BLUE, bold=True, anchor=1)


def _fitted(name: str, width: float) -> str:
    """Return a level's name, cut with … where it is too long for its place; annex B has it in full."""
    shown = name
    while fonts.width(shown, 7.5) > width and len(name) > 1:
        name = name[:-1]
        shown = name.rstrip() + "…"
    return shown


def _draw_badges(canvas: TaggedCanvas, badges: list[Badge], x: float, top: float, width: float) -> None:
    """Draw a cell's badges in rows; what does not fit is counted."""
    columns = int((width - 6) // (_BADGE_WIDTH + 3))
    rows = int((_CELL_HEIGHT - 15) // (_BADGE_HEIGHT + 3))
    shown = badges if len(badges) <= columns * rows else badges[: columns * rows - 1]
    for number, badge in enumerate(shown):
        row, column = divmod(number, columns)
        left = x + 6 + column * (_BADGE_WIDTH + 3)
        _draw_badge(canvas, badge.label, badge.kind, left, top - 14.5 - row * (_BADGE_HEIGHT + 3))
    if len(shown) < len(badges):
        row, column = divmod(len(shown), columns)
        at = x + 8 + column * (_BADGE_WIDTH + 3), top - 24.2 - row * (_BADGE_HEIGHT + 3)
        words(canvas, at, f"+{len(badges) - len(shown)}", 8, INK, bold=True)


def _draw_badge(canvas: TaggedCanvas, label: str, kind: str, x: float, top: float) -> None:
    """Draw a label: filled for now, framed for the target, dashed for nothing in place."""
    colour = QUIET if kind == "inherent" else BLUE
    canvas.saveState()
    canvas.setStrokeColorRGB(*colour)
    canvas.setFillColorRGB(*(BLUE if kind == "current" else PAPER))
    canvas.setLineWidth(0.9)
    if kind == "inherent":
        canvas.setDash([2, 1.5])
    canvas.roundRect(x, top - _BADGE_HEIGHT, _BADGE_WIDTH, _BADGE_HEIGHT, 3, stroke=1, fill=1)
    canvas.restoreState()
    ink = PAPER if kind == "current" else colour
    words(canvas, (x + _BADGE_WIDTH / 2, top - 9.7), label, 8, ink, bold=True, anchor=0.5)


def _draw_legend(canvas: TaggedCanvas, material: Material, x: float, y: float) -> None:
    for kind, meaning in (
        ("inherent", material.say("対策なし")),
        ("current", material.say("現在")),
        ("target", material.say("計画の実施後")),
    ):
        _draw_badge(canvas, "R", kind, x, y + 10)
        x += _BADGE_WIDTH + 5
        words(canvas, (x, y + 0.5), meaning, 8, INK)
        x += fonts.width(meaning, 8) + 18
