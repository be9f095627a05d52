"""Keys that a field takes for itself, given to the page where the field has no use for them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.editors.one_line import OneLine

_KEYS = QKeySequence.StandardKey


class FieldKeys(QObject):
    """Watches the field that has the focus, and no other.

    Undo first takes back what is being typed there; with nothing typed it is the page's. Pasting is the
    page's where the clipboard holds what no field of text takes: a picture, files.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._field: QWidget | None = None

    def follow(self, now: QWidget | None) -> None:
        """Watch the widget that has the focus now, if text is typed in it."""
        if self._field is not None and self._field is not now:
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._forget)
            self._field = None
        if isinstance(now, QLineEdit | QPlainTextEdit) and now is not self._field:
            self._field = now
            now.installEventFilter(self)
            now.destroyed.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a field from taking a key that it has no use for."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if _goes_back(event) and not _typing(watched):
                event.ignore()
                return True
            if event.matches(_KEYS.Paste) and clipboard_holds_files():
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        self._field = None


def clipboard_holds_files() -> bool:
    """Return whether the clipboard holds a picture without words, or files of this computer."""
    data = QGuiApplication.clipboard().mimeData()
    urls = data.urls() if data.hasUrls() else []
    if urls:
        return all(url.isLocalFile() for url in urls)
    return data.hasImage() and not data.hasText()


def _goes_back(event: QKeyEvent) -> bool:
    ctrl_y = QKeySequence("Ctrl+Y") == QKeySequence(event.keyCombination())
    return event.matches(_KEYS.Undo) or event.matches(_KEYS.Redo) or ctrl_y


def _typing(field: QObject) -> bool:
    if isinstance(field, OneLine | GrowingText):
        return field.typing
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() or field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()
