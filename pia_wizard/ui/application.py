"""Starting the window: only what the first paint needs, then everything else."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from pia_wizard.session.settings import load_settings
from pia_wizard.ui.appearance.fonts import register_fonts, text_font
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.defects import DefectHook
from pia_wizard.ui.language import QtWords
from pia_wizard.ui.main_window import MainWindow


def run(argv: list[str]) -> int:
    """Show the window until it is closed and return the exit code; arguments are case files to open."""
    application = dressed_application(argv)
    window = main_window(application, tuple(Path(name) for name in application.arguments()[1:]))
    DefectHook(window, lambda: window.translator, lambda: window.location).install()
    window.show()
    return application.exec()


def dressed_application(argv: list[str]) -> QApplication:
    """Return Qt's application with the look it has on every system: Fusion and the bundled typeface."""
    QApplication.setStyle("Fusion")
    application = QApplication(argv)
    application.setApplicationName("PIA Wizard")
    application.setDesktopFileName("pia-wizard")
    register_fonts()
    application.setFont(text_font())
    return application


def main_window(application: QApplication, cases: tuple[Path, ...] = ()) -> MainWindow:
    """Return the window as the settings want it, not shown yet."""
    settings = load_settings()
    appearance = Appearance(application, settings.appearance)
    return MainWindow(settings, appearance, QtWords(application), cases)
