"""Identity files: each cause of failure is named, and keys stay secret."""

import logging
import pickle
from contextlib import suppress
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_wizard.errors import UnusableError
from pia_wizard.i18n import translator
from pia_wizard.signing.identity import SELF_MADE_DAYS, load_identity, make_identity
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


def test_an_issued_identity_says_who_signs_and_is_not_self_made(authority):
    identity = authority.identity("officer")
    assert (identity.name, identity.organisation, identity.self_made) == (
        "officer",
        "株式会社サンプル",
        False,
    )


def test_a_wrong_passphrase_is_told_from_other_causes(authority, signing_moment):
    with pytest.raises(WrongPassphraseError):
        load_identity(authority.file("officer"), b"wrong", moment=signing_moment)


def test_a_missing_passphrase_is_a_wrong_one(authority, signing_moment):
    with pytest.raises(WrongPassphraseError):
        load_identity(authority.file("officer"), None, moment=signing_moment)


def test_a_missing_file_is_named(tmp_path, signing_moment):
    with pytest.raises(IdentityFileMissingError) as caught:
        load_identity(tmp_path / "nothing.p12", None, moment=signing_moment)
    assert "nothing.p12" in translator("ja").error(caught.value).what


def test_a_folder_is_no_identity_file(tmp_path, signing_moment):
    with pytest.raises(IdentityFileMissingError):
        load_identity(tmp_path, None, moment=signing_moment)


@pytest.mark.parametrize("content", [b"", b"0", b"hello, world", b"\x30\x03\x02\x01\x03", b"%PDF-1.7\n"])
def test_another_kind_of_file_is_no_identity(tmp_path, signing_moment, content):
    path = tmp_path / "text.p12"
    path.write_bytes(content)
    with pytest.raises((NotAnIdentityFileError, WrongPassphraseError)) as caught:
        load_identity(path, b"x", moment=signing_moment)
    assert content.startswith(b"\x30\x03") or caught.type is NotAnIdentityFileError


def test_a_certificate_without_a_key_is_no_identity(tmp_path, authority, signing_moment):
    path = tmp_path / "root.p12"
    data = pkcs12.serialize_key_and_certificates(b"root", None, None, [authority.root], NoEncryption())
    path.write_bytes(data)
    with pytest.raises(NotAnIdentityFileError):
        load_identity(path, None, moment=signing_moment)


def test_an_overlong_file_is_not_read(tmp_path, authority, signing_moment):
    path = tmp_path / "long.p12"
    path.write_bytes(authority.file("officer").read_bytes() + bytes(1 << 20))
    with pytest.raises(NotAnIdentityFileError):
        load_identity(path, authority.passphrase, moment=signing_moment)


def test_an_expired_certificate_is_refused_with_the_date(authority, signing_moment):
    with pytest.raises(ExpiredCertificateError) as caught:
        authority.identity("expired")
    assert "2026-11-11" in translator("ja").error(caught.value).why


def test_a_certificate_of_the_future_is_refused_with_the_date(authority):
    with pytest.raises(NotYetValidCertificateError) as caught:
        authority.identity("future")
    assert "2026-12-01" in translator("ja").error(caught.value).why


def test_an_expired_certificate_was_good_while_it_lasted(authority, signing_moment):
    before = signing_moment - timedelta(days=15)
    assert load_identity(authority.file("expired"), authority.passphrase, moment=before).name == "expired"


def test_a_certificate_for_encryption_does_not_sign(authority):
    with pytest.raises(UnsuitableCertificateError):
        authority.identity("encryption")


def test_a_key_of_a_kind_that_pdf_readers_do_not_know_does_not_sign(tmp_path, authority, signing_moment):
    key = ed25519.Ed25519PrivateKey.generate()
    name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "Ed25519")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 7)
        .not_valid_before(signing_moment - timedelta(days=1))
        .not_valid_after(signing_moment + timedelta(days=1))
        .sign(key, None)
    )
    path = tmp_path / "ed25519.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"", key, certificate, None, NoEncryption()))
    with pytest.raises(UnsuitableCertificateError):
        load_identity(path, None, moment=signing_moment)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(position=st.integers(0, 10_000), value=st.integers(0, 255))
def test_a_damaged_identity_file_is_an_error_or_the_same_identity(
    tmp_path, authority, signing_moment, position, value
):
    data = bytearray(authority.file("officer").read_bytes())
    data[position % len(data)] ^= value
    path = tmp_path / "damaged.p12"
    path.write_bytes(data)
    with suppress(UnusableError):
        identity = load_identity(path, authority.passphrase, moment=signing_moment)
        assert identity == authority.identity("officer")


def test_a_self_made_identity_is_recognised_when_it_is_loaded_again(tmp_path, signing_moment):
    path = tmp_path / "own.p12"
    made = make_identity(path, name="評価担当", organisation="店", passphrase=b"pw", moment=signing_moment)
    loaded = load_identity(path, b"pw", moment=signing_moment)
    assert loaded == made
    assert (loaded.name, loaded.organisation, loaded.self_made) == ("評価担当", "店", True)


def test_a_self_made_identity_lasts_five_years_and_may_only_sign(tmp_path, signing_moment):
    path = tmp_path / "own.p12"
    identity = make_identity(path, name="x", passphrase=None, moment=signing_moment)
    held = pkcs12.load_pkcs12(path.read_bytes(), None).cert.certificate
    usage = held.extensions.get_extension_for_class(x509.KeyUsage)
    assert identity.not_after - signing_moment == timedelta(days=SELF_MADE_DAYS)
    assert usage.critical
    assert (usage.value.digital_signature, usage.value.content_commitment) == (True, True)
    assert not any((usage.value.key_cert_sign, usage.value.key_encipherment, usage.value.crl_sign))
    assert held.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False
    assert isinstance(held.public_key().curve, ec.SECP256R1)


def test_only_its_owner_can_read_a_self_made_identity(tmp_path, signing_moment):
    path = tmp_path / "own.p12"
    make_identity(path, name="x", passphrase=b"pw", moment=signing_moment)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["own.p12"]


def test_a_self_made_identity_never_overwrites_a_file(tmp_path, signing_moment):
    path = tmp_path / "own.p12"
    path.write_bytes(b"the only copy of a key")
    with pytest.raises(IdentityExistsError):
        make_identity(path, name="x", passphrase=None, moment=signing_moment)
    assert path.read_bytes() == b"the only copy of a key"


def test_a_self_made_identity_that_cannot_be_written_leaves_nothing(tmp_path, signing_moment):
    with pytest.raises(IdentityNotWrittenError):
        make_identity(tmp_path / "missing" / "own.p12", name="x", passphrase=None, moment=signing_moment)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "organisation"), [("", ""), ("あ" * 65, ""), ("x", "社" * 65), ("a\nb", "")]
)
def test_a_name_that_no_certificate_holds_is_refused(tmp_path, signing_moment, name, organisation):
    with pytest.raises(UnusableNameError):
        make_identity(
            tmp_path / "x.p12", name=name, organisation=organisation, passphrase=None, moment=signing_moment
        )


def test_an_identity_shows_and_stores_nothing_of_its_key(tmp_path, signing_moment, caplog):
    caplog.set_level(logging.DEBUG)
    path = tmp_path / "own.p12"
    identity = make_identity(path, name="x", passphrase=b"pass-word", moment=signing_moment)
    load_identity(path, b"pass-word", moment=signing_moment)
    key = pkcs12.load_pkcs12(path.read_bytes(), b"pass-word").key
    secret = str(key.private_numbers().private_value)
    shown = repr(identity) + repr(identity.signer) + str(vars(identity.signer)) + caplog.text
    assert secret not in shown
    assert "pass-word" not in shown
    with pytest.raises(TypeError):
        pickle.dumps(identity)
