"""The certificates this computer's user trusts: whoever leads to one of them is known when verifying.

Copies are kept beside the settings, one file each, so that trust does not hang on where a file was.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from pia_wizard.errors import N_, RefusedError, UnusableError
from pia_wizard.exchange.whole_file import made_folder, write_whole, writing_to
from pia_wizard.session.settings import settings_file

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from pia_wizard.signing.certificates import CertificateFacts

MOST_TRUSTED = 500
"""Certificates that are read; whole lists of states have some hundreds."""


class NotTrustedError(RefusedError):
    """No trusted certificate has that fingerprint."""

    what: ClassVar[str] = N_("信頼する証明書の中に見つかりませんでした。")
    why: ClassVar[str] = N_("指紋が「{fingerprint}」で始まる証明書は、1件に決まりません。")
    do: ClassVar[str] = N_("一覧で指紋を確かめてください。")


class TooManyTrustedError(UnusableError):
    """There are more trusted certificates than are ever read."""

    what: ClassVar[str] = N_("信頼する証明書に加えませんでした。")
    why: ClassVar[str] = N_("信頼する証明書は{most}件までです。")
    do: ClassVar[str] = N_("使わない証明書を外してください。")


def folder() -> Path:
    """Return where the copies are kept."""
    return settings_file().parent / "trusted"


def roots() -> "tuple[Certificate, ...]":
    """Return the trusted certificates; a damaged copy counts as none."""
    from pia_wizard.signing.certificates import load_trusted

    found: list[Certificate] = []
    with suppress(OSError):
        for path in sorted(folder().glob("*.pem"))[:MOST_TRUSTED]:
            with suppress(UnusableError):
                found += load_trusted(path)
    return tuple(found)


def listed() -> "tuple[CertificateFacts, ...]":
    """Return what the trusted certificates say of themselves."""
    from pia_wizard.signing.certificates import certificate_facts

    return tuple(certificate_facts(certificate) for certificate in roots())


def trust(path: Path) -> "tuple[CertificateFacts, ...]":
    """Trust the certificates of a file from now on, and return what they say of themselves.

    Raises CertificateFileMissingError, NotACertificateError, TooManyTrustedError or a WriteError.
    """
    return trust_certificates(_loaded(path))


def offered(path: Path) -> "tuple[CertificateFacts, ...]":
    """Return what the certificates of a file say of themselves, before anyone trusts them.

    Raises CertificateFileMissingError or NotACertificateError.
    """
    from pia_wizard.signing.certificates import certificate_facts

    return tuple(certificate_facts(certificate) for certificate in _loaded(path))


def trust_certificates(added: "Sequence[Certificate]") -> "tuple[CertificateFacts, ...]":
    """Trust certificates from now on, and return what they say of themselves.

    Raises TooManyTrustedError or a WriteError.
    """
    from cryptography.hazmat.primitives.serialization import Encoding

    from pia_wizard.signing.certificates import certificate_facts

    facts = tuple(certificate_facts(certificate) for certificate in added)
    if len(roots()) + len(added) > MOST_TRUSTED:
        raise TooManyTrustedError(most=MOST_TRUSTED)
    made_folder(folder())
    for certificate, said in zip(added, facts, strict=True):
        write_whole(folder() / f"{said.fingerprint}.pem", certificate.public_bytes(Encoding.PEM))
    return facts


def _loaded(path: Path) -> "tuple[Certificate, ...]":
    """Return the certificates of a file, all of which can be shown."""
    from pia_wizard.signing.certificates import NotACertificateError, certificate_facts, load_trusted

    added = load_trusted(path)
    try:
        for certificate in added:
            certificate_facts(certificate)
    except ValueError as error:
        raise NotACertificateError(path=path) from error
    return added


def distrust(fingerprint: str) -> None:
    """Trust a certificate no longer; the beginning of its fingerprint is enough.

    Raises NotTrustedError, or a WriteError.
    """
    wanted = fingerprint.replace(":", "").replace(" ", "").lower()
    found = [path for path in folder().glob("*.pem") if wanted and path.stem.startswith(wanted)]
    if len(found) != 1:
        raise NotTrustedError(fingerprint=fingerprint)
    with writing_to(found[0]):
        found[0].unlink(missing_ok=True)
