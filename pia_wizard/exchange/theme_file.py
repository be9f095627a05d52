"""A theme as one file to hand on: JSON in UTF-8 with the logo inside, read as hostile input.

Described in docs/file-formats.md.
"""

import base64
import binascii
from pathlib import Path
from typing import ClassVar, Literal

import msgspec

from pia_wizard.errors import N_
from pia_wizard.exchange.whole_file import read_bounded, write_whole
from pia_wizard.theme.checks import checked_theme
from pia_wizard.theme.errors import ThemeError
from pia_wizard.theme.logos import logo_of
from pia_wizard.theme.model import MOST_LOGO_BYTES, Logo, Theme

SUFFIX = ".piatheme"
_FORMAT = "pia-wizard/theme"
_VERSION = 1
_MOST_BYTES = 2 * 1024 * 1024
_MEDIA = {"image/png": "png", "image/svg+xml": "svg"}


class NoThemeFileError(ThemeError):
    """A file that is no theme, or a damaged one."""

    what: ClassVar[str] = N_("「{path}」を読み込めませんでした。")
    why: ClassVar[str] = N_("体裁のファイル（.piatheme）ではないか、壊れています。{fault}")
    do: ClassVar[str] = N_("もう一度書き出してもらうか、新しく作ってください。")


class NewerThemeFileError(NoThemeFileError):
    """A theme that a later version of the program wrote."""

    why: ClassVar[str] = N_("新しい版の PIA Wizard で作られた体裁のファイルです。")
    do: ClassVar[str] = N_("PIA Wizard を新しくしてください。")


class _Logo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    media: Literal["image/png", "image/svg+xml"]
    base64: str


class _Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    accent: str = Theme().accent
    tint: str = Theme().tint
    band: str = Theme().band
    band_text: str = Theme().band_text


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal["pia-wizard/theme"]
    version: Literal[1]
    name: str
    colours: _Colours = _Colours()
    cover_text: str = ""
    footer: str = ""
    footer_second: str = ""
    marking: str = ""
    logo: _Logo | None = None


class _Head(msgspec.Struct, frozen=True):
    format: str
    version: int


def theme_json(theme: Theme) -> bytes:
    """Return a theme as the bytes of its file; the same each time."""
    media = {kind: name for name, kind in _MEDIA.items()}
    logo = theme.logo and {
        "media": media[theme.logo.kind],
        "base64": base64.b64encode(theme.logo.data).decode(),
    }
    colours = {name: getattr(theme, name) for name in _Colours.__struct_fields__}
    held = {
        "format": _FORMAT,
        "version": _VERSION,
        "name": theme.name,
        "colours": colours,
        "cover_text": theme.cover_text,
        "footer": theme.footer,
        "footer_second": theme.footer_second,
        "marking": theme.marking,
        "logo": logo,
    }
    return msgspec.json.format(msgspec.json.encode(held), indent=2) + b"\n"


def theme_from_json(data: bytes, path: Path) -> Theme:
    """Return the theme that data hold, checked; ``path`` is what messages name.

    Raises NoThemeFileError, NewerThemeFileError and what ``checked_theme`` raises.
    """
    if len(data) > _MOST_BYTES:
        raise NoThemeFileError(path=path, fault="")
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.format == _FORMAT and head.version > _VERSION:
            raise NewerThemeFileError(path=path)
        held = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NoThemeFileError(path=path, fault=str(error)[:200]) from error
    return checked_theme(
        Theme(
            name=held.name,
            cover_text=held.cover_text,
            footer=held.footer,
            footer_second=held.footer_second,
            marking=held.marking,
            logo=_logo(held.logo, path),
            **msgspec.structs.asdict(held.colours),
        )
    )


def read_theme(path: Path) -> Theme:
    """Return the theme of a file. Raises a ReadError and what ``theme_from_json`` raises."""
    return theme_from_json(read_bounded(path, _MOST_BYTES), path)


def write_theme(path: Path, theme: Theme) -> None:
    """Write a theme, checked before; raises what ``checked_theme`` raises, or a WriteError."""
    write_whole(path, theme_json(checked_theme(theme)))


def read_logo(path: Path) -> Logo:
    """Return the logo of a picture file. Raises a ReadError or the subclasses of ``LogoError``."""
    return logo_of(read_bounded(path, MOST_LOGO_BYTES), path)


def _logo(held: _Logo | None, path: Path) -> Logo | None:
    if held is None:
        return None
    try:
        data = base64.b64decode(held.base64, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoThemeFileError(path=path, fault="logo") from error
    return Logo("png" if held.media == "image/png" else "svg", data)
