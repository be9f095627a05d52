"""Files and folders are asked for in the window's words, where one was last time, and never lost unasked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import translator
from pia_wizard.ui.choosing_files import chosen_file, chosen_files, chosen_folder, chosen_place
from pia_wizard.ui.language import QtWords

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
JA = translator("ja")
PDF = "PDFファイル (*.pdf)"


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings" / "settings.json"))


@pytest.fixture
def parent(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    widget, words = QWidget(), QtWords(qapp)
    words.speak("ja")
    qtbot.addWidget(widget)
    yield widget
    words.speak("en")


def answer(*acts: Callable[[QDialog], None]) -> None:
    """Do one thing after the other with the dialogs that open."""

    def act() -> None:
        now = QApplication.activeModalWidget()
        assert isinstance(now, QDialog)
        if len(acts) > 1:
            answer(*acts[1:])
        acts[0](now)

    QTimer.singleShot(50, act)


def types(name: str) -> Callable[[QDialog], None]:
    """Type a name and agree."""

    def act(dialog: QDialog) -> None:
        dialog.findChild(QLineEdit).setText(name)
        dialog.accept()

    return act


def test_every_label_of_the_dialog_is_in_the_windows_language(parent: QWidget, tmp_path: Path) -> None:
    seen: list[str] = []

    def read(dialog: QDialog) -> None:
        shown = (w for kind in (QLabel, QPushButton) for w in dialog.findChildren(kind))
        seen.extend(w.text() for w in shown if w.isVisible() and w.text())
        dialog.reject()

    answer(read)
    assert chosen_place(parent, "保存", "報告書.pdf", [PDF], JA, start=tmp_path) is None
    assert len(seen) >= 5
    assert [text for text in seen if text.isascii()] == []


def test_the_ending_is_added_where_none_is_typed(parent: QWidget, tmp_path: Path) -> None:
    answer(types("年次の報告書"))
    got = chosen_place(parent, "保存", "報告書.pdf", [PDF], JA, start=tmp_path)
    assert got == tmp_path / "年次の報告書.pdf"


def test_a_file_that_is_there_is_replaced_only_after_asking(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "報告書.pdf").write_bytes(b"old")
    told: list[str] = []

    def keep(dialog: QDialog) -> None:
        told.append(dialog.accessibleDescription())
        dialog.reject()

    answer(types("報告書.pdf"), keep, types("別の報告書.pdf"))
    got = chosen_place(parent, "保存", "報告書.pdf", [PDF], JA, start=tmp_path)
    assert got == tmp_path / "別の報告書.pdf"
    assert "すでにあります" in told[0]
    answer(types("報告書.pdf"), QDialog.accept)
    got = chosen_place(parent, "保存", "報告書.pdf", [PDF], JA, start=tmp_path)
    assert got == tmp_path / "報告書.pdf"


def test_each_purpose_begins_where_it_ended(parent: QWidget, tmp_path: Path) -> None:
    for name in ("証拠", "証明書"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.pdf").write_bytes(b"%PDF")
        answer(types(str(tmp_path / name / "a.pdf")))
        assert chosen_file(parent, "開く", [PDF], JA, purpose=name) == tmp_path / name / "a.pdf"
    begun: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        begun.append(dialog.directory().path())
        dialog.reject()

    for purpose in ("証拠", "証明書"):
        answer(look)
        assert chosen_files(parent, "開く", [PDF], JA, purpose=purpose) == []
    assert begun == [str(tmp_path / "証拠"), str(tmp_path / "証明書")]


@pytest.mark.parametrize("damaged", ["", "[", "[1]", '{"papers": 3}', '{"papers": "/is/not/there"}'])
def test_a_damaged_note_of_folders_begins_elsewhere(parent: QWidget, tmp_path: Path, damaged: str) -> None:
    note = tmp_path / "settings" / "folders.json"
    note.parent.mkdir()
    note.write_text(damaged)
    answer(types(str(tmp_path)))
    assert chosen_folder(parent, "選ぶ", JA, purpose="papers") == tmp_path
    assert str(tmp_path) in note.read_text()
