"""Whether a PDF is what was signed, and by whom, as far as that can be known offline.

Any file may be given: verifying never raises for its content, and the work is bounded by the size of
the file, the number of its signatures and of its revisions.
"""

import asyncio
import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from io import BytesIO

import msgspec
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from pia_wizard.signing.certificates import load_trusted, shown
from pia_wizard.signing.evidence import RevocationData
from pia_wizard.signing.order import in_order
from pia_wizard.signing.records import Coverage, Problem, Result, SignatureCheck, TimeStamp, Verification
from pia_wizard.signing.revisions import Carried, carried
from pia_wizard.signing.roles import role_of
from pia_wizard.signing.signature_check import signature_check, signed_end
from pia_wizard.signing.stamps import document_stamps, is_document_stamp, proved_by
from pia_wizard.signing.trust import Trust, with_store
from pia_wizard.signing.wording import result_text

__all__ = [
    "Coverage",
    "Problem",
    "Result",
    "SignatureCheck",
    "TimeStamp",
    "Verification",
    "held_against_print",
    "load_trusted",
    "result_text",
    "verify_pdf",
]

LARGEST_PDF = 256 << 20
"""Bytes; a larger file is not looked into."""

MOST_SIGNATURES = 16
MOST_REVISIONS = 64
"""Each revision is compared with the one before, object by object; reports have four."""

_HEADER_WITHIN = 1024  # bytes in which readers look for the header (ISO 32000-1, annex H, note 13)
_SIGNED_RANGE = re.compile(rb"/ByteRange\s*\[")


def verify_pdf(
    pdf: bytes,
    *,
    trusted: Sequence[x509.Certificate] = (),
    revocation: RevocationData | None = None,
    moment: datetime,
) -> Verification:
    """Return the verdict on a document at ``moment`` (aware), trusting ``trusted`` and nothing else.

    ``revocation`` adds to the revocation data that the document carries itself.
    """
    if b"%PDF-" not in pdf[:_HEADER_WITHIN]:
        return Verification(result=Result.NOT_A_PDF)
    if len(pdf) > LARGEST_PDF:
        return Verification(result=Result.DAMAGED, problem=Problem.TOO_LARGE)
    try:
        return _verified(pdf, Trust(tuple(trusted), revocation or RevocationData()), moment)
    except Exception:  # noqa: BLE001 - whatever the readers meet in a foreign file makes it unreadable
        return Verification(result=Result.DAMAGED, problem=Problem.UNREADABLE)


def held_against_print(verification: Verification, printed: frozenset[str]) -> Verification:
    """Return the verdict with what the pages print: ``printed`` are the SHA-256 values found on them.

    A signed report whose pages print the hash of another assessment than the embedded one is MISMATCHED.
    """
    if not (verification.assessment_sha256 and printed):
        return verification
    same = verification.assessment_sha256 in printed
    lost = verification.result.unchanged and not same
    result = Result.MISMATCHED if lost else verification.result
    return msgspec.structs.replace(verification, result=result, assessment_printed=same)


def _verified(pdf: bytes, trust: Trust, moment: datetime) -> Verification:
    reader = PdfFileReader(BytesIO(pdf))
    fields = {str(name): value is not None for name, value, _ in enumerate_sig_fields(reader)}
    signed = frozenset(name for name, filled in fields.items() if filled)
    if len(signed) > MOST_SIGNATURES:
        return Verification(result=Result.DAMAGED, problem=Problem.TOO_MANY_SIGNATURES)
    if reader.xrefs.total_revisions > MOST_REVISIONS:
        return Verification(result=Result.DAMAGED, problem=Problem.TOO_MANY_REVISIONS)
    embedded = list(reader.embedded_signatures)
    checks, stamps = asyncio.run(_checks(embedded, with_store(trust, reader), moment, signed))
    removed = len(_SIGNED_RANGE.findall(pdf)) > len(signed)
    now, first = _first_and_last(pdf, embedded)
    same = None if first is None else now.assessment == first.assessment
    return Verification(
        result=_result(checks, lost=removed or same is False or not all(s.sound for s in stamps)),
        signatures=checks,
        time_stamps=stamps,
        empty_fields=tuple(shown(name) for name, filled in fields.items() if not filled),
        out_of_order=_out_of_order(checks),
        signature_removed=removed,
        assessment_sha256=sha256(now.assessment).hexdigest() if now.assessment is not None else "",
        assessment_unchanged=same if now.assessment is not None or same is False else None,
        metadata_unchanged=None if first is None else now.metadata == first.metadata,
    )


async def _checks(
    embedded: Sequence[EmbeddedPdfSignature], trust: Trust, moment: datetime, signed: frozenset[str]
) -> tuple[tuple[SignatureCheck, ...], tuple[TimeStamp, ...]]:
    """Return the signatures in the order of signing, those nobody can check at the end; and timestamps."""
    stamps, proofs = await document_stamps(embedded, trust, moment)
    checks = []
    for signature in embedded:
        if not is_document_stamp(signature):
            existed = proved_by(proofs, int(signature.signed_revision), moment)
            checks.append(
                await signature_check(signature, trust, existed=existed, moment=moment, signed=signed)
            )
    unknown = sorted(signed - {str(signature.field_name) for signature in embedded})
    checks += [SignatureCheck(field=shown(name), role=role_of(name), readable=False) for name in unknown]
    return tuple(checks), stamps


def _out_of_order(checks: Sequence[SignatureCheck]) -> bool:
    """Return whether a report's roles signed in another order, or the first did not certify it."""
    roles = [check.role for check in checks if check.role]
    return bool(roles) and not (in_order(roles) and checks[0].certifies)


def _first_and_last(pdf: bytes, embedded: Sequence[EmbeddedPdfSignature]) -> tuple[Carried, Carried | None]:
    """Return what the file carries now, and what it carried when it was first signed.

    Where that cannot be read the signatures alone speak.
    """
    try:
        now = carried(pdf)
        if not embedded:
            return now, None
        end = signed_end(embedded[0])
        return now, now if end == len(pdf) else carried(pdf[:end])
    except Exception:  # noqa: BLE001 - whatever qpdf meets in a foreign file
        return Carried(None, ()), None


def _result(checks: Sequence[SignatureCheck], *, lost: bool) -> Result:
    """Return the verdict: a broken signature outweighs a changed document, and that a doubtful signer."""
    if any(not check.readable or not check.valid for check in checks):
        # where the bytes no longer fit either, the document was changed, whatever the signature says
        return Result.DAMAGED
    if lost or any(not (check.intact and check.allowed) for check in checks):
        return Result.CHANGED
    if not checks:
        return Result.UNSIGNED
    if all(check.trusted for check in checks):
        return Result.VALID_TRUSTED
    if all(check.trusted or check.self_made for check in checks):
        return Result.VALID_SELF_MADE
    return Result.VALID_UNTRUSTED
