"""Verifying a PDF from a file: what the window shows and the command line answers with."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from pia_wizard.assessment.canonical import assessment_from_json
from pia_wizard.assessment.model import Assessment
from pia_wizard.errors import N_, UnusableError
from pia_wizard.exchange.whole_file import read_bounded
from pia_wizard.i18n import Translator
from pia_wizard.session import trusted
from pia_wizard.signing.certificates import load_trusted
from pia_wizard.signing.evidence import RevocationData, load_revocation
from pia_wizard.signing.records import Result, Verification
from pia_wizard.signing.verification import LARGEST_PDF, held_against_print, verify_pdf
from pia_wizard.signing.wording import Told, detail_lines, result_lines, told

if TYPE_CHECKING:
    from cryptography.x509 import Certificate


def verified(path: Path, roots: Sequence[Path] = (), lists: Sequence[Path] = ()) -> Verification:
    """Verify a file, trusting what this computer's user trusts and the certificates in ``roots``.

    ``roots`` are PEM or DER, ``lists`` files of revocation data. Nothing is asked of the network.
    Raises the subclasses of ``ReadError``, and what files of certificates and revocation data refuse; what
    is wrong with the document itself is part of the result.
    """
    data = read_bounded(path, LARGEST_PDF)
    known = [certificate for source in roots for certificate in load_trusted(source)]
    revocation = sum((load_revocation(source) for source in lists), RevocationData())
    moment = datetime.now(UTC).astimezone()
    found = verify_pdf(data, trusted=[*known, *trusted.roots()], revocation=revocation, moment=moment)
    if not found.assessment_sha256:
        return found
    from pia_wizard.pdf.printed import printed_digests

    return held_against_print(found, printed_digests(data))


class NoAssessmentInsideError(UnusableError):
    """The document carries no assessment that could be opened."""

    what: ClassVar[str] = N_("評価を取り出せませんでした。")
    why: ClassVar[str] = N_("「{path}」に評価データが入っていないか、読み取れません。")
    do: ClassVar[str] = N_("このプログラムで作成した報告書を選んでください。")


class NotVerifiedPdfError(UnusableError):
    """The file is no PDF that can be looked into."""

    what: ClassVar[str] = N_("「{path}」を調べられませんでした。")
    why: ClassVar[str] = N_("ファイルが壊れているか、暗号化されているか、読めない形式です。")
    do: ClassVar[str] = N_("もとのファイルを受け取り直してください。")


def assessment_inside(path: Path) -> Assessment:
    """Return the assessment that a report carries, checked like a case file.

    Raises the subclasses of ``ReadError`` and ``CaseError``, NotVerifiedPdfError and NoAssessmentInsideError.
    """
    import pikepdf

    from pia_wizard.signing.revisions import UnreadableStreamError, embedded_assessment

    data = read_bounded(path, LARGEST_PDF)
    try:
        found = embedded_assessment(data)
    except (UnreadableStreamError, AttributeError, TypeError, ValueError) as error:
        raise NoAssessmentInsideError(path=path) from error
    except pikepdf.PdfError as error:
        raise NotVerifiedPdfError(path=path) from error
    if found is None:
        raise NoAssessmentInsideError(path=path)
    return assessment_from_json(found)


def unknown_anchors(path: Path) -> "tuple[Certificate, ...]":
    """Return the certificates to which a file's signatures lead and which are not trusted yet.

    Raises the subclasses of ``ReadError``.
    """
    from pia_wizard.signing.anchors import anchors

    known = frozenset(trusted.roots())
    return tuple(one for one in anchors(read_bounded(path, LARGEST_PDF)) if one not in known)


def lines(verification: Verification, translator: Translator) -> list[str]:
    """Return the result in plain sentences, the most important first."""
    return list(result_lines(verification, translator))


def in_sentences(verification: Verification, translator: Translator) -> Told:
    """Return the result in plain sentences: the verdict, each signature, the document."""
    return told(verification, translator)


def details(verification: Verification, translator: Translator) -> list[str]:
    """Return the technical particulars of each signature, for whoever wants to check on their own."""
    return list(detail_lines(verification, translator))


def as_text(path: Path, verification: Verification, moment: datetime, translator: Translator) -> str:
    """Return the result as a text to keep: which file, when it was verified, and all that was found."""
    say = translator.say
    head = [
        say("検証の結果"),
        say("ファイル：{path}", path=path),
        say("検証した日時：{when}", when=f"{translator.date(moment.date())} {translator.time(moment)}"),
    ]
    parts = [head, lines(verification, translator)]
    more = details(verification, translator)
    if more:
        parts.append([say("技術的な詳細"), *more])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def holds(verification: Verification, *, trust_required: bool) -> bool:
    """Return whether the document is as it was signed; with trust required, also by someone trusted."""
    if trust_required:
        return verification.result is Result.VALID_TRUSTED
    return verification.result.unchanged
