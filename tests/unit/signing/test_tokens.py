"""IC cards and tokens: SoftHSM2 stands in for the device, through the same PKCS#11 interface."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from pkcs11 import Attribute, CertificateType, ObjectClass
from pkcs11.util.ec import decode_ec_private_key
from pkcs11.util.rsa import decode_rsa_private_key

from pia_wizard.i18n import translator
from pia_wizard.signing import tokens
from pia_wizard.signing.identity_errors import ExpiredCertificateError
from pia_wizard.signing.roles import Role
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
from pia_wizard.signing.tokens import load_token_identity
from pia_wizard.signing.verification import Result, verify_pdf

PIN = "4321"
MODULES = [
    Path(folder, "softhsm/libsofthsm2.so")
    for folder in ("/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/local/lib")
]
MODULE = next((path for path in MODULES if path.exists()), None)
pytestmark = pytest.mark.skipif(MODULE is None, reason="softhsm2 is not installed")


@pytest.fixture(scope="module")
def module(tmp_path_factory, authority) -> Path:
    """Return SoftHSM2's module with two tokens: "card" holds three certificates, "single" one."""
    folder = tmp_path_factory.mktemp("softhsm")
    folder.joinpath("tokens").mkdir()
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(configuration))
        for label in ("card", "single", "blank"):
            made = ["softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "12345678"]
            subprocess.run([*made, "--pin", PIN], check=True, capture_output=True)
        put(authority, "card", "officer", "assessor", "expired")
        put(authority, "single", "assessor")
        yield MODULE
        pkcs11.unload(str(MODULE))


def put(authority, label: str, *names: str) -> None:
    """Write identities of the authority onto a token, and the root as a certificate without a key."""
    token = pkcs11.lib(str(MODULE)).get_token(token_label=label)
    with token.open(user_pin=PIN, rw=True) as session:
        put_certificate(session, authority.root, "root", b"r")
        for name in names:
            held = load_pkcs12(authority.file(name).read_bytes(), authority.passphrase)
            key = held.key
            data = key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
            known = decode_rsa_private_key if isinstance(key, rsa.RSAPrivateKey) else decode_ec_private_key
            session.create_object({**known(data), **common(name, name.encode())})
            put_certificate(session, held.cert.certificate, name, name.encode())


def common(label: str, id: bytes) -> dict:  # noqa: A002 - PKCS#11 calls it so
    return {Attribute.TOKEN: True, Attribute.LABEL: label, Attribute.ID: id, Attribute.SIGN: True}


def put_certificate(session, certificate: x509.Certificate, label: str, id: bytes) -> None:  # noqa: A002
    attributes = common(label, id)
    del attributes[Attribute.SIGN]
    session.create_object(
        {
            Attribute.CLASS: ObjectClass.CERTIFICATE,
            Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
            Attribute.SUBJECT: certificate.subject.public_bytes(),
            Attribute.VALUE: certificate.public_bytes(Encoding.DER),
            **attributes,
        }
    )


@pytest.mark.parametrize("name", ["officer", "assessor"])
def test_a_key_on_a_token_signs_like_one_in_a_file(
    module, form_pdf, signed_by, authority, signing_moment, name
):
    """``officer`` has a P-256 key, ``assessor`` an RSA key of 3072 bits."""
    identity = load_token_identity(module, PIN, token="card", certificate=name, moment=signing_moment)
    pdf = signed_by(form_pdf, identity, Role.ASSESSOR)
    identity.signer.close()
    found = verify_pdf(pdf, trusted=[authority.root], moment=signing_moment)
    assert found.result is Result.VALID_TRUSTED
    assert found.signatures[0].who == name


def test_a_token_with_one_certificate_needs_no_name(module, signing_moment):
    identity = load_token_identity(module, PIN, token="single", moment=signing_moment)
    assert (identity.name, identity.self_made) == ("assessor", False)
    identity.signer.close()


def test_the_root_on_the_token_goes_into_the_signature(module, authority, signing_moment):
    identity = load_token_identity(module, PIN, token="single", moment=signing_moment)
    assert [c.subject for c in identity.signer.chain] == [authority.root.subject]
    identity.signer.close()


@pytest.mark.parametrize("pin", ["9999", "1", "暗証番号" * 100])
def test_a_wrong_pin_is_told_from_other_causes(module, signing_moment, pin):
    with pytest.raises(WrongPinError) as caught:
        load_token_identity(module, pin, token="single", moment=signing_moment)
    words = translator("ja").error(caught.value)
    assert "ロック" in words.do
    assert pin not in str(words)


def test_a_pin_that_was_not_given_is_asked_for(module, signing_moment):
    with pytest.raises(PinNeededError):
        load_token_identity(module, None, token="single", moment=signing_moment)


def test_a_missing_token_is_told_with_those_that_are_there(module, signing_moment):
    with pytest.raises(NoTokenError) as caught:
        load_token_identity(module, PIN, token="another", moment=signing_moment)
    assert "single" in translator("ja").error(caught.value).why


def test_of_several_tokens_none_is_guessed(module, signing_moment):
    with pytest.raises(SeveralTokensError):
        load_token_identity(module, PIN, moment=signing_moment)


def test_of_several_certificates_none_is_guessed(module, signing_moment):
    with pytest.raises(SeveralCertificatesError) as caught:
        load_token_identity(module, PIN, token="card", moment=signing_moment)
    assert "officer" in translator("ja").error(caught.value).why


@pytest.mark.parametrize(("token", "certificate"), [("blank", ""), ("card", "nobody"), ("card", "root")])
def test_a_token_without_the_certificate_and_its_key_does_not_sign(
    module, signing_moment, token, certificate
):
    with pytest.raises(NoTokenCertificateError):
        load_token_identity(module, PIN, token=token, certificate=certificate, moment=signing_moment)


def test_an_expired_certificate_on_a_token_is_refused_too(module, signing_moment):
    with pytest.raises(ExpiredCertificateError):
        load_token_identity(module, PIN, token="card", certificate="expired", moment=signing_moment)


def test_a_certificate_on_a_token_was_good_while_it_lasted(module, signing_moment):
    before = signing_moment - timedelta(days=15)
    identity = load_token_identity(module, PIN, token="card", certificate="expired", moment=before)
    identity.signer.close()


@pytest.mark.parametrize("content", [None, b"no library", b"\x7fELF"])
def test_a_file_that_is_no_module_is_named(tmp_path, signing_moment, content):
    path = tmp_path / "driver.so"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(TokenModuleError) as caught:
        load_token_identity(path, PIN, moment=signing_moment)
    assert "driver.so" in translator("ja").error(caught.value).what


def test_a_library_that_is_no_pkcs11_module_is_refused(signing_moment):
    import _ctypes

    with pytest.raises(TokenModuleError):
        load_token_identity(Path(_ctypes.__file__), PIN, moment=signing_moment)


def test_a_token_that_left_while_signing_is_told(module, form_pdf, signed_by, signing_moment):
    identity = load_token_identity(module, PIN, token="single", moment=signing_moment)
    identity.signer.close()
    with pytest.raises(TokenFailedError):
        signed_by(form_pdf, identity)


@pytest.mark.parametrize(
    ("refusal", "error"),
    [
        (pkcs11.PinLocked, LockedTokenError),
        (pkcs11.PinExpired, PinNeededError),
        (pkcs11.DeviceRemoved, TokenFailedError),
        (pkcs11.FunctionFailed, TokenFailedError),
    ],
)
def test_what_a_device_refuses_and_a_software_token_never_does_is_told_too(
    monkeypatch, signing_moment, refusal, error
):
    """SoftHSM2 locks no token, so a device that answers like a locked card takes its place."""

    class Device:
        label, flags = "カード", pkcs11.TokenFlag.TOKEN_INITIALIZED | pkcs11.TokenFlag.LOGIN_REQUIRED

        def get_slots(self, **_present):
            return [self]

        def get_token(self):
            return self

        def open(self, **_pin):
            raise refusal

    monkeypatch.setattr(tokens.pkcs11, "lib", lambda _path: Device())
    with pytest.raises(error) as caught:
        load_token_identity(Path("any.so"), PIN, moment=signing_moment)
    assert "カード" in translator("ja").error(caught.value).what


def test_a_signer_on_a_token_shows_nothing(module, signing_moment):
    identity = load_token_identity(module, PIN, token="single", moment=signing_moment)
    assert PIN not in repr(identity) + repr(identity.signer) + str(vars(identity.signer))
    identity.signer.close()
