"""Identities to sign with: PKCS#12 files of the user, and self-made ones.

Keys and passphrases stay in memory: they are never logged, shown or stored, and an ``Identity`` does
not show its signer.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    KeySerializationEncryption,
    NoEncryption,
)
from cryptography.hazmat.primitives.serialization.pkcs12 import (
    PKCS12KeyAndCertificates,
    load_pkcs12,
    serialize_key_and_certificates,
)
from cryptography.x509.oid import NameOID

from pia_wizard.signing.certificates import CertificateFacts, certificate_facts
from pia_wizard.signing.identity_errors import (
    ExpiredCertificateError,
    IdentityExistsError,
    IdentityFileMissingError,
    IdentityNotWrittenError,
    NotAnIdentityFileError,
    NotYetValidCertificateError,
    UnsuitableCertificateError,
    UnusableNameError,
    WrongPassphraseError,
)
from pia_wizard.signing.signer import CertifiedSigner, KeySigner, SigningKey
from pia_wizard.storage.durable_file import put_whole

SELF_MADE_DAYS = 5 * 365
"""Days a self-made certificate is valid."""

CLOCK_TOLERANCE = timedelta(days=1)
"""A self-made certificate begins this much earlier, for the sake of clocks that differ."""

LARGEST_IDENTITY_FILE = 1 << 20
"""Bytes; identity files are some kilobytes."""

SMALLEST_RSA_KEY = 2048
"""Bits, as CRYPTREC and NIST SP 800-131A ask for new signatures."""

LONGEST_SUBJECT = 64
"""Characters of a common name and of an organisation name (RFC 5280, appendix A.1)."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Someone who can sign: what the certificate says, and the signer with its key."""

    name: str
    organisation: str
    not_before: datetime
    not_after: datetime
    fingerprint: str
    self_made: bool
    signer: CertifiedSigner = field(repr=False, compare=False)


def load_identity(path: Path, passphrase: bytes | None, *, moment: datetime) -> Identity:
    """Return the identity of a PKCS#12 file (RFC 7292), fit to sign at ``moment`` (aware).

    Raises one of ``identity_errors``: the file missing, no identity, locked with another passphrase,
    or its certificate outside its validity period or not for signing.
    """
    contents = _opened(path, passphrase)
    key, held = contents.key, contents.cert
    if key is None or held is None or key.public_key() != held.certificate.public_key():
        raise NotAnIdentityFileError(path=path)
    facts = _facts(held.certificate, path)
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise UnsuitableCertificateError(name=facts.name)
    chain = [c.certificate for c in contents.additional_certs]
    return fit_identity(KeySigner(key, held.certificate, chain), facts, moment)


def make_identity(
    path: Path, *, name: str, organisation: str = "", passphrase: bytes | None, moment: datetime
) -> Identity:
    """Make a self-made identity, write it to ``path`` as PKCS#12 (readable by its owner alone), return it.

    The certificate is self-signed with a P-256 key, valid for five years from ``moment`` (aware), and
    may sign documents only. It proves that a report is unchanged, not who signed it. Without a
    passphrase the file is not encrypted.

    Raises UnusableNameError, IdentityExistsError or IdentityNotWrittenError.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _self_signed(key, name.strip(), organisation.strip(), moment)
    locked: KeySerializationEncryption = BestAvailableEncryption(passphrase) if passphrase else NoEncryption()
    data = serialize_key_and_certificates(name.strip().encode(), key, certificate, None, locked)
    _write_privately(path, data)
    return fit_identity(KeySigner(key, certificate), certificate_facts(certificate), moment)


def fit_identity(signer: CertifiedSigner, facts: CertificateFacts, moment: datetime) -> Identity:
    """Return the identity of a signer whose certificate says ``facts`` and is fit to sign at ``moment``.

    Raises UnsuitableCertificateError, ExpiredCertificateError or NotYetValidCertificateError.
    """
    _require_suitable(signer.certificate, facts)
    _require_period(facts, moment)
    return Identity(
        name=facts.name,
        organisation=facts.organisation,
        not_before=facts.not_before,
        not_after=facts.not_after,
        fingerprint=facts.fingerprint,
        self_made=facts.self_made,
        signer=signer,
    )


def _opened(path: Path, passphrase: bytes | None) -> PKCS12KeyAndCertificates:
    """Return the contents of a PKCS#12 file, telling a wrong passphrase from another kind of file."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_IDENTITY_FILE + 1)
    except OSError as error:
        raise IdentityFileMissingError(path=path) from error
    if len(data) > LARGEST_IDENTITY_FILE or not _begins_like_pkcs12(data):
        raise NotAnIdentityFileError(path=path)
    try:
        return _loaded(data, passphrase)
    except ValueError as error:
        # cryptography words this by cause, but promises no wording: the shape of the file decides
        raise WrongPassphraseError(path=path) from error
    except Exception as error:  # algorithms of old files that the library no longer has
        raise NotAnIdentityFileError(path=path) from error


def _loaded(data: bytes, passphrase: bytes | None) -> PKCS12KeyAndCertificates:
    """Load with "no passphrase" in both of its spellings: programs that write PKCS#12 disagree."""
    try:
        return load_pkcs12(data, passphrase or None)
    except ValueError:
        if passphrase:
            raise
        return load_pkcs12(data, b"")


def _begins_like_pkcs12(data: bytes) -> bool:
    """Return whether the data is a sequence whose first member is the integer 3 (RFC 7292, 4: PFX)."""
    if len(data) < 2 or data[0] != 0x30:
        return False
    header = 2 + (data[1] & 0x7F if data[1] & 0x80 else 0)
    return data[header : header + 3] == b"\x02\x01\x03"


def _facts(certificate: x509.Certificate, path: Path) -> CertificateFacts:
    try:
        return certificate_facts(certificate)
    except ValueError as error:
        raise NotAnIdentityFileError(path=path) from error


def _require_suitable(certificate: x509.Certificate, facts: CertificateFacts) -> None:
    """Raise UnsuitableCertificateError for a short key or a KeyUsage without signing (RFC 5280, 4.2.1.3)."""
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < SMALLEST_RSA_KEY:
        raise UnsuitableCertificateError(name=facts.name)
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return
    except ValueError as error:
        raise UnsuitableCertificateError(name=facts.name) from error
    if not (usage.digital_signature or usage.content_commitment):
        raise UnsuitableCertificateError(name=facts.name)


def _require_period(facts: CertificateFacts, moment: datetime) -> None:
    if moment > facts.not_after:
        raise ExpiredCertificateError(
            name=facts.name, date=f"{facts.not_after.astimezone(moment.tzinfo):%Y-%m-%d}"
        )
    if moment < facts.not_before:
        begins = facts.not_before.astimezone(moment.tzinfo)
        raise NotYetValidCertificateError(name=facts.name, date=f"{begins:%Y-%m-%d}")


def _self_signed(key: SigningKey, name: str, organisation: str, moment: datetime) -> x509.Certificate:
    subject = _subject(name, organisation)
    moment = moment.replace(microsecond=0)  # certificates know whole seconds only (RFC 5280, 4.1.2.5)
    public = key.public_key()
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder(subject_name=subject, issuer_name=subject, public_key=public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - CLOCK_TOLERANCE)
        .not_valid_after(moment + timedelta(days=SELF_MADE_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )


def _subject(name: str, organisation: str) -> x509.Name:
    if (
        not name
        or max(len(name), len(organisation)) > LONGEST_SUBJECT
        or not (name + organisation).isprintable()
    ):
        raise UnusableNameError
    attributes = [x509.NameAttribute(NameOID.COMMON_NAME, name)]
    if organisation:
        attributes.insert(0, x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(attributes)


def _write_privately(path: Path, data: bytes) -> None:
    """Write a new file that only its owner can read: whole, or not at all."""
    if path.exists():
        raise IdentityExistsError(path=path)
    try:
        put_whole(path, data, created=0o600)
    except OSError as error:
        raise IdentityNotWrittenError(path=path) from error
