"""Python's search for garbage, where it does no harm: in the window's own thread, and between two keys.

Left to itself, Python searches in whichever thread makes the next object. A job beside the window would then
delete widgets that are garbage, which Qt forbids: the program would crash, rarely and far from the cause.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_LOOK_EVERY = 1_000
"""Milliseconds after which what is young is searched, which takes about one of them."""

_ALL_AT_LEAST_EVERY = 15 * 60_000
"""Milliseconds after which all is searched although the window was never left; that takes several frames."""


class GarbageSearch(QObject):
    """Searches all when another program comes to the front; what is loaded by now is not searched again."""

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._all, self._young = QTimer(self), QTimer(self)
        for timer, milliseconds, search in (
            (self._all, _ALL_AT_LEAST_EVERY, self._search_all),
            (self._young, _LOOK_EVERY, self._search_young),
        ):
            timer.timeout.connect(search)
            timer.start(milliseconds)
        application.applicationStateChanged.connect(self._follow)

    def _follow(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self._search_all()

    def _search_young(self) -> None:
        """Search what was made since the last look, unless that is next to nothing."""
        made, (enough, *_) = gc.get_count()[0], gc.get_threshold()
        if made > enough:
            gc.collect(1)

    def _search_all(self) -> None:
        gc.collect()
        self._all.start()
