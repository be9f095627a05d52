"""What a theme must fulfil before papers are made with it: readable inks, texts with room, a logo to draw."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pia_wizard.errors import N_, Term
from pia_wizard.theme.contrast import ENOUGH, colour_code, contrast, nearest
from pia_wizard.theme.errors import (
    BadCharacterError,
    LowContrastError,
    NoColourError,
    TextTooLongError,
    ThemeError,
)
from pia_wizard.theme.logos import logo_picture
from pia_wizard.theme.model import (
    LONGEST_COVER_TEXT,
    LONGEST_FOOTER,
    LONGEST_MARKING,
    LONGEST_NAME,
    Theme,
)

COLOURS = {
    "accent": N_("見出しと線の色"),
    "tint": N_("表の見出しの地の色"),
    "band": N_("表紙の帯の色"),
    "band_text": N_("表紙の帯の文字の色"),
}
TEXTS = {
    "name": (N_("相手先の名前"), LONGEST_NAME),
    "cover_text": (N_("表紙に入れる文"), LONGEST_COVER_TEXT),
    "footer": (N_("各ページの下の文"), LONGEST_FOOTER),
    "footer_second": (N_("各ページの下の2行目"), LONGEST_FOOTER),
    "marking": (N_("取扱いの表示"), LONGEST_MARKING),
}
"""The fields of a theme, each with what it is called; texts with how many characters they may have."""

_PAPER, _INK, _QUIET = "ffffff", "1c2530", "56616e"
_PAPER_NAME = N_("白い紙")
_BODY_NAME = N_("本文の文字の色")
_SEVERAL_LINES = frozenset({"cover_text"})


class Pairing(NamedTuple):
    """An ink and its ground: what both are called, their codes, and the contrast between them."""

    field: str
    ink: str
    code: str
    ground: str
    behind: str
    ratio: float

    @property
    def enough(self) -> bool:
        """Whether text in the ink is readable on the ground."""
        return self.ratio >= ENOUGH


def pairings(theme: Theme) -> tuple[Pairing, ...]:
    """Return every ink on every ground of a theme; its colours must be colours.

    ``field`` is the field to change where the contrast is too low.
    """
    accent, tint, band = COLOURS["accent"], COLOURS["tint"], COLOURS["band"]
    return (
        _paired("accent", (accent, theme.accent), (_PAPER_NAME, _PAPER)),
        _paired("accent", (accent, theme.accent), (tint, theme.tint)),
        _paired("tint", (_BODY_NAME, _QUIET), (tint, theme.tint)),
        _paired("band_text", (COLOURS["band_text"], theme.band_text), (band, theme.band)),
    )


def _paired(field: str, ink: tuple[str, str], ground: tuple[str, str]) -> Pairing:
    return Pairing(field, *ink, *ground, contrast(ink[1], ground[1]))


def checked_theme(theme: Theme) -> Theme:
    """Return a theme that can be used, colours in their usual spelling. Raises the first of ``faults``."""
    for fault in faults(theme):
        raise fault
    return _usually_spelt(theme)


def _usually_spelt(theme: Theme) -> Theme:
    """Return a theme with its colours as six lower-case digits; nothing for what is no colour."""
    return replace(
        theme,
        accent=colour_code(theme.accent),
        tint=colour_code(theme.tint),
        band=colour_code(theme.band),
        band_text=colour_code(theme.band_text),
    )


def faults(theme: Theme) -> Iterator[ThemeError]:
    """Yield everything that keeps a theme from being used."""
    yield from _text_faults(theme)
    wrong = [field for field in COLOURS if not colour_code(getattr(theme, field))]
    for field in wrong:
        yield NoColourError(colour=Term(COLOURS[field]), value=getattr(theme, field)[:40])
    if not wrong:
        plain = _usually_spelt(theme)
        yield from (_too_low(plain, pairing) for pairing in pairings(plain) if not pairing.enough)
    if theme.logo is not None:
        try:
            logo_picture(theme.logo)
        except ThemeError as fault:
            yield fault


def passing(theme: Theme, field: str) -> str:
    """Return the colour nearest to that of a field which is readable on its grounds, or as a ground."""
    if field == "tint":
        return nearest(theme.tint, _QUIET)
    if field == "band_text":
        return nearest(theme.band_text, theme.band)
    return nearest(theme.accent, _PAPER, theme.tint) or _INK


def _too_low(theme: Theme, found: Pairing) -> ThemeError:
    return LowContrastError(
        ink=Term(found.ink),
        code=found.code,
        ground=Term(found.ground),
        behind=found.behind,
        ratio=f"{int(found.ratio * 100) / 100:.2f}",
        changed=Term(COLOURS[found.field]),
        nearest=passing(theme, found.field),
    )


def _text_faults(theme: Theme) -> Iterator[ThemeError]:
    for field, (name, most) in TEXTS.items():
        text: str = getattr(theme, field)
        if len(text) > most:
            yield TextTooLongError(text=Term(name), n=len(text), most=most)
        inside = text.replace("\n", "") if field in _SEVERAL_LINES else text
        if any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in inside):
            yield BadCharacterError(text=Term(name))
