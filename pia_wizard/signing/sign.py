"""Signing a report into the fields it was made with: PAdES baseline (ETSI EN 319 142-1), offline at B-B.

The first signature certifies the document and allows only further signatures (DocMDP level 2,
ISO 32000-1, 12.8.2.2); the later ones approve it. Each is an incremental update, so earlier
signatures stay as they are.
"""

import asyncio
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, ClassVar

from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    InnerScaling,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata
from pyhanko.sign.validation import read_certification_data
from pyhanko.stamp import StaticStampStyle

import pia_wizard.signing.bounds  # noqa: F401 - bounds what pyHanko reads, and reads our tables fast
from pia_wizard.errors import N_, RefusedError, UnusableError
from pia_wizard.signing.company_seal import company_seal_drawing
from pia_wizard.signing.evidence import Evidence
from pia_wizard.signing.identity import Identity
from pia_wizard.signing.levels import Level
from pia_wizard.signing.order import (
    AlreadySignedError,
    ApprovedError,
    NotCertifiedError,
    TurnPassedError,
    require_turn,
)
from pia_wizard.signing.pades import MetadataKeepingWriter, MomentSigner
from pia_wizard.signing.roles import Role, role_of
from pia_wizard.signing.seal import SIDE, seal_drawing
from pia_wizard.signing.signer import CertifiedSigner

if TYPE_CHECKING:
    from pia_wizard.signing.timestamp_server import TimestampServer

__all__ = [
    "AlreadySignedError",
    "ApprovedError",
    "ClosedToSignaturesError",
    "NoSignatureFieldError",
    "NotCertifiedError",
    "Role",
    "TurnPassedError",
    "UnsignablePdfError",
    "sign_pdf",
]

DIGEST = "sha256"
_REST = 2048
"""Room in a signature beside certificates and names, in bytes: RSA-8192 takes half of it."""


class UnsignablePdfError(UnusableError):
    """The document cannot be read well enough to be signed."""

    what: ClassVar[str] = N_("この文書には署名できません。")
    why: ClassVar[str] = N_("PDFとして読めないか、暗号化されているか、壊れています。")
    do: ClassVar[str] = N_("報告書を作り直してから署名してください。")


class NoSignatureFieldError(UnusableError):
    """The document has no field for this role."""

    what: ClassVar[str] = N_("この文書には署名できません。")
    why: ClassVar[str] = N_("署名欄「{field}」がありません。")
    do: ClassVar[str] = N_("このプログラムで作成した報告書を選んでください。")


class ClosedToSignaturesError(RefusedError):
    """An earlier signature certifies the document against every change."""

    what: ClassVar[str] = N_("署名しませんでした。")
    why: ClassVar[str] = N_("この文書は、以後の変更を一切認めない署名で確定されています。")
    do: ClassVar[str] = N_("署名を追加するには、報告書を作り直して最初から署名してください。")


def sign_pdf(
    pdf: bytes,
    identity: Identity,
    role: Role,
    *,
    moment: datetime,
    seal_name: str,
    seal_top: str,
    reason: str,
    company: str = "",
    evidence: Evidence = Evidence.offline,
) -> bytes:
    """Return the document with one more signature and its visible seal.

    ``moment`` (aware) becomes the signing time (/M, as EN 319 142-1 clause 5.3 asks) and the date of
    the seal, in its own time zone. ``reason`` goes into the signature as text. With ``company`` the seal is
    the square one of that name instead.

    Raises UnsignablePdfError, NoSignatureFieldError, ClosedToSignaturesError, what ``order`` refuses, and
    where ``evidence`` asks for more than a signature, the errors of ``evidence_errors``.
    """
    writer = _opened(pdf)
    first = _require_open_field(writer, role)
    metadata = PdfSignatureMetadata(
        field_name=role.field,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        certify=first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        reason=reason or None,
        name=identity.name,
    )
    if company:
        seal = company_seal_drawing(company)
    else:
        seal = seal_drawing(top=seal_top, day=moment.date(), bottom=seal_name)
    server = _server(evidence)
    signer = MomentSigner(metadata, identity.signer, _style(seal), moment, server)
    try:
        return asyncio.run(_signed(writer, signer, server, evidence))
    except SigningError as error:
        raise UnsignablePdfError from error


async def _signed(
    writer: MetadataKeepingWriter,
    signer: MomentSigner,
    server: "TimestampServer | None",
    evidence: Evidence,
) -> bytes:
    if evidence.revocation:
        from pia_wizard.signing.long_term import require_not_revoked

        await require_not_revoked(signer.own, evidence, signer.moment)
    signed: BytesIO = await signer.async_sign_pdf(
        writer, existing_fields_only=True, bytes_reserved=_room(signer.own) if server is None else None
    )
    if server is None or not evidence.level.lasts:
        return signed.getvalue()
    from pia_wizard.signing.long_term import lasting

    return await lasting(signed.getvalue(), signer, server, evidence)


def _room(signer: CertifiedSigner) -> int:
    """Return how many hexadecimal digits a signature may take; pyHanko would sign once more to find out.

    The attributes name the certificate's issuer twice.
    """
    own, *others = (len(each.public_bytes(Encoding.DER)) for each in (signer.certificate, *signer.chain))
    return 2 * (3 * own + sum(others) + _REST)


def _server(evidence: Evidence) -> "TimestampServer | None":
    """Return the server to ask; offline, not even the code that could ask is loaded."""
    if evidence.level is Level.B:
        return None
    from pia_wizard.signing.timestamp_server import TimestampServer

    return TimestampServer(evidence.server, evidence.seconds)


def _opened(pdf: bytes) -> MetadataKeepingWriter:
    try:
        writer = MetadataKeepingWriter(BytesIO(pdf))
        _ = writer.root["/Pages"]
    except Exception as error:  # whatever pyHanko meets in a foreign file
        raise UnsignablePdfError from error
    return writer


def _require_open_field(writer: MetadataKeepingWriter, role: Role) -> bool:
    """Raise unless the role's field can be signed; return whether this is the document's first signature."""
    try:
        values = {name: value for name, value, _ in enumerate_sig_fields(writer.prev)}
        certified = read_certification_data(writer.prev)
    except Exception as error:  # whatever pyHanko meets in a foreign file
        raise UnsignablePdfError from error
    if role.field not in values:
        raise NoSignatureFieldError(field=role.field)
    filled = [name for name, value in values.items() if value is not None]
    require_turn(role, [other for other in map(role_of, filled) if other])
    if certified is None and filled:
        raise NotCertifiedError
    if certified is not None and certified.permission == MDPPerm.NO_CHANGES:
        raise ClosedToSignaturesError
    return not filled


def _style(seal: bytes) -> StaticStampStyle:
    """Return the seal as the field's appearance, as large as the field allows, undistorted."""
    return StaticStampStyle(
        background=RawContent(data=seal, box=BoxConstraints(width=SIDE, height=SIDE)),
        border_width=0,
        background_opacity=1.0,
        background_layout=SimpleBoxLayoutRule(
            x_align=AxisAlignment.ALIGN_MID,
            y_align=AxisAlignment.ALIGN_MID,
            margins=Margins.uniform(0),
            inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
        ),
    )
