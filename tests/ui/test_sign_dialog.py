"""The dialog that signs: who, how, and what is told when something is wrong; nothing typed is lost."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pkcs11
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import translator
from pia_wizard.session import signing, verifying
from pia_wizard.session.signing_choices import choices_file
from pia_wizard.signing import evidence, tokens
from pia_wizard.signing.records import Result
from pia_wizard.signing.roles import Role
from pia_wizard.ui.messages import Message
from pia_wizard.ui.signing.dialog import SignDialog
from pia_wizard.ui.signing.order import Kind
from pia_wizard.ui.signing.private_facts import PrivateFactsDialog
from pia_wizard.ui.signing.works import ExistingPaper, NewPaper

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Dialogs = Callable[..., SignDialog]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own for identities, settings and what is signed; saving goes to out.pdf."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "out.pdf")])
    return tmp_path


@pytest.fixture
def opened(qtbot: QtBot, place: Path, form_pdf: bytes) -> Dialogs:
    """Open dialogs that sign the form, or whatever other work."""

    def open_(work: Any = None) -> SignDialog:
        words = translator("ja")
        made = SignDialog(None, words, work or NewPaper(lambda: form_pdf, "報告書.pdf", words))
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        return made

    return open_


def choose(dialog: SignDialog, kind: Kind) -> None:
    dialog.who.kind.choose(kind)
    dialog.who.kind.chosen.emit(kind)


def with_file(dialog: SignDialog, path: Path, passphrase: bytes) -> None:
    choose(dialog, Kind.FILE)
    dialog.who.file.setText(str(path))
    dialog.who.secret.setText(passphrase.decode())


def sign(dialog: SignDialog, qtbot: QtBot) -> None:
    """Press the button and wait until the dialog is done, or has told why not."""
    dialog.sign.click()
    qtbot.waitUntil(lambda: not dialog.isVisible() or not dialog._busy.isVisible(), timeout=20_000)


def agree_to_replace() -> None:
    """Answer the question before a file is replaced, once it is asked."""
    asked = QApplication.activeModalWidget()
    if isinstance(asked, Message):
        asked.accept()
    else:
        QTimer.singleShot(50, agree_to_replace)


def refused(dialog: SignDialog, qtbot: QtBot, place: Path) -> str:
    """Sign in vain; return what is told, once it is sure that nothing was written."""
    sign(dialog, qtbot)
    assert dialog.isVisible()
    assert dialog.sign.isEnabled()
    assert not (place / "out.pdf").exists()
    return dialog.fault.text().replace("\u200b", "")


def result_in(place: Path) -> Result:
    return verifying.verified(place / "out.pdf").result


def test_a_self_made_identity_is_made_with_a_plain_word_of_what_it_proves(
    opened: Dialogs, qtbot: QtBot, place: Path
) -> None:
    dialog = opened()
    told = "".join(label.text() for label in dialog.who.findChildren(QLabel) if label.isVisible())
    assert "署名したのがだれかは証明しません" in told
    dialog.sign.click()
    assert "氏名または役職名を入力してください" in dialog.fault.text()
    dialog.who.name.setText("個人情報保護管理者")
    dialog.who.secret.setText("ひみつ")
    dialog.who.again.setText("ひみ")
    dialog.sign.click()
    assert "二つのパスフレーズが違います" in dialog.fault.text()
    dialog.who.again.setText("ひみつ")
    sign(dialog, qtbot)
    assert dialog.signed is not None
    assert result_in(place) is Result.VALID_SELF_MADE
    assert dialog.who.secret.text() == dialog.who.again.text() == ""
    assert not opened().who.name.isVisible()  # the second time it is there


def test_no_identity_is_made_when_nothing_is_saved(
    opened: Dialogs, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [""])
    dialog = opened()
    dialog.who.name.setText("個人情報保護管理者")
    dialog.sign.click()
    assert dialog.isVisible()
    assert not list((place / "data").rglob("*.p12"))


def test_a_file_signs_and_everything_but_the_secret_is_remembered(
    opened: Dialogs, qtbot: QtBot, place: Path, authority: Any
) -> None:
    dialog = opened()
    with_file(dialog, authority.file("officer"), authority.passphrase)
    dialog.role.setCurrentIndex(dialog.role.findData(Role.APPROVER.value))
    dialog.how.seal.setCurrentIndex(1)
    dialog.sign.click()
    assert "角印に入れる名前" in dialog.fault.text()
    dialog.how.company.setText("株式会社サンプル")
    sign(dialog, qtbot)
    assert (
        verifying.verified(place / "out.pdf", [authority.folder / "root.pem"]).result is Result.VALID_TRUSTED
    )
    kept = choices_file().read_text()
    assert authority.passphrase.decode() not in kept
    again = opened()
    assert again.who.chosen is Kind.FILE
    assert again.who.file.text() == str(authority.file("officer"))
    assert (again.who.secret.text(), again.how.company.text()) == ("", "株式会社サンプル")
    assert again.role.currentData() == Role.APPROVER.value


def test_a_wrong_passphrase_is_told_and_the_rest_stays_typed(
    opened: Dialogs, qtbot: QtBot, place: Path, authority: Any
) -> None:
    dialog = opened()
    with_file(dialog, authority.file("officer"), b"wrong")
    assert "パスフレーズが違います" in refused(dialog, qtbot, place)
    assert dialog.who.file.text() == str(authority.file("officer"))
    assert dialog.who.secret.selectedText() != ""
    dialog.who.secret.setText(authority.passphrase.decode())
    sign(dialog, qtbot)
    assert dialog.signed is not None


@pytest.mark.parametrize(
    ("name", "told"),
    [("expired", "有効期間が"), ("future", "まだ署名できません"), ("encryption", "目的としない")],
)
def test_a_certificate_that_is_not_fit_is_told(
    opened: Dialogs, qtbot: QtBot, place: Path, authority: Any, name: str, told: str
) -> None:
    dialog = opened()
    with_file(dialog, authority.file(name), authority.passphrase)
    assert told in refused(dialog, qtbot, place)


@pytest.mark.parametrize("content", [None, b"", b"no identity"])
def test_a_file_that_is_no_identity_is_told(
    opened: Dialogs, qtbot: QtBot, place: Path, content: bytes | None
) -> None:
    path = place / "who.p12"
    if content is not None:
        path.write_bytes(content)
    dialog = opened()
    with_file(dialog, path, b"x")
    assert "who.p12" in refused(dialog, qtbot, place)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/page", "正しいタイムスタンプではありません"),
        ("/another", "正しいタイムスタンプではありません"),
        ("/refusing", "契約がありません"),
        ("/silent", "応答がありませんでした"),
    ],
)
def test_a_timestamp_server_that_fails_is_told_and_its_address_can_be_mended(
    opened: Dialogs,
    qtbot: QtBot,
    place: Path,
    services: Any,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    told: str,
) -> None:
    monkeypatch.setattr(evidence.Evidence.__init__, "__defaults__", _impatient())
    dialog = opened()
    with_file(dialog, services.folder / "plain.p12", "合言葉 secret".encode())
    dialog.how.level.setCurrentIndex(1)
    dialog.how.server.setText(services.address + path)
    assert told in refused(dialog, qtbot, place)
    assert dialog.how.server.text() == services.address + path
    dialog.how.server.setText(services.address + "/tsa")
    sign(dialog, qtbot)
    assert dialog.signed is not None
    assert opened().how.server.text() == services.address + "/tsa"


def _impatient() -> tuple[object, ...]:
    """Return the defaults of the means to sign with, but for a second of patience."""
    *others, _seconds = evidence.Evidence.__init__.__defaults__ or ()
    return (*others, 1.0)


def test_a_server_that_is_down_or_no_address_is_told(
    opened: Dialogs, qtbot: QtBot, place: Path, authority: Any
) -> None:
    dialog = opened()
    with_file(dialog, authority.file("officer"), authority.passphrase)
    dialog.how.level.setCurrentIndex(1)
    dialog.sign.click()
    assert "タイムスタンプ局のアドレス" in dialog.fault.text()
    for address, told in (
        ("ftp://x", "http://かhttps://"),
        ("http://127.0.0.1:9/tsa", "接続できませんでした"),
    ):
        dialog.how.server.setText(address)
        assert told in refused(dialog, qtbot, place)


def test_an_address_with_a_password_in_it_is_not_remembered(
    opened: Dialogs, qtbot: QtBot, place: Path, services: Any
) -> None:
    dialog = opened()
    with_file(dialog, services.folder / "plain.p12", "合言葉 secret".encode())
    dialog.how.level.setCurrentIndex(1)
    dialog.how.server.setText(services.address.replace("://", "://user:geheim@") + "/tsa")
    sign(dialog, qtbot)
    assert dialog.signed is not None
    assert "geheim" not in choices_file().read_text()


def test_long_term_proofs_come_from_a_supplied_list(
    opened: Dialogs, qtbot: QtBot, place: Path, services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    with_file(dialog, services.folder / "listed.p12", "合言葉 secret".encode())
    dialog.how.level.setCurrentIndex(2)
    dialog.how.server.setText(services.address + "/tsa")
    assert "失効していないことを示す情報" in refused(dialog, qtbot, place)
    crl = services.folder / "root.crl"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(crl)])
    dialog.how.add_list.click()
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(place / "out.pdf")])
    sign(dialog, qtbot)
    assert dialog.signed is not None


def test_cancelling_while_a_server_keeps_us_waiting_writes_nothing(
    opened: Dialogs, qtbot: QtBot, place: Path, services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence.Evidence.__init__, "__defaults__", _impatient())
    dialog = opened()
    with_file(dialog, services.folder / "plain.p12", "合言葉 secret".encode())
    dialog.how.level.setCurrentIndex(1)
    dialog.how.server.setText(services.address + "/silent")
    dialog.sign.click()
    qtbot.waitUntil(lambda: "署名して保存しています" in dialog._busy_told.text(), timeout=10_000)
    dialog.cancel.click()
    assert dialog.isVisible()
    assert "中止しました" in dialog.fault.text()
    assert dialog.who.secret.text()
    qtbot.wait(1300)
    assert not (place / "out.pdf").exists()
    assert "中止しました" in dialog.fault.text()


@pytest.mark.parametrize("fault", ["read-only", "no folder", "a folder"])
def test_a_target_that_cannot_be_written_is_told_and_left_as_it_is(
    opened: Dialogs, qtbot: QtBot, place: Path, authority: Any, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    targets = {
        "read-only": place / "held.pdf",
        "no folder": place / "gone" / "x.pdf",
        "a folder": place / "d.pdf",
    }
    target = targets[fault]
    (place / "d.pdf").mkdir()
    (place / "held.pdf").write_bytes(b"old")
    monkeypatch.setattr("os.access", lambda *_args: fault != "read-only")  # root may write everything
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(target)])
    dialog = opened()
    with_file(dialog, authority.file("officer"), authority.passphrase)
    if fault == "read-only":
        agree_to_replace()
    assert "書き込めませんでした" in refused(dialog, qtbot, place)
    assert (place / "held.pdf").read_bytes() == b"old"
    assert dialog.who.secret.text() == authority.passphrase.decode()


def test_the_next_role_signs_a_report_that_exists_and_who_cannot_is_told(
    opened: Dialogs, qtbot: QtBot, place: Path, authority: Any, signed_once: bytes
) -> None:
    source = place / "signed.pdf"
    source.write_bytes(signed_once)
    dialog = opened(ExistingPaper(source, signing.turns(source), translator("ja")))
    assert dialog.role.currentData() == Role.PRIVACY_OFFICER.value
    assert "評価者は、すでに署名しています" in dialog._order_told.text()
    assert not dialog.role.model().item(0).isEnabled()
    with_file(dialog, authority.file("assessor"), authority.passphrase)
    sign(dialog, qtbot)
    found = verifying.verified(place / "out.pdf", [authority.folder / "root.pem"])
    assert [check.role for check in found.signatures] == [Role.ASSESSOR, Role.PRIVACY_OFFICER]
    assert found.result is Result.VALID_TRUSTED
    assert source.read_bytes() == signed_once


def test_nobody_signs_a_report_that_all_have_signed(
    opened: Dialogs, place: Path, signed_thrice: bytes
) -> None:
    source = place / "signed.pdf"
    source.write_bytes(signed_thrice)
    dialog = opened(ExistingPaper(source, signing.turns(source), translator("ja")))
    assert not dialog.sign.isEnabled()


@pytest.fixture(scope="module")
def private_file(tmp_path_factory: pytest.TempPathFactory, signing_moment: Any) -> Path:
    """An identity file whose certificate tells an address."""
    from datetime import timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    attributes = ((NameOID.COMMON_NAME, "見本"), (NameOID.STREET_ADDRESS, "サンプル市1-2-3"))
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in attributes])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 7)
        .not_valid_before(signing_moment - timedelta(days=1))
        .not_valid_after(signing_moment + timedelta(days=365))
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("private") / "private.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, NoEncryption()))
    return path


@pytest.mark.parametrize("agrees", [False, True])
def test_private_facts_are_shown_letter_by_letter_before_they_are_spread(
    opened: Dialogs, qtbot: QtBot, place: Path, private_file: Path, *, agrees: bool
) -> None:
    seen: list[str] = []

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, PrivateFactsDialog):
            QTimer.singleShot(10, answer)
            return
        assert asked.cancel.isDefault()
        seen.append("".join(label.text() for label in asked.findChildren(QLabel) if label.isVisible()))
        (asked.agree if agrees else asked.cancel).click()

    dialog = opened()
    with_file(dialog, private_file, b"")
    QTimer.singleShot(0, answer)
    dialog.sign.click()
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert "住所: サンプル市1-2-3" in seen[0]
    if agrees:
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=10_000)
    assert (place / "out.pdf").exists() is agrees
    assert dialog.isVisible() is not agrees


PIN = "4321"
MODULE = next(
    (
        path
        for folder in (
            "/usr/lib",
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu",
            "/usr/local/lib",
        )
        if (path := Path(folder, "softhsm/libsofthsm2.so")).exists()
    ),
    None,
)
on_a_token = pytest.mark.skipif(MODULE is None, reason="softhsm2 is not installed")


@pytest.fixture(scope="module")
def module(tmp_path_factory: pytest.TempPathFactory, authority: Any) -> Iterator[Path]:
    """SoftHSM2's module with one token "card" on which pkcs11-tool-like software put one identity."""
    assert MODULE is not None
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder}/tokens\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(configuration))
        made = ["softhsm2-util", "--init-token", "--free", "--label", "card", "--so-pin", "12345678"]
        subprocess.run([*made, "--pin", PIN], check=True, capture_output=True)
        _put(authority)
        yield MODULE
        pkcs11.unload(str(MODULE))


def _put(authority: Any) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
    from pkcs11 import Attribute, CertificateType, ObjectClass
    from pkcs11.util.ec import decode_ec_private_key

    held = load_pkcs12(authority.file("officer").read_bytes(), authority.passphrase)
    key = held.key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    named = {Attribute.TOKEN: True, Attribute.LABEL: "署名用", Attribute.ID: b"1"}
    certificate = held.cert.certificate
    with pkcs11.lib(str(MODULE)).get_token(token_label="card").open(user_pin=PIN, rw=True) as session:
        session.create_object({**decode_ec_private_key(key), **named, Attribute.SIGN: True})
        session.create_object(
            {
                Attribute.CLASS: ObjectClass.CERTIFICATE,
                Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                Attribute.SUBJECT: certificate.subject.public_bytes(),
                Attribute.VALUE: certificate.public_bytes(Encoding.DER),
                **named,
            }
        )


@on_a_token
def test_a_token_is_read_chosen_from_and_signed_with_after_a_wrong_pin(
    opened: Dialogs, qtbot: QtBot, place: Path, module: Path
) -> None:
    dialog = opened()
    choose(dialog, Kind.TOKEN)
    dialog.sign.click()
    assert "ファイルを選んでください" in dialog.fault.text()
    dialog.who.module.setText(str(module))
    dialog.who.look.click()
    qtbot.waitUntil(lambda: dialog.who.token.findData("card") > 0, timeout=10_000)
    dialog.who.token.setCurrentIndex(dialog.who.token.findData("card"))
    assert dialog.who.certificate.findData("署名用") > 0
    dialog.who.certificate.setCurrentIndex(dialog.who.certificate.findData("署名用"))
    for pin, told in (("", "PINが必要です"), ("9999", "PINが違うか")):
        dialog.who.secret.setText(pin)
        assert told in refused(dialog, qtbot, place)
    assert dialog.who.secret.hasFocus()
    dialog.who.secret.setText(PIN)
    sign(dialog, qtbot)
    assert dialog.signed is not None
    kept = choices_file().read_text()
    assert PIN not in kept
    assert str(module) in kept
    assert PIN not in repr(dialog.order())


@on_a_token
def test_a_driver_that_is_none_is_told_when_it_is_read(opened: Dialogs, qtbot: QtBot, place: Path) -> None:
    (place / "driver.so").write_bytes(b"no library")
    dialog = opened()
    choose(dialog, Kind.TOKEN)
    dialog.who.module.setText(str(place / "driver.so"))
    dialog.who.look.click()
    qtbot.waitUntil(lambda: "driver.so" in dialog.fault.text(), timeout=10_000)
    assert dialog.who.look.isEnabled()


def test_a_locked_token_is_told(
    opened: Dialogs, qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SoftHSM2 locks no token, so a device that answers like a locked card takes its place."""

    class Device:
        label, flags = "カード", pkcs11.TokenFlag.TOKEN_INITIALIZED | pkcs11.TokenFlag.LOGIN_REQUIRED

        def get_slots(self, **_present: object) -> list[object]:
            return [self]

        def get_token(self) -> object:
            return self

        def open(self, **_pin: object) -> object:
            raise pkcs11.PinLocked

    monkeypatch.setattr(tokens.pkcs11, "lib", lambda _path: Device())
    dialog = opened()
    choose(dialog, Kind.TOKEN)
    dialog.who.module.setText("/usr/lib/card.so")
    dialog.who.secret.setText(PIN)
    assert "「カード」はロックされています" in refused(dialog, qtbot, place)
