"""The certificates to which the signatures of a document lead: those its reader may want to trust.

They are what the document itself brings along, so trusting one says no more than that its fingerprint was
held against the one its issuer publishes.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from pia_wizard.signing.bounds import MOST_CERTIFICATES, require_bounded, time_stamps

MOST_SIGNATURES = 16
"""Signatures that are looked into, as many as verifying does."""


def anchors(pdf: bytes) -> tuple[x509.Certificate, ...]:
    """Return the last certificate on each way from a signer or a timestamp up, where it vouches for itself.

    A self-made certificate is its own. A way whose root is not in the document yields none, and neither
    does what cannot be read.
    """
    try:
        embedded = PdfFileReader(BytesIO(pdf)).embedded_signatures[:MOST_SIGNATURES]
    except Exception:  # noqa: BLE001 - whatever pyHanko meets in a foreign file
        return ()
    found: dict[x509.Certificate, None] = {}
    for signature in embedded:
        try:
            require_bounded(signature)
            found.update(dict.fromkeys(_roots(signature)))
        except Exception:  # noqa: BLE001, S112 - whatever pyHanko meets in a foreign signature
            continue
    return tuple(found)


def _roots(signature: EmbeddedPdfSignature) -> Iterator[x509.Certificate]:
    """Yield the roots of the signer, then of the authority that stamped the signature."""
    known = _certificates((signature.signer_cert, *signature.other_embedded_certs))
    yield from _root(known[0], known)
    for stamp in time_stamps(signature.signer_info):
        held = _certificates(
            choice.chosen for choice in stamp["certificates"] if choice.name == "certificate"
        )
        for certificate in held:
            yield from _root(certificate, held)


def _certificates(held: Iterable[Any]) -> list[x509.Certificate]:
    return [x509.load_der_x509_certificate(one.dump()) for one in held]


def _root(certificate: x509.Certificate, known: list[x509.Certificate]) -> Iterator[x509.Certificate]:
    for _step in range(MOST_CERTIFICATES):
        if _issued(certificate, certificate):
            yield certificate
            return
        above = next((other for other in known if _issued(certificate, other)), None)
        if above is None:
            return
        certificate = above


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError):  # TypeError: a kind of key that cannot sign
        return False
    return True
