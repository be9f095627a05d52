"""Identities on IC cards and USB tokens, through the PKCS#11 module that comes with them.

The key never leaves the token; the PIN is handed to the token once and not kept. Each failure a user
can tell apart has its own error (``token_errors``).
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag

from pia_wizard.errors import PiaError
from pia_wizard.signing.certificates import certificate_facts, shown
from pia_wizard.signing.identity import Identity, fit_identity
from pia_wizard.signing.identity_errors import UnsuitableCertificateError
from pia_wizard.signing.signer import CertifiedSigner, PublicKey
from pia_wizard.signing.token_errors import (
    LockedTokenError,
    NoTokenCertificateError,
    NoTokenError,
    PinNeededError,
    SeveralCertificatesError,
    SeveralTokensError,
    TokenFailedError,
    TokenModuleError,
    WrongPinError,
)

MOST_CERTIFICATES = 64
"""Certificates read from a token; cards have two to ten."""

_RSA = {
    "sha256": Mechanism.SHA256_RSA_PKCS,
    "sha384": Mechanism.SHA384_RSA_PKCS,
    "sha512": Mechanism.SHA512_RSA_PKCS,
}

_WRONG_PIN = (pkcs11.PinIncorrect, pkcs11.PinInvalid, pkcs11.PinLenRange)
_NO_PIN = (pkcs11.UserPinNotInitialized, pkcs11.PinExpired, pkcs11.UserNotLoggedIn)


@dataclass(frozen=True, slots=True)
class _Held:
    """A certificate on the token, with the id that its private key has too."""

    label: str
    id: bytes
    certificate: x509.Certificate


@dataclass(frozen=True, slots=True)
class TokenContents:
    """A token's label and those of the certificates on it: what a signer chooses by."""

    label: str
    certificates: tuple[str, ...]


class TokenSigner(CertifiedSigner):
    """Signs with a key on a token: RSA (PKCS#1 v1.5) or ECDSA."""

    def __init__(
        self, key: Any, session: Any, token: str, held: x509.Certificate, chain: Sequence[x509.Certificate]
    ) -> None:
        super().__init__(held, chain)
        self._key, self._session, self._token = key, session, token

    def __repr__(self) -> str:
        return "TokenSigner()"

    def raw_signature(self, data: bytes, digest_algorithm: str) -> bytes:
        """Return the token's signature. Raises TokenFailedError."""
        try:
            if isinstance(self.public_key, rsa.RSAPublicKey):
                return bytes(self._key.sign(data, mechanism=_RSA[digest_algorithm]))
            # the plain mechanism over our own hash: not every token hashes before ECDSA
            digest = hashlib.new(digest_algorithm, data).digest()
            pair = bytes(self._key.sign(digest, mechanism=Mechanism.ECDSA))
        except pkcs11.PKCS11Error as error:
            raise TokenFailedError(token=self._token, reason=type(error).__name__) from error
        half = len(pair) // 2
        return encode_dss_signature(int.from_bytes(pair[:half], "big"), int.from_bytes(pair[half:], "big"))

    def close(self) -> None:
        """Leave the token, which then asks for its PIN again."""
        self._session.close()


def load_token_identity(
    module: Path, pin: str | None, *, moment: datetime, token: str = "", certificate: str = ""
) -> Identity:
    """Return the identity on a token, fit to sign at ``moment`` (aware).

    ``token`` and ``certificate`` are the labels to choose by; they may be left out where there is only
    one, or only one certificate made for lasting signatures (non-repudiation). Without a PIN, a reader
    with a keypad of its own asks for it.

    Raises one of ``token_errors``, or of ``identity_errors`` for a certificate that is not fit to sign.
    """
    chosen = _chosen_token(module, token)
    name = shown(chosen.label)
    session = _opened(chosen, pin, name)
    try:
        return _identity(session, name, certificate, moment)
    except PiaError:
        session.close()
        raise
    except pkcs11.PKCS11Error as error:
        session.close()
        raise TokenFailedError(token=name, reason=type(error).__name__) from error


def token_contents(module: Path) -> tuple[TokenContents, ...]:
    """Return the tokens that are there with the certificates on them, as far as they show them without PIN.

    Raises TokenModuleError, or NoTokenError where there is none.
    """
    ready = _ready_tokens(module)
    if not ready:
        raise NoTokenError(found=_list(()))
    return tuple(TokenContents(shown(token.label), _certificate_labels(token)) for token in ready)


def _certificate_labels(token: Any) -> tuple[str, ...]:
    try:
        with token.open() as session:
            return tuple(dict.fromkeys(one.label for one in _certificates(session) if one.label))
    except pkcs11.PKCS11Error:  # a token that shows nothing before its PIN
        return ()


def _ready_tokens(module: Path) -> list[Any]:
    try:
        library = pkcs11.lib(str(module))
        found = [slot.get_token() for slot in library.get_slots(token_present=True)]
    except pkcs11.PKCS11Error as error:
        raise TokenModuleError(path=module) from error
    return [token for token in found if TokenFlag.TOKEN_INITIALIZED in token.flags]


def _chosen_token(module: Path, label: str) -> Any:
    ready = _ready_tokens(module)
    named = [token for token in ready if label in {"", token.label}]
    if not named:
        raise NoTokenError(found=_list(token.label for token in ready))
    if len(named) > 1:
        raise SeveralTokensError(found=_list(token.label for token in named))
    return named[0]


def _opened(token: Any, pin: str | None, name: str) -> Any:
    """Return a session that may use the keys, telling the causes of a refusal apart."""
    own_keypad = TokenFlag.PROTECTED_AUTHENTICATION_PATH in token.flags
    if pin is None and not own_keypad and TokenFlag.LOGIN_REQUIRED in token.flags:
        raise PinNeededError(token=name)
    try:
        return token.open(user_pin=pin or (pkcs11.PROTECTED_AUTH if own_keypad else None))
    except _WRONG_PIN as error:
        raise WrongPinError(token=name) from error
    except pkcs11.PinLocked as error:
        raise LockedTokenError(token=name) from error
    except _NO_PIN as error:
        raise PinNeededError(token=name) from error
    except pkcs11.UserAlreadyLoggedIn:  # by this program: a login holds for all its sessions
        return token.open()
    except pkcs11.PKCS11Error as error:
        raise TokenFailedError(token=name, reason=type(error).__name__) from error


def _identity(session: Any, token: str, label: str, moment: datetime) -> Identity:
    held = list(_certificates(session))
    keys = {key[Attribute.ID]: key for key in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})}
    usable = [one for one in held if one.id in keys]
    chosen = _chosen([one for one in usable if label in {"", one.label}], usable, token)
    chain = [one.certificate for one in held if one is not chosen]
    try:
        facts = certificate_facts(chosen.certificate)
        public = chosen.certificate.public_key()
    except ValueError as error:
        raise NoTokenCertificateError(token=token, found=_list([chosen.label])) from error
    if not isinstance(public, PublicKey):
        raise UnsuitableCertificateError(name=facts.name)
    signer = TokenSigner(keys[chosen.id], session, token, chosen.certificate, chain)
    return fit_identity(signer, facts, moment)


def _certificates(session: Any) -> Iterator[_Held]:
    found = session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    for thing in list(found)[:MOST_CERTIFICATES]:
        try:
            held = x509.load_der_x509_certificate(thing[Attribute.VALUE])
        except ValueError:  # cards carry objects of their own beside X.509
            continue
        yield _Held(shown(str(thing[Attribute.LABEL] or "")), bytes(thing[Attribute.ID] or b""), held)


def _chosen(named: Sequence[_Held], usable: Sequence[_Held], token: str) -> _Held:
    """Return the one certificate meant, preferring one made for signatures that nobody can deny."""
    lasting = [one for one in named if _commits(one.certificate)]
    if len(named) == 1 or len(lasting) == 1:
        return named[0] if len(named) == 1 else lasting[0]
    found = _list(one.label for one in usable)
    if not named:
        raise NoTokenCertificateError(token=token, found=found)
    raise SeveralCertificatesError(token=token, found=found)


def _commits(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.KeyUsage).value.content_commitment
    except (x509.ExtensionNotFound, ValueError):
        return False


def _list(labels: Any) -> str:
    return ", ".join(shown(label) for label in labels) or "-"
