"""A notice's words as a file: for a site, for a mail, or to go on writing in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.model import Evaluation
from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.signage.languages import notice_in
from pia_wizard.signage.notice_html import html_fragment, html_page
from pia_wizard.signage.notice_manuscript import manuscripts
from pia_wizard.signage.notice_plain import markdown, plain_text
from pia_wizard.signage.notice_sections import Section, sections
from pia_wizard.signage.readiness import require_ready


class TextFormat(StrEnum):
    """What a notice's words can be written as; ``PAGE`` is a whole HTML page, ``HTML`` a part of one."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    PAGE = "page"
    WORD = "docx"

    @property
    def ending(self) -> str:
        """How a file of this format ends."""
        return "page.html" if self is TextFormat.PAGE else self.value


def notice_file(
    notice_id: str,
    questionnaire: Questionnaire,
    evaluation: Evaluation,
    answers: Mapping[str, Answer],
    translator: Translator,
    *,
    languages: Sequence[str],
    form: TextFormat,
    document_id: str,
    moment: datetime,
) -> bytes:
    """Return all a notice says in these languages as the bytes of a file; text is UTF-8.

    ``translator`` is for what the user is told: NoticeIncompleteError names what is demanded and cannot be
    said yet; UnknownLanguageError tells the languages there are.
    """
    notice, state = questionnaire.notices[notice_id], evaluation.notices[notice_id]
    require_ready(questionnaire, state, translator)
    found = sections(*notice_in(notice, state, questionnaire, answers, languages))
    return written(found, form, document_id=document_id, moment=moment)


def written(found: Sequence[Section], form: TextFormat, *, document_id: str, moment: datetime) -> bytes:
    """Return the sections of a notice in a format; the same bytes each time."""
    match form:
        case TextFormat.TEXT:
            return plain_text(found).encode()
        case TextFormat.MARKDOWN:
            return markdown(found).encode()
        case TextFormat.HTML:
            return html_fragment(found).encode()
        case TextFormat.PAGE:
            return html_page(found).encode()
    from pia_wizard.exchange.word import word_file

    return word_file(*manuscripts(found, document_id), moment=moment)
