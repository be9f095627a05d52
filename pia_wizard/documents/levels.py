"""Levels of risks in words and tints, the same in tables, sentences and the picture."""

from dataclasses import replace

from pia_wizard.documents.material import Material
from pia_wizard.evaluation.model import Point, Range
from pia_wizard.evaluation.wording import range_text
from pia_wizard.pdf.paragraphs import Paragraph, Span
from pia_wizard.pdf.styles import (
    AMBER_TINT,
    CELL,
    CELL_BOLD,
    GREEN_TINT,
    ORANGE_TINT,
    QUIET,
    RED_TINT,
    Colour,
)
from pia_wizard.pdf.tables import Cell
from pia_wizard.questionnaire.model import Axis, Level, Method

_TINTS = (GREEN_TINT, AMBER_TINT, ORANGE_TINT, RED_TINT)
_BAND = replace(CELL_BOLD, align="center", after=0)
_MARK = replace(CELL, size=8.5, leading=13, align="center", after=0)
_LEVELS = replace(CELL, size=7.5, leading=10.5, align="center", after=0, phrases=True)


def band_tint(method: Method, band: str) -> Colour:
    """Return the colour behind a band, mildest to gravest and each different, for any number of bands."""
    bands = list(method.bands)
    place = bands.index(band) / max(len(bands) - 1, 1) * (len(_TINTS) - 1)
    first = min(int(place), len(_TINTS) - 2)
    red, green, blue = (
        low + (high - low) * (place - first)
        for low, high in zip(_TINTS[first], _TINTS[first + 1], strict=True)
    )
    return red, green, blue


def band_name(material: Material, band: str) -> str:
    """Return a band's name; one the method does not know (the case knew another) by its id."""
    method = material.questionnaire.method
    if band not in method.bands:
        return band
    return material.content(f"method.{method.id}.bands.{band}.name", method.bands[band].name)


def band_range(material: Material, point: Point) -> str:
    """Return a point's band, or both ends while answers are missing."""
    low, high = band_name(material, point.band_low), band_name(material, point.band_high)
    return low if low == high else material.say("{low}〜{high}", low=low, high=high)


def levels_of(method: Method, axis: Axis) -> tuple[tuple[Level, ...], str]:
    """Return an axis's levels and the word for them in content addresses."""
    if axis is Axis.IMPACT:
        return method.impact_levels, "impact_levels"
    return method.likelihood_levels, "likelihood_levels"


def level_name(material: Material, axis: Axis, level: int) -> str:
    """Return the name of a level, which counts from 1."""
    method = material.questionnaire.method
    levels, key = levels_of(method, axis)
    return material.content(f"method.{method.id}.{key}.{level - 1}.name", levels[level - 1].name)


def level_range(material: Material, axis: Axis, level: Range) -> str:
    """Return a level by number and name, such as 「3 重い」, or both ends while answers are missing."""
    low, high = (f"{end} {level_name(material, axis, end)}" for end in (level.low, level.high))
    return low if level.low == level.high else material.say("{low}〜{high}", low=low, high=high)


def point_text(material: Material, point: Point) -> str:
    """Return a level as band and numbers, such as 「高（影響度 3 × 起こりやすさ 4）」."""
    return material.say(
        "{band}（影響度 {impact} × 起こりやすさ {likelihood}）",
        band=band_range(material, point),
        impact=range_text(point.impact),
        likelihood=range_text(point.likelihood),
    )


def point_cell(material: Material, point: Point) -> Cell:
    """Return a table cell in the band's tint: the band, and both levels by number and name."""
    impact = level_range(material, Axis.IMPACT, point.impact)
    likelihood = level_range(material, Axis.LIKELIHOOD, point.likelihood)
    blocks = [
        Paragraph(band_range(material, point), _BAND),
        Paragraph(f"{impact} × {likelihood}", _LEVELS),
    ]
    if point.override is not None:
        blocks.append(Paragraph(material.say("評価者が変更"), replace(_LEVELS, bold=True)))
    return Cell(tuple(blocks), band_tint(material.questionnaire.method, point.band_high))


def point_mark(material: Material, point: Point) -> Cell:
    """Return a table cell in the band's tint that takes little room: the band, and the levels by number."""
    numbers = f" {range_text(point.impact)}×{range_text(point.likelihood)}"
    words = (Span(band_range(material, point), bold=True), Span(numbers, bold=False, colour=QUIET))
    blocks = [Paragraph(words, _MARK)]
    if point.override is not None:
        blocks.append(Paragraph(material.say("評価者が変更"), replace(_LEVELS, bold=True)))
    return Cell(tuple(blocks), band_tint(material.questionnaire.method, point.band_high))


def risk_title(material: Material, name: str) -> str:
    """Return a risk's title."""
    return material.content(f"risk.{name}.title", material.questionnaire.risks[name].risk.title)
