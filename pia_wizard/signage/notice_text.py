"""A notice's words: each element's template filled with what was answered, as labelled lines."""

from collections.abc import Mapping
from dataclasses import dataclass
from re import Match

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.model import ElementState, NoticeState
from pia_wizard.evaluation.wording import answer_text
from pia_wizard.i18n import PLAIN_JAPANESE, Translator
from pia_wizard.i18n.readings import without_marks
from pia_wizard.questionnaire.compile import PLACEHOLDER
from pia_wizard.questionnaire.compiled import CompiledNotice, Questionnaire
from pia_wizard.questionnaire.model import Element, Notice, Question, QuestionType

_WRITTEN_BY_US = (QuestionType.NUMBER, QuestionType.DATE, QuestionType.YES_NO)


@dataclass(frozen=True, slots=True)
class Said:
    """A label and a text in a further language, one of ``i18n.NOTICE_LANGUAGES``.

    Readings over kanji stand in both as Unicode interlinear annotations: U+FFF9 base U+FFFA reading U+FFFB.
    """

    language: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One thing a notice says, in reading order: the element's id, its label and its text.

    ``further`` is the same in further languages, set smaller beneath in the order given.
    """

    element: str
    label: str
    text: str
    further: tuple[Said, ...] = ()
    language: str = "ja"


@dataclass(frozen=True, slots=True)
class Headline:
    """What a notice says in large letters, and the same in further languages (their labels are empty)."""

    text: str
    further: tuple[Said, ...] = ()
    language: str = "ja"


def notice_lines(
    notice: CompiledNotice,
    state: NoticeState,
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    translator: Translator,
) -> tuple[NoticeLine, ...]:
    """Return the lines a notice shows now, in the translator's language.

    Elements that do not apply, or that still lack an answer, are left out; whether one of those is
    demanded is what ``signage.readiness`` tells.
    """
    said = {s.element: s for s in state.elements if s.shown and not s.missing}
    lines = []
    for name, shown in said.items():
        element, address = notice.notice.elements[name], f"notice.{notice.notice.id}.elements.{name}"
        template = _template(address, element, shown, translator)
        label = translator.content(f"{address}.label", element.label)
        lines.append(NoticeLine(name, label, filled(template, questionnaire, answers, translator)))
    return tuple(lines)


def headline(notice: Notice, state: NoticeState, translator: Translator) -> str:
    """Return the headline that is true of the system, in the translator's language."""
    if state.headline is None:
        return translator.content(f"notice.{notice.id}.headline", notice.headline)
    other = notice.headlines[state.headline]
    return translator.content(f"notice.{notice.id}.headlines.{state.headline}", other.text)


def headline_line(notice: Notice, state: NoticeState, translator: Translator) -> str:
    """Return the headline in one line; only Japanese parts its lines without a space."""
    gap = "" if translator.language in ("ja", PLAIN_JAPANESE) else " "
    return gap.join(headline(notice, state, translator).splitlines())


def filled(
    template: str, questionnaire: Questionnaire, answers: Mapping[str, Answer], translator: Translator
) -> str:
    """Return a template with each ``{question_id}`` replaced by the answer's display text.

    The answer is inserted once and never read as a template itself, whatever was typed. Questions the
    questionnaire does not ask, and those without an answer, leave nothing.
    """

    def display(place: Match[str]) -> str:
        question, answer = questionnaire.questions.get(place[1]), answers.get(place[1])
        if question is None or answer is None:
            return ""
        return _unmarked(question, answer_text(question, answer, translator))

    return PLACEHOLDER.sub(display, template).strip()


def _unmarked(question: Question, text: str) -> str:
    """Return what a user typed without the characters that mark readings; labels may have some."""
    return text if question.choices or question.type in _WRITTEN_BY_US else without_marks(text)


def _template(address: str, element: Element, state: ElementState, translator: Translator) -> str:
    if state.wording is None:
        return translator.content(f"{address}.text", element.text)
    return translator.content(f"{address}.texts.{state.wording}", element.texts[state.wording].text)
