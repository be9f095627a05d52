"""Many reports signed in one go: what became of each stands beside it, and nothing is half-written."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import translator
from pia_wizard.session import verifying
from pia_wizard.signing.records import Result
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.signing.batch_dialog import BatchDialog
from pia_wizard.ui.signing.dialog import SignDialog
from pia_wizard.ui.signing.order import Kind

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where signed reports go; settings and identities are the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    target = tmp_path / "署名済み"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(target)])
    return target


@pytest.fixture
def reports(tmp_path: Path, form_pdf: bytes) -> list[Path]:
    """Twelve reports, the third of which is broken."""
    (tmp_path / "reports").mkdir()
    paths = [tmp_path / "reports" / f"店舗{number:02}.pdf" for number in range(1, 13)]
    for path in paths:
        path.write_bytes(form_pdf)
    paths[2].write_bytes(form_pdf[:700])
    return paths


@pytest.fixture
def batch(qtbot: QtBot, folder: Path, reports: list[Path]) -> BatchDialog:
    """The dialog over the reports."""
    made = BatchDialog(reports, translator("ja"))
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def sign_with(authority: Any, passphrase: bytes | None = None) -> None:
    """Fill in the dialog that asks who signs, once it is up."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, SignDialog):
        QTimer.singleShot(10, lambda: sign_with(authority, passphrase))
        return
    dialog.who.kind.choose(Kind.FILE)
    dialog.who.kind.chosen.emit(Kind.FILE)
    dialog.who.file.setText(str(authority.file("officer")))
    dialog.who.secret.setText((passphrase or authority.passphrase).decode())
    dialog.sign.click()


def results(batch: BatchDialog) -> list[str]:
    return [batch.list.item(row, 1).text() for row in range(batch.list.rowCount())]


def start(batch: BatchDialog, authority: Any) -> None:
    QTimer.singleShot(0, lambda: sign_with(authority))
    batch.sign.click()


def test_all_that_can_be_signed_are_and_the_others_say_why(
    batch: BatchDialog, qtbot: QtBot, folder: Path, reports: list[Path], authority: Any
) -> None:
    start(batch, authority)
    qtbot.waitUntil(lambda: batch.job is None and batch.leave.isVisible(), timeout=30_000)
    said = results(batch)
    assert said.count("署名しました。") == 11
    assert "壊れています" in said[2]
    assert "12件のうち11件に署名しました。" in batch.told.text()
    assert batch.show_folder.isVisible()
    assert sorted(path.name for path in folder.iterdir()) == [p.name for p in reports if p != reports[2]]
    root = authority.folder / "root.pem"
    assert {verifying.verified(path, [root]).result for path in folder.iterdir()} == {Result.VALID_TRUSTED}


def test_a_second_time_nothing_is_written_over(
    batch: BatchDialog, qtbot: QtBot, folder: Path, reports: list[Path], authority: Any
) -> None:
    folder.mkdir()
    (folder / reports[0].name).write_bytes(b"mine")
    start(batch, authority)
    qtbot.waitUntil(lambda: batch.job is None and batch.leave.isVisible(), timeout=30_000)
    assert "同じ名前のファイルがあります" in results(batch)[0]
    assert (folder / reports[0].name).read_bytes() == b"mine"


def test_stopping_ends_after_the_report_at_hand_and_leaves_only_whole_files(
    batch: BatchDialog, qtbot: QtBot, folder: Path, authority: Any
) -> None:
    start(batch, authority)
    qtbot.waitUntil(lambda: batch.job is not None or batch._done > 0, timeout=30_000)
    batch.stop.click()
    batch.reject()  # Escape while it runs stops, and does not leave
    assert batch.isVisible()
    qtbot.waitUntil(lambda: batch.job is None, timeout=30_000)
    signed = list(folder.iterdir())
    assert len(signed) == batch._done < 12
    assert "試していません" in batch.told.text()
    root = authority.folder / "root.pem"
    assert all(verifying.verified(path, [root]).result is Result.VALID_TRUSTED for path in signed)


def test_files_are_added_once_and_taken_away(
    batch: BatchDialog, reports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [str(reports[0]), str(reports[0].with_name("別.pdf"))]
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: paths)
    batch.add.click()
    assert batch.list.rowCount() == 13
    batch.list.selectRow(2)
    batch.remove.click()
    assert reports[2] not in batch.paths
    assert len(batch.paths) == batch.list.rowCount() == 12


def test_a_folder_that_cannot_be_made_is_told(
    batch: BatchDialog, qtbot: QtBot, folder: Path, authority: Any
) -> None:
    folder.write_bytes(b"a file is in the way")
    told: list[str] = []

    def read() -> None:
        up = QApplication.activeModalWidget()
        if up is None or isinstance(up, SignDialog):
            QTimer.singleShot(10, read)
            return
        told.append(up.accessibleDescription())
        up.close()

    start(batch, authority)
    read()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "作れませんでした" in told[0]
    assert folder.read_bytes() == b"a file is in the way"
    assert len(batch.paths) == 12


def test_the_menu_signs_one_report_and_shows_what_verifying_it_says(
    open_window: Any,
    qtbot: QtBot,
    tmp_path: Path,
    form_pdf: bytes,
    authority: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window: MainWindow = open_window()
    source, target = tmp_path / "一つ.pdf", tmp_path / "一つ_署名.pdf"
    source.write_bytes(form_pdf)
    asked: list[list[str]] = []

    def chosen(dialog: QFileDialog) -> list[str]:
        if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptOpen:
            return [str(source)]
        asked.append(preset(dialog))
        return [str(target)]

    preset = QFileDialog.selectedFiles
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", chosen)
    QTimer.singleShot(0, lambda: sign_with(authority))
    window.menus.actions_by_name["sign"].trigger()
    assert asked == [[str(target)]]
    assert source.read_bytes() == form_pdf
    from pia_wizard.ui.verifying.dialog import VerifyingDialog

    shown = next(d for d in window.findChildren(VerifyingDialog) if d.isVisible())
    qtbot.waitUntil(lambda: shown.found is not None, timeout=30_000)
    assert "署名後に変更されていません" in shown.verdict.text()
    shown.accept()
