"""Make the README's pictures from the running program: the window, a report page, the poster."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pia_wizard.i18n import translator
from pia_wizard.pdf.pictures import page_picture
from pia_wizard.session.settings import Settings
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.application import dressed_application
from pia_wizard.ui.language import QtWords
from pia_wizard.ui.main_window import MainWindow

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "images"
SIZE = (1280, 800)
QUESTION = "retention_reason"


def main() -> int:
    """Write the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    application = dressed_application(["pia-wizard"])
    for language, appearance in (("ja", "light"), ("en", "dark")):
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            _picture(application, language, appearance, Path(scratch))
    return 0


def _picture(application: QApplication, language: str, appearance: str, scratch: Path) -> None:
    os.environ["PIA_WIZARD_WORKSPACE"] = str(scratch / "cameras.pia-workspace")
    os.environ["PIA_WIZARD_SETTINGS"] = str(scratch / "settings.json")
    settings = Settings(language=language, appearance=appearance)
    window = MainWindow(settings, Appearance(application, appearance), QtWords(application))
    window.resize(*SIZE)
    window.show()
    while window.pages is None:
        QTest.qWait(20)
    window.pages.open_sample()
    page = window.pages.page
    if page is None:
        raise SystemExit(1)
    page.show_step("management")
    page.page("management").go_to(QUESTION)
    window.status.show_location(Path("~/Documents/PIA Wizard/workspace.pia-workspace"))
    QTest.qWait(400)
    window.grab().save(str(PICTURES / f"window-{language}.png"))
    if language == "ja":
        report = page.session.report(translator("ja"))
        page_picture(report, page=2, dpi=60).save(PICTURES / "report-ja.png", optimize=True)
        poster = page.session.poster("entrance", translator("ja"))
        page_picture(poster, dpi=60).save(PICTURES / "poster-ja.png", optimize=True)
    window.close()


if __name__ == "__main__":
    sys.exit(main())
