"""One signature of a PDF judged with pyHanko: the sums, the certificate, and what came after.

Trust is established without a network: certificates lead to the given roots or not, and revocation is
known only from data at hand. A signature's claimed time proves nothing (EN 319 102-1, 5.6.2.2), so
certificates have to be good at the time of verification, unless a trusted timestamp proves an earlier one.
"""

from datetime import UTC, datetime

import msgspec
from cryptography import x509
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from pia_wizard.signing.bounds import require_bounded
from pia_wizard.signing.certificates import CertificateFacts, certificate_facts, shown
from pia_wizard.signing.records import Coverage, Revocation, SignatureCheck
from pia_wizard.signing.roles import role_of
from pia_wizard.signing.stamps import signature_stamp
from pia_wizard.signing.trust import Trust

STRONG_DIGESTS = frozenset(
    {"sha256", "sha384", "sha512", "sha512_256", "sha3_256", "sha3_384", "sha3_512", "shake256"}
)
"""Hash functions that a valid signature may rest on (ETSI TS 119 312, clause 5)."""

_WHITE_SPACE = b"\0\t\n\f\r "  # ISO 32000-1, table 1


async def signature_check(
    embedded: EmbeddedPdfSignature,
    trust: Trust,
    *,
    existed: datetime,
    moment: datetime,
    signed: frozenset[str],
) -> SignatureCheck:
    """Return the judgement on one signature, trusting the roots of ``trust`` and nothing else.

    ``existed`` is when timestamps over the document prove the signature to have existed, or ``moment``,
    the time of verification (both aware). ``signed`` are all fields that carry a signature.

    A signature that pyHanko cannot make sense of gives a check with ``readable`` false.
    """
    field = shown(str(embedded.field_name))
    try:
        require_bounded(embedded)
        stamp = await signature_stamp(embedded, trust, existed)
        judged_at = stamp.time if stamp and stamp.holds and stamp.time else existed
        # a context of its own: certificates of one signature are no candidates for the next
        status = await _status(embedded, trust.context(judged_at), trust.context(existed))
        facts = certificate_facts(x509.load_der_x509_certificate(status.signing_cert.dump()))
        found = _check(
            field, embedded, status, facts=facts, judged_at=judged_at, moment=moment, signed=signed
        )
        known = await trust.revocation(embedded.signer_cert, embedded.other_embedded_certs, judged_at)
        return msgspec.structs.replace(
            found,
            trusted=found.trusted and known.verdict is not Revocation.REVOKED,
            time_stamp=stamp,
            revocation=known.verdict,
            revoked_at=known.time,
        )
    except Exception:  # noqa: BLE001 - whatever pyHanko meets in a foreign signature makes it unreadable
        return SignatureCheck(field=field, role=role_of(field), readable=False)


async def _status(
    embedded: EmbeddedPdfSignature, context: ValidationContext, stamps: ValidationContext
) -> PdfSignatureStatus:
    usage = KeyUsageConstraints(
        key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
    )
    return await async_validate_pdf_signature(
        embedded,
        signer_validation_context=context,
        ts_validation_context=stamps,
        key_usage_settings=usage,
    )


def _check(
    field: str,
    embedded: EmbeddedPdfSignature,
    status: PdfSignatureStatus,
    *,
    facts: CertificateFacts,
    judged_at: datetime,
    moment: datetime,
    signed: frozenset[str],
) -> SignatureCheck:
    signed_at = _claimed_time(embedded)
    coverage = _coverage(embedded, status, signed)
    return SignatureCheck(
        field=field,
        role=role_of(field),
        who=facts.name,
        organisation=facts.organisation,
        issuer=facts.issuer,
        fingerprint=facts.fingerprint,
        reason=shown(str(embedded.sig_object.get("/Reason", ""))),
        signed_at=signed_at,
        not_before=facts.not_before,
        not_after=facts.not_after,
        intact=status.intact,
        valid=status.valid and status.md_algorithm in STRONG_DIGESTS,
        trusted=status.trusted and status.seed_value_ok and facts.in_period(judged_at),
        self_made=facts.self_made,
        certifies=embedded.docmdp_level is not None,
        in_period_when_signed=signed_at is not None and facts.in_period(signed_at),
        in_period_now=facts.in_period(moment),
        judged_at=judged_at,
        digest=status.md_algorithm,
        coverage=coverage,
        modification=_level(status).name.lower(),
        allowed=coverage is not Coverage.OTHER_CHANGES and status.docmdp_ok is not False,
    )


def _coverage(
    embedded: EmbeddedPdfSignature, status: PdfSignatureStatus, signed_fields: frozenset[str]
) -> Coverage:
    """Return what came after the signature, by what a reader may have to be told."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return Coverage.WHOLE_FILE
    if (
        status.coverage != SignatureCoverageLevel.ENTIRE_REVISION
        or _level(status) > ModificationLevel.FORM_FILLING
    ):
        return Coverage.OTHER_CHANGES
    if embedded.signed_revision == embedded.reader.xrefs.total_revisions - 1:
        return Coverage.APPENDED_BYTES if _only_white_space_follows(embedded) else Coverage.OTHER_CHANGES
    changed = status.diff_result.changed_form_fields if isinstance(status.diff_result, DiffResult) else set()
    return Coverage.LATER_SIGNATURES if changed <= signed_fields else Coverage.FORM_FILL


def _level(status: PdfSignatureStatus) -> ModificationLevel:
    return status.modification_level or ModificationLevel.NONE


def _only_white_space_follows(embedded: EmbeddedPdfSignature) -> bool:
    """Return whether a reader that repairs files has nothing to find after the signed bytes."""
    stream = embedded.reader.stream
    stream.seek(signed_end(embedded))
    return not stream.read().strip(_WHITE_SPACE)


def signed_end(embedded: EmbeddedPdfSignature) -> int:
    """Return the offset at which the bytes a signature covers end."""
    return int(embedded.byte_range[2]) + int(embedded.byte_range[3])


def _claimed_time(embedded: EmbeddedPdfSignature) -> datetime | None:
    """Return the signing time as the signer states it (aware), or ``None`` if it is absent or garbled."""
    try:
        claimed: datetime | None = embedded.self_reported_timestamp
    except Exception:  # noqa: BLE001 - a garbled date says as little as none
        return None
    if claimed is not None and claimed.utcoffset() is None:
        return claimed.replace(tzinfo=UTC)
    return claimed
