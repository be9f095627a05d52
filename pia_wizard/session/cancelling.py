"""Taking back a wish while it is being carried out: until a file is written, and not a moment longer."""

from threading import Lock
from typing import ClassVar

from pia_wizard.errors import N_, RefusedError


class CancelledError(RefusedError):
    """The user took the wish back."""

    what: ClassVar[str] = N_("中止しました。")
    why: ClassVar[str] = N_("ファイルは作っていません。")


class Cancelling:
    """Shared by who may cancel and who works; either of the two comes first, never both."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._cancelled = self._writing = False

    def cancel(self) -> bool:
        """Take the wish back; False if the file is being written already."""
        with self._lock:
            self._cancelled = not self._writing
            return self._cancelled

    @property
    def cancelled(self) -> bool:
        """Whether the wish was taken back."""
        return self._cancelled

    def require_wanted(self) -> None:
        """Raise CancelledError if the wish was taken back."""
        if self._cancelled:
            raise CancelledError

    def begin_writing(self) -> None:
        """Raise CancelledError if the wish was taken back; from here on it cannot be."""
        with self._lock:
            if self._cancelled:
                raise CancelledError
            self._writing = True
