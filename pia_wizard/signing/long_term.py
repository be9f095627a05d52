"""Putting into a signed report what verifying it years later takes (PAdES B-LT and B-LTA).

The certificates, CRLs and OCSP responses go into the document security store (ISO 32000-2, 12.8.4.3),
in a revision of their own after the signature; for B-LTA a document timestamp closes that revision.
"""

from datetime import datetime
from io import BytesIO
from typing import Any

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import InvisSigSettings, enumerate_sig_fields
from pyhanko.sign.signers.pdf_signer import PdfTimeStamper, TimestampDSSContentSettings
from pyhanko.sign.validation.dss import DocumentSecurityStore, collect_validation_info
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    InsufficientRevinfoError,
    PathBuildingError,
    RevokedError,
    ValidationError,
)

from pia_wizard.errors import PiaError
from pia_wizard.signing.certificates import certificate_facts
from pia_wizard.signing.evidence import Evidence
from pia_wizard.signing.evidence_errors import (
    NoPathError,
    RevocationUnknownError,
    RevokedCertificateError,
    UnprovableError,
)
from pia_wizard.signing.levels import Level
from pia_wizard.signing.pades import MetadataKeepingWriter, MomentSigner
from pia_wizard.signing.signer import CertifiedSigner, for_pyhanko
from pia_wizard.signing.timestamp_server import TimestampServer

ARCHIVE_FIELD = "ArchiveTimestamp"
"""The field without size that the report makes for the first archive timestamp."""

_UNSEEN = InvisSigSettings(box_out_of_bounds=True)  # further ones lie off the page: PDF/A and PDF/UA agree


async def require_not_revoked(signer: CertifiedSigner, evidence: Evidence, moment: datetime) -> None:
    """Raise RevokedCertificateError if the revocation data at hand say so; what they leave open passes."""
    if not evidence.revocation:
        return
    context = _context(signer, evidence, moment, fetch=False, mode="soft-fail")
    try:
        validator = CertificateValidator(signer.signing_cert, validation_context=context)
        await validator.async_validate_usage(set())
    except RevokedError as error:
        raise _refusal(error, moment) from error
    except (ValidationError, PathBuildingError):
        return


async def lasting(pdf: bytes, signer: MomentSigner, server: TimestampServer, evidence: Evidence) -> bytes:
    """Return a signed document with what verifying ``signer``'s signature takes, and for B-LTA closed.

    Raises NoPathError, RevocationUnknownError, RevokedCertificateError, UnprovableError, or what the
    timestamp server meets.
    """
    context = _context(signer.own, evidence, signer.moment, fetch=evidence.may_fetch, mode="require")
    try:
        return await _with_store(pdf, signer.field, server, context, closed=evidence.level is Level.LTA)
    except (ValidationError, PathBuildingError) as error:
        raise _refusal(error, signer.moment) from error
    finally:
        await context.aclose()


async def _with_store(
    pdf: bytes, field: str, server: TimestampServer, context: ValidationContext, *, closed: bool
) -> bytes:
    reader = PdfFileReader(BytesIO(pdf))
    embedded = next(found for found in reader.embedded_signatures if found.field_name == field)
    paths = await collect_validation_info(embedded, context)
    writer, written = MetadataKeepingWriter(BytesIO(pdf)), BytesIO()
    store = {"paths": paths, "validation_context": context}
    DocumentSecurityStore.supply_dss_in_writer(writer, None, **store)
    if not closed:
        writer.write(written)
        return written.getvalue()
    stamper = PdfTimeStamper(server, field_name=_archive_field(reader), invis_settings=_UNSEEN)
    before = TimestampDSSContentSettings(update_before_ts=True, include_vri=False)
    stamped: Any = await stamper.async_timestamp_pdf(
        writer, "sha256", validation_context=context, dss_settings=before
    )
    return bytes(stamped.getvalue())


def _archive_field(reader: PdfFileReader) -> str:
    """Return the first field for an archive timestamp that is empty or not there yet."""
    filled = {str(name) for name, value, _ in enumerate_sig_fields(reader) if value is not None}
    names = [ARCHIVE_FIELD, *(f"{ARCHIVE_FIELD}{number}" for number in range(2, len(filled) + 3))]
    return next(name for name in names if name not in filled)


def _context(
    signer: CertifiedSigner, evidence: Evidence, moment: datetime, *, fetch: bool, mode: str
) -> ValidationContext:
    """Return the rules for collecting: at ``moment`` (aware), fetching only where allowed."""
    data = evidence.revocation
    return ValidationContext(
        trust_roots=[for_pyhanko(root) for root in (*evidence.trusted, *_own_roots(signer))],
        other_certs=[for_pyhanko(certificate) for certificate in signer.chain],
        crls=list(data.crls),
        ocsps=list(data.responses),
        moment=moment,
        allow_fetching=fetch,
        revocation_mode=mode,
        retroactive_revinfo=True,  # data of today about a signature of a moment ago
    )


def _own_roots(signer: CertifiedSigner) -> list[x509.Certificate]:
    """Return an identity's certificates that vouch for themselves; whether to trust them is the reader's."""
    return [one for one in (signer.certificate, *signer.chain) if certificate_facts(one).self_made]


def _refusal(error: Exception, moment: datetime) -> PiaError:
    """Return what a failed validation means for whoever signs."""
    if isinstance(error, RevokedError):
        return RevokedCertificateError(date=f"{error.revocation_dt.astimezone(moment.tzinfo):%Y-%m-%d}")
    if isinstance(error, InsufficientRevinfoError):
        return RevocationUnknownError()
    return NoPathError() if isinstance(error, PathBuildingError) else UnprovableError()
