"""Pictures of every page and dialog of the window, for looking at them.

    python tools/screenshots.py FOLDER [--language ja] [--appearance light] [--text-size 100] [--only home]

Runs offscreen with a workspace and settings of its own below FOLDER, on a screen of 1280 × 720.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

SIZE = (1280, 720)
LANGUAGES, APPEARANCES = ("ja", "en"), ("light", "dark", "black_on_white", "white_on_black")
TEXT_SIZES = (100, 200)


def main() -> int:
    """Draw every place once for each language, appearance and text size asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--appearance", choices=APPEARANCES)
    parser.add_argument("--text-size", type=int)
    parser.add_argument("--only", default="", help="how the names of the places to draw begin")
    wanted = parser.parse_args()
    folder = wanted.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"screens": [{"width": SIZE[0], "height": SIZE[1]}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    os.environ["PIA_WIZARD_SETTINGS"] = str(folder / "settings.json")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    languages = (wanted.language,) if wanted.language else LANGUAGES
    appearances = (wanted.appearance,) if wanted.appearance else APPEARANCES
    sizes = (wanted.text_size,) if wanted.text_size else TEXT_SIZES
    for language, appearance, size in product(languages, appearances, sizes):
        draw_all(folder, (language, appearance, size), wanted.only)
    return 0


def draw_all(folder: Path, looks: tuple[str, str, int], only: str) -> None:
    """Draw the places in one language, appearance and text size."""
    from places import every_place
    from PySide6.QtWidgets import QApplication

    from pia_wizard.session.settings import Settings, save_settings
    from pia_wizard.ui.application import dressed_application, main_window

    language, appearance, size = looks
    ending = f"{language}-{appearance}-{size}"
    place = folder / f"{ending}.pia-workspace"
    for leftover in folder.glob(f"{place.name}*"):
        leftover.unlink()
    save_settings(Settings(language=language, appearance=appearance, text_size=size, workspace=str(place)))
    application = QApplication.instance() or dressed_application([""])
    assert isinstance(application, QApplication)  # noqa: S101 - narrows Qt's type
    window = main_window(application)
    window.resize(*SIZE)
    window.show()
    until(application, lambda: window.pages is not None)
    for name, widget in every_place(window):
        if name.startswith(only):
            widget.grab().save(str(folder / f"{name}-{ending}.png"))
    window.close()
    window.deleteLater()


def until(application: "object", ready: Callable[[], bool]) -> None:
    """Let Qt work until something is ready."""
    for _ in range(2000):
        application.processEvents()  # type: ignore[attr-defined]  # any QApplication
        if ready():
            return


if __name__ == "__main__":
    sys.exit(main())
