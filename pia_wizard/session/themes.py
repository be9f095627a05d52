"""The themes this computer's user keeps, and which of them each assessment's papers wear.

Themes lie beside the settings, one file each, in the format that is handed on. Which one an assessment wears
is this user's choice and no part of the assessment: colleagues have themes, and logos, of their own.
"""

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from pia_wizard.errors import N_, RefusedError, UnusableError
from pia_wizard.exchange.theme_file import SUFFIX, read_logo, read_theme, write_theme
from pia_wizard.exchange.whole_file import made_folder, write_whole, writing_to
from pia_wizard.session.settings import settings_file
from pia_wizard.theme import PLAIN, Theme
from pia_wizard.theme.checks import checked_theme

__all__ = [
    "PLAIN",
    "SUFFIX",
    "Theme",
    "choose",
    "chosen",
    "keep",
    "kept",
    "read_logo",
    "read_theme",
    "remove",
]

MOST_THEMES = 200
_MOST_CHOICES = 2000
"""Assessments whose choice is remembered; the oldest choices are forgotten."""

_MOST_BYTES = 1024 * 1024


class NamelessThemeError(UnusableError):
    """A theme without a name, under which nobody would find it again."""

    what: ClassVar[str] = N_("体裁を保存しませんでした。")
    why: ClassVar[str] = N_("相手先の名前がありません。")
    do: ClassVar[str] = N_("だれに出す書類の体裁かが分かる名前を入れてください。")


class TooManyThemesError(UnusableError):
    """There are as many themes as are ever read."""

    what: ClassVar[str] = N_("体裁を保存しませんでした。")
    why: ClassVar[str] = N_("体裁は{most}件まで保存できます。")
    do: ClassVar[str] = N_("使わない体裁を削除してください。")


class NoSuchThemeError(RefusedError):
    """No theme has that name."""

    what: ClassVar[str] = N_("「{name}」という体裁はありません。")
    do: ClassVar[str] = N_("一覧から選んでください。")


def folder() -> Path:
    """Return where themes are kept."""
    return settings_file().parent / "themes"


def kept() -> dict[str, Theme]:
    """Return the themes by name, in the order of their names; a damaged file counts as none."""
    found: dict[str, Theme] = {}
    with suppress(OSError):
        for path in sorted(folder().glob(f"*{SUFFIX}"))[:MOST_THEMES]:
            with suppress(UnusableError):
                theme = read_theme(path)
                found[theme.name] = theme
    return dict(sorted(found.items()))


def keep(theme: Theme, *, instead_of: str = "") -> Theme:
    """Keep a theme under its name, in place of one of this name or of the name ``instead_of``.

    Raises NamelessThemeError, TooManyThemesError, what ``checked_theme`` raises, or a WriteError.
    """
    theme = checked_theme(theme)
    if not theme.name.strip():
        raise NamelessThemeError
    present = kept()
    if theme.name not in present and len(present) >= MOST_THEMES:
        raise TooManyThemesError(most=MOST_THEMES)
    made_folder(folder())
    write_theme(_path(theme.name), theme)
    if instead_of and instead_of != theme.name:
        _erase(_path(instead_of))
        _put({key: theme.name if name == instead_of else name for key, name in _choices().items()})
    return theme


def remove(name: str) -> None:
    """Keep a theme no longer; assessments that wore it look plain again. NoSuchThemeError, a WriteError."""
    path = _path(name)
    if not path.is_file():
        raise NoSuchThemeError(name=name)
    _erase(path)


def choose(assessment_id: str, name: str) -> None:
    """Let an assessment's papers wear a theme from now on; without a name they are plain.

    Raises a WriteError.
    """
    choices = _choices()
    choices.pop(assessment_id, None)
    if name:
        choices[assessment_id] = name
    _put(choices)


def chosen(assessment_id: str) -> Theme:
    """Return the theme of an assessment's papers; the plain look if none was chosen or it is gone."""
    name = _choices().get(assessment_id, "")
    if not name:
        return PLAIN
    with suppress(UnusableError):
        return read_theme(_path(name))
    return PLAIN


def _erase(path: Path) -> None:
    with writing_to(path):
        path.unlink(missing_ok=True)


def _path(name: str) -> Path:
    """Return the file of a theme; names may hold what no file's name may."""
    return folder() / f"{sha256(name.encode()).hexdigest()[:24]}{SUFFIX}"


def _choices() -> dict[str, str]:
    try:
        held = json.loads((folder() / "chosen.json").read_bytes()[:_MOST_BYTES])
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {key: name for key, name in held.items() if isinstance(key, str) and isinstance(name, str)}


def _put(choices: dict[str, str]) -> None:
    made_folder(folder())
    newest = dict(list(choices.items())[-_MOST_CHOICES:])
    write_whole(folder() / "chosen.json", json.dumps(newest, indent=1).encode())
