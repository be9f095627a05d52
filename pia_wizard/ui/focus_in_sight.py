"""What the keyboard comes to is scrolled into view, in every window of the program.

Qt scrolls only while the Tab key stays inside one scrolled page: whoever came back to a page from a button
below it would type into a field that nobody sees.
"""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class FocusInSight(QObject):
    """Follows the focus for as long as its parent lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: show_in_full(QApplication.focusWidget()))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll now, and again once what was built just now has found its place.

        Nothing is scrolled away below a mouse button that is held down.
        """
        if now is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            show_in_full(now)
            self._soon.start()


def show_in_full(widget: QWidget | None) -> None:
    """Scroll every page around a widget so that the widget is seen."""
    above = widget.parentWidget() if widget is not None else None
    while widget is not None and above is not None and not above.isWindow():
        if isinstance(above, QScrollArea) and above.widget() is not None:
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
