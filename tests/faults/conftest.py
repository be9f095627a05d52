"""A real window for tests of what can go wrong around it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from pia_wizard.ui.main_window import MainWindow


@pytest.fixture
def open_window(
    qtbot: "QtBot", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> "Iterator[Callable[[Path], MainWindow]]":
    """Open windows over workspaces, each as far as it gets: the list, or why there is none."""
    from PySide6.QtWidgets import QApplication

    from pia_wizard.session.settings import Settings
    from pia_wizard.ui.appearance.fonts import register_text_font, text_font
    from pia_wizard.ui.appearance.scheme import Appearance
    from pia_wizard.ui.language import QtWords
    from pia_wizard.ui.main_window import MainWindow

    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))
    register_text_font()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.font(), application.palette()
    application.setFont(text_font())
    words = QtWords(application)
    opened: list[MainWindow] = []

    def open_(workspace: Path) -> MainWindow:
        monkeypatch.setenv("PIA_WIZARD_WORKSPACE", str(workspace))
        window = MainWindow(Settings(appearance="light"), Appearance(application, "light"), words)
        opened.append(window)
        with qtbot.waitSignal(window.begun), qtbot.waitActive(window):
            window.show()
        return window

    yield open_
    for window in opened:
        if window.pages is not None:  # without asking about what could not be stored
            window.pages.close_workspace()
            window.pages = None
        window.close()
        window.deleteLater()
    words.speak("en")
    application.setStyleSheet("")
    application.setPalette(before[1])
    application.setFont(before[0])
    application.processEvents()
