"""A text field that grows with what is typed and tells when typing has paused or ended."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QInputMethodEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

PAUSE_MS = 1500
_FEWEST_LINES, _MOST_LINES = 3, 16


class GrowingText(QPlainTextEdit):
    """Tells the text when the focus leaves or after a pause, never while an input method composes.

    Qt reports text changes also for half-composed words, hence the pause is not counted then.
    """

    finished = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, fewest_lines: int = _FEWEST_LINES) -> None:
        super().__init__(parent)
        self._shown: str | None = ""
        self._composing = False
        self._fewest = fewest_lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.finish)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text as the one that is stored; the cursor stays if nothing changes.

        What was typed before is no longer undone by the field.
        """
        if text != self.text():
            self.setPlainText(text)
        elif not self._composing:
            self.document().clearUndoRedoStacks()
        self._shown = self.text()
        self._pause.stop()

    def text(self) -> str:
        """Return what was typed; unlike Qt's own, with no-break spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

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
        """Whether something is typed, or being composed, that was not told yet."""
        return self._composing or self.text() != self._shown

    @property
    def composing(self) -> bool:
        """Whether an input method composes a word here just now."""
        return self._composing

    def finish(self) -> None:
        """Tell what was typed, unless it is what is stored or a word is being composed."""
        self._pause.stop()
        if not self._composing and self.text() != self._shown:
            self._shown = self.text()
            self.finished.emit(self._shown)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Keep in mind whether a word is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._typed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the focus leaves."""
        super().focusOutEvent(event)
        self.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new line breaks."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return a modest width; the height is fixed by the text."""
        return QSize(240, self.height())

    def _typed(self) -> None:
        if self._composing:
            self._pause.stop()
        elif self.text() != self._shown:
            self._pause.start()

    def _fit(self) -> None:
        lines = max(self._fewest, min(_MOST_LINES, round(self.document().size().height())))
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin()) + 2
        wanted = lines * self.fontMetrics().lineSpacing() + frame
        if wanted != self.height():
            self.setFixedHeight(wanted)
