"""Loading the database beside the window: the one place where a thread imports anything."""

from contextlib import suppress
from threading import Thread


def load_ahead() -> None:
    """Begin to load SQLAlchemy on a thread of its own and return at once.

    The window dresses itself meanwhile, much of it in Qt, where another thread may run. Whoever imports
    ``Workspace`` before the thread is done waits for it, as imports of one module wait for each other. The
    thread imports nothing of this program, so neither can come to wait for the other.
    """
    Thread(target=_load, name="loading the database").start()


def _load() -> None:
    with suppress(ImportError):  # who needs it imports it again, and fails where it is told
        import sqlalchemy.dialects.sqlite  # noqa: F401 - only to be there
