"""A notice in several languages: the same lines in each, Japanese first, brought together line by line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pia_wizard.assessment.model import Answer
from pia_wizard.errors import N_, RefusedError
from pia_wizard.evaluation.model import NoticeState
from pia_wizard.i18n import NOTICE_LANGUAGES, Translator, translator
from pia_wizard.questionnaire.compiled import CompiledNotice, Questionnaire
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said, headline, notice_lines


class UnknownLanguageError(RefusedError):
    """A language that notices do not have was asked for, or none at all."""

    what = N_("この言語では掲示の文を作れません: {given}")
    why = N_("掲示の文は、確かめた訳がある言語だけで作ります。")
    do = N_("次の中から選んでください: {known}")


def notice_language(language: str) -> str:
    """Return the tag ("zh-Hans") of a language written in any case; raises UnknownLanguageError."""
    for known in NOTICE_LANGUAGES:
        if known.casefold() == language.strip().casefold():
            return known
    raise UnknownLanguageError(given=language[:20], known=", ".join(NOTICE_LANGUAGES))


def ordered_languages(languages: Iterable[str]) -> tuple[str, ...]:
    """Return languages in the order signs in Japan have them, each once; raises UnknownLanguageError."""
    asked = {notice_language(language) for language in languages}
    if not asked:
        raise UnknownLanguageError(given="-", known=", ".join(NOTICE_LANGUAGES))
    return tuple(language for language in NOTICE_LANGUAGES if language in asked)


def notice_in(
    notice: CompiledNotice,
    state: NoticeState,
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    languages: Sequence[str],
) -> tuple[Headline, tuple[NoticeLine, ...]]:
    """Return headline and lines in ``ordered_languages``; what follows the first stands as ``further``.

    The translations are content, read as they are. What a user typed is the same in every language;
    ``without_repeats`` leaves it out where it was said already. Raises UnknownLanguageError.
    """
    first, *others = (translator(language) for language in ordered_languages(languages))

    def lines(words: Translator) -> tuple[NoticeLine, ...]:
        return notice_lines(notice, state, questionnaire, answers, words)

    heads = tuple(Said(w.language, "", headline(notice.notice, state, w)) for w in others)
    again = [[Said(w.language, line.label, line.text) for line in lines(w)] for w in others]
    said = Headline(headline(notice.notice, state, first), heads, first.language)
    return said, _joined(lines(first), again, first.language)


def without_repeats(line: NoticeLine) -> NoticeLine:
    """Return a line that says what a user typed, such as a name, once: its further texts are then empty."""
    further = tuple(replace(said, text="") if said.text == line.text else said for said in line.further)
    return replace(line, further=further)


def _joined(
    lines: Sequence[NoticeLine], again: Sequence[Sequence[Said]], language: str
) -> tuple[NoticeLine, ...]:
    return tuple(
        replace(line, further=tuple(said[i] for said in again), language=language)
        for i, line in enumerate(lines)
    )
