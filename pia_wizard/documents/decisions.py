"""What people decided about a risk: whether what remains is accepted, by whom, and if that still counts."""

from collections import Counter
from collections.abc import Iterable

from pia_wizard.documents.levels import band_name
from pia_wizard.documents.material import Material
from pia_wizard.errors import N_
from pia_wizard.evaluation.model import AcceptanceState, RiskLevel

_STATES = {
    AcceptanceState.NONE: N_("まだ決めていない"),
    AcceptanceState.ACCEPTED: N_("受け入れ済み"),
    AcceptanceState.NOT_ENTITLED: N_("見直しが必要"),
    AcceptanceState.OUTDATED: N_("見直しが必要"),
}


def role_name(material: Material, role: str) -> str:
    """Return a role of the method; one it does not know (the case knew another) by its id."""
    method = material.questionnaire.method
    held = method.roles.get(role)
    return material.content(f"method.{method.id}.roles.{role}.name", held.name) if held else role


def role_names(material: Material, roles: Iterable[str]) -> str:
    """Return several roles as a list."""
    return material.say("、").join(role_name(material, role) for role in roles)


def accepted_text(material: Material, level: RiskLevel) -> str:
    """Return who accepted what remains, when and why, with what is wrong with it; nothing if nobody has."""
    accepted = level.accepted
    if accepted is None:
        return ""
    told = material.say(
        "{role}が{date}に、大きさ「{band}」で受け入れました。理由：{reason}",
        role=role_name(material, accepted.role),
        date=material.translator.date(accepted.on),
        band=band_name(material, accepted.band),
        reason=accepted.reason,
    )
    ended = told if told.endswith(("。", ".")) else told + material.say("。")
    return material.sentences(ended, acceptance_fault(material, level))


def acceptance_fault(material: Material, level: RiskLevel) -> str:
    """Return why an acceptance does not count, or nothing."""
    band = band_name(material, level.target.band_high)
    if level.acceptance is AcceptanceState.OUTDATED:
        return material.say(
            "受け入れたあとに、残る大きさが「{band}」に上がりました。もう一度判断する必要があります。",
            band=band,
        )
    if level.acceptance is AcceptanceState.NOT_ENTITLED:
        return material.say("ただし、受け入れた役割では「{band}」を受け入れることができません。", band=band)
    return ""


def acceptance_note(material: Material, level: RiskLevel) -> str:
    """Return the state of acceptance in few words; nothing while nobody has accepted."""
    if level.accepted is None:
        return ""
    if level.acceptance is AcceptanceState.ACCEPTED:
        return material.say(
            "受け入れ済み（{role}、{date}）",
            role=role_name(material, level.accepted.role),
            date=material.translator.date(level.accepted.on),
        )
    return material.say("受け入れの見直しが必要")


def acceptance_state(material: Material, level: RiskLevel) -> str:
    """Return whether what remains is accepted, in a word."""
    return material.say(_STATES[level.acceptance])


def acceptance_counts(material: Material) -> str:
    """Return how many risks are accepted, and how many acceptances do not count or are lacking."""
    states = Counter(level.acceptance for _, level in material.risks)
    void = states[AcceptanceState.OUTDATED] + states[AcceptanceState.NOT_ENTITLED]
    return material.say(
        "残るリスク {total} 件のうち、受け入れを決めたもの {accepted} 件、"
        "見直しが必要なもの {void} 件、まだ決めていないもの {left} 件です。",
        total=len(material.risks),
        accepted=states[AcceptanceState.ACCEPTED],
        void=void,
        left=states[AcceptanceState.NONE],
    )
