"""Verifying a PDF from a file: what the window shows and the command line answers with."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pia_wizard.exchange.whole_file import read_bounded
from pia_wizard.i18n import Translator
from pia_wizard.signing.certificates import load_trusted
from pia_wizard.signing.records import Result, Verification
from pia_wizard.signing.verification import LARGEST_PDF, verify_pdf
from pia_wizard.signing.wording import result_lines


def verified(path: Path, trusted: Sequence[Path] = ()) -> Verification:
    """Verify a file, trusting the certificates in ``trusted`` (PEM or DER) and no others.

    Raises the subclasses of ``ReadError``; what is wrong with the document itself is part of the result.
    """
    data = read_bounded(path, LARGEST_PDF)
    roots = [certificate for source in trusted for certificate in load_trusted(source)]
    return verify_pdf(data, trusted=roots, moment=datetime.now(UTC))


def lines(verification: Verification, translator: Translator) -> list[str]:
    """Return the result in plain sentences, the most important first."""
    return list(result_lines(verification, translator))


def holds(verification: Verification, *, trust_required: bool) -> bool:
    """Return whether the document is as it was signed; with trust required, also by someone trusted."""
    if trust_required:
        return verification.result is Result.VALID_TRUSTED
    return verification.result.unchanged
