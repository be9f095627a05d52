"""Timestamps in a document: the one inside a signature, and those over the document (ISO 32000-2, 12.8.5).

A timestamp proves that what it covers existed at its time, to whoever trusts the authority that made it.
One over the document covers all earlier signatures and timestamps, which then need to have been good only
at that time: certificates that expired since do no harm.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from pyhanko.sign.validation.generic_cms import collect_timing_info
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, async_validate_pdf_timestamp
from pyhanko.sign.validation.status import TimestampSignatureStatus

from pia_wizard.signing.bounds import require_bounded
from pia_wizard.signing.certificates import certificate_facts, shown
from pia_wizard.signing.records import Revocation, TimeStamp
from pia_wizard.signing.trust import Trust


@dataclass(frozen=True, slots=True)
class Existed:
    """What timestamps over the document prove: revisions up to one existed at a time."""

    revision: int
    time: datetime


def is_document_stamp(embedded: EmbeddedPdfSignature) -> bool:
    """Return whether this is a document timestamp, which vouches for no person."""
    kind = (str(embedded.sig_object_type), str(embedded.sig_object.get("/SubFilter")))
    return kind == ("/DocTimeStamp", "/ETSI.RFC3161")


async def document_stamps(
    embedded: Sequence[EmbeddedPdfSignature], trust: Trust, moment: datetime
) -> tuple[tuple[TimeStamp, ...], tuple[Existed, ...]]:
    """Return the document timestamps in order, and what the trusted ones prove, the latest first.

    The last is judged at ``moment`` (aware), each earlier one at the time that the next trusted one proves.
    """
    stamps: list[TimeStamp] = []
    proofs: list[Existed] = []
    for one in reversed([signature for signature in embedded if is_document_stamp(signature)]):
        stamp = await _document_stamp(one, trust, proofs[-1].time if proofs else moment)
        stamps.insert(0, stamp)
        if stamp.holds and stamp.time is not None:
            proofs.append(Existed(int(one.signed_revision), stamp.time))
    return tuple(stamps), tuple(proofs)


def proved_by(proofs: Sequence[Existed], revision: int, moment: datetime) -> datetime:
    """Return the earliest time at which a revision is proved to have existed, or ``moment``."""
    return min((proof.time for proof in proofs if proof.revision > revision), default=moment)


async def signature_stamp(embedded: EmbeddedPdfSignature, trust: Trust, moment: datetime) -> TimeStamp | None:
    """Return the timestamp inside a signature, judged at ``moment`` (aware), or ``None``."""
    found = await collect_timing_info(embedded.signer_info, trust.context(moment), embedded.compute_digest)
    status = found.get("timestamp_validity")
    return None if status is None else await _stamp(str(embedded.field_name), status, trust, moment)


async def _document_stamp(embedded: EmbeddedPdfSignature, trust: Trust, moment: datetime) -> TimeStamp:
    field = shown(str(embedded.field_name))
    try:
        require_bounded(embedded)
        status = await async_validate_pdf_timestamp(embedded, trust.context(moment), skip_diff=True)
        return await _stamp(field, status, trust, moment)
    except Exception:  # noqa: BLE001 - whatever pyHanko meets in a foreign timestamp makes it unreadable
        return TimeStamp(field=field)


async def _stamp(field: str, status: TimestampSignatureStatus, trust: Trust, moment: datetime) -> TimeStamp:
    facts = certificate_facts(x509.load_der_x509_certificate(status.signing_cert.dump()))
    path = list(status.validation_path or ())
    known = await trust.revocation(status.signing_cert, path, moment)
    return TimeStamp(
        field=shown(field),
        authority=facts.name,
        time=status.timestamp.astimezone(moment.tzinfo),
        sound=status.intact and status.valid,
        trusted=status.trusted and known.verdict is not Revocation.REVOKED,
    )
