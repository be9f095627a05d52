"""What the answers and the content say about a notice: elements, languages, paper and place."""

from collections.abc import Collection, Iterator

from pia_wizard.evaluation.model import ElementState, NoticeState
from pia_wizard.i18n import NOTICE_LANGUAGES, Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.signage.checking import Check, CheckState
from pia_wizard.signage.readiness import clause_names
from pia_wizard.signage.sheet import Format, Sheet


def readiness_checks(
    questionnaire: Questionnaire,
    state: NoticeState,
    translator: Translator,
    *,
    said: Collection[str],
    languages: Collection[str],
    sheet: Sheet,
) -> tuple[Check, ...]:
    """Return the checks of a notice; ``said`` are the elements on the sheet, ``languages`` its own."""
    elements = (_element(questionnaire, state, e, translator, said) for e in state.elements)
    return (
        *(check for check in elements if check is not None),
        *_languages(questionnaire, state, translator, languages),
        *_paper(questionnaire, state, translator, sheet),
        *_mounting(questionnaire, state, translator),
    )


def _element(
    questionnaire: Questionnaire,
    state: NoticeState,
    element: ElementState,
    translator: Translator,
    said: Collection[str],
) -> Check | None:
    """Return whether an element somebody asks for is on the sheet; None for one nobody asks for."""
    asking = element.demanded_by or element.recommended_by
    applies = element.shown or element.missing
    if not asking or not applies:
        return None
    there = element.element in said
    notice = questionnaire.notices[state.notice].notice
    address = f"notice.{state.notice}.elements.{element.element}.label"
    lacking = CheckState.FAILED if element.demanded_by else CheckState.ADVICE
    return Check(
        id=f"element-{element.element}",
        state=CheckState.PASSED if there else lacking,
        measured=translator.say(
            "「{label}」の記載",
            label=translator.content(address, notice.elements[element.element].label),
        ),
        value=translator.say("あります") if there else translator.say("ありません"),
        limit=translator.say("必要です") if element.demanded_by else translator.say("勧められています"),
        source=translator.say("、").join(clause_names(questionnaire, asking, translator)),
    )


def _languages(
    questionnaire: Questionnaire, state: NoticeState, translator: Translator, languages: Collection[str]
) -> Iterator[Check]:
    advice = questionnaire.notices[state.notice].notice.languages
    between = translator.say("、")
    for number in state.languages:
        lacking = [code for code in advice[number].languages if code not in languages]
        yield Check(
            id=f"languages-{number}",
            state=CheckState.ADVICE if lacking else CheckState.PASSED,
            measured=translator.say("場所に合った言語"),
            value=between.join(NOTICE_LANGUAGES[code] for code in languages),
            limit=between.join(NOTICE_LANGUAGES[code] for code in advice[number].languages),
            source=translator.content(f"notice.{state.notice}.languages.{number}", advice[number].because),
        )


def _paper(
    questionnaire: Questionnaire, state: NoticeState, translator: Translator, sheet: Sheet
) -> Iterator[Check]:
    suitable = questionnaire.notices[state.notice].notice.formats
    titles = {format_.key: translator.say(format_.title) for format_ in Format}
    yield Check(
        id="paper",
        state=CheckState.PASSED if sheet.format.key in suitable else CheckState.ADVICE,
        measured=translator.say("用紙の大きさ"),
        value=translator.say(sheet.format.title),
        limit=translator.say("、").join(titles[key] for key in suitable),
        source=translator.say("この種類の掲示に向く大きさ"),
    )


def _mounting(questionnaire: Questionnaire, state: NoticeState, translator: Translator) -> Iterator[Check]:
    for number, advice in enumerate(questionnaire.notices[state.notice].notice.mounting):
        here = f"notice.{state.notice}.mounting.{number}"
        yield Check(
            id=f"mounting-{number}",
            state=CheckState.ADVICE,
            measured=translator.say("貼る場所と枚数"),
            value=translator.content(f"{here}.text", advice.text),
            limit="",
            source=translator.content(f"{here}.source", advice.source),
        )
