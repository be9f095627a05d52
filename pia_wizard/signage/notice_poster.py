"""From a judged notice to its sheet, with all that was measured, or to the reason why there is none yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.model import Evaluation, NoticeState
from pia_wizard.i18n import Translator
from pia_wizard.i18n import translator as translator_of
from pia_wizard.i18n.translator import SOURCE_LANGUAGE
from pia_wizard.questionnaire.compiled import CompiledNotice, Questionnaire
from pia_wizard.signage.brevity import fits
from pia_wizard.signage.check import reading_dpi, require_leads_to
from pia_wizard.signage.checking import Check
from pia_wizard.signage.checks import Measured, sheet_checks
from pia_wizard.signage.design import INFORMATION_BLUE, Design
from pia_wizard.signage.edition import Edition, edition
from pia_wizard.signage.imposition import copies
from pia_wizard.signage.languages import notice_in, ordered_languages, without_repeats
from pia_wizard.signage.layout import Words
from pia_wizard.signage.measures import Measures, measures
from pia_wizard.signage.notice_text import NoticeLine
from pia_wizard.signage.png import png
from pia_wizard.signage.poster import Poster, pdf_of, poster, poster_sizes, poster_words
from pia_wizard.signage.readiness import require_ready
from pia_wizard.signage.readiness_checks import readiness_checks
from pia_wizard.signage.sheet import A4_PORTRAIT, Sheet
from pia_wizard.signage.svg import svg
from pia_wizard.signage.web_address import web_address

WEB = "web"
"""The notice element whose text is the address the QR code leads to."""

STICKER_ELEMENTS = ("operator", "contact", WEB)
"""What a sticker says; anything else only if a guideline demands it."""


@dataclass(frozen=True, slots=True)
class DrawnNotice:
    """A notice ready to be printed, its checks, and which words it carries.

    ``left_out`` are elements that the sheet had no room for and nobody demands.
    """

    pdf: bytes
    checks: tuple[Check, ...]
    edition: Edition
    left_out: tuple[str, ...]
    poster: Poster

    def svg(self) -> str:
        """Return the same sheet as SVG."""
        return svg(self.poster.page, self.poster.words, language=self.poster.language)

    def png(self, dpi: int) -> bytes:
        """Return the same sheet as a picture; raises PictureTooLargeError."""
        return png(self.pdf, dpi=dpi, size=(self.poster.page.width, self.poster.page.height))


def notice_poster(
    notice_id: str,
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    answers: Mapping[str, Answer],
    translator: Translator,
    *,
    document_id: str,
    moment: datetime,
) -> bytes:
    """Return a notice as an A4 poster in one language; ``notice_pages`` has all the choices."""
    return notice_pages(
        notice_id, questionnaire, evaluation, answers, translator, document_id=document_id, moment=moment
    ).pdf


def notice_pages(
    notice_id: str,
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    answers: Mapping[str, Answer],
    translator: Translator,
    *,
    document_id: str,
    moment: datetime,
    sheet: Sheet = A4_PORTRAIT,
    design: Design = INFORMATION_BLUE,
    languages: Sequence[str] = (),
    distance: float | None = None,
    pictogram: str = "",
    draft: bool = False,
) -> DrawnNotice:
    """Return a notice drawn on a sheet, its QR code read back from the page, with all checks.

    ``translator`` speaks of the notice: in errors, checks and alternatives. The notice itself is in
    ``languages`` (BCP 47; the translator's alone if there are none), Japanese first. ``distance`` is from
    how many metres the headline is to be read, the format's own if None; ``pictogram`` one of
    ``pictograms.PICTOGRAMS``, chosen from the answers if "". A page that is too full leaves out elements
    that may be left out and that nobody demands. A ``draft`` carries a watermark and may lack what is
    demanded.

    Raises NoticeIncompleteError with a line for each clause before anything is drawn, what ``poster``
    raises, UnknownLanguageError and QrUnreadableError.
    """
    notice, state = questionnaire.notices[notice_id], evaluation.notices[notice_id]
    if not draft:
        require_ready(questionnaire, state, translator)
    shown = ordered_languages(languages or (translator.language,))
    headline, lines = notice_in(notice, state, questionnaire, answers, shown)
    words = translator_of(shown[0])
    if draft:
        lines = _with_gaps(lines, notice, state, words)
    lines, beyond = for_sheet(lines, state, sheet)
    lines, url = tuple(map(without_repeats, lines)), web_address(_address(lines))
    at = measures(sheet, design, distance)
    spare = tuple(spare_elements(notice, state))
    gone = _fitting(poster_words(lines, headline, url, words, sheet), spare, at)
    made = poster(
        tuple(line for line in lines if line.element not in gone),
        headline=headline,
        translator=words,
        document_id=document_id,
        moment=moment,
        url=url,
        sheet=sheet,
        design=design,
        distance=distance,
        pictogram=pictogram or state.pictogram,
        draft=draft,
        said=notice_edition(notice_id, questionnaire, evaluation, answers),
    )
    pdf = pdf_of(made, moment)
    web = made.layout.web
    dpi = reading_dpi(web.module if web else None)
    require_leads_to(pdf, url if web else "", copies(sheet), dpi=dpi)
    said = {line.element for line in made.words.lines if line.element not in _gaps(state)}
    if web:
        said.add(WEB)
    checks = (
        *sheet_checks(
            Measured(made.words, made.layout, sheet, distance or sheet.format.distance), translator
        ),
        *readiness_checks(questionnaire, state, translator, said=said, languages=shown, sheet=sheet),
    )
    return DrawnNotice(pdf, checks, made.edition, (*beyond, *(name for name in spare if name in gone)), made)


def notice_edition(
    notice_id: str, questionnaire: Questionnaire, evaluation: Evaluation, answers: Mapping[str, Answer]
) -> Edition:
    """Return the edition a notice has now, without drawing it: what to hold a printed one's against."""
    notice, state = questionnaire.notices[notice_id], evaluation.notices[notice_id]
    headline, lines = notice_in(notice, state, questionnaire, answers, (SOURCE_LANGUAGE,))
    return edition(headline.text, lines, _address(lines))


def _gaps(state: NoticeState) -> frozenset[str]:
    return frozenset(e.element for e in state.elements if e.demanded_by and e.missing)


def _with_gaps(
    lines: Sequence[NoticeLine], notice: CompiledNotice, state: NoticeState, words: Translator
) -> tuple[NoticeLine, ...]:
    """Return the lines with a place for each demanded element that lacks answers."""
    found = {line.element: line for line in lines}
    for name in _gaps(state):
        element = notice.notice.elements[name]
        label = words.content(f"notice.{notice.notice.id}.elements.{name}.label", element.label)
        found[name] = NoticeLine(name, label, words.say("（まだ回答がありません）"), language=words.language)
    return tuple(found[name] for name in notice.notice.elements if name in found)


def for_sheet(
    lines: Sequence[NoticeLine], state: NoticeState, sheet: Sheet
) -> tuple[tuple[NoticeLine, ...], tuple[str, ...]]:
    """Return the lines meant for a sheet of this kind, and the elements that are not."""
    if not sheet.format.sticker:
        return tuple(lines), ()
    kept = {e.element for e in state.elements if e.demanded_by} | set(STICKER_ELEMENTS)
    beyond = tuple(line.element for line in lines if line.element not in kept)
    return tuple(line for line in lines if line.element in kept), beyond


def _address(lines: Sequence[NoticeLine]) -> str:
    return next((line.text for line in lines if line.element == WEB), "")


def spare_elements(notice: CompiledNotice, state: NoticeState) -> Iterator[str]:
    """Give the elements a full page may leave out, what is merely kind before what a guideline recommends."""
    states = {element.element: element for element in state.elements}
    small = [e.element.id for e in reversed(notice.elements) if e.element.leave_out_when_small]
    small = [name for name in small if name != WEB and not states[name].demanded_by]
    yield from (name for name in small if not states[name].recommended_by)
    yield from (name for name in small if states[name].recommended_by)


def _fitting(words: Words, spare: Sequence[str], at: Measures) -> frozenset[str]:
    """Return the spare elements that must go, the first few of them, for the rest to fit.

    A sticker gives up its QR code before any of them.
    """
    sizes = poster_sizes(words, at.distance)
    if at.sticker:
        words = replace(words, matrix=None)
    for count in range(len(spare) + 1):
        gone = frozenset(spare[:count])
        kept = tuple(line for line in words.lines if line.element not in gone)
        if fits(replace(words, lines=kept), sizes, at):
            return gone
    return frozenset()
