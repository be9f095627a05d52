"""What one notice says at each of many sites: judged once for all that answer alike, filled in for each.

A site's values stand in for the assessment's answers to the same questions. Whether an element is shown and
how it is worded may depend on them, so the notice is judged with them; but a text's own wording decides
nothing, so one judgement serves all sites that give a text where the first one did.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from pia_wizard.assessment.model import Answer, Assessment, Value
from pia_wizard.assessment.values import checked_value
from pia_wizard.errors import N_
from pia_wizard.evaluation import Evaluation, evaluation_of
from pia_wizard.exchange.site_errors import RowError
from pia_wizard.exchange.site_list import ADDRESS, NAME
from pia_wizard.i18n import Translator
from pia_wizard.i18n import translator as translator_of
from pia_wizard.i18n.translator import SOURCE_LANGUAGE
from pia_wizard.pdf import fonts
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import QuestionType
from pia_wizard.signage.edition import WEB, Edition, edition
from pia_wizard.signage.languages import notice_in, ordered_languages, without_repeats
from pia_wizard.signage.notice_poster import for_sheet, spare_elements
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said
from pia_wizard.signage.readiness import require_ready
from pia_wizard.signage.sheet import Sheet
from pia_wizard.signage.site_posters import SiteNotice
from pia_wizard.signage.web_address import web_address

SITE = "site"
"""The line that names the site where a notice's own elements do not."""

_FIRST_STAND_IN = 0xE100
_TEXTS = (QuestionType.TEXT, QuestionType.PARAGRAPH)
_SIMPLE = (*_TEXTS, QuestionType.NUMBER, QuestionType.DATE)
_AFTER = "operator"


class NoGlyphError(RowError):
    """Characters that no bundled font can draw."""

    why = N_("印刷できない文字があります: {characters}")
    do = N_("別の文字に置き換えてください。")


class NoRoomError(RowError):
    """A site's words are too long for the sheet."""

    why = N_("名前や住所などが長すぎて、離れて読める大きさの文字では {size} の用紙に収まりません。")
    do = N_("短くするか、大きい用紙を選んでください。")


def site_questions(notice_id: str, questionnaire: Questionnaire, translator: Translator) -> dict[str, str]:
    """Return the questions that a column may answer for a notice, with their wording, by id."""
    notice = questionnaire.notices[notice_id]
    named = {NAME, ADDRESS, *notice.reads}
    return {
        name: translator.content(f"question.{name}.ask", question.ask)
        for name, question in questionnaire.questions.items()
        if name in named and question.type in _SIMPLE
    }


@dataclass(frozen=True, slots=True)
class _Template:
    """A notice in which the sites' texts are stood in for by one private character each."""

    headline: Headline
    lines: tuple[NoticeLine, ...]
    first: tuple[NoticeLine, ...]
    heading: str
    spare: tuple[str, ...]
    pictogram: str


class SiteNotices:
    """Gives what a notice says at each site. ``questions`` are those that the sites answer themselves."""

    def __init__(
        self,
        notice_id: str,
        questionnaire: Questionnaire,
        assessment: Assessment,
        evaluation: Evaluation,
        *,
        questions: Sequence[str],
        translator: Translator,
    ) -> None:
        self._notice = questionnaire.notices[notice_id]
        self._questionnaire = questionnaire
        self._assessment = assessment
        self._evaluation = evaluation
        self._translator = translator
        self._asked = {name: questionnaire.questions[name] for name in questions}
        self._stand_ins = {name: chr(_FIRST_STAND_IN + i) for i, name in enumerate(questions)}
        self._templates: dict[object, _Template] = {}

    def notices(
        self, values: Mapping[str, str], sheet: Sheet, languages: Sequence[str]
    ) -> Iterator[SiteNotice]:
        """Yield what a site's notice says: all of it, then with less and less that may be left out.

        Raises NoticeIncompleteError, NoGlyphError, WebAddressError, and what a value is refused for.
        """
        template, fill = self._filled(values, ordered_languages(languages), sheet)
        first, lines = _with(template.first, fill), _with(template.lines, fill)
        missing = "".join(fonts.missing_characters(text) for text in fill.values())
        if missing:
            raise NoGlyphError(characters=" ".join(dict.fromkeys(missing)))
        url = web_address(_address(lines))
        said = edition(template.heading, first, _address(first))
        words = translator_of(template.headline.language)
        for count in range(len(template.spare) + 1):
            gone = template.spare[:count]
            kept = [i for i, line in enumerate(lines) if line.element not in gone]
            own = tuple(
                n for n, i in enumerate(kept) if lines[i] is not template.lines[i] and lines[i].element != WEB
            )
            yield SiteNotice(
                shape=(id(template), count),
                translator=words,
                headline=template.headline,
                lines=tuple(lines[i] for i in kept),
                varying=own,
                url=url,
                sheet=sheet,
                said=said,
                pictogram=template.pictogram,
            )

    def edition(self, values: Mapping[str, str]) -> Edition:
        """Return the edition a site's notice has now; raises what ``notices`` raises."""
        template, fill = self._filled(values, (SOURCE_LANGUAGE,), Sheet(), ready=False)
        first = _with(template.first, fill)
        return edition(template.heading, first, _address(first))

    def _filled(
        self, values: Mapping[str, str], languages: tuple[str, ...], sheet: Sheet, *, ready: bool = True
    ) -> tuple[_Template, dict[str, str]]:
        """Return the template for a site's values, and what its stand-ins stand for."""
        answers: dict[str, Value | None] = {}
        fill: dict[str, str] = {}
        for name, question in self._asked.items():
            text = values.get(name, "")
            if not text:
                answers[name] = None
            elif question.type in _TEXTS:
                answers[name] = self._stand_ins[name]
                fill[self._stand_ins[name]] = fonts.cleaned(text).strip()
            else:
                answers[name] = checked_value(question, text)
        key = (tuple(answers.items()), languages, sheet.format.sticker, ready)
        if key not in self._templates:
            self._templates[key] = self._template(answers, languages, sheet, ready=ready)
        return self._templates[key], fill

    def _template(
        self, answers: Mapping[str, Value | None], languages: tuple[str, ...], sheet: Sheet, *, ready: bool
    ) -> _Template:
        held = dict(self._assessment.answers)
        for name, value in answers.items():
            held[name] = Answer(value=value)
        assessment = msgspec.structs.replace(self._assessment, answers=held)
        evaluation = evaluation_of(self._questionnaire, assessment, self._evaluation)
        state = evaluation.notices[self._notice.notice.id]
        if ready:
            require_ready(self._questionnaire, state, self._translator)

        def said(shown: Sequence[str]) -> tuple[Headline, tuple[NoticeLine, ...]]:
            return notice_in(self._notice, state, self._questionnaire, held, shown)

        headline, lines = said(languages)
        heading, first = said((SOURCE_LANGUAGE,))
        lines, _ = for_sheet(lines, state, sheet)
        lines = self._named(tuple(map(without_repeats, lines)), answers, sheet)
        return _Template(
            headline=headline,
            lines=lines,
            first=self._named(first, answers, Sheet()),
            heading=heading.text,
            spare=tuple(spare_elements(self._notice, state)),
            pictogram=state.pictogram,
        )

    def _named(
        self, lines: tuple[NoticeLine, ...], answers: Mapping[str, Value | None], sheet: Sheet
    ) -> tuple[NoticeLine, ...]:
        """Return the lines with one that names the site after the operator's, unless they name it."""
        name = str(answers.get(NAME) or "")
        if not name or sheet.format.sticker or any(name in line.text for line in lines):
            return lines
        address = str(answers.get(ADDRESS) or "")
        text = f"{name}　{address}" if address else name
        language = lines[0].language if lines else SOURCE_LANGUAGE
        line = self._site_line(text, language, lines[0].further if lines else ())
        at = next((i + 1 for i, line in enumerate(lines) if line.element == _AFTER), 0)
        return (*lines[:at], line, *lines[at:])

    def _site_line(self, text: str, language: str, like: Sequence[Said]) -> NoticeLine:
        """Return the line that names a site, labelled as the notice that does name it calls the place."""
        found = (
            (f"notice.{notice}.elements.{name}.label", element.label)
            for notice, compiled in self._questionnaire.notices.items()
            for name, element in compiled.notice.elements.items()
            if element.text.startswith(f"{{{NAME}}}")
        )
        address, label = next(found, ("", ""))
        further = tuple(Said(s.language, translator_of(s.language).content(address, label), "") for s in like)
        return NoticeLine(SITE, translator_of(language).content(address, label), text, further, language)


def _with(lines: tuple[NoticeLine, ...], fill: Mapping[str, str]) -> tuple[NoticeLine, ...]:
    """Return the lines with the sites' texts; lines that say the same everywhere stay the same objects."""
    return tuple(_line(line, fill) for line in lines)


def _line(line: NoticeLine, fill: Mapping[str, str]) -> NoticeLine:
    text = _text(line.text, fill)
    if text is line.text and not any(_text(said.text, fill) is not said.text for said in line.further):
        return line
    further = tuple(Said(said.language, said.label, _text(said.text, fill)) for said in line.further)
    return replace(line, text=text, further=further)


def _text(text: str, fill: Mapping[str, str]) -> str:
    for stand_in, value in fill.items():
        if stand_in in text:
            text = text.replace(stand_in, value)
    return text


def _address(lines: Sequence[NoticeLine]) -> str:
    return next((line.text for line in lines if line.element == WEB), "")
