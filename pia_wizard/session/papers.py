"""The papers that come out of a judged assessment; what draws and signs them is loaded when needed."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pia_wizard.assessment.canonical import canonical_json
from pia_wizard.documents.variant import Variant
from pia_wizard.i18n import Translator
from pia_wizard.session.judged import Judged
from pia_wizard.signage.choices import NoticeChoices
from pia_wizard.theme import PLAIN, Theme

if TYPE_CHECKING:
    from pia_wizard.assessment.review import Edition
    from pia_wizard.evaluation.comparison import Comparison
    from pia_wizard.signage.notice_file import TextFormat
    from pia_wizard.signage.notice_poster import DrawnNotice
    from pia_wizard.signing.evidence import Evidence
    from pia_wizard.signing.identity import Identity
    from pia_wizard.signing.roles import Role


def now() -> datetime:
    """Return the moment papers are dated with, in local time.

    ``SOURCE_DATE_EPOCH`` (reproducible-builds.org) replaces the clock, so that files can be compared.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isdecimal():
        return datetime.fromtimestamp(int(fixed), UTC)
    return datetime.now().astimezone().replace(microsecond=0)


def report(
    judged: Judged,
    translator: Translator,
    moment: datetime,
    *,
    variant: Variant = Variant.FULL,
    since: "Comparison | None" = None,
    theme: Theme = PLAIN,
    edition: "Edition | None" = None,
) -> bytes:
    """Return the report (PDF/A-3), not signed; the same bytes each time.

    The canonical JSON is inside, but for what is published. ``since`` is what differs from the edition
    approved last: an annex of the whole report; ``edition`` is which one this is. Raises NoPublicationError.
    """
    from pia_wizard.documents.report import report_pdf

    return report_pdf(
        judged.assessment,
        judged.questionnaire,
        judged.evaluation,
        translator,
        moment=moment,
        case=canonical_json(judged.assessment),
        variant=variant,
        since=since,
        theme=theme,
        edition=edition,
    )


def report_word(
    judged: Judged,
    translator: Translator,
    moment: datetime,
    *,
    variant: Variant = Variant.FULL,
    since: "Comparison | None" = None,
    theme: Theme = PLAIN,
    edition: "Edition | None" = None,
) -> bytes:
    """Return the report as a Word file (DOCX) to go on writing in; the same bytes each time.

    What is published bears no marking. Raises NoPublicationError.
    """
    from pia_wizard.documents.material import Material
    from pia_wizard.documents.report_manuscript import report_manuscript
    from pia_wizard.exchange.word import word_file

    case = canonical_json(judged.assessment)
    if variant is Variant.PUBLIC:
        theme = replace(theme, marking="")
    material = Material(
        judged.assessment, judged.questionnaire, judged.evaluation, translator, moment, case, theme, edition
    )
    return word_file(report_manuscript(material, variant, since), moment=moment, theme=theme)


def comparison(
    judged: Judged,
    found: "Comparison",
    names: tuple[str, str],
    translator: Translator,
    moment: datetime,
    *,
    theme: Theme = PLAIN,
) -> bytes:
    """Return what differs from an earlier one as a PDF; ``names`` are those of the earlier and of this."""
    from pia_wizard.documents.comparison import comparison_pdf

    return comparison_pdf(
        judged.assessment,
        judged.questionnaire,
        judged.evaluation,
        translator,
        found=found,
        names=names,
        moment=moment,
        theme=theme,
    )


def signed(
    pdf: bytes,
    identity: "Identity",
    role: "Role",
    translator: Translator,
    moment: datetime,
    *,
    evidence: "Evidence | None" = None,
    company: str = "",
) -> bytes:
    """Return the report signed in a role: offline and with the role's date seal unless told otherwise.

    ``company`` is the name for a square company seal.
    """
    from pia_wizard.signing.evidence import Evidence
    from pia_wizard.signing.sign import sign_pdf

    label = translator.say(role.label)
    return sign_pdf(
        pdf,
        identity,
        role,
        moment=moment,
        seal_name=identity.name,
        seal_top=label,
        reason=label,
        company=company,
        evidence=evidence or Evidence.offline,
    )


def notice_text(
    judged: Judged,
    notice_id: str,
    languages: Sequence[str],
    translator: Translator,
    *,
    form: "TextFormat",
    moment: datetime,
) -> bytes:
    """Return the words of a notice, Japanese first, as the bytes of a text, web or Word file.

    Raises NoticeIncompleteError and UnknownLanguageError.
    """
    from pia_wizard.signage.notice_file import notice_file

    return notice_file(
        notice_id,
        judged.questionnaire,
        judged.evaluation,
        judged.assessment.answers,
        translator,
        languages=languages,
        form=form,
        document_id=judged.assessment.id[:8],
        moment=moment,
    )


def notice(
    judged: Judged, notice_id: str, translator: Translator, moment: datetime, choices: NoticeChoices
) -> "DrawnNotice":
    """Return a notice drawn as chosen, with its checks; raises what ``signage.notice_pages`` raises."""
    from pia_wizard.signage.notice_poster import notice_pages

    return notice_pages(
        notice_id,
        judged.questionnaire,
        judged.evaluation,
        judged.assessment.answers,
        translator,
        document_id=judged.assessment.id[:8],
        moment=moment,
        sheet=choices.sheet,
        design=choices.design,
        languages=choices.languages,
        distance=choices.distance,
        pictogram=choices.pictogram,
        draft=choices.draft,
    )


def poster(
    judged: Judged, notice_id: str, translator: Translator, moment: datetime, languages: Sequence[str] = ()
) -> bytes:
    """Return a notice as a poster in ``languages`` or the translator's, its QR code read back.

    It is on the usual paper of its kind, or on the first of the others that it fits. Raises
    NoticeIncompleteError, NoticeTooLongError, UnknownLanguageError, and what the QR code refuses.
    """
    from pia_wizard.signage.brevity import NoticeTooLongError
    from pia_wizard.signage.notice_poster import notice_pages
    from pia_wizard.signage.sheet import Format, Sheet

    formats = {paper.key: paper for paper in Format}
    usual, *others = (formats[key] for key in judged.questionnaire.notices[notice_id].notice.formats)

    def on(paper: Format) -> bytes:
        return notice_pages(
            notice_id,
            judged.questionnaire,
            judged.evaluation,
            judged.assessment.answers,
            translator,
            document_id=judged.assessment.id[:8],
            moment=moment,
            sheet=Sheet(paper),
            languages=languages,
        ).pdf

    try:
        return on(usual)
    except NoticeTooLongError:
        for paper in others:
            with suppress(NoticeTooLongError):
                return on(paper)
        raise
