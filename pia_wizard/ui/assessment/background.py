"""Long work beside the window: it stays alive, and the result comes back to it as a signal."""

from collections.abc import Callable, Generator, Iterator
from functools import cache, partial
from threading import Event

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from pia_wizard.errors import PiaError

_running: set["Job"] = set()
"""Jobs keep themselves alive until their result was delivered."""


@cache
def _pool() -> QThreadPool:
    """Return the threads for long work; the program waits for them before it ends."""
    pool = QThreadPool()
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(partial(pool.waitForDone, -1))
    return pool


class Job(QObject):
    """Work in another thread. Of ``done`` and ``refused`` exactly one comes, unless it is a defect.

    The work must not touch a widget, and PDFium only through ``pia_wizard.pdf``, which keeps its turn.
    """

    done = Signal(object)
    refused = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work = work
        self._ended.connect(self._deliver)

    def start(self) -> None:
        """Begin; returns at once."""
        _running.add(self)
        _pool().start(_Runnable(self._run))

    def _run(self) -> None:
        """Do the work; defects travel to the window's thread too, where they are told to the user."""
        try:
            result, error = self._work(), None
        except Exception as raised:  # noqa: BLE001 - raised again in the window's thread
            result, error = None, raised
        self._ended.emit(result, error)

    def _deliver(self, result: object, error: Exception | None) -> None:
        _running.discard(self)
        if error is None:
            self.done.emit(result)
        elif isinstance(error, PiaError):
            self.refused.emit(error)
        else:
            raise error


class SteppedJob(Job):
    """Work in steps: ``stepped`` carries what each step gave, ``done`` whether all were taken.

    ``stop`` lets the step that runs end, and takes no other.
    """

    stepped = Signal(object)

    def __init__(self, steps: Callable[[], Iterator[object]]) -> None:
        super().__init__(self._walk)
        self._steps = steps
        self.stopped = Event()

    def stop(self) -> None:
        """Take no further step."""
        self.stopped.set()

    def _walk(self) -> bool:
        steps = self._steps()
        try:
            for step in steps:
                self.stepped.emit(step)
                if self.stopped.is_set():
                    return False
        finally:
            if isinstance(steps, Generator):
                steps.close()  # here and now: what was begun, such as a print job, ends in this thread
        return True


class _Runnable(QRunnable):
    """Calls a function in a thread of the pool."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self._call = call

    def run(self) -> None:
        """Do the work in the pool's thread."""
        self._call()
