"""From a judged notice to its poster, or to the reason why there is none yet."""

from collections.abc import Mapping
from datetime import datetime

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.model import Evaluation
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.signage.check import checked_poster
from pia_wizard.signage.notice_text import headline, notice_lines
from pia_wizard.signage.readiness import require_ready

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

    Raises NoticeIncompleteError before anything is drawn, and what ``checked_poster`` raises.
    """
    notice, state = questionnaire.notices[notice_id], evaluation.notices[notice_id]
    require_ready(questionnaire, state, translator)
    lines = notice_lines(notice, state, questionnaire, answers, translator)
    return checked_poster(
        lines,
        headline=headline(notice, translator),
        translator=translator,
        document_id=document_id,
        moment=moment,
        url=next((line.text for line in lines if line.element == WEB), ""),
    )
