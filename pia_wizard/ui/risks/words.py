"""Levels, points and acceptance of a risk in words, the same in the list, the picture and the dialogs."""

from pia_wizard.errors import N_
from pia_wizard.evaluation.model import AcceptanceState, Point, Range, RiskLevel
from pia_wizard.evaluation.wording import axis_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Axis, Level, Method
from pia_wizard.ui.assessment.progress import serious_bands
from pia_wizard.ui.assessment.reasons import band_name

POINTS = ("inherent", "current", "target")
"""The names of a risk's three points, in the order in which it moves."""

_POINT_NAMES = {"inherent": N_("対策なし"), "current": N_("現在"), "target": N_("計画の実施後")}
_STATES = {
    AcceptanceState.NONE: N_("受け入れ未決定"),
    AcceptanceState.ACCEPTED: N_("受け入れ済み"),
    AcceptanceState.NOT_ENTITLED: N_("受け入れの見直しが必要"),
    AcceptanceState.OUTDATED: N_("受け入れの見直しが必要"),
}


def point_name(point: str, translator: Translator) -> str:
    """Return what a point is called."""
    return translator.say(_POINT_NAMES[point])


def level_name(method: Method, axis: Axis, level: int, translator: Translator) -> str:
    """Return a level by number and name, such as 「3 重い」."""
    levels, key = _levels(method, axis)
    name = translator.content(f"method.{method.id}.{key}.{level - 1}.name", levels[level - 1].name)
    return f"{level} {name}"


def level_meaning(method: Method, axis: Axis, level: int, translator: Translator) -> str:
    """Return what a level means."""
    levels, key = _levels(method, axis)
    return translator.content(f"method.{method.id}.{key}.{level - 1}.meaning", levels[level - 1].meaning)


def levels_text(method: Method, axis: Axis, level: Range, translator: Translator) -> str:
    """Return a level, or both ends while answers are missing, such as 「2 限られる〜3 重い」."""
    low, high = (level_name(method, axis, end, translator) for end in (level.low, level.high))
    return low if low == high else translator.say("{low}〜{high}", low=low, high=high)


def bands_text(questionnaire: Questionnaire, point: Point, translator: Translator) -> str:
    """Return the band of a point, or those at both ends."""
    low, high = (band_name(questionnaire, band, translator) for band in (point.band_low, point.band_high))
    return low if low == high else translator.say("{low}〜{high}", low=low, high=high)


def point_text(questionnaire: Questionnaire, point: Point, translator: Translator) -> str:
    """Return a point whole: its band and both its levels."""
    method = questionnaire.method
    return translator.say(
        "{band}（{impact} {i}、{likelihood} {l}）",
        band=bands_text(questionnaire, point, translator),
        impact=axis_text(Axis.IMPACT, translator),
        i=levels_text(method, Axis.IMPACT, point.impact, translator),
        likelihood=axis_text(Axis.LIKELIHOOD, translator),
        l=levels_text(method, Axis.LIKELIHOOD, point.likelihood, translator),
    )


def way_text(questionnaire: Questionnaire, level: RiskLevel, translator: Translator) -> str:
    """Return the way of a risk over its three points, one line each."""
    points = (level.inherent, level.current, level.target)
    return "\n".join(
        translator.say(
            "{number}．{name}：{point}",
            number=number,
            name=point_name(name, translator),
            point=point_text(questionnaire, point, translator),
        )
        for number, (name, point) in enumerate(zip(POINTS, points, strict=True), 1)
    )


def computed_text(questionnaire: Questionnaire, point: Point, translator: Translator) -> str:
    """Return what the rules say of a point where something else counts, and why it does; else nothing."""
    if point.computed is None:
        return ""
    computed = bands_text(questionnaire, point.computed, translator)
    own = bands_text(questionnaire, point, translator)
    if point.override is None:
        return translator.say(
            "計算では「{computed}」です。現在の大きさを評価者が改めたため、それに合わせて動きます。",
            computed=computed,
        )
    return translator.say(
        "計算では「{computed}」、評価者の判断で「{own}」です。理由：{reason}",
        computed=computed,
        own=own,
        reason=point.override.reason,
    )


def acceptance_state_text(state: AcceptanceState, translator: Translator) -> str:
    """Return whether what remains is accepted, in few words."""
    return translator.say(_STATES[state])


def role_name(method: Method, role: str, translator: Translator) -> str:
    """Return a role of the method; one it does not know (the case knew another method) by its id."""
    held = method.roles.get(role)
    return translator.content(f"method.{method.id}.roles.{role}.name", held.name) if held else role


def entitled_text(questionnaire: Questionnaire, band: str, translator: Translator) -> str:
    """Return who may accept a band."""
    method = questionnaire.method
    names = [role_name(method, role, translator) for role in method.bands[band].acceptable_to]
    name = band_name(questionnaire, band, translator)
    if not names:
        return translator.say(
            "「{band}」は、だれも受け入れることができません。対策を加えて、リスクを下げてください。",
            band=name,
        )
    return translator.say(
        "「{band}」を受け入れられるのは、{roles}です。", band=name, roles=translator.say("、").join(names)
    )


def accepted_text(questionnaire: Questionnaire, level: RiskLevel, translator: Translator) -> str:
    """Return who accepted what remains, when and why, or that nobody has."""
    accepted = level.accepted
    if accepted is None:
        return translator.say("まだ、だれも受け入れていません。")
    method = questionnaire.method
    band = band_name(questionnaire, accepted.band, translator) if accepted.band in method.bands else ""
    return translator.say(
        "{role}が{date}に、大きさ「{band}」で受け入れました。理由：{reason}",
        role=role_name(method, accepted.role, translator),
        date=translator.date(accepted.on),
        band=band or accepted.band,
        reason=accepted.reason,
    )


def acceptance_fault(questionnaire: Questionnaire, level: RiskLevel, translator: Translator) -> str:
    """Return why an acceptance does not count any more, or nothing."""
    band = band_name(questionnaire, level.target.band_high, translator)
    if level.acceptance is AcceptanceState.OUTDATED:
        return translator.say(
            "受け入れたあとに、残る大きさが「{band}」に上がりました。もう一度判断してください。", band=band
        )
    if level.acceptance is AcceptanceState.NOT_ENTITLED:
        return translator.say("受け入れた役割では「{band}」を受け入れることができません。", band=band)
    return ""


def too_high(method: Method, level: RiskLevel) -> bool:
    """Return whether a risk stays in the graver half of the method's bands once the plan is carried out."""
    return level.target.band_high in serious_bands(method)


def _levels(method: Method, axis: Axis) -> tuple[tuple[Level, ...], str]:
    if axis is Axis.IMPACT:
        return method.impact_levels, "impact_levels"
    return method.likelihood_levels, "likelihood_levels"
