"""The papers that come out of a judged assessment; what draws and signs them is loaded when needed."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pia_wizard.assessment.canonical import canonical_json
from pia_wizard.documents.variant import Variant
from pia_wizard.i18n import Translator
from pia_wizard.session.judged import Judged

if TYPE_CHECKING:
    from pia_wizard.evaluation.comparison import Comparison
    from pia_wizard.signage.notice_file import TextFormat
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
) -> bytes:
    """Return the report (PDF/A-3), not signed; the same bytes each time.

    The canonical JSON is inside, but for what is published. ``since`` is what differs from the edition
    approved last: an annex of the whole report. Raises NoPublicationError.
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
    )


def report_word(
    judged: Judged, translator: Translator, moment: datetime, *, variant: Variant = Variant.FULL
) -> bytes:
    """Return the report as a Word file (DOCX) to go on writing in; the same bytes each time.

    Raises NoPublicationError.
    """
    from pia_wizard.documents.material import Material
    from pia_wizard.documents.report_manuscript import report_manuscript
    from pia_wizard.exchange.word import word_file

    case = canonical_json(judged.assessment)
    material = Material(judged.assessment, judged.questionnaire, judged.evaluation, translator, moment, case)
    return word_file(report_manuscript(material, variant), moment=moment)


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


def poster(judged: Judged, notice_id: str, translator: Translator, moment: datetime) -> bytes:
    """Return a notice as an A4 poster whose QR code was read back from the page.

    Raises NoticeIncompleteError, NoticeTooLongError, and what the QR code refuses.
    """
    from pia_wizard.signage.notice_poster import notice_poster

    return notice_poster(
        notice_id,
        judged.questionnaire,
        judged.evaluation,
        judged.assessment.answers,
        translator,
        document_id=judged.assessment.id[:8],
        moment=moment,
    )
