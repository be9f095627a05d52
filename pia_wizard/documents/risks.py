"""The risks: how grave with nothing in place, now, and once the plan is carried out (ISO/IEC 29134 7.5)."""

from dataclasses import replace

from pia_wizard.documents.chapters import section, subsection
from pia_wizard.documents.material import Material
from pia_wizard.documents.matrix import band_range, band_tint, matrix_figure, point_text, risk_title
from pia_wizard.evaluation.model import Contribution, Point, RiskLevel
from pia_wizard.evaluation.reasons import contribution_text
from pia_wizard.evaluation.wording import range_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import BODY, CELL, CELL_BOLD, INTRO, LABEL, SMALL
from pia_wizard.pdf.tables import Cell, Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Axis

_CENTERED = replace(CELL, align="center")
_CENTERED_BOLD = replace(CELL_BOLD, align="center")
_POINT = replace(BODY, size=9.5, leading=15, after=2)
_LAST_POINT = replace(_POINT, keep_with_next=True)
"""Who may accept a risk is read together with what makes it up."""

_MOST_PLACES = 8


def risk_chapter(material: Material) -> tuple[Block, ...]:
    """Return the table of levels, the matrix, and what makes up each level."""
    if not material.risks:
        return (Paragraph(material.say("この評価に当てはまるリスクはありません。")), *_absent(material))
    lead = material.say(
        "リスクの大きさは、影響度と起こりやすさの組合せで表します。「対策なし」は何も講じていない場合、"
        "「現在」は回答のとおりの場合、「計画の実施後」は計画した対策をすべて終えた場合です。"
    )
    blocks: list[Block] = [Paragraph(lead, INTRO), section(material.say("リスクの一覧"), "risk-levels")]
    blocks += [_levels(material), *_absent(material)]
    blocks += [section(material.say("リスクマトリクス"), "risk-matrix"), matrix_figure(material)]
    blocks.append(section(material.say("リスクごとの説明"), "risk-details"))
    for label, level in material.risks:
        blocks += _details(material, label, level)
    return tuple(blocks)


def _levels(material: Material) -> Table:
    say = material.say
    points = head_row(say("対策なし"), say("現在"), say("計画の実施後"), align="center")
    titles = (*head_row(say("番号"), say("リスク")), *points)
    rows = tuple(_level_row(material, label, level) for label, level in material.risks)
    return Table((0.9, 4.3, 1.6, 1.6, 1.6), titles, rows, row_heads=2)


def _level_row(material: Material, label: str, level: RiskLevel) -> Row:
    title = [Paragraph(risk_title(material, level.risk), CELL)]
    if level.applies is None:
        title.append(Paragraph(material.say("当てはまるかどうかは、まだ決まりません。"), SMALL))
    points = (level.inherent, level.current, level.target)
    return (cell(Paragraph(label, CELL_BOLD)), cell(*title), *(_point(material, point) for point in points))


def _point(material: Material, point: Point) -> Cell:
    numbers = f"{range_text(point.impact)} × {range_text(point.likelihood)}"
    return Cell(
        (Paragraph(band_range(material, point), _CENTERED_BOLD), Paragraph(numbers, _CENTERED)),
        band_tint(material.questionnaire.method, point.band_high),
    )


def _absent(material: Material) -> list[Block]:
    names = [level.risk for level in material.evaluation.risks.values() if level.applies is False]
    if not names:
        return []
    titles = material.say("、").join(risk_title(material, name) for name in names)
    return [Paragraph(material.say("回答により当てはまらないリスク：{risks}", risks=titles), SMALL)]


def _details(material: Material, label: str, level: RiskLevel) -> list[Block]:
    compiled = material.questionnaire.risks[level.risk]
    story = material.content(f"risk.{level.risk}.story", compiled.risk.story)
    key = object()
    blocks: list[Block] = [
        subsection(f"{label}　{risk_title(material, level.risk)}"),
        Paragraph(story),
        Paragraph(material.say("現在の大きさ：{level}", level=point_text(material, level.current)), LABEL),
    ]
    told = [text for text in (_start(material, level.current), *_changes(material, level)) if text]
    blocks += [ListItem("・", Paragraph(text, _POINT), key) for text in told[:-1]]
    blocks += [ListItem("・", Paragraph(text, _LAST_POINT), key) for text in told[-1:]]
    return [*blocks, *_acceptance(material, level)]


def _start(material: Material, point: Point) -> str:
    """Return where both axes start, in one sentence."""
    levels = {c.axis: c.low for c in point.contributions if c.kind == "base"}
    if len(levels) < 2:
        return ""
    return material.say(
        "出発点は、影響度 {impact}、起こりやすさ {likelihood} です。",
        impact=levels[Axis.IMPACT],
        likelihood=levels[Axis.LIKELIHOOD],
    )


def _changes(material: Material, level: RiskLevel) -> list[str]:
    """Return what moves the level away from its start."""
    moving = (c for c in level.current.contributions if c.kind != "base")
    return [_contribution(material, level.risk, contribution) for contribution in moving]


def _contribution(material: Material, risk: str, contribution: Contribution) -> str:
    text = contribution_text(contribution, material.questionnaire.risks[risk], material.translator)
    if not contribution.requirements:
        return text
    places = [material.place(name) for name in contribution.requirements[:_MOST_PLACES]]
    more = len(contribution.requirements) - len(places)
    if more:
        places.append(material.translator.say_n("ほか {n} 件", "ほか {n} 件", more))
    return material.say(
        "{text}（{places}）", text=text, places=material.say("、").join(dict.fromkeys(places))
    )


def _acceptance(material: Material, level: RiskLevel) -> list[Block]:
    method, band = material.questionnaire.method, level.current.band_high
    address = f"method.{method.id}.bands.{band}"
    meaning = material.content(f"{address}.meaning", method.bands[band].meaning)
    accept_by = material.content(f"{address}.accept_by", method.bands[band].accept_by)
    text = (
        material.say("{meaning}受け入れの判断：{who}", meaning=meaning, who=accept_by)
        if accept_by
        else meaning
    )
    return [Paragraph(text, replace(SMALL, before=4))] if text else []
