"""What verifying a document yields: plain records, ready for JSON through ``msgspec.to_builtins``."""

from datetime import datetime
from enum import StrEnum

import msgspec

from pia_wizard.signing.roles import Role


class Result(StrEnum):
    """The verdict on a whole document: the weakest of its signatures decides."""

    VALID_TRUSTED = "valid_trusted"
    VALID_SELF_MADE = "valid_self_made"
    VALID_UNTRUSTED = "valid_untrusted"
    CHANGED = "changed"
    DAMAGED = "damaged"
    UNSIGNED = "unsigned"
    NOT_A_PDF = "not_a_pdf"

    @property
    def unchanged(self) -> bool:
        """Return whether the document is signed and unchanged, whoever signed it."""
        return self in {Result.VALID_TRUSTED, Result.VALID_SELF_MADE, Result.VALID_UNTRUSTED}


class Coverage(StrEnum):
    """How much of the file a signature covers, or else what came after it."""

    WHOLE_FILE = "whole_file"
    LATER_SIGNATURES = "later_signatures"
    FORM_FILL = "form_fill"
    APPENDED_BYTES = "appended_bytes"
    OTHER_CHANGES = "other_changes"


class Problem(StrEnum):
    """Why a document could not be verified at all."""

    NONE = ""
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    TOO_MANY_SIGNATURES = "too_many_signatures"
    TOO_MANY_REVISIONS = "too_many_revisions"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen record of a verification."""


class SignatureCheck(Record, frozen=True, kw_only=True):
    """One signature.

    ``intact``: the covered bytes hash to what was signed. ``valid``: the signature fits that hash and
    the certificate's key, with a strong hash function. ``trusted``: the certificate leads to a trusted
    one and all are within their periods at the time of verification (revocation is not asked: offline).
    ``allowed``: what was appended later is what the signature permits. ``signed_at`` is the signer's own
    claim. ``readable`` is false when the signature is beyond decoding; nothing else holds then.
    """

    field: str
    role: Role | None = None
    readable: bool = True
    who: str = ""
    organisation: str = ""
    issuer: str = ""
    fingerprint: str = ""
    reason: str = ""
    signed_at: datetime | None = None
    not_before: datetime | None = None
    not_after: datetime | None = None
    intact: bool = False
    valid: bool = False
    trusted: bool = False
    self_made: bool = False
    certifies: bool = False
    in_period_when_signed: bool = False
    in_period_now: bool = False
    digest: str = ""
    coverage: Coverage = Coverage.OTHER_CHANGES
    modification: str = "other"
    allowed: bool = False


class Verification(Record, frozen=True, kw_only=True):
    """A document's verdict, its signatures in order, and whether its data are those first signed.

    ``out_of_order``: roles signed in another order than ``Role`` has, or the first signature of a report
    does not certify it. ``assessment_sha256`` is of the embedded ``assessment.json`` as it is now, 64
    hexadecimal digits or "" when there is none. ``assessment_unchanged`` and ``metadata_unchanged`` compare
    with the first signed revision; ``None`` when there is nothing to compare.
    """

    result: Result
    problem: Problem = Problem.NONE
    signatures: tuple[SignatureCheck, ...] = ()
    empty_fields: tuple[str, ...] = ()
    out_of_order: bool = False
    signature_removed: bool = False
    assessment_sha256: str = ""
    assessment_unchanged: bool | None = None
    metadata_unchanged: bool | None = None
