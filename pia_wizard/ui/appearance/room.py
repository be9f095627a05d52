"""How large a dialog opens: as it is meant to at the text size in use, but never larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from pia_wizard.ui.appearance import tokens

_FRAME = QSize(16, 48)
"""What the title bar and the borders of a window take of the screen."""


def take_room(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog the size it is meant to have at the usual text size, grown and within its screen."""
    dialog.resize(room_for(dialog, width, height))


def room_for(dialog: QWidget, width: int, height: int) -> QSize:
    """Return a size grown with the text size in use, within the dialog's screen."""
    wanted = QSize(tokens.grown(width), tokens.grown(height))
    return wanted.boundedTo(screen_room(dialog))


def screen_room(widget: QWidget) -> QSize:
    """Return the largest size a dialog can have on a widget's screen."""
    return widget.screen().availableSize() - _FRAME
