"""One risk in full: the story, what brings it about, its three points with every reason, who accepted it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pia_wizard.documents.chapters import subsection
from pia_wizard.documents.decisions import acceptance_state, accepted_text, role_names
from pia_wizard.documents.levels import band_name, band_range, level_range, point_cell, risk_title
from pia_wizard.documents.material import Material
from pia_wizard.documents.treatment import places_by_guideline
from pia_wizard.errors import N_
from pia_wizard.evaluation.model import Contribution, Point, Range, RiskLevel
from pia_wizard.evaluation.reasons import contribution_text
from pia_wizard.evaluation.risk_words import affected_text, asset_text, event_text, source_text
from pia_wizard.evaluation.wording import listed_text
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph, Span
from pia_wizard.pdf.styles import BLUE, BODY, CELL, CELL_BOLD, INTRO
from pia_wizard.pdf.tables import TIGHT, Row, Table, cell, head_row
from pia_wizard.questionnaire.model import Axis, Risk

_STORY = replace(INTRO, size=9, leading=14, after=3)
_FACT = replace(BODY, size=8.5, leading=12.5, after=1, keep_with_next=True)
_NAME = replace(CELL_BOLD, size=8.5, leading=12)
_REASON = replace(CELL, size=8, leading=11.5, after=1)
_STATE = replace(CELL, size=8, leading=11.5, align="center", bold=True)
_STAYS = N_("計画した対策では、現在から変わりません。")
_GAP = "    "
"""Between facts on one line: white space that no line begins with."""

_MOST_PLACES = 8
_LOWERING = ("treated", "measure")


def risk_details(material: Material, label: str, level: RiskLevel) -> list[Block]:
    """Return the blocks on one risk."""
    compiled = material.questionnaire.risks[level.risk]
    title = f"{label}　{risk_title(material, level.risk)}"
    if compiled.own:
        title = material.say("{risk}（評価者が加えたリスク）", risk=title)
    story = material.content(f"risk.{level.risk}.story", compiled.risk.story)
    return [
        subsection(title),
        *([Paragraph(story, _STORY)] if story else []),
        *_facts(material, compiled.risk),
        _points(material, level),
    ]


def _facts(material: Material, risk: Risk) -> list[Block]:
    """Return what happens, by whom, how, and to whom (ISO/IEC 29134 6.4.4.1)."""
    translator = material.translator
    threats = (
        material.say(
            "{asset}：{threat}",
            asset=asset_text(threat.asset, translator),
            threat=material.content(f"risk.{risk.id}.threats.{number}", threat.says),
        )
        for number, threat in enumerate(risk.threats)
    )
    who = (
        (material.say("起こること"), event_text(risk.event, translator)),
        (
            material.say("影響を受ける人"),
            listed_text([affected_text(a, translator) for a in risk.affected], translator),
        ),
        (
            material.say("もたらす人や物"),
            listed_text([source_text(s, translator) for s in risk.sources], translator),
        ),
    )
    how = ((material.say("起こり方"), material.sentences(*threats)),)
    lines = (tuple(_named(line)) for line in (who, how))
    return [Paragraph(line, _FACT) for line in lines if line]


def _named(facts: Iterable[tuple[str, str]]) -> Iterator[Span]:
    gap = ""
    for name, text in facts:
        if text:
            yield Span(f"{gap}{name}　", bold=True, colour=BLUE)
            yield Span(text)
            gap = _GAP


def _points(material: Material, level: RiskLevel) -> Table:
    say = material.say
    rows = [
        _row(material, level, say("対策なし"), level.inherent, level.inherent.contributions),
        _row(material, level, say("現在"), level.current, _lowering(level.current)),
    ]
    if _moves(level):
        rows.append(_row(material, level, say("計画の実施後"), level.target, _planned(level)))
    else:
        rows[-1] = _row(material, level, say("現在と計画の実施後"), level.current, _lowering(level.current))
    rows.append(_decision(material, level))
    titles = (
        *head_row(say("時点")),
        *head_row(say("大きさ"), align="center"),
        *head_row(say("理由")),
    )
    return Table((1.5, 2.6, 5.9), titles, tuple(rows), before=4, whole=100, alone=27, padding=TIGHT)


def _moves(level: RiskLevel) -> bool:
    """Return whether there is anything to tell of the plan: a lower level, or one set by hand."""
    told = (level.target.computed, level.target.override, level.current.computed)
    return bool(_planned(level)) or any(told) or _ends(level.target) != _ends(level.current)


def _lowering(point: Point) -> tuple[Contribution, ...]:
    return tuple(c for c in point.contributions if c.kind in _LOWERING)


def _planned(level: RiskLevel) -> tuple[Contribution, ...]:
    """Return what the plan adds to, or changes in, what lowers the risk already."""
    now = _lowering(level.current)
    return tuple(c for c in _lowering(level.target) if c not in now)


def _row(
    material: Material, level: RiskLevel, name: str, point: Point, told: tuple[Contribution, ...]
) -> Row:
    key = object()
    reasons = [_contribution(material, level.risk, contribution) for contribution in told]
    blocks: list[Block] = [ListItem(material.bullet, Paragraph(text, _REASON), key, 10) for text in reasons]
    blocks += [Paragraph(text, _REASON) for text in _judgement(material, point)]
    if not blocks:
        blocks = [Paragraph(_unmoved(material, level, point), _REASON)]
    if point is level.current and not _moves(level):
        blocks.append(Paragraph(material.say(_STAYS), _REASON))
    elif point is level.target and _ends(point) == _ends(level.current):
        blocks.append(Paragraph(material.say("大きさは現在と変わりません。"), _REASON))
    return cell(Paragraph(name, _NAME)), point_cell(material, point), cell(*blocks)


def _ends(point: Point) -> tuple[Range, Range]:
    return point.impact, point.likelihood


def _unmoved(material: Material, level: RiskLevel, point: Point) -> str:
    if point is level.current:
        return material.say("いまの対策では、まだ下がりません。")
    return material.say(_STAYS)


def _judgement(material: Material, point: Point) -> list[str]:
    """Return the assessor's own level with its reason and what the rules give, where one stands."""
    if point.computed is None:
        return []
    computed = material.say(
        "回答による大きさ：{band}（影響度 {impact}、起こりやすさ {likelihood}）",
        band=band_range(material, point.computed),
        impact=level_range(material, Axis.IMPACT, point.computed.impact),
        likelihood=level_range(material, Axis.LIKELIHOOD, point.computed.likelihood),
    )
    override = point.override
    if override is None:
        followed = material.say("現在の大きさを評価者が変えたため、それに合わせて動きます。")
        return [followed, computed]
    signed = [override.by, material.translator.date(override.at.date()) if override.at else ""]
    by = material.say("、").join(part for part in signed if part)
    reason = material.say("評価者が変更した理由：{reason}", reason=override.reason)
    return [material.say("{reason}（{by}）", reason=reason, by=by) if by else reason, computed]


def _contribution(material: Material, risk: str, contribution: Contribution) -> str:
    text = contribution_text(contribution, material.questionnaire.risks[risk], material.translator)
    names = (*contribution.requirements, *contribution.planned)
    if not names:
        return text
    told = places_by_guideline(material, names[:_MOST_PLACES])
    more = len(names) - _MOST_PLACES
    if more > 0:
        told.append(material.translator.say_n("ほか {n} 件", "ほか {n} 件", more))
    return material.say("{text}（{places}）", text=text, places=material.say("、").join(told))


def _decision(material: Material, level: RiskLevel) -> Row:
    """Return whether what remains is accepted, and while it is not, who could."""
    method, band = material.questionnaire.method, level.target.band_high
    told = [accepted_text(material, level)]
    if level.accepted is None:
        address = f"method.{method.id}.bands.{band}.accept_by"
        who = material.content(address, method.bands[band].accept_by)
        who = who or role_names(material, method.bands[band].acceptable_to)
        if who:
            name = band_name(material, band)
            told.append(material.say("「{band}」の受け入れの判断：{who}", band=name, who=who))
    return (
        cell(Paragraph(material.say("受け入れ"), _NAME)),
        cell(Paragraph(acceptance_state(material, level), _STATE)),
        cell(*(Paragraph(text, _REASON) for text in told if text)),
    )
