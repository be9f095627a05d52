"""Keys as a user strikes them, and how long each takes until what it changed is painted."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QRadioButton, QWidget

RUNS = 60


@dataclass(frozen=True)
class Key:
    """A key that is measured: what is done before it, outside the measure, and pressing it."""

    before: Callable[[], object]
    press: Callable[[], object]


def measured(contenders: dict[str, Key]) -> dict[str, list[float]]:
    """Return the milliseconds of each press until it is painted, the contenders in turn."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for run in range(RUNS + 2):
        for name, key in contenders.items():
            key.before()
            settle()
            taken = until_painted(key.press)
            if run >= 2:  # the first are warm-up
                times[name].append(taken)
    return times


class _Repaints(QObject):
    """Notices when any window repaints itself: then everything that changed is painted at once."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at an event and let it pass."""
        self.seen = self.seen or event.type() == QEvent.Type.UpdateRequest
        return False


def until_painted(press: Callable[[], object]) -> float:
    """Return the milliseconds from pressing a key until the window was repainted."""
    repaints, windows = _Repaints(), QApplication.topLevelWidgets()
    for window in windows:
        window.installEventFilter(repaints)
    start = time.perf_counter()
    opened = press()
    if isinstance(opened, QWidget):  # it is what has to be painted, not the window behind it
        for window in windows:
            window.removeEventFilter(repaints)
        repaints.seen = False
        opened.installEventFilter(repaints)
    while not repaints.seen:
        QApplication.processEvents()
        if time.perf_counter() - start > 2:
            raise RuntimeError("a key changed nothing that can be seen")
    taken = (time.perf_counter() - start) * 1000
    for window in (opened,) if isinstance(opened, QWidget) else windows:
        window.removeEventFilter(repaints)
    return taken


def settle() -> None:
    """Let the window come to rest."""
    for _ in range(3):
        QApplication.processEvents()


def typing(line: Callable[[], QLineEdit], letters: str = "あい") -> Key:
    """Type letters; all but one are taken out again, unmeasured."""
    typed = itertools.cycle(letters)

    def before() -> None:
        line().setFocus()
        if len(line().text()) > 12:
            line().clear()

    return Key(before, lambda: type_letter(line(), next(typed)))


def type_letter(line: QLineEdit, letter: str) -> None:
    """Strike a letter in a field."""
    QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def entering(line: Callable[[], QLineEdit], texts: str = "57") -> Key:
    """Return Enter after a text was typed, unmeasured."""
    given = itertools.cycle(texts)

    def before() -> None:
        line().setFocus()
        line().clear()
        line().insert(next(given))

    return Key(before, lambda: QTest.keyClick(line(), Qt.Key.Key_Return))


def moving(view: Callable[[], QWidget]) -> Key:
    """Return the arrow keys, down and up in turn."""
    ways = itertools.cycle((Qt.Key.Key_Down, Qt.Key.Key_Up))
    return Key(lambda: view().setFocus(), lambda: QTest.keyClick(view(), next(ways)))


def ticking(tiles: Callable[[], list[QRadioButton]]) -> Key:
    """Return Space on the first and the second option in turn."""
    places = itertools.cycle((0, 1))
    here = [0]

    def before() -> None:
        here[0] = next(places)
        tiles()[here[0]].setFocus()

    return Key(before, lambda: QTest.keyClick(tiles()[here[0]], Qt.Key.Key_Space))


def tabbing(line: Callable[[], QLineEdit]) -> Key:
    """Return Tab, always from the same field."""
    return Key(lambda: line().setFocus(), lambda: QTest.keyClick(line(), Qt.Key.Key_Tab))


def opening(made: Callable[[], QDialog]) -> Key:
    """Return the opening of a dialog; the one before is closed, unmeasured."""
    open_: list[QDialog] = []

    def before() -> None:
        while open_:
            dialog = open_.pop()
            dialog.close()
            dialog.deleteLater()

    def press() -> QDialog:
        open_.append(made())
        open_[0].show()
        return open_[0]

    return Key(before, press)


def searching(line: Callable[[], QLineEdit]) -> Key:
    """Type letters into a search field; four are cleared, unmeasured."""
    letters = itertools.cycle("質問12")

    def before() -> None:
        if len(line().text()) >= 4:
            line().clear()
        line().setFocus()

    return Key(before, lambda: type_letter(line(), next(letters)))
