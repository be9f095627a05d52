"""Whether a notice may be hung: every demanded element has its answers, or a list of what lacks."""

from collections.abc import Iterable
from dataclasses import dataclass

from pia_wizard.errors import N_, RefusedError
from pia_wizard.evaluation.model import ElementState, NoticeState
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire


class NoticeIncompleteError(RefusedError):
    """Elements that a clause demands cannot be said yet; ``detail`` has one line for each."""

    what = N_("告知文をまだ作れません。")
    why = N_("基準が求める表示事項のうち、回答が済んでいないものが{count}件あります。")
    do = N_("次の質問に回答してから、もう一度作成してください。")


@dataclass(frozen=True, slots=True)
class MissingElement:
    """A demanded element that lacks answers.

    ``clauses`` name who demands it (guideline's short title and place); ``questions`` are the ids to
    answer and ``asks`` their wording.
    """

    element: str
    label: str
    clauses: tuple[str, ...]
    questions: tuple[str, ...]
    asks: tuple[str, ...]


def missing_elements(
    questionnaire: Questionnaire, state: NoticeState, translator: Translator
) -> tuple[MissingElement, ...]:
    """Return the demanded elements of a notice that still lack an answer, in reading order."""
    return tuple(
        _missing(questionnaire, state.notice, element, translator)
        for element in state.elements
        if element.demanded_by and element.missing
    )


def require_ready(questionnaire: Questionnaire, state: NoticeState, translator: Translator) -> None:
    """Raise NoticeIncompleteError, with a line for each missing element, unless the notice is ready."""
    if state.ready:
        return
    missing = missing_elements(questionnaire, state, translator)
    raise NoticeIncompleteError(
        count=len(missing), detail=tuple(missing_line(element, translator) for element in missing)
    )


def missing_line(missing: MissingElement, translator: Translator) -> str:
    """Return one missing element as a plain line: what, demanded by whom, which question to answer."""
    between = translator.say("、")
    return translator.say(
        "「{label}」（{clauses}が求めています）: 質問「{asks}」に回答してください。",
        label=missing.label,
        clauses=between.join(missing.clauses),
        asks=translator.say("」「").join(missing.asks),
    )


def clause_names(
    questionnaire: Questionnaire, requirements: Iterable[str], translator: Translator
) -> tuple[str, ...]:
    """Return who asks for something: each guideline's short title with the place, once."""
    return tuple(dict.fromkeys(_clause(questionnaire, name, translator) for name in requirements))


def _missing(
    questionnaire: Questionnaire, notice_id: str, state: ElementState, translator: Translator
) -> MissingElement:
    element = questionnaire.notices[notice_id].notice.elements[state.element]
    address = f"notice.{notice_id}.elements.{state.element}.label"
    return MissingElement(
        element=state.element,
        label=translator.content(address, element.label),
        clauses=clause_names(questionnaire, state.demanded_by, translator),
        questions=state.missing,
        asks=tuple(_ask(questionnaire, q, translator) for q in state.missing),
    )


def _clause(questionnaire: Questionnaire, requirement_id: str, translator: Translator) -> str:
    compiled = questionnaire.requirements[requirement_id]
    guideline = questionnaire.guidelines[compiled.guideline]
    title = translator.content(f"guideline.{guideline.id}.short_title", guideline.short_title)
    place = translator.content(f"requirement.{requirement_id}.place", compiled.requirement.place)
    return f"{title} {place}".strip()


def _ask(questionnaire: Questionnaire, question_id: str, translator: Translator) -> str:
    question = questionnaire.questions.get(question_id)
    if question is None:
        return question_id
    return translator.content(f"question.{question_id}.ask", question.ask)
