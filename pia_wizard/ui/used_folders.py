"""Where files were chosen last, a folder for each purpose: a small JSON file beside the settings."""

import json
from pathlib import Path

from pia_wizard.session.settings import settings_file

_MOST = 40
_LARGEST = 64 * 1024


def folder_for(purpose: str) -> Path | None:
    """Return the folder used last for a purpose, or None where there is none any more."""
    held = _held().get(purpose)
    return Path(held) if held and Path(held).is_dir() else None


def remember(purpose: str, folder: Path) -> None:
    """Remember a folder for a purpose; where that cannot be written, the next time begins elsewhere."""
    if not purpose:
        return
    held = _held()
    held.pop(purpose, None)
    kept = dict([*held.items(), (purpose, str(folder))][-_MOST:])
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps(kept), "utf-8")
    except OSError:
        return


def _held() -> dict[str, str]:
    try:
        if _file().stat().st_size > _LARGEST:
            return {}
        held = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    pairs = held.items() if isinstance(held, dict) else ()
    return {name: path for name, path in pairs if isinstance(path, str) and "\0" not in path}


def _file() -> Path:
    return settings_file().with_name("folders.json")
