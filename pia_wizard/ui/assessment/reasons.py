"""The words around a requirement, shared by the panes that show one."""

from pia_wizard.evaluation import guideline_words
from pia_wizard.evaluation.model import RiskLevel
from pia_wizard.evaluation.wording import cited_text, obligation_text
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Force


def force_text(force: Force, translator: Translator) -> str:
    """Return what kind of document binds here."""
    return guideline_words.force_text(force, translator)


def guideline_title(questionnaire: Questionnaire, guideline: str, translator: Translator) -> str:
    """Return a guideline's short title."""
    held = questionnaire.guidelines[guideline]
    return translator.content(f"guideline.{guideline}.short_title", held.short_title)


def clause_text(questionnaire: Questionnaire, requirement: str, translator: Translator) -> str:
    """Return where a requirement stands: the guideline's short title and the place."""
    compiled = questionnaire.requirements[requirement]
    place = translator.content(f"requirement.{requirement}.place", compiled.requirement.place)
    return cited_text(guideline_title(questionnaire, compiled.guideline, translator), place)


def current_place_text(questionnaire: Questionnaire, requirement: str, translator: Translator) -> str:
    """Return what a place is called today, where the source was renumbered since; nothing elsewhere."""
    place = questionnaire.requirements[requirement].requirement.current_place
    now = translator.content(f"requirement.{requirement}.current_place", place)
    return translator.say("いまの番号：{place}", place=now) if now else ""


def source_lines(questionnaire: Questionnaire, guideline: str, translator: Translator) -> str:
    """Return a guideline with its kind, its edition and how far its content was checked."""
    held = questionnaire.guidelines[guideline]
    head = translator.say(
        "{guideline}（{force}）",
        guideline=guideline_title(questionnaire, guideline, translator),
        force=force_text(held.force, translator),
    )
    edition = guideline_words.edition_text(held, translator)
    sure = guideline_words.confidence_text(held, translator)
    return f"{head}\n" + " · ".join(part for part in (edition, sure) if part)


def binding_text(questionnaire: Questionnaire, requirement: str, translator: Translator) -> str:
    """Return how strongly a requirement binds: kind of document and obligation."""
    compiled = questionnaire.requirements[requirement]
    force = force_text(questionnaire.guidelines[compiled.guideline].force, translator)
    obligation = obligation_text(compiled.requirement.obligation, translator)
    return translator.say("{force}・{obligation}", force=force, obligation=obligation)


def says_text(questionnaire: Questionnaire, requirement: str, translator: Translator) -> str:
    """Return what a requirement asks, in our words."""
    says = questionnaire.requirements[requirement].requirement.says
    return translator.content(f"requirement.{requirement}.says", says)


def advice_text(questionnaire: Questionnaire, requirement: str, translator: Translator) -> str:
    """Return what to do to meet a requirement."""
    advice = questionnaire.requirements[requirement].requirement.advice
    return translator.content(f"requirement.{requirement}.advice", advice)


def ask_text(questionnaire: Questionnaire, question: str, translator: Translator) -> str:
    """Return what a question asks."""
    return translator.content(f"question.{question}.ask", questionnaire.questions[question].ask)


def risk_title(questionnaire: Questionnaire, risk: str, translator: Translator) -> str:
    """Return a risk's title."""
    return translator.content(f"risk.{risk}.title", questionnaire.risks[risk].risk.title)


def band_name(questionnaire: Questionnaire, band: str, translator: Translator) -> str:
    """Return the name of a band of the matrix."""
    method = questionnaire.method
    return translator.content(f"method.{method.id}.bands.{band}.name", method.bands[band].name)


def level_text(questionnaire: Questionnaire, level: RiskLevel, translator: Translator) -> str:
    """Return a risk's way from nothing in place to the present answers, such as 「極めて高い → 中」."""
    if level.applies is False:
        return translator.say("該当しない")
    inherent = _bands(questionnaire, level.inherent.band_low, level.inherent.band_high, translator)
    current = _bands(questionnaire, level.current.band_low, level.current.band_high, translator)
    if inherent == current:
        return current
    return translator.say("{before} → {after}", before=inherent, after=current)


def _bands(questionnaire: Questionnaire, low: str, high: str, translator: Translator) -> str:
    mildest = band_name(questionnaire, low, translator)
    if low == high:
        return mildest
    worst = band_name(questionnaire, high, translator)
    return translator.say("{low}〜{high}", low=mildest, high=worst)
