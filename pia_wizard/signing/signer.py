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
PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey


class CertifiedSigner(Signer):  # type: ignore[misc]  # pyHanko is followed without types
    """Signs for one certificate: RSA (PKCS#1 v1.5) or ECDSA, wherever the key is."""

    def __init__(self, certificate: x509.Certificate, chain: Sequence[x509.Certificate] = ()) -> None:
        own, *others = (for_pyhanko(c) for c in (certificate, *chain))
        super().__init__(signing_cert=own, cert_registry=SimpleCertificateStore.from_certs(others))
        self.certificate, self.chain = certificate, tuple(chain)

    @property
    def public_key(self) -> object:
        """Return the public key of the certificate."""
        return self.certificate.public_key()

    def __reduce__(self) -> str:
        """Refuse to be pickled: a key is never written anywhere by accident."""
        raise TypeError("a private key is not for storing")

    def raw_signature(self, data: bytes, digest_algorithm: str) -> bytes:
        """Return the raw signature of ``data``."""
        raise NotImplementedError

    async def async_sign_raw(
        self,
        data: bytes,
        digest_algorithm: str,
        dry_run: bool = False,  # noqa: FBT001, FBT002 - the signature is pyHanko's
    ) -> bytes:
        """Return the raw signature of ``data``, or zeros of at least its length for a dry run."""
        if dry_run:
            return bytes(longest_signature(self.public_key))
        return self.raw_signature(data, digest_algorithm)


class KeySigner(CertifiedSigner):
    """Signs with a key in memory. It shows and stores nothing of the key."""

    def __init__(
        self, key: SigningKey, certificate: x509.Certificate, chain: Sequence[x509.Certificate] = ()
    ) -> None:
        super().__init__(certificate, chain)
        self._key = key

    def __repr__(self) -> str:
        return "KeySigner()"

    def raw_signature(self, data: bytes, digest_algorithm: str) -> bytes:
        """Return the raw signature of ``data``."""
        digest = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), digest)
        return self._key.sign(data, ec.ECDSA(digest))


def longest_signature(key: object) -> int:
    """Return the most bytes a raw signature with the key of this public half can take.

    RSA signatures are as long as the modulus (RFC 8017, 8.2.1). ECDSA ones are a DER sequence of two
    integers (RFC 3279, 2.2.3), each with at most a sign byte and headers of two bytes; the sequence's
    own header takes up to three. Raises TypeError for another kind of key.
    """
    if isinstance(key, rsa.RSAPublicKey):
        return (key.key_size + 7) // 8
    if isinstance(key, ec.EllipticCurvePublicKey):
        return 2 * ((key.curve.key_size + 7) // 8 + 3) + 3
    raise TypeError(type(key))


def for_pyhanko(certificate: x509.Certificate) -> object:
    """Return a certificate in pyHanko's own type."""
    return next(load_certs_from_pemder_data(certificate.public_bytes(Encoding.DER)))
