"""Files of certificates to trust."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from pia_wizard.signing.certificates import (
    LONGEST_NAME,
    CertificateFileMissingError,
    NotACertificateError,
    load_trusted,
    shown,
)


@pytest.mark.parametrize("encoding", [Encoding.PEM, Encoding.DER])
def test_a_certificate_is_read_in_both_encodings(tmp_path, authority, encoding):
    path = tmp_path / "root.cer"
    path.write_bytes(authority.root.public_bytes(encoding))
    assert load_trusted(path) == (authority.root,)


def test_a_file_may_hold_several_certificates(tmp_path, authority):
    path = tmp_path / "roots.pem"
    path.write_bytes(authority.root.public_bytes(Encoding.PEM) * 2)
    assert load_trusted(path) == (authority.root, authority.root)


@pytest.mark.parametrize(
    "content",
    [b"", b"text", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", bytes(2 << 20)],
)
def test_what_is_no_certificate_is_refused_with_words(tmp_path, content):
    path = tmp_path / "x.pem"
    path.write_bytes(content)
    with pytest.raises(NotACertificateError):
        load_trusted(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CertificateFileMissingError):
        load_trusted(tmp_path / "none.pem")


def test_names_from_certificates_cannot_turn_or_break_the_line():
    assert shown("山田\u202e\n\x00太郎") == "山田太郎"
    assert len(shown("x" * 10_000)) == LONGEST_NAME
