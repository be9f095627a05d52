"""The words around a measure and what it does, shared by its card, its form and the summary."""

from collections.abc import Iterable

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation.model import Point
from pia_wizard.evaluation.treatment import MeasureEffect
from pia_wizard.evaluation.wording import axis_text, range_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.expressions.quantifiers import ROW
from pia_wizard.questionnaire.model import Axis
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance.shapes import Shape
from pia_wizard.ui.assessment.reasons import band_name, clause_text, risk_title, says_text

STATUS_SHAPES = {
    "planned": Shape.NOT_STARTED,
    "in_progress": Shape.PARTLY,
    "done": Shape.MET,
    "dropped": Shape.NOT_APPLICABLE,
}


def status_texts(translator: Translator) -> dict[str, str]:
    """Return the names of how far a measure is."""
    return {
        "planned": translator.say("計画中"),
        "in_progress": translator.say("実施中"),
        "done": translator.say("完了"),
        "dropped": translator.say("取りやめ"),
    }


def option_texts(translator: Translator) -> dict[str, str]:
    """Return the four choices of treatment (ISO/IEC 29134 6.4.5) in everyday words."""
    return {
        "reduce": translator.say("減らす（対策をとる）"),
        "avoid": translator.say("なくす（その使い方をやめる）"),
        "transfer": translator.say("分ける（保険や契約で任せる）"),
        "retain": translator.say("受け入れる（何もしない）"),
    }


def cost_texts(translator: Translator) -> dict[str, str]:
    """Return the classes of cost."""
    return {
        "": translator.say("未定"),
        "low": translator.say("小"),
        "medium": translator.say("中"),
        "high": translator.say("大"),
    }


def due_text(measure: Measure, translator: Translator, *, overdue: bool) -> str:
    """Return when a measure is due; nothing if no day is set."""
    if measure.due is None:
        return ""
    day = translator.date(measure.due)
    return translator.say("期限切れ {day}", day=day) if overdue else translator.say("期限 {day}", day=day)


def treats_text(measure: Measure, translator: Translator) -> str:
    """Return how much a measure treats, such as 「要求事項2件・リスク1件」."""
    requirements, risks = len(measure.requirements), len({*measure.risks, *measure.lowers})
    parts = []
    if requirements:
        parts.append(translator.say_n("要求事項{n}件", "要求事項{n}件", requirements))
    if risks:
        parts.append(translator.say_n("リスク{n}件", "リスク{n}件", risks))
    return translator.say("・").join(parts) or translator.say("対象なし")


def target_lines(measure: Measure, questionnaire: Questionnaire, translator: Translator) -> Iterable[str]:
    """Yield each requirement and risk a measure is for; what the content no longer has goes unnamed."""
    for name in measure.requirements:
        if name in questionnaire.requirements:
            clause = clause_text(questionnaire, name, translator)
            yield translator.say(
                "{clause}：{says}", clause=clause, says=says_text(questionnaire, name, translator)
            )
    for name in dict.fromkeys((*measure.lowers, *measure.risks)):
        if name in questionnaire.risks:
            title = risk_title(questionnaire, name, translator)
            axis = measure.lowers.get(name)
            lowered = axis_text(Axis(axis), translator) if axis else ""
            yield (
                translator.say("リスク：{risk}（{axis}を下げる）", risk=title, axis=lowered)
                if lowered
                else translator.say("リスク：{risk}", risk=title)
            )


def deciding_question(session: AssessmentSession, requirement: str) -> str:
    """Return the first question that decided a requirement's verdict; nothing if none did."""
    facts = session.evaluation.verdicts[requirement].facts
    asked = (fact.partition(ROW)[0] for fact in facts)
    return next((name for name in asked if name in session.questionnaire.questions), "")


def effect_text(effect: MeasureEffect, questionnaire: Questionnaire, translator: Translator) -> str:
    """Return what becomes of a risk, such as 「画像の漏えい：高 → 中」."""
    way = way_text(effect.current, effect.target, questionnaire, translator)
    risk = risk_title(questionnaire, effect.risk, translator)
    lowered = _worst(effect.target) != _worst(effect.current)
    if lowered and _worst(effect.alone) == _worst(effect.current):
        return translator.say("{risk}：{way}（ほかの対策と合わせて）", risk=risk, way=way)
    return translator.say("{risk}：{way}", risk=risk, way=way)


def way_text(before: Point, after: Point, questionnaire: Questionnaire, translator: Translator) -> str:
    """Return how a level changes: from band to band, or, within a band, on which axis."""
    old = band_name(questionnaire, before.band_high, translator)
    new = band_name(questionnaire, after.band_high, translator)
    if before.band_high != after.band_high:
        return translator.say("{before} → {after}", before=old, after=new)
    axes = [
        translator.say(
            "{axis} {before} → {after}",
            axis=axis_text(axis, translator),
            before=range_text(its),
            after=range_text(then),
        )
        for axis, its, then in (
            (Axis.IMPACT, before.impact, after.impact),
            (Axis.LIKELIHOOD, before.likelihood, after.likelihood),
        )
        if its != then
    ]
    if not axes:
        return translator.say("{band}のまま", band=old)
    return translator.say("{band}のまま（{axes}）", band=old, axes=translator.say("、").join(axes))


def _worst(point: Point) -> tuple[int, int]:
    return point.impact.high, point.likelihood.high
