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
    MISMATCHED = "mismatched"
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


class Revocation(StrEnum):
    """What the revocation data at hand say of a certificate and those above it."""

    UNKNOWN = "unknown"
    GOOD = "good"
    REVOKED = "revoked"


class TimeStamp(Record, frozen=True, kw_only=True):
    """A timestamp (RFC 3161): ``sound`` when it fits what it covers, ``trusted`` when its authority is."""

    field: str
    authority: str = ""
    time: datetime | None = None
    sound: bool = False
    trusted: bool = False

    @property
    def holds(self) -> bool:
        """Return whether the time is proved."""
        return self.sound and self.trusted


class SignatureCheck(Record, frozen=True, kw_only=True):
    """One signature.

    ``intact``: the covered bytes hash to what was signed. ``valid``: the signature fits that hash and
    the certificate's key, with a strong hash function. ``trusted``: the certificate leads to a trusted
    one, and all were within their periods and not known to be revoked at ``judged_at``: the time that
    timestamps prove, or else that of verification. ``allowed``: what was appended later is what the
    signature permits. ``signed_at`` is the signer's own claim, ``time_stamp`` is inside the signature.
    ``readable`` is false when the signature is beyond decoding; nothing else holds then.
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
    judged_at: datetime | None = None
    time_stamp: TimeStamp | None = None
    revocation: Revocation = Revocation.UNKNOWN
    revoked_at: datetime | None = None
    digest: str = ""
    coverage: Coverage = Coverage.OTHER_CHANGES
    modification: str = "other"
    allowed: bool = False


class Verification(Record, frozen=True, kw_only=True):
    """A document's verdict, its signatures in order, and whether its data are those first signed.

    ``out_of_order``: roles signed in another order than ``Role`` has, or the first signature of a report
    does not certify it. ``assessment_sha256`` is of the embedded ``assessment.json`` as it is now, 64
    hexadecimal digits or "" when there is none. ``assessment_unchanged`` and ``metadata_unchanged`` compare
    with the first signed revision; ``None`` when there is nothing to compare. ``assessment_printed``: the
    hash printed on the pages is that of the embedded assessment. ``time_stamps`` are those over the document.
    """

    result: Result
    problem: Problem = Problem.NONE
    signatures: tuple[SignatureCheck, ...] = ()
    time_stamps: tuple[TimeStamp, ...] = ()
    empty_fields: tuple[str, ...] = ()
    out_of_order: bool = False
    signature_removed: bool = False
    assessment_sha256: str = ""
    assessment_unchanged: bool | None = None
    assessment_printed: bool | None = None
    metadata_unchanged: bool | None = None
