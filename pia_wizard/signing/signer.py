"""A private key held once in memory, in the form pyHanko signs with.

pyHanko's own signer parses the key for every raw signature, and signs a second time merely to learn
how long a signature is: three quarters of the time it takes to sign a report with an RSA key of 3072
bits. Here the key is parsed when the file is opened, and lengths are computed.
"""

from collections.abc import Sequence

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.sign.general import get_pyca_cryptography_hash
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

SigningKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


class KeySigner(Signer):  # type: ignore[misc]  # pyHanko is followed without types
    """Signs with one key: RSA (PKCS#1 v1.5) or ECDSA. It shows and stores nothing of the key."""

    def __init__(
        self, key: SigningKey, certificate: x509.Certificate, chain: Sequence[x509.Certificate] = ()
    ) -> None:
        own, *others = (for_pyhanko(c) for c in (certificate, *chain))
        super().__init__(signing_cert=own, cert_registry=SimpleCertificateStore.from_certs(others))
        self._key = key

    def __repr__(self) -> str:
        return "KeySigner()"

    def __reduce__(self) -> str:
        """Refuse to be pickled: a key is never written anywhere by accident."""
        raise TypeError("a private key is not for storing")

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002 - the signature is pyHanko's
    ) -> bytes:
        """Return the raw signature of ``data``, or zeros of at least its length for a dry run."""
        if dry_run:
            return bytes(longest_signature(self._key))
        digest = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), digest)
        return self._key.sign(data, ec.ECDSA(digest))


def longest_signature(key: SigningKey) -> int:
    """Return the most bytes a raw signature with this key can take.

    RSA signatures are as long as the modulus (RFC 8017, 8.2.1). ECDSA ones are a DER sequence of two
    integers (RFC 3279, 2.2.3), each with at most a sign byte and headers of two bytes; the sequence's
    own header takes up to three.
    """
    if isinstance(key, rsa.RSAPrivateKey):
        return (key.key_size + 7) // 8
    return 2 * ((key.curve.key_size + 7) // 8 + 3) + 3


def for_pyhanko(certificate: x509.Certificate) -> object:
    """Return a certificate in pyHanko's own type."""
    return next(load_certs_from_pemder_data(certificate.public_bytes(Encoding.DER)))
