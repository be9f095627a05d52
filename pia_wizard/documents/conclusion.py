"""The conclusion in a few sentences: what the people who sign are asked to accept (ISO/IEC 29134 7.7)."""

from dataclasses import replace

from pia_wizard.documents.decisions import acceptance_counts
from pia_wizard.documents.levels import band_range, risk_title
from pia_wizard.documents.material import Material
from pia_wizard.evaluation.model import RiskLevel, Status
from pia_wizard.pdf.blocks import Block
from pia_wizard.pdf.paragraphs import ListItem, Paragraph
from pia_wizard.pdf.styles import BODY, INTRO

_POINT = replace(BODY, size=9.5, leading=14.5, after=2)


def conclusion(material: Material) -> tuple[Block, ...]:
    """Return what follows from the answers, as a list, and what makes it final."""
    lead = material.say("回答にもとづく結果は、次のとおりです。")
    told = (
        verdict_counts(material),
        _worst(material),
        _acceptance(material),
        acceptance_counts(material) if material.risks else "",
        _plan(material),
        _open(material),
    )
    key = object()
    settled = material.say(
        "この評価の結論は、次の三者が内容を確かめて署名することで定まります。"
        "運用や設備を変えたとき、または基準が改まったときは、評価をやり直します。"
    )
    return (
        Paragraph(lead, INTRO),
        *(ListItem(material.bullet, Paragraph(text, _POINT), key) for text in told if text),
        Paragraph(settled, replace(BODY, before=4)),
    )


def verdict_counts(material: Material) -> str:
    """Return how many requirements got which verdict."""
    told = material.say(
        "要求事項 {total} 件のうち、満たしている {met} 件、一部満たしている {partly} 件、"
        "満たしていない {not_met} 件、未確定 {open} 件、該当しない {outside} 件です。",
        total=len(material.judged),
        met=material.count(Status.MET),
        partly=material.count(Status.PARTLY_MET),
        not_met=material.count(Status.NOT_MET),
        open=material.count(Status.UNDETERMINED),
        outside=material.count(Status.NOT_APPLICABLE),
    )
    coming = len(material.evaluation.verdicts) - len(material.judged)
    if not coming:
        return told
    more = material.translator.say_n(
        "ほかに、これから施行される要求事項が {n} 件あります。",
        "ほかに、これから施行される要求事項が {n} 件あります。",
        coming,
    )
    return material.sentences(told, more)


def gravest_risks(material: Material) -> list[tuple[str, RiskLevel]]:
    """Return the risks in the gravest band that is reached now, each with its label."""
    bands = list(material.questionnaire.method.bands)

    def gravity(level: RiskLevel) -> int:
        return bands.index(level.current.band_high)

    worst = max((gravity(level) for _, level in material.risks), default=0)
    return [(label, level) for label, level in material.risks if gravity(level) == worst]


def _worst(material: Material) -> str:
    found = gravest_risks(material)
    if not found:
        return material.say("当てはまるリスクはありません。")
    label, level = found[0]
    more = len(found) - 1
    name = f"{label} {risk_title(material, level.risk)}"
    if more:
        others = material.translator.say_n("ほか {n} 件", "ほか {n} 件", more)
        name = material.say("{name}、{others}", name=name, others=others)
    return material.say(
        "現在最も高いリスクは「{current}」です（{risk}）。計画した対策をすべて終えた後は「{target}」と見込みます。",
        current=band_range(material, level.current),
        risk=name,
        target=band_range(material, level.target),
    )


def _acceptance(material: Material) -> str:
    """Return what the method lays down for a risk as grave as the worst one now."""
    found = gravest_risks(material)
    method = material.questionnaire.method
    if not found:
        return ""
    name = found[0][1].current.band_high
    address, band = f"method.{method.id}.bands.{name}", method.bands[name]
    if not band.accept_by:
        return ""
    return material.say(
        "評価の方法では、リスクが「{band}」のとき、受け入れの判断は「{who}」としています。{meaning}",
        band=material.content(f"{address}.name", band.name),
        who=material.content(f"{address}.accept_by", band.accept_by),
        meaning=material.content(f"{address}.meaning", band.meaning),
    )


def _plan(material: Material) -> str:
    unfinished = [measure for measure in material.assessment.measures if measure.status != "done"]
    if not material.assessment.measures:
        return material.say("計画した対策はありません。")
    if not unfinished:
        return material.say("計画した対策はすべて完了しています。")
    dates = [measure.due for measure in unfinished if measure.due]
    if not dates:
        return material.say("完了していない対策が {n} 件あります。", n=len(unfinished))
    return material.say(
        "完了していない対策が {n} 件あります。最も遅い期限は {day} です。",
        n=len(unfinished),
        day=material.translator.date(max(dates)),
    )


def _open(material: Material) -> str:
    left = len(material.open_questions)
    if not left:
        return material.say("必要な質問には、すべて回答しています。")
    return material.say(
        "未回答の質問が {n} 件あります。判定やリスクの一部は、回答によって変わることがあります。", n=left
    )
