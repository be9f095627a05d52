"""What a signature carries so that it can be proved later, and the means to get it.

Only a server that the user names is asked, and revocation data are fetched only where the user allows it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.x509 import ocsp

from pia_wizard.signing.evidence_errors import RevocationFileError, ServerAddressError, ServerNeededError
from pia_wizard.signing.levels import Level

LARGEST_REVOCATION_FILE = 32 << 20
"""Bytes; the CRLs of large authorities have some megabytes."""

SECONDS = 20
"""How long a timestamp server may take to answer."""


@dataclass(frozen=True, slots=True)
class RevocationData:
    """Certificate revocation lists and OCSP responses, as DER."""

    crls: tuple[bytes, ...] = ()
    responses: tuple[bytes, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.crls or self.responses)

    def __add__(self, other: "RevocationData") -> "RevocationData":
        return RevocationData(self.crls + other.crls, self.responses + other.responses)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The level wanted and the means to reach it.

    ``server`` is the address of a timestamp server (RFC 3161 over HTTP). ``trusted`` are the roots that
    certificates have to lead to from B-LT on, beside the root that an identity brings along.
    Raises ServerNeededError or ServerAddressError where the server is missing or none.
    """

    level: Level = Level.B
    server: str = ""
    trusted: tuple[x509.Certificate, ...] = ()
    revocation: RevocationData = RevocationData()
    may_fetch: bool = False
    seconds: float = SECONDS

    offline: ClassVar["Evidence"]

    def __post_init__(self) -> None:
        if self.level is Level.B:
            return
        if not self.server:
            raise ServerNeededError(level=self.level.value)
        try:
            address = urlsplit(self.server)
            sound = address.scheme in {"http", "https"} and bool(address.hostname) and address.port != 0
        except ValueError:
            sound = False
        if not sound:
            raise ServerAddressError(address=self.server)


Evidence.offline = Evidence()


def load_revocation(path: Path) -> RevocationData:
    """Return what a file holds: a CRL (PEM or DER) or an OCSP response (DER). Raises RevocationFileError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_REVOCATION_FILE + 1)
    except OSError as error:
        raise RevocationFileError(path=path) from error
    if len(data) > LARGEST_REVOCATION_FILE:
        raise RevocationFileError(path=path)
    try:
        return _revocation(data)
    except ValueError as error:
        raise RevocationFileError(path=path) from error


def _revocation(data: bytes) -> RevocationData:
    from cryptography.hazmat.primitives.serialization import Encoding

    if b"-----BEGIN X509 CRL-----" in data:
        return RevocationData(crls=(x509.load_pem_x509_crl(data).public_bytes(Encoding.DER),))
    try:
        return RevocationData(crls=(x509.load_der_x509_crl(data).public_bytes(Encoding.DER),))
    except ValueError:
        return RevocationData(responses=(ocsp.load_der_ocsp_response(data).public_bytes(Encoding.DER),))
