"""A workspace that cannot be opened: the window says why and what to do, touches nothing, and leads on."""

import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from pia_wizard.storage import Workspace
from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Open = Callable[[Path], MainWindow]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A sound workspace that nobody holds."""
    location = tmp_path / "w.pia-workspace"
    Workspace.open(location).close()
    return location


def words(window: MainWindow) -> str:
    QApplication.processEvents()
    middle = window.centralWidget()
    shown = "\n".join(label.text() for label in middle.findChildren(QLabel) if label.isVisible())
    return shown.replace("\N{ZERO WIDTH SPACE}", "")  # labels may break long paths


def press(window: MainWindow, label: str) -> None:
    buttons = window.centralWidget().findChildren(QAbstractButton)
    found = next(b for b in buttons if b.text() == label and b.isVisible())
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=found.rect().center())


def choose_another(window: MainWindow, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(place)])
    press(window, "別の保存場所を選ぶ…")


def test_a_second_window_says_who_holds_the_workspace_and_opens_it_once_it_is_free(
    open_window: Open, workspace: Path
) -> None:
    first, second = open_window(workspace), open_window(workspace)
    told = words(second)
    assert str(workspace) in told
    assert f"番号 {os.getpid()}" in told
    assert socket.gethostname() in told
    assert "そちらを閉じてから" in told
    press(second, "もう一度開く")
    assert "番号" in words(second)
    first.close()
    press(second, "もう一度開く")
    assert second.location == workspace
    assert "最初の評価を始めましょう" in words(second)


def test_the_explanation_follows_the_language_of_the_window(open_window: Open, workspace: Path) -> None:
    first, second = open_window(workspace), open_window(workspace)
    second.menus.actions_by_name["en"].trigger()
    told = words(second)
    assert str(os.getpid()) in told
    assert not any("\u3040" <= letter <= "\u9fff" for letter in told.replace(str(workspace), ""))
    first.close()


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        ("newer", "新しい版の PIA Wizard で作られています"),
        ("cut", "途中で切れているか、壊れています"),
        ("foreign", "PIA Wizard のワークスペースではありません"),
    ],
)
def test_a_workspace_that_is_no_use_is_explained_left_alone_and_another_can_be_chosen(
    open_window: Open, workspace: Path, monkeypatch: pytest.MonkeyPatch, harm: str, reason: str
) -> None:
    harmed(workspace, harm)
    before = workspace.read_bytes()
    window = open_window(workspace)
    assert reason in words(window)
    assert "ファイルには手を加えていません" in words(window)
    assert not window.menus.actions_by_name["new"].isEnabled()
    press(window, "もう一度開く")
    assert reason in words(window)
    other = workspace.with_name("another.pia-workspace")
    choose_another(window, other, monkeypatch)
    assert window.location == other
    assert window.menus.actions_by_name["new"].isEnabled()
    assert workspace.read_bytes() == before
    window.close()
    Workspace.open(other).close()


def harmed(workspace: Path, harm: str) -> None:
    """Make a sound workspace one of a newer program, a torn one, or a file of something else."""
    if harm == "cut":
        workspace.write_bytes(workspace.read_bytes()[:20_000])
    elif harm == "foreign":
        workspace.unlink()
        with closing(sqlite3.connect(workspace)) as connection:
            connection.execute("CREATE TABLE songs (title)")
            connection.commit()
    else:
        with closing(sqlite3.connect(workspace)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
            connection.commit()


def test_a_folder_that_cannot_be_made_is_explained_and_another_can_be_chosen(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    window = open_window(tmp_path / "file" / "w.pia-workspace")
    assert "フォルダーを作れないか、ファイルを開けません" in words(window)
    choose_another(window, tmp_path / "here", monkeypatch)
    assert window.location == tmp_path / "here.pia-workspace"
