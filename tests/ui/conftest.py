"""A real main window over a workspace and settings of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import Translator
from pia_wizard.session.settings import Settings, save_settings
from pia_wizard.ui.appearance.fonts import register_text_font, text_font
from pia_wizard.ui.appearance.motion import use_motion
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.appearance.tokens import use_text_size
from pia_wizard.ui.assessment import background
from pia_wizard.ui.language import QtWords
from pia_wizard.ui.main_window import MainWindow

MARK = "⟦"


class Marked(Translator):
    """A language in which every translated text can be recognised."""

    def __init__(self) -> None:
        super().__init__("ja")

    def say(self, source: str, /, **values: object) -> str:
        return f"{MARK}{super().say(source, **values)}⟧" if source else ""

    def say_n(self, one: str, many: str, n: int, /, **values: object) -> str:
        return f"{MARK}{super().say_n(one, many, n, **values)}⟧"

    def content(self, context: str, source: str) -> str:
        return f"{MARK}{super().content(context, source)}⟧" if source else ""


@pytest.fixture
def marked() -> Translator:
    """A translator that marks what went through it."""
    return Marked()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the test's workspace will lie; settings lie beside it."""
    location = tmp_path / "保存場所" / "試験.pia-workspace"
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    monkeypatch.setenv("PIA_WIZARD_WORKSPACE", str(location))
    return location


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, place: Path) -> Iterator[Callable[..., MainWindow]]:
    """Open windows that have found out whether their workspace can be used; keywords are settings."""
    register_text_font()
    before = qapp.font(), qapp.palette()
    qapp.setFont(text_font())
    words = QtWords(qapp)
    opened: list[MainWindow] = []

    def open_(*cases: Path, **chosen: Any) -> MainWindow:
        settings = Settings(**{"appearance": "light"} | chosen)
        save_settings(settings)
        window = MainWindow(settings, Appearance(qapp, settings.appearance, settings.text_size), words, cases)
        opened.append(window)
        with qtbot.waitSignal(window.begun):
            window.show()
        return window

    yield open_
    background._pool().waitForDone(30_000)  # a job may not meet widgets that are being deleted
    for window in opened:
        window.close()
        window.deleteLater()
    use_text_size(100)
    use_motion("system")
    words.speak("en")
    qapp.setStyleSheet("")
    qapp.setPalette(before[1])
    qapp.setFont(before[0])
    qapp.processEvents()


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    """Give a Japanese window over an empty workspace."""
    return open_window()


@pytest.fixture
def type_into() -> Callable[[QWidget | None, str], None]:
    """Type any text, key by key: QtTest's own typing ends the process at the first Japanese character."""

    def type_into_(widget: QWidget | None, text: str) -> None:
        assert widget is not None
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(widget, event)

    return type_into_


@pytest.fixture
def meet() -> Callable[[Callable[[QDialog], None]], list[QDialog]]:
    """Do something with the next dialog that waits for the user; returns the list of those met."""

    def meet_(act: Callable[[QDialog], None]) -> list[QDialog]:
        met: list[QDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                met.append(dialog)
                try:
                    act(dialog)
                finally:
                    dialog.done(dialog.result()) if dialog.isVisible() else None
            elif not met:
                QTimer.singleShot(5, look)

        QTimer.singleShot(0, look)
        return met

    return meet_
