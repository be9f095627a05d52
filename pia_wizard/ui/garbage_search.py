"""Python's search of all memory for garbage takes several frames: it is made while nobody looks.

What is young is still searched by itself, within a millisecond; counting references frees nearly everything.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_NEVER = 1_000_000
"""So many searches of what is less old before one of all."""

_AT_LEAST_EVERY = 15 * 60_000
"""Milliseconds after which all is searched although the window was never left."""


class GarbageSearch(QObject):
    """Searches all when another program comes to the front; what is loaded by now is not searched again."""

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        young, less_old, _old = gc.get_threshold()
        gc.freeze()
        gc.set_threshold(young, less_old, _NEVER)
        gc.enable()
        self._timer = QTimer(self, interval=_AT_LEAST_EVERY)
        self._timer.timeout.connect(self._search)
        self._timer.start()
        application.applicationStateChanged.connect(self._follow)

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self._search()

    def _search(self) -> None:
        gc.collect()
        self._timer.start()
