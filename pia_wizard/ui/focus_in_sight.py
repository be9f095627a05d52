"""What the keyboard comes to is scrolled into view, in every window of the program.

Qt scrolls only while the Tab key stays inside one scrolled page: whoever came back to a page from a button
below it would type into a field that nobody sees.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class FocusInSight(QObject):
    """Follows the focus for as long as its parent lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll, but never away below a mouse button that is held down."""
        if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        above = now.parentWidget()
        while above is not None and not above.isWindow():
            if isinstance(above, QScrollArea) and above.widget() is not None:
                above.ensureWidgetVisible(now)
            above = above.parentWidget()
