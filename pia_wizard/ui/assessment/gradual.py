"""Building many widgets without holding the window up: a few at once, the rest while it is idle."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer


class Gradual(QObject):
    """Runs small pieces of work in order; the first ``at_once`` now, then ``each`` per turn."""

    def __init__(self, parent: QObject, *, at_once: int = 4, each: int = 1) -> None:
        super().__init__(parent)
        self._left: deque[Callable[[], None]] = deque()
        self._at_once, self._each = at_once, each
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(lambda: self._run(self._each))

    def start(self, work: list[Callable[[], None]]) -> None:
        """Begin new work; what was left of the old is dropped."""
        self._left = deque(work)
        self._run(self._at_once)
        if self._left:
            self._timer.start()

    def add(self, work: Sequence[Callable[[], None]], *, at_once: int = 0) -> None:
        """Take on more work, after what is left; the first ``at_once`` of it now."""
        for piece in work[:at_once]:
            piece()
        self._left.extend(work[at_once:])
        if self._left:
            self._timer.start()

    def drop(self) -> None:
        """Leave undone what is left: what it was for is gone."""
        self._left.clear()
        self._timer.stop()

    def finish(self) -> None:
        """Do all that is left now."""
        self._run(len(self._left))

    def _run(self, count: int) -> None:
        for _ in range(min(count, len(self._left))):
            self._left.popleft()()
        if not self._left:
            self._timer.stop()
