"""Pictures of every page and dialog of the window, for looking at them.

    python tools/screenshots.py FOLDER [--language ja] [--appearance light] [--text-size 100] [--only home]
        [--screen 1440x900] [--sheets]

Runs offscreen with a workspace and settings of its own below FOLDER. With ``--sheets``, pictures of one
language, appearance and text size stand side by side on contact sheets too, nine on each.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

SIZE = "1280x720"
ACROSS, EACH, GAP = 3, 640, 8
"""How many pictures stand beside each other on a contact sheet, how wide each is, and what is between."""
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
    parser.add_argument("--screen", default=SIZE, help="width and height of the screen")
    parser.add_argument("--sheets", action="store_true", help="make contact sheets too")
    wanted = parser.parse_args()
    width, _, height = wanted.screen.partition("x")
    room = int(width), int(height)
    folder = wanted.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"screens": [{"width": room[0], "height": room[1]}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    os.environ["PIA_WIZARD_SETTINGS"] = str(folder / "settings.json")
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    languages = (wanted.language,) if wanted.language else LANGUAGES
    appearances = (wanted.appearance,) if wanted.appearance else APPEARANCES
    sizes = (wanted.text_size,) if wanted.text_size else TEXT_SIZES
    for language, appearance, size in product(languages, appearances, sizes):
        drawn = draw_all(folder, (language, appearance, size), wanted.only, room)
        if wanted.sheets:
            put_on_sheets(drawn, folder / f"sheet-{language}-{appearance}-{size}")
    return 0


def draw_all(folder: Path, looks: tuple[str, str, int], only: str, room: tuple[int, int]) -> list[Path]:
    """Draw the places in one language, appearance and text size on a screen; return the pictures."""
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
    window.resize(*room)
    window.show()
    until(application, lambda: window.pages is not None)
    drawn: list[Path] = []
    for name, widget in every_place(window):
        if name.startswith(only):
            drawn.append(folder / f"{name}-{ending}.png")
            widget.grab().save(str(drawn[-1]))
    window.close()
    window.deleteLater()
    return drawn


def put_on_sheets(pictures: Sequence[Path], sheet: Path) -> None:
    """Put pictures side by side, each with its name above it, on as many sheets as they need."""
    from PIL import Image, ImageDraw

    many = ACROSS * ACROSS
    for number, start in enumerate(range(0, len(pictures), many), 1):
        shown = []
        for path in pictures[start : start + many]:
            with Image.open(path) as drawn:
                factor = min(EACH / drawn.width, 1.0)
                size = round(drawn.width * factor), round(drawn.height * factor)
                shown.append((path.stem, drawn.convert("RGB").resize(size, Image.Resampling.LANCZOS)))
        high = max(picture.height for _, picture in shown) + 3 * GAP
        rows = -(-len(shown) // ACROSS)
        whole = Image.new("RGB", (ACROSS * (EACH + GAP), rows * high), "#808890")
        pen = ImageDraw.Draw(whole)
        for place, (name, picture) in enumerate(shown):
            left, top = place % ACROSS * (EACH + GAP), place // ACROSS * high
            pen.text((left + GAP, top + GAP // 2), name, fill="white")
            whole.paste(picture, (left, top + 2 * GAP))
        whole.save(sheet.with_name(f"{sheet.name}-{number:02}.png"))


def until(application: "object", ready: Callable[[], bool]) -> None:
    """Let Qt work until something is ready."""
    for _ in range(2000):
        application.processEvents()  # type: ignore[attr-defined]  # any QApplication
        if ready():
            return


if __name__ == "__main__":
    sys.exit(main())
