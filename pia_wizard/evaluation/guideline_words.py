"""What a guideline is and how far it can be relied on, in words, for window and paper alike."""

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.model import Confidence, Force, Guideline

_FORCE = {
    Force.LAW: N_("法律"),
    Force.ORDINANCE: N_("条例"),
    Force.GUIDELINE: N_("指針"),
    Force.INDUSTRY: N_("業界の基準"),
    Force.STANDARD: N_("規格"),
}
_CONFIDENCE = {
    Confidence.PRIMARY: N_("原文で確かめました"),
    Confidence.SUMMARY: N_("公表された要約などで確かめました"),
    Confidence.SECONDARY: N_("原文ではなく、解説などで確かめました"),
}


def force_text(force: Force, translator: Translator) -> str:
    """Return what kind of document binds here."""
    return translator.say(_FORCE[force])


def confidence_text(guideline: Guideline, translator: Translator) -> str:
    """Return how far, and when, a guideline's content was held against its source."""
    words = translator.say(_CONFIDENCE[guideline.confidence])
    if guideline.checked_on is None:
        return words
    return translator.say("{words}（{day}）", words=words, day=translator.date(guideline.checked_on))


def edition_text(guideline: Guideline, translator: Translator) -> str:
    """Return which edition of the document the content follows, or nothing."""
    return translator.content(f"guideline.{guideline.id}.edition", guideline.edition)


def to_come_text(guideline: Guideline, translator: Translator) -> str:
    """Return by when a guideline comes into force, or nothing if that is not said."""
    since = guideline.in_force.since
    return translator.say("これから施行（{day}まで）", day=translator.date(since)) if since else ""
