"""The line in which texts, numbers and dates are typed: commits on Enter and when the focus leaves."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pia_wizard.assessment.values import MAX_CHARACTERS


class OneLine(QLineEdit):
    """A line edit that tells when typing is finished and the text differs from what was last shown."""

    finished = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: str | None = ""
        self.setMaxLength(2 * MAX_CHARACTERS)  # Qt would cut at 32,767; too long a text is to be refused
        self.editingFinished.connect(self.finish)

    def show_text(self, text: str) -> None:
        """Show a text as the one that is stored; what was typed before is no longer undone by the line."""
        self._shown = text
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        elif self.isUndoAvailable():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(place)

    def offer_again(self) -> None:
        """Tell the text again when typing is finished: it was not taken."""
        self._shown = None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words that are dragged here, and leave files to the page."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    @property
    def typing(self) -> bool:
        """Whether something is typed that was not told yet."""
        return self.text() != self._shown

    def finish(self) -> None:
        """Tell what was typed, unless it is what is stored."""
        if self.text() != self._shown:
            self._shown = self.text()
            self.finished.emit(self._shown)
