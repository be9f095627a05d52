"""What a certificate says, as plain text and times; and trusted certificates read from a file.

Names in certificates are written by whoever made them, so they are cleaned before anyone reads them.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import NameOID

from pia_wizard.errors import N_, UnusableError

LONGEST_NAME = 200
"""Characters of a name that are kept; the rest of a longer one is cut."""

LARGEST_CERTIFICATE_FILE = 1 << 20
"""Bytes; a file of trusted certificates larger than this is refused."""


class CertificateFileMissingError(UnusableError):
    """The file of trusted certificates cannot be read."""

    what: ClassVar[str] = N_("証明書のファイル「{path}」を開けませんでした。")
    why: ClassVar[str] = N_("ファイルがないか、読む権限がありません。")
    do: ClassVar[str] = N_("ファイルの場所と権限を確認してください。")


class NotACertificateError(UnusableError):
    """The file of trusted certificates holds none."""

    what: ClassVar[str] = N_("「{path}」を証明書として読めませんでした。")
    why: ClassVar[str] = N_("PEM形式でもDER形式でもないか、ファイルが壊れています。")
    do: ClassVar[str] = N_("認証局が配布しているルート証明書（.pem、.cer、.crt）を選んでください。")


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says of its holder, with names fit to be shown.

    ``self_made`` holds when the certificate vouches for itself: it is named as its own issuer and its
    own key signed it. ``fingerprint`` is the SHA-256 of the DER encoding, 64 hexadecimal digits.
    """

    name: str
    organisation: str
    issuer: str
    not_before: datetime
    not_after: datetime
    fingerprint: str
    self_made: bool

    def in_period(self, moment: datetime) -> bool:
        """Return whether an aware time lies within the validity period."""
        return self.not_before <= moment <= self.not_after


def certificate_facts(certificate: x509.Certificate) -> CertificateFacts:
    """Return what a certificate says; times are aware and in UTC.

    Raises ValueError for a certificate whose names or dates cannot be decoded.
    """
    subject, issuer = certificate.subject, certificate.issuer
    return CertificateFacts(
        name=_named(subject, NameOID.COMMON_NAME) or shown(subject.rfc4514_string()),
        organisation=_named(subject, NameOID.ORGANIZATION_NAME),
        issuer=_named(issuer, NameOID.COMMON_NAME) or shown(issuer.rfc4514_string()),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        self_made=_vouches_for_itself(certificate),
    )


def shown(text: str) -> str:
    """Return text without control and direction characters, cut to ``LONGEST_NAME``."""
    return "".join(c for c in text[: LONGEST_NAME * 4] if c.isprintable())[:LONGEST_NAME]


def load_trusted(path: Path) -> tuple[x509.Certificate, ...]:
    """Return the certificates of a PEM file (one or more) or a DER file (one).

    Raises CertificateFileMissingError or NotACertificateError.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_CERTIFICATE_FILE + 1)
    except OSError as error:
        raise CertificateFileMissingError(path=path) from error
    if len(data) > LARGEST_CERTIFICATE_FILE:
        raise NotACertificateError(path=path)
    try:
        if b"-----BEGIN CERTIFICATE-----" in data:
            return tuple(x509.load_pem_x509_certificates(data))
        return (x509.load_der_x509_certificate(data),)
    except ValueError as error:
        raise NotACertificateError(path=path) from error


def _named(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    """Return an attribute of a name, or "" when it is absent."""
    found = name.get_attributes_for_oid(oid)
    value = found[0].value if found else ""
    return shown(value if isinstance(value, str) else value.hex())


def _vouches_for_itself(certificate: x509.Certificate) -> bool:
    """Return whether the certificate's own key signed it."""
    try:
        certificate.verify_directly_issued_by(certificate)
    except (InvalidSignature, ValueError, TypeError):  # TypeError: a kind of key that cannot sign
        return False
    return True
