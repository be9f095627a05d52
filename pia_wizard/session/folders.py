"""The user's own content folders, checked before they are used: together with the shipped content."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pia_wizard import resources
from pia_wizard.errors import N_, UnusableError
from pia_wizard.questionnaire.faults import Fault
from pia_wizard.questionnaire.library import check_library
from pia_wizard.questionnaire.sources import is_folder


class NoContentFolderError(UnusableError):
    """What is to be checked is no folder."""

    what = N_("「{path}」を調べられませんでした。")
    why = N_("フォルダーがありません。")
    do = N_("questions、guidelines などのフォルダーが入っているフォルダーを指定してください。")


class NoContentFilesError(NoContentFolderError):
    """A folder without a single content file."""

    why = N_("内容のファイル（.yaml）が 1 つも入っていません。")


class CheckedFolder(NamedTuple):
    """What is wrong with a content folder: ``faults`` keep it from being used, ``advice`` does not."""

    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...]


def checked_folder(folder: Path, others: Sequence[Path] = (), *, alone: bool = False) -> CheckedFolder:
    """Check a folder together with the shipped content and ``others``, or ``alone`` as a whole library.

    Only what the folder itself brings counts: what is to be said of the others without it is left out.
    Raises NoContentFolderError and NoContentFilesError.
    """
    _require_content(folder)
    shipped = resources.questionnaires()
    others = (
        [] if alone or _same(folder, shipped) else [shipped, *(o for o in others if not _same(o, folder))]
    )
    found = check_library([*others, folder])
    if found and others:
        known = frozenset(check_library(others))
        found = tuple(fault for fault in found if fault not in known)
    faults = frozenset(check_library([*others, folder], advice=False)) if found else frozenset()
    return CheckedFolder(
        tuple(fault for fault in found if fault in faults),
        tuple(fault for fault in found if fault not in faults),
    )


def _require_content(folder: Path) -> None:
    """Refuse a folder without content; an empty one must not pass as free of faults."""
    if not is_folder(folder):
        raise NoContentFolderError(path=folder)
    if not any(folder.glob("*.yaml")) and not any(folder.glob("*/*.yaml")):
        raise NoContentFilesError(path=folder)


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)
