"""Pictures of the window's pages, in both languages and both colour schemes, for looking at them.

    python tools/screenshots.py FOLDER [--language ja] [--appearance light]

Runs offscreen with a workspace and settings of its own below FOLDER.
"""

import argparse
import os
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

SIZE = (1280, 720)


def main() -> int:
    """Draw every page once for each language and appearance asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=("ja", "en"))
    parser.add_argument("--appearance", choices=("light", "dark"))
    wanted = parser.parse_args()
    folder = wanted.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["PIA_WIZARD_SETTINGS"] = str(folder / "settings.json")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    languages = (wanted.language,) if wanted.language else ("ja", "en")
    appearances = (wanted.appearance,) if wanted.appearance else ("light", "dark")
    for language, appearance in product(languages, appearances):
        draw_all(folder, language, appearance)
    return 0


def draw_all(folder: Path, language: str, appearance: str) -> None:
    """Draw the pages in one language and one appearance."""
    from dataclasses import replace

    from PySide6.QtWidgets import QApplication

    from pia_wizard.session.settings import Settings, save_settings
    from pia_wizard.ui.application import dressed_application, main_window

    place = folder / f"{language}-{appearance}.pia-workspace"
    for leftover in folder.glob(f"{place.name}*"):
        leftover.unlink()
    save_settings(replace(Settings(), language=language, appearance=appearance, workspace=str(place)))
    application = QApplication.instance() or dressed_application([""])
    assert isinstance(application, QApplication)  # noqa: S101 - narrows Qt's type
    window = main_window(application)
    window.resize(*SIZE)
    window.show()
    until(application, lambda: window.pages is not None)

    def shoot(name: str, widget: object = None) -> None:
        for _ in range(3):
            application.processEvents()
        (widget or window).grab().save(str(folder / f"{name}-{language}-{appearance}.png"))  # type: ignore[attr-defined]

    shoot_pages(window, shoot)
    window.close()
    window.deleteLater()


def until(application: "object", ready: Callable[[], bool]) -> None:
    """Let Qt work until something is ready."""
    for _ in range(2000):
        application.processEvents()  # type: ignore[attr-defined]
        if ready():
            return


def shoot_pages(window: object, shoot: Callable[..., None]) -> None:
    """Visit the pages of an open window one by one."""
    from pia_wizard import resources
    from pia_wizard.ui.about.dialog import AboutDialog
    from pia_wizard.ui.messages import Message, error_dialog
    from pia_wizard.ui.settings_dialog import SettingsDialog, SettingsNotKeptError

    pages = window.pages  # type: ignore[attr-defined]
    words = window.translator  # type: ignore[attr-defined]
    shoot("home-empty")
    for _ in range(2):
        pages.session.import_case(resources.samples() / pages_sample())
    names = ("本店 防犯カメラの評価", "北口駐車場 カメラの評価", "Customer flow at the main shop")
    for name in names:
        pages.session.create(name, tuple(pages.session.library.guidelines), answers={"site_name": name})
    pages.refresh()
    shoot("home-filled")
    pages.home.search.setText("カメラ")
    shoot("home-search")
    pages.home.search.clear()
    shoot_wizard(pages.session, words, shoot)
    about = AboutDialog(words, window)  # type: ignore[arg-type]
    about.show()
    shoot("about", about)
    about.tabs.setCurrentIndex(1)
    shoot("about-licences", about)
    about.close()
    settings = SettingsDialog(window.settings, window.location, words, window)  # type: ignore[attr-defined,arg-type]
    settings.show()
    shoot("settings", settings)
    settings.close()
    error = SettingsNotKeptError(place="/home/user/.config/PIA Wizard", detail=("errno 13",))
    message: Message = error_dialog(window, error, words)  # type: ignore[arg-type]
    message.show()
    shoot("error", message)
    message.close()


def pages_sample() -> str:
    """Return the file name of the sample the empty list offers."""
    from pia_wizard.ui.workspace_pages import SAMPLE

    return SAMPLE


def shoot_wizard(session: object, words: object, shoot: Callable[..., None]) -> None:
    """Fill in the wizard page by page."""
    from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard

    wizard = NewAssessmentWizard(session, words)  # type: ignore[arg-type]
    wizard.show()
    wizard.next()
    shoot("wizard-1-missing", wizard)
    answers = {
        "site_name": "サンプル山形駅前店",
        "operator_kind": "business",
        "site_kind": "shop",
        "prefecture": "yamagata",
        "open_to_public": True,
        "purposes": ("crime_prevention", "people_counting"),
        "images_stored": True,
        "recorded_data": ("images", "face_features"),
        "face_recognition": True,
        "joint_use": False,
    }
    for number, page in enumerate((wizard.what, wizard.where, wizard.why, wizard.guidelines), 1):
        if page is wizard.where:
            shoot("wizard-2-open", wizard)
        for field in getattr(page, "fields", ()):
            if field.question.id in answers:
                field.editor.committed.emit(answers[field.question.id])
        shoot(f"wizard-{number}", wizard)
        wizard.next()
    wizard.close()


if __name__ == "__main__":
    sys.exit(main())
