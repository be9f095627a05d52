"""From a judged notice to its poster, or to the reason why there is none yet."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.model import Evaluation, NoticeState
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import CompiledNotice, Questionnaire
from pia_wizard.signage.brevity import fits
from pia_wizard.signage.check import checked_poster
from pia_wizard.signage.notice_text import NoticeLine, headline, notice_lines
from pia_wizard.signage.poster import poster_sizes, poster_words
from pia_wizard.signage.readiness import require_ready
from pia_wizard.signage.web_address import web_address

WEB = "web"
"""The notice element whose text is the address the QR code leads to."""


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
    """Return a notice as an A4 poster whose QR code was read back from the page.

    A page that is too full leaves out elements that may be left out and that nobody demands.

    Raises NoticeIncompleteError before anything is drawn, and what ``checked_poster`` raises.
    """
    notice, state = questionnaire.notices[notice_id], evaluation.notices[notice_id]
    require_ready(questionnaire, state, translator)
    lines = notice_lines(notice, state, questionnaire, answers, translator)
    said, url = headline(notice.notice, state, translator), _address(lines)
    return checked_poster(
        _fitting(lines, tuple(_spare(notice, state)), said, web_address(url), translator),
        headline=said,
        translator=translator,
        document_id=document_id,
        moment=moment,
        url=url,
    )


def _address(lines: Sequence[NoticeLine]) -> str:
    return next((line.text for line in lines if line.element == WEB), "")


def _spare(notice: CompiledNotice, state: NoticeState) -> Iterator[str]:
    """Give the elements a full page may leave out, what is merely kind before what a guideline recommends."""
    states = {element.element: element for element in state.elements}
    small = [e.element.id for e in reversed(notice.elements) if e.element.leave_out_when_small]
    small = [name for name in small if name != WEB and not states[name].demanded_by]
    yield from (name for name in small if not states[name].recommended_by)
    yield from (name for name in small if states[name].recommended_by)


def _fitting(
    lines: tuple[NoticeLine, ...], spare: Sequence[str], said: str, url: str, translator: Translator
) -> tuple[NoticeLine, ...]:
    """Return the lines without the first few spare elements, as many as must go for the rest to fit."""
    for count in range(len(spare) + 1):
        kept = tuple(line for line in lines if line.element not in spare[:count])
        words = poster_words(kept, said, url, translator)
        if fits(words, poster_sizes(words)):
            return kept
    return lines
