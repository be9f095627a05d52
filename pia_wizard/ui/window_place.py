"""Where the window stood last time: its geometry in a small JSON file beside the settings."""

import json
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

_LARGEST = 4096
"""A saved geometry has about 100 characters; anything much larger is not ours."""


def restore_place(window: QMainWindow, path: Path) -> bool:
    """Put the window where it was; False if nothing usable is kept (the window stays as it is)."""
    try:
        if path.stat().st_size > _LARGEST:
            return False
        kept = json.loads(path.read_text("utf-8"))
        geometry = kept.get("geometry", "") if isinstance(kept, dict) else ""
        return window.restoreGeometry(QByteArray.fromBase64(str(geometry).encode("ascii")))
    except (OSError, ValueError):
        return False


def keep_place(window: QMainWindow, path: Path) -> None:
    """Keep the window's place; where it cannot be written, the next start uses the default."""
    geometry = window.saveGeometry().toBase64().toStdString()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"geometry": geometry}), "utf-8")
    except OSError:
        return
