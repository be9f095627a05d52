"""From a judged notice to its sheet, or to the reason why there is none yet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.model import Evaluation, NoticeState
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import CompiledNotice, Questionnaire
from pia_wizard.signage.brevity import fits
from pia_wizard.signage.check import require_leads_to
from pia_wizard.signage.design import INFORMATION_BLUE, Design
from pia_wizard.signage.imposition import copies
from pia_wizard.signage.layout import Words
from pia_wizard.signage.measures import Measures, measures
from pia_wizard.signage.notice_text import NoticeLine, headline, notice_lines
from pia_wizard.signage.poster import pdf_of, poster, poster_sizes, poster_words
from pia_wizard.signage.readiness import require_ready
from pia_wizard.signage.sheet import A4_PORTRAIT, Sheet
from pia_wizard.signage.web_address import web_address

WEB = "web"
"""The notice element whose text is the address the QR code leads to."""


@dataclass(frozen=True, slots=True)
class DrawnNotice:
    """A notice ready to be printed."""

    pdf: bytes


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
    distance: float | None = None,
    draft: bool = False,
) -> DrawnNotice:
    """Return a notice drawn on a sheet whose QR code was read back from the page.

    A page that is too full leaves out elements that may be left out and that nobody demands. A ``draft``
    carries a watermark and may lack what is demanded; else NoticeIncompleteError names each clause
    before anything is drawn. Raises what ``poster`` raises too, and QrUnreadableError.
    """
    notice, state = questionnaire.notices[notice_id], evaluation.notices[notice_id]
    if not draft:
        require_ready(questionnaire, state, translator)
    lines = notice_lines(notice, state, questionnaire, answers, translator)
    said, url = headline(notice.notice, state, translator), web_address(_address(lines))
    words = poster_words(lines, said, url, translator, sheet)
    gone = _fitting(words, tuple(_spare(notice, state)), measures(sheet, design, distance))
    made = poster(
        tuple(line for line in lines if line.element not in gone),
        headline=said,
        translator=translator,
        document_id=document_id,
        moment=moment,
        url=url,
        sheet=sheet,
        design=design,
        distance=distance,
        draft=draft,
    )
    pdf = pdf_of(made, moment)
    require_leads_to(pdf, url if made.layout.web else "", copies(sheet))
    return DrawnNotice(pdf)


def _address(lines: Sequence[NoticeLine]) -> str:
    return next((line.text for line in lines if line.element == WEB), "")


def _spare(notice: CompiledNotice, state: NoticeState) -> Iterator[str]:
    """Give the elements a full page may leave out, what is merely kind before what a guideline recommends."""
    states = {element.element: element for element in state.elements}
    small = [e.element.id for e in reversed(notice.elements) if e.element.leave_out_when_small]
    small = [name for name in small if name != WEB and not states[name].demanded_by]
    yield from (name for name in small if not states[name].recommended_by)
    yield from (name for name in small if states[name].recommended_by)


def _fitting(words: Words, spare: Sequence[str], at: Measures) -> frozenset[str]:
    """Return the spare elements that must go, the first few of them, for the rest to fit."""
    sizes = poster_sizes(words, at.distance)
    for count in range(len(spare) + 1):
        gone = frozenset(spare[:count])
        kept = tuple(line for line in words.lines if line.element not in gone)
        if fits(replace(words, lines=kept), sizes, at):
            return gone
    return frozenset()
