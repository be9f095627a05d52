"""The disk fills up while papers are signed and saved: the window says so, and no half file is left."""

import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import translator
from pia_wizard.session import identities
from pia_wizard.ui.signing.batch_dialog import BatchDialog
from pia_wizard.ui.signing.dialog import SignDialog
from pia_wizard.ui.signing.order import Kind, SignOrder, manner_of
from pia_wizard.ui.signing.works import NewPaper

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]
SMALL = 4096
"""Bytes; every signed report is larger."""


@contextmanager
def no_large_file() -> Iterator[None]:
    """Let no file grow beyond a few kilobytes, as if the disk were full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which out.pdf exists already and is chosen to be replaced."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "out.pdf").write_bytes(b"old")
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(folder / "out.pdf")])
    monkeypatch.setattr("pia_wizard.ui.choosing_files.confirmed", lambda *_asked, **_named: True)
    return folder


def test_signing_on_a_full_disk_keeps_the_old_file_and_signs_once_there_is_space(
    qtbot: QtBot, place: Path, form_pdf: bytes, authority: Any
) -> None:
    words = translator("ja")
    dialog = SignDialog(None, words, NewPaper(lambda: form_pdf, "報告書.pdf", words))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.who.kind.choose(Kind.FILE)
    dialog.who.show_kind()
    dialog.who.file.setText(str(authority.file("officer")))
    dialog.who.secret.setText(authority.passphrase.decode())
    with no_large_file():
        dialog.sign.click()
        qtbot.waitUntil(lambda: bool(dialog.fault.text()), timeout=20_000)
    assert "空き容量が足りません" in dialog.fault.text()
    assert [path.name for path in place.iterdir()] == ["out.pdf"]
    assert (place / "out.pdf").read_bytes() == b"old"
    dialog.sign.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert (place / "out.pdf").read_bytes().startswith(b"%PDF")


def test_many_reports_on_a_full_disk_end_with_the_first_and_leave_nothing(
    qtbot: QtBot, place: Path, tmp_path: Path, form_pdf: bytes, authority: Any
) -> None:
    paths = [tmp_path / f"{number}.pdf" for number in range(4)]
    for path in paths:
        path.write_bytes(form_pdf)
    words = translator("ja")
    batch = BatchDialog(paths, words)
    qtbot.addWidget(batch)
    batch.show()
    identity = identities.load(authority.file("officer"), authority.passphrase)
    with no_large_file():
        batch._sign(identity, manner_of(SignOrder("assessor"), words), place / "signed")
        qtbot.waitUntil(lambda: batch.job is None, timeout=20_000)
    assert "空き容量が足りません" in batch.list.item(0, 1).text()
    assert "残りの3件は試していません。" in batch.told.text()
    assert list((place / "signed").iterdir()) == []
