"""One notice as files: the poster to print, and a picture of it for a preview or an intranet page."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.model import Evaluation
from pia_wizard.i18n import Translator
from pia_wizard.pdf.pictures import page_picture
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.signage.check import checked_poster
from pia_wizard.signage.notice_text import headline, notice_lines
from pia_wizard.signage.readiness import require_ready


def notice_files(
    notice_id: str,
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    answers: Mapping[str, Answer],
    translator: Translator,
    *,
    document_id: str,
    moment: datetime,
    url: str,
    dpi: float = 150,
) -> dict[str, bytes]:
    """Return file name → bytes for one notice: the PDF, and a PNG of it at ``dpi`` pixels per inch.

    Raises NoticeIncompleteError before anything is drawn, and what ``checked_poster`` raises.
    """
    notice, state = questionnaire.notices[notice_id], evaluation.notices[notice_id]
    require_ready(questionnaire, state, translator)
    pdf = checked_poster(
        notice_lines(notice, state, questionnaire, answers, translator),
        headline=headline(notice, translator),
        translator=translator,
        document_id=document_id,
        moment=moment,
        url=url,
    )
    name = f"notice-{notice_id}-{translator.language}"
    return {f"{name}.pdf": pdf, f"{name}.png": png(pdf, dpi=dpi)}


def png(pdf: bytes, *, dpi: float) -> bytes:
    """Return the first page of a poster as a PNG with its resolution noted."""
    file = BytesIO()
    page_picture(pdf, dpi=dpi).save(file, "PNG", dpi=(dpi, dpi), optimize=True)
    return file.getvalue()
