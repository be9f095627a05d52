"""The bundled typeface, so that Japanese looks the same on every machine.

Without an explicit Japanese family, kanji fall back to Chinese glyph shapes on some systems.
"""

from PySide6.QtGui import QFont, QFontDatabase

from pia_wizard import resources
from pia_wizard.ui.appearance.tokens import TEXT_SIZE

FAMILY = "BIZ UDPGothic"
_FILES = ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf")
_NEXT_BEST = ("Yu Gothic UI", "Hiragino Sans", "Noto Sans CJK JP", "Noto Sans JP")


def register_fonts() -> None:
    """Make the bundled typeface known to Qt; a missing file leaves the next best family."""
    for name in _FILES:
        path = resources.font(name)
        if path.is_file():
            QFontDatabase.addApplicationFont(str(path))


def text_font() -> QFont:
    """Return the font of running text."""
    font = QFont([FAMILY, *_NEXT_BEST])
    font.setPixelSize(TEXT_SIZE)
    return font
