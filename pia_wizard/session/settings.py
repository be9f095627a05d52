"""What the user chose once for this computer: language, appearance, where the workspace lies.

Plain JSON in the operating system's place for settings; a damaged file counts as no choice made.
"""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from platformdirs import user_config_path

from pia_wizard.i18n import LANGUAGES

APPEARANCES = ("system", "light", "dark", "black_on_white", "white_on_black")
MOTIONS = ("system", "reduced", "full")
TEXT_SIZES = (100, 110, 125, 150, 175, 200)
"""Of the window, in per cent."""
MOST_FOLDERS = 20
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of this computer's user; empty paths mean the usual place.

    ``text_size`` is the window's, one of ``TEXT_SIZES``; ``motion`` tells whether things may move in it, one
    of ``MOTIONS``; ``resume`` lets it begin where it was left. ``folders`` are the user's own content
    folders, in the order in which they add to the shipped content.
    """

    language: str = "ja"
    appearance: str = "system"
    text_size: int = TEXT_SIZES[0]
    workspace: str = ""
    identity: str = ""
    folders: tuple[str, ...] = ()
    motion: str = "system"
    resume: bool = True


def settings_file() -> Path:
    """Return where settings are kept; ``PIA_WIZARD_SETTINGS`` names another file."""
    chosen = os.environ.get("PIA_WIZARD_SETTINGS")
    return Path(chosen) if chosen else user_config_path("PIA Wizard", appauthor=False) / "settings.json"


def load_settings() -> Settings:
    """Return the settings; what is missing or makes no sense is the default."""
    try:
        data = settings_file().read_bytes()[:_MOST_BYTES]
        held = json.loads(data)
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(held, dict):
        return Settings()
    texts = {name: text for name, text in held.items() if _is_text(text)}
    known = {field.name: texts[field.name] for field in fields(Settings) if field.name in texts}
    for name in ("folders", "text_size", "resume"):
        known.pop(name, None)
    size = held.get("text_size")
    text_size = size if isinstance(size, int) and size in TEXT_SIZES else TEXT_SIZES[0]
    resume = held.get("resume") is not False
    folders = _folders(held.get("folders"))
    return _sound(Settings(**known, text_size=text_size, resume=resume, folders=folders))


def save_settings(settings: Settings) -> None:
    """Write the settings; raises OSError where the folder cannot be written."""
    from pia_wizard.storage.durable_file import put_whole  # reading, before the first paint, needs no storage

    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    put_whole(path, json.dumps(asdict(settings), indent=2).encode())  # in ASCII: paths may be no text


def _is_text(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value


def _folders(held: object) -> tuple[str, ...]:
    paths = [path for path in held if path and _is_text(path)] if isinstance(held, list) else []
    return tuple(dict.fromkeys(paths))[:MOST_FOLDERS]


def _sound(settings: Settings) -> Settings:
    if settings.language not in LANGUAGES:
        settings = replace(settings, language="ja")
    if settings.motion not in MOTIONS:
        settings = replace(settings, motion="system")
    return settings if settings.appearance in APPEARANCES else replace(settings, appearance="system")
