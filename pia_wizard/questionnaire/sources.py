"""Content files as bytes: which files of a folder count, read once and within bounds."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pia_wizard.errors import N_
from pia_wizard.questionnaire.faults import Fault, shown
from pia_wizard.questionnaire.files import KINDS, MOST_BYTES, kind_of
from pia_wizard.questionnaire.model import SourceFile

MOST_FILES = 500
"""Over all folders together."""


@dataclass(frozen=True, slots=True)
class Found:
    """A content file, and how to name it to its author: its folder as it was given, and its path in it."""

    shown_path: str
    source: SourceFile


def read_sources(folders: Sequence[Path]) -> tuple[tuple[Found, ...], tuple[Fault, ...]]:
    """Read every ``*.yaml`` of the folders, in order; never raises for anything found there.

    Symlinks that leave their folder, special files and files of other names are passed over. Where a
    later folder has a file of the same path, its path is preceded by the folder's position.
    """
    found: dict[str, Found] = {}
    faults: list[Fault] = []
    for position, folder in enumerate(folders, start=1):
        if not is_folder(folder):
            faults.append(Fault(shown(folder, 300), 1, 1, N_("フォルダーがありません。")))
            continue
        for path in _content_paths(folder):
            if len(found) >= MOST_FILES:
                words = N_("ファイルが多すぎます。全部で{most}個までにしてください。")
                return tuple(found.values()), (
                    *faults,
                    Fault(_shown(path), 1, 1, words, (("most", str(MOST_FILES)),)),
                )
            name = path.relative_to(folder).as_posix()
            result = _read(path, name if name not in found else f"{position}/{name}")
            if isinstance(result, Fault):
                faults.append(result)
            else:
                found[result.source.path] = result
    return tuple(found.values()), tuple(faults)


def is_folder(path: Path) -> bool:
    """Return whether there is a folder; what may not be looked at counts as none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def source_file(path: str, data: bytes) -> SourceFile:
    """Return a content file with its SHA-256."""
    return SourceFile(path=path, sha256=hashlib.sha256(data).hexdigest(), text=data)


def _content_paths(folder: Path) -> Iterator[Path]:
    """Give the content files of a folder: its own, then those of its folders, each in order of names."""
    home = folder.resolve()
    below = [folder / name for name in _names(folder, directories=True) if name != "schema"]
    for place in (folder, *below):
        for name in _names(place, directories=False):
            path = place / name
            if name.endswith(".yaml") and path.resolve().is_relative_to(home):
                yield path


def _names(folder: Path, *, directories: bool) -> list[str]:
    """Return the visible names in a folder, in the order of the kinds and then of the alphabet."""
    try:
        with os.scandir(folder) as entries:
            names = [e.name for e in entries if (e.is_dir() if directories else e.is_file())]
    except OSError:
        return []
    order = list(KINDS)
    names = [name for name in names if not name.startswith(".")]
    return sorted(names, key=lambda name: (order.index(name) if name in order else len(order), name))


def _read(path: Path, name: str) -> Found | Fault:
    if not name.isprintable():
        return Fault(_shown(path), 1, 1, N_("ファイル名に使えない文字があります。"))
    if kind_of(name) is None:
        words = N_(
            "置き場所が違います。questions、conditions、guidelines、differences、risks、methods、notices の"
            "どれかに入れてください。"
        )
        return Fault(_shown(path), 1, 1, words)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError:
        return Fault(_shown(path), 1, 1, N_("ファイルを開けません。読み取りの許可を確かめてください。"))
    return Found(_shown(path), source_file(name, data))


def _shown(path: Path) -> str:
    return shown(path.as_posix(), 1000)
