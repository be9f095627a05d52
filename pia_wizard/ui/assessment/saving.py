"""Saving a paper under a name the user chooses: whole or not at all, and said so."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pia_wizard.errors import PiaError
from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import Translator
from pia_wizard.ui.choosing_files import chosen_folder as asked_folder
from pia_wizard.ui.choosing_files import chosen_place
from pia_wizard.ui.messages import show_error

_FORBIDDEN = set('<>:"/\\|?*')
_MOST_BYTES = 120


def file_name(*parts: str) -> str:
    """Return a file name every system accepts, from a kind, a title and an ending."""
    *words, ending = parts
    clean = "_".join(_clean(word) for word in words if _clean(word))
    while len(clean.encode()) > _MOST_BYTES:
        clean = clean[:-1]
    return f"{clean or 'pia'}.{ending}"


def _clean(text: str) -> str:
    kept = (c if c not in _FORBIDDEN and unicodedata.category(c)[0] != "C" else " " for c in text)
    return " ".join("".join(kept).split()).strip(". ")


def chosen_path(
    parent: QWidget, name: str, translator: Translator, *, folder: Path | None = None
) -> Path | None:
    """Ask where to save, beginning in a folder; None if the user thought better of it."""
    ending = name.rpartition(".")[2]
    kinds = {
        "pdf": translator.say("PDFファイル (*.pdf)"),
        "json": translator.say("評価データ (*.json)"),
        "docx": translator.say("Wordファイル (*.docx)"),
        "txt": translator.say("テキスト (*.txt)"),
        "xlsx": translator.say("表計算のファイル (*.xlsx)"),
        "png": translator.say("画像 PNG (*.png)"),
        "svg": translator.say("画像 SVG (*.svg)"),
        "md": translator.say("Markdown (*.md)"),
        "html": translator.say("HTMLファイル (*.html)"),
    }
    title, kind = translator.say("保存"), [kinds[ending]]
    return chosen_place(parent, title, name, kind, translator, purpose="papers", start=folder)


def chosen_folder(parent: QWidget, name: str, translator: Translator) -> Path | None:
    """Ask for a folder and return the new one of this name in it; None if the user thought better of it."""
    folder = asked_folder(parent, translator.say("保存先のフォルダー"), translator, purpose="papers")
    return folder / name if folder is not None else None


def save_file(
    parent: QWidget, name: str, content: Callable[[], bytes], translator: Translator
) -> Path | None:
    """Save under a name the user chooses; returns where, or None if nothing was written."""
    path = chosen_path(parent, name, translator)
    if path is None:
        return None
    try:
        write_whole(path, content())
    except PiaError as error:
        show_error(parent, error, translator)
        return None
    return path
