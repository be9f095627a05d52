"""Starting the window: only what the first paint needs, then everything else."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from pia_wizard.session.settings import load_settings
from pia_wizard.ui.appearance.fonts import register_text_font, text_font
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.language import QtWords
from pia_wizard.ui.main_window import MainWindow


def run(argv: list[str]) -> int:
    """Show the window until it is closed and return the exit code; arguments are case files to open."""
    application = dressed_application(argv)
    window = main_window(application, tuple(Path(name) for name in application.arguments()[1:]))
    window.painted.connect(lambda: _tell_of_defects(window))
    window.begun.connect(lambda: _load_ahead(application, window))
    window.begun.connect(lambda: window.tour().offer())
    window.show()
    return application.exec()


def dressed_application(argv: list[str]) -> QApplication:
    """Return Qt's application with the look it has on every system: Fusion and the bundled typeface."""
    application = QApplication(argv)
    if application.style().name() != "fusion":
        application.setStyle("Fusion")
    application.setApplicationName("PIA Wizard")
    application.setDesktopFileName("pia-wizard")
    register_text_font()
    application.setFont(text_font())
    return application


def main_window(application: QApplication, cases: tuple[Path, ...] = ()) -> MainWindow:
    """Return the window as the settings want it, not shown yet."""
    settings = load_settings()
    appearance = Appearance(application, settings.appearance, settings.text_size)
    return MainWindow(settings, appearance, QtWords(application), cases)


def _tell_of_defects(window: MainWindow) -> None:
    from pia_wizard.ui.defects import DefectHook

    DefectHook(window, lambda: window.translator, lambda: window.location).install()


def _load_ahead(application: QApplication, window: MainWindow) -> None:
    """Load what comes next; then search for garbage again, which ``__main__`` stopped for a quick start."""
    from pia_wizard.ui.garbage_search import GarbageSearch
    from pia_wizard.ui.loading_ahead import LoadingAhead

    loading = LoadingAhead(window)
    loading.done.connect(lambda: GarbageSearch(application, window))
    loading.start()
