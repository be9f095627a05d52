"""The two places where pyHanko's own way of signing would break an archival document.

What leans on how pyHanko signs is in this module, and a test notices when it changes.
"""

from datetime import datetime

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.stamp import BaseStampStyle

from pia_wizard.signing.signer import CertifiedSigner

PDF_VERSION = (1, 7)
"""PDF/A-3 rests on PDF 1.7 (ISO 19005-3, clause 1)."""


class MetadataKeepingWriter(IncrementalPdfFileWriter):  # type: ignore[misc]  # pyHanko is followed without types
    """Appends a revision and leaves the document's metadata as they are.

    pyHanko writes the XMP packet and /Info anew in each revision, with the time of the clock. The new
    packet has lost the description of the PDF/UA extension schema (ISO 19005-3, 6.6.2.3) and differs
    from what was signed before. There is no setting against it, so its private hook is silenced here.
    """

    def _update_meta(self) -> None:
        """Leave XMP and /Info alone."""


class MomentSigner(PdfSigner):  # type: ignore[misc]  # pyHanko is followed without types
    """Signs at a given time, and keeps the document at PDF 1.7."""

    def __init__(
        self,
        metadata: PdfSignatureMetadata,
        signer: CertifiedSigner,
        style: BaseStampStyle,
        moment: datetime,
        server: TimeStamper | None = None,
    ) -> None:
        super().__init__(metadata, signer=signer, stamp_style=style, timestamper=server)
        self.own, self.moment, self.field = signer, moment, metadata.field_name

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - the signature is pyHanko's
    ) -> PdfSigningSession:
        """Return the session with its clock set: pyHanko would ask the computer's."""
        session = super().init_signing_session(pdf_out, existing_fields_only=existing_fields_only)
        session.system_time = self.moment
        return session

    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:  # noqa: ARG002
        """Declare PAdES alone: for elliptic curves pyHanko would raise the document to PDF 2.0."""
        pdf_out.ensure_output_version(PDF_VERSION)
        pdf_out.register_extension(ESIC_EXTENSION_1)
