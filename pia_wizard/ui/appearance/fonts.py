"""The bundled typeface, so that Japanese looks the same on every machine.

Without an explicit Japanese family, kanji fall back to Chinese glyph shapes on some systems.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from pia_wizard import resources
from pia_wizard.ui.appearance import tokens

FAMILY = "BIZ UDPGothic"
_TEXT_FILE = "BIZUDPGothic-Regular.ttf"
_BOLD_FILE = "BIZUDPGothic-Bold.ttf"
_CUTS = {"zh-Hans": "Noto Sans SC", "zh-Hant": "Noto Sans TC", "ko": "Noto Sans KR"}
_NEXT_BEST = ("Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP")


def register_text_font() -> None:
    """Make the typeface of running text known to Qt; a missing file leaves the next best family."""
    _register(_TEXT_FILE)


def register_bold_font() -> None:
    """Make its bold face known too, which the first paint can do without."""
    _register(_BOLD_FILE)


def _register(name: str) -> None:
    path = resources.font(name)
    if path.is_file():
        QFontDatabase.addApplicationFont(str(path))


@cache
def language_font(language: str) -> QFont:
    """Return the font for words in a notice's language, whose letters ours may lack."""
    name = _CUTS.get(language, "")
    if name:
        _register(f"{name.replace(' ', '')}-Regular.ttf")
    font = QFont([name, FAMILY, *_NEXT_BEST] if name else [FAMILY, *_NEXT_BEST])
    font.setPixelSize(tokens.TEXT_SIZE)
    return font


def text_font() -> QFont:
    """Return the font of running text, at the text size in use."""
    font = QFont([FAMILY, *_NEXT_BEST])
    font.setPixelSize(tokens.TEXT_SIZE)
    return font
