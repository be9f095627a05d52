"""Verifying in the window: chosen or dropped, told plainly first, and what then can be done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard import resources
from pia_wizard.i18n import translator
from pia_wizard.session import papers, trusted
from pia_wizard.session.judged import Judged
from pia_wizard.signing.records import Result
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.messages import Message
from pia_wizard.ui.settings.dialog import SettingsDialog
from pia_wizard.ui.verifying.dialog import VerifyingDialog
from pia_wizard.ui.verifying.trusted_dialog import TrustedDialog
from pia_wizard.ui.verifying.trusting import TrustDialog, spelled

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own, where settings and trusted certificates lie too."""
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    return tmp_path


@pytest.fixture
def dialog(qtbot: QtBot, own_place: Path) -> VerifyingDialog:
    """The dialog, in view."""
    made = VerifyingDialog(translator("ja"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def verify(dialog: VerifyingDialog, qtbot: QtBot, path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with qtbot.waitSignal(dialog.finished_verifying, timeout=30_000):
        dialog.verify(path)
    return words(dialog)


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    shown = (label for label in widget.findChildren(QLabel) if label.isVisible())
    return "\n".join(label.text().replace("\u200b", "") for label in shown)


def answer(kind: type[QDialog], act: Callable[[Any], None]) -> list[str]:
    """Do something with the next modal dialog of a kind; returns what it says, once it was there."""
    told: list[str] = []

    def look() -> None:
        up = QApplication.activeModalWidget()
        if isinstance(up, kind):
            told.append(words(up))
            act(up)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    return told


def test_what_it_comes_to_is_told_first_and_particulars_are_folded(
    dialog: VerifyingDialog, qtbot: QtBot, tmp_path: Path, signed_thrice: bytes
) -> None:
    told = verify(dialog, qtbot, tmp_path / "a.pdf", signed_thrice)
    assert "署名後に変更されていません" in dialog.verdict.text()
    for role in ("評価者", "個人情報保護管理者", "承認者"):
        assert f"署名（{role}）" in told
    assert "ハッシュ関数" not in told
    dialog.details.click()
    assert "ハッシュ関数: sha256" in words(dialog)
    assert not dialog.sign.isVisible()


@pytest.mark.parametrize(
    ("change", "result"),
    [
        (lambda pdf: pdf[:-900], Result.DAMAGED),
        (lambda _pdf: b"plain text", Result.NOT_A_PDF),
        (lambda _pdf: b"", Result.NOT_A_PDF),
        (lambda _pdf: b"%PDF-1.7\n" + bytes(300), Result.DAMAGED),
    ],
)
def test_what_is_no_sound_pdf_is_told_and_offers_nothing(
    dialog: VerifyingDialog,
    qtbot: QtBot,
    tmp_path: Path,
    signed_once: bytes,
    change: Callable[[bytes], bytes],
    result: Result,
) -> None:
    verify(dialog, qtbot, tmp_path / "a.pdf", change(signed_once))
    assert dialog.found is not None
    assert dialog.found.verification.result in {result, Result.UNSIGNED, Result.CHANGED}
    assert not dialog.trust.isVisible()
    assert dialog.verdict.text()


def test_an_encrypted_pdf_is_told_as_such(
    dialog: VerifyingDialog, qtbot: QtBot, tmp_path: Path, form_pdf: bytes
) -> None:
    with pikepdf.open(__import__("io").BytesIO(form_pdf)) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    told = verify(dialog, qtbot, tmp_path / "locked.pdf", (tmp_path / "locked.pdf").read_bytes())
    assert "暗号化されているか" in told


def test_a_file_too_large_to_look_into_is_told(dialog: VerifyingDialog, qtbot: QtBot, tmp_path: Path) -> None:
    with (tmp_path / "huge.pdf").open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate((256 << 20) + 10)
    with qtbot.waitSignal(dialog.finished_verifying, timeout=30_000):
        dialog.verify(tmp_path / "huge.pdf")
    assert "256 MiBを超える" in words(dialog)


def test_a_file_that_went_away_is_told(dialog: VerifyingDialog, qtbot: QtBot, tmp_path: Path) -> None:
    told = answer(Message, lambda message: message.accept())
    dialog.verify(tmp_path / "gone.pdf")
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert "gone.pdf" in told[0]
    assert not dialog.save.isEnabled()


def test_the_root_of_a_signer_is_trusted_only_after_its_fingerprint_was_shown(
    dialog: VerifyingDialog, qtbot: QtBot, tmp_path: Path, signed_once: bytes, authority: Any
) -> None:
    verify(dialog, qtbot, tmp_path / "a.pdf", signed_once)
    from cryptography.hazmat.primitives.hashes import SHA256

    fingerprint = spelled(authority.root.fingerprint(SHA256()).hex())
    refused = answer(TrustDialog, lambda asked: asked.cancel.click())
    dialog.trust.click()
    assert fingerprint in refused[0]
    assert "見比べてから" in refused[0]
    assert trusted.roots() == ()
    answer(TrustDialog, lambda asked: asked.agree.click())
    with qtbot.waitSignal(dialog.finished_verifying, timeout=30_000):
        dialog.trust.click()
    assert trusted.roots() == (authority.root,)
    assert dialog.found is not None
    assert dialog.found.verification.result is Result.VALID_TRUSTED
    assert not dialog.trust.isVisible()


def test_the_result_is_saved_as_text(
    dialog: VerifyingDialog, qtbot: QtBot, tmp_path: Path, signed_once: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    verify(dialog, qtbot, tmp_path / "a.pdf", signed_once)
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "r.txt")])
    dialog.save.click()
    text = (tmp_path / "r.txt").read_text("utf-8")
    assert str(tmp_path / "a.pdf") in text
    assert dialog.verdict.text() in text
    assert "ハッシュ関数: sha256" in text


@pytest.fixture
def report(
    open_window: OpenWindow, tmp_path: Path, self_made: Any, signed_by: Any
) -> tuple[MainWindow, Path]:
    """A window over an empty workspace, and a signed report of an assessment it does not know."""
    window = open_window()
    assert window.pages is not None
    session = window.pages.session
    name = session.import_case(resources.samples() / "two_camera_shop.json")
    opened = session.open_assessment(name)
    judged: Judged = opened.judged()
    pdf = papers.report(judged, translator("ja"), papers.now())
    session.remove(name)
    window.pages.refresh()
    path = tmp_path / "報告書.pdf"
    path.write_bytes(signed_by(pdf, self_made))
    return window, path


def drop(window: MainWindow, *paths: Path) -> None:
    """Drag files over the window and let them fall."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    keys = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), *keys))
    if window.veil.isVisible():
        QApplication.sendEvent(window.veil, QDragEnterEvent(QPoint(50, 50), *keys))
        QApplication.sendEvent(window.veil, QDropEvent(QPointF(50, 50), *keys))


def verifying(window: MainWindow) -> VerifyingDialog:
    return next(d for d in window.findChildren(VerifyingDialog) if d.isVisible())


def test_a_report_dropped_on_the_window_is_verified_and_its_assessment_opened(
    report: tuple[MainWindow, Path], qtbot: QtBot
) -> None:
    window, path = report
    drop(window, path)
    assert not window.veil.isVisible()
    shown = verifying(window)
    qtbot.waitUntil(shown.open_assessment.isVisible, timeout=30_000)
    assert "紙面に印刷されたSHA-256と一致します" in words(shown)
    assert window.pages is not None
    assert window.pages.session.summaries() == ()
    shown.open_assessment.click()
    assert window.pages.page is not None
    assert window.pages.page.session.assessment.title == "サンプル商店の二台の防犯カメラ"
    assert len(window.pages.session.summaries()) == 1


def test_an_assessment_nothing_speaks_for_is_opened_only_after_a_warning(
    report: tuple[MainWindow, Path], qtbot: QtBot, tmp_path: Path
) -> None:
    window, path = report
    with pikepdf.open(path) as pdf:  # rewriting the file breaks its signature
        pdf.save(tmp_path / "rewritten.pdf")
    drop(window, tmp_path / "rewritten.pdf")
    shown = verifying(window)
    qtbot.waitUntil(shown.open_assessment.isVisible, timeout=30_000)
    asked = answer(Message, lambda message: message.reject())
    shown.open_assessment.click()
    assert "書き換えた評価かもしれません" in asked[0]
    assert window.pages is not None
    assert window.pages.session.summaries() == ()
    shown.accept()


def test_hostile_data_inside_a_pdf_are_refused(
    report: tuple[MainWindow, Path], qtbot: QtBot, tmp_path: Path, form_pdf: bytes
) -> None:
    window, _path = report
    (tmp_path / "form.pdf").write_bytes(form_pdf)  # carries {"id": "sample"} and is not signed
    drop(window, tmp_path / "form.pdf")
    shown = verifying(window)
    qtbot.waitUntil(shown.open_assessment.isVisible, timeout=30_000)
    told: list[str] = []

    def go_through(message: Message) -> None:
        told.append(words(message))
        if len(told) == 1:
            QTimer.singleShot(0, lambda: answer(Message, go_through))
        message.accept()

    answer(Message, go_through)
    shown.open_assessment.click()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
    assert window.pages is not None
    assert window.pages.session.summaries() == ()
    shown.accept()


def test_a_case_dropped_on_the_window_is_taken_in(window: MainWindow) -> None:
    drop(window, resources.samples() / "two_camera_shop.json")
    assert window.pages is not None
    assert window.pages.page is not None


def test_other_files_are_not_taken_and_no_veil_stays(window: MainWindow, tmp_path: Path) -> None:
    drop(window, tmp_path / "picture.png")
    assert not window.veil.isVisible()
    assert not [d for d in window.findChildren(VerifyingDialog) if d.isVisible()]


def test_a_second_pdf_dropped_on_the_dialog_is_verified_instead(
    dialog: VerifyingDialog, qtbot: QtBot, tmp_path: Path, signed_once: bytes, form_pdf: bytes
) -> None:
    verify(dialog, qtbot, tmp_path / "a.pdf", signed_once)
    (tmp_path / "b.pdf").write_bytes(form_pdf)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "b.pdf"))])
    keys = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(dialog, QDragEnterEvent(QPoint(50, 50), *keys))
    with qtbot.waitSignal(dialog.finished_verifying, timeout=30_000):
        QApplication.sendEvent(dialog, QDropEvent(QPointF(50, 50), *keys))
    assert "署名されていません" in dialog.verdict.text()
    assert dialog.sign.isVisible()


def test_trusted_certificates_are_listed_added_and_removed_from_the_settings(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, authority: Any
) -> None:
    settings = SettingsDialog(window.settings, window.location, translator("ja"), window)
    qtbot.addWidget(settings)
    seen = answer(TrustedDialog, lambda shown: shown.accept())
    settings.trusted.click()
    assert "信頼する証明書は、まだありません" in seen[0]
    shown = TrustedDialog(translator("ja"), window)
    qtbot.addWidget(shown)
    shown.show()
    (tmp_path / "root.cer").write_bytes(authority.root.public_bytes(Encoding.DER))
    (tmp_path / "no.cer").write_bytes(b"nothing")
    told = answer(Message, lambda message: message.accept())
    shown.take(tmp_path / "no.cer")
    assert "証明書として読めませんでした" in told[0]
    answer(TrustDialog, lambda asked: asked.agree.click())
    shown.take(tmp_path / "root.cer")
    assert [shown.list.item(0, column).text() for column in (0, 1)] == ["試験認証局", "2036年11月18日"]
    shown.list.selectRow(0)
    answer(Message, lambda message: message.reject())
    shown.remove.click()
    assert shown.list.rowCount() == 1
    answer(Message, lambda message: message.accept())
    shown.remove.click()
    assert (shown.list.rowCount(), trusted.roots()) == (0, ())


def test_typing_fields_do_not_swallow_a_dropped_file(report: tuple[MainWindow, Path], qtbot: QtBot) -> None:
    window, path = report
    field = window.findChild(QLineEdit)
    assert field is not None
    drop(window, path)
    assert "file:" not in field.text()
    shown = verifying(window)
    qtbot.waitUntil(lambda: shown.found is not None, timeout=30_000)
    shown.accept()
