"""Verifying a PDF from a file: what the window shows and the command line answers with."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pia_wizard.exchange.whole_file import read_bounded
from pia_wizard.i18n import Translator
from pia_wizard.session import trusted
from pia_wizard.signing.certificates import load_trusted
from pia_wizard.signing.evidence import RevocationData, load_revocation
from pia_wizard.signing.records import Result, Verification
from pia_wizard.signing.verification import LARGEST_PDF, held_against_print, verify_pdf
from pia_wizard.signing.wording import detail_lines, result_lines


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


def lines(verification: Verification, translator: Translator) -> list[str]:
    """Return the result in plain sentences, the most important first."""
    return list(result_lines(verification, translator))


def details(verification: Verification, translator: Translator) -> list[str]:
    """Return the technical particulars of each signature, for whoever wants to check on their own."""
    return list(detail_lines(verification, translator))


def holds(verification: Verification, *, trust_required: bool) -> bool:
    """Return whether the document is as it was signed; with trust required, also by someone trusted."""
    if trust_required:
        return verification.result is Result.VALID_TRUSTED
    return verification.result.unchanged
