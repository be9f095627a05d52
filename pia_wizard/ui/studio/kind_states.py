"""Where each kind of notice stands: ready, still a draft, or not needed here, and why."""

from dataclasses import dataclass
from enum import StrEnum

from pia_wizard.evaluation.model import Visibility
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.appearance.shapes import Shape


class KindState(StrEnum):
    """What can be done with a kind now."""

    READY = "ready"
    DRAFT = "draft"
    NOT_NEEDED = "not_needed"


SHAPES = {
    KindState.READY: Shape.MET,
    KindState.DRAFT: Shape.PARTLY,
    KindState.NOT_NEEDED: Shape.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its id, title, state, and the state in words; ``questions`` are those it hangs on."""

    notice: str
    title: str
    state: KindState
    words: str
    questions: tuple[str, ...] = ()


def kinds(session: AssessmentSession, translator: Translator) -> tuple[Kind, ...]:
    """Return all kinds, those that are needed here first."""
    found = [_kind(session, name, translator) for name in session.questionnaire.notices]
    return tuple(sorted(found, key=lambda kind: kind.state is KindState.NOT_NEEDED))


def notice_title(session: AssessmentSession, name: str, translator: Translator) -> str:
    """Return what a kind is called; one that the content no longer has, by its id."""
    held = session.questionnaire.notices.get(name)
    return translator.content(f"notice.{name}.title", held.notice.title) if held else name


def _kind(session: AssessmentSession, name: str, translator: Translator) -> Kind:
    state, title = session.evaluation.notices[name], notice_title(session, name, translator)
    if not state.offered:
        words = translator.say("今回は不要です")
        return Kind(name, title, KindState.NOT_NEEDED, words, _deciding(session, name))
    lacking = [element for element in state.elements if element.demanded_by and element.missing]
    if lacking:
        words = translator.say_n("下書き（あと{n}項目）", "下書き（あと{n}項目）", len(lacking))
        missing = tuple(dict.fromkeys(q for element in lacking for q in element.missing))
        return Kind(name, title, KindState.DRAFT, words, missing)
    return Kind(name, title, KindState.READY, translator.say("印刷できます"))


def _deciding(session: AssessmentSession, name: str) -> tuple[str, ...]:
    """Return the questions, of those asked here, by whose answers a kind is needed or not."""
    when, states = session.questionnaire.notices[name].when, session.evaluation.questions
    reads = when.reads if when is not None else frozenset[str]()
    return tuple(
        question
        for question in session.questionnaire.questions
        if question in reads and question in states and states[question].visibility is not Visibility.HIDDEN
    )
