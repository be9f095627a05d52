"""The bundled fonts: which one draws a character, how wide it is, and what can be drawn at all.

reportlab draws a character its font lacks as an empty glyph without a word, which loses a name and breaks
PDF/A. So nothing reaches the page but what ``runs`` gives: text cut into pieces, each with a font that
has it. A character no font has becomes ``REPLACEMENT`` and is reported by ``missing_characters``.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from reportlab.pdfbase.ttfonts import TTFontFace

from pia_wizard import resources

FAMILY = "BIZ UDPGothic"
REGULAR = "BIZUDPGothic-Regular"
BOLD = "BIZUDPGothic-Bold"
FALLBACKS = ("NotoSansJP-Fallback", "NotoEmoji-Fallback")
OF_LANGUAGE = {
    "zh-Hans": ("NotoSansSC-Regular", "NotoSansSC-Bold"),
    "zh-Hant": ("NotoSansTC-Regular", "NotoSansTC-Bold"),
    "ko": ("NotoSansKR-Regular", "NotoSansKR-Bold"),
}
"""Regular and bold of the languages that do not use the Japanese shapes of characters, by BCP 47 tag."""

REPLACEMENT = "□"

ASCENT = 0.88
"""Height of the em box above the baseline, in ems; Japanese type sits 0.88 above and 0.12 below."""

_MARKED = re.compile("[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNDRAWN_CATEGORIES = frozenset({"Cc", "Cf"})
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


@cache
def face(name: str) -> Any:
    """Return a bundled font as reportlab's ``TTFontFace``, read once and only when a text needs it."""
    return TTFontFace(str(resources.font(f"{name}.ttf")))


@cache
def _characters(name: str) -> frozenset[str]:
    """Return the characters a font can draw; some fonts also list control characters."""
    return frozenset(c for c in map(chr, face(name).charToGlyph) if _is_drawn(c))


@cache
def _undisputed(name: str) -> frozenset[str]:
    """Return the characters of a font that ``cleaned`` never changes, whatever stands around them."""
    disputed = {c for c in _characters(name) if _LINE_ENDS.match(c) or _MARKED.match("x" + c)} | {"\t"}
    return (_characters(name) & _characters(REGULAR)) - disputed | {"\n"}


class Steps(dict[str, float]):
    """How far each character of a font moves the next one at a size, in points; 0 for what it lacks."""

    def __init__(self, name: str, size: float) -> None:
        self._advances, self._scale = advances(name), size / 1000

    def __missing__(self, character: str) -> float:
        self[character] = step = self._advances.get(ord(character), 0) * self._scale
        return step


@lru_cache(maxsize=64)
def steps(name: str, size: float) -> Steps:
    """Return how far each character of a font moves the next one at a size."""
    return Steps(name, size)


@cache
def advances(name: str) -> Mapping[int, float]:
    """Return the widths of a font's characters by code point, in thousandths of the size."""
    widths: Mapping[int, float] = face(name).charWidths
    return widths


@cache
def _font_of(character: str) -> str | None:
    """Return the fallback that has a character the text fonts lack, or None."""
    return next((name for name in FALLBACKS if character in _characters(name)), None)


def cleaned(text: str) -> str:
    """Return the text as it can stand on paper, in logical order.

    Line ends become line feeds and tabs spaces; control characters, direction marks, joiners and variation
    selectors go; a letter with a combining mark becomes one character where there is one. Nothing else
    is normalised: U+795E and U+FA19 are different in a person's name.
    """
    if (text.isascii() and text.isprintable()) or _undisputed(REGULAR).issuperset(text):
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _MARKED.sub(lambda m: unicodedata.normalize("NFC", m[0]), text)
    if _drawn_as_is(text):
        return text
    return "".join(_stand_in(c) for c in text if _is_drawn(c))


def _drawn_as_is(text: str) -> bool:
    return _characters(REGULAR).issuperset(text)


def _is_drawn(character: str) -> bool:
    if character == "\n":
        return True
    return character not in _SELECTORS and unicodedata.category(character) not in _UNDRAWN_CATEGORIES


def _stand_in(character: str) -> str:
    """Return a plain space for the rarer widths of space, so that they need no glyph."""
    rare_space = unicodedata.category(character) == "Zs" and character not in _characters(REGULAR)
    return " " if rare_space else character


def runs(text: str, *, bold: bool = False, language: str = "") -> tuple[tuple[str, str], ...]:
    """Return ``cleaned(text)`` as (font name, piece) pairs; joined pieces differ from it only in □.

    Line ends stay in the pieces: whoever breaks lines takes them out. ``language`` is a BCP 47 tag: the same
    code point looks different in Chinese and in Japanese.
    """
    text_fonts = _text_fonts(language, bold=bold)
    text_font = text_fonts[0]
    if _undisputed(text_font).issuperset(text):
        return ((text_font, text),) if text else ()
    text = cleaned(text)
    if _characters(text_font).issuperset(text.replace("\n", "")):
        return ((text_font, text),) if text else ()
    chosen = [(_font_for(c, text_fonts), c) for c in text]
    shown = [(font or text_font, c if font else REPLACEMENT) for font, c in chosen]
    return tuple((font, "".join(c for _, c in piece)) for font, piece in groupby(shown, lambda pair: pair[0]))


def _text_fonts(language: str, *, bold: bool) -> tuple[str, ...]:
    """Return the fonts of a language's text: its own, then the Japanese one for names in other characters."""
    japanese = BOLD if bold else REGULAR
    own = OF_LANGUAGE.get(language)
    return (own[bold], japanese) if own else (japanese,)


def _font_for(character: str, text_fonts: tuple[str, ...]) -> str | None:
    if character == "\n":
        return text_fonts[0]
    return next((font for font in text_fonts if character in _characters(font)), None) or _font_of(character)


def missing_characters(text: str, *, language: str = "") -> str:
    """Return the characters of a text that no bundled font has, each once, in order of appearance."""
    seen, text_fonts = dict.fromkeys(cleaned(text)), _text_fonts(language, bold=False)
    return "".join(c for c in seen if _font_for(c, text_fonts) is None)


def width(text: str, size: float, *, bold: bool = False, language: str = "") -> float:
    """Return the width of a text on one line, in points."""
    return _width(runs(text, bold=bold, language=language), size)


def _width(pieces: tuple[tuple[str, str], ...], size: float) -> float:
    return size / 1000 * sum(advances(font).get(ord(c), 0) for font, piece in pieces for c in piece)


def draw(
    canvas: Any,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    bold: bool = False,
    language: str = "",
    spacing: float = 0,
) -> float:
    """Draw one line of text with its baseline starting at (x, y); return the x where it ends.

    ``canvas`` is a ``TaggedCanvas``; ``spacing`` is added after each character.
    """
    code = [f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm"]
    if spacing:
        code.append(f"{spacing:.3f} Tc")
    drawn = runs(text.replace("\n", " "), bold=bold, language=language)
    for font, piece in drawn:
        selected, codes = canvas.codes(font)
        code.append(f"{selected} {size:g} Tf {codes.string(piece)} Tj")
    canvas.write(" ".join([*code, "0 Tc ET" if spacing else "ET"]))
    return x + _width(drawn, size) + spacing * sum(len(piece) for _, piece in drawn)
