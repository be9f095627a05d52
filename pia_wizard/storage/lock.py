"""One program at a time: a lock of the operating system beside the file, with a note of who holds it.

The lock, not the note, decides: the system lets go of it when a program ends in whatever way, so a note
left by a killed program blocks nobody.
"""

import errno
import os
import socket
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import msgspec

from pia_wizard.storage.errors import WorkspaceInUseError
from pia_wizard.storage.user import user_name

_LOCKED_BYTE = 1 << 30
"""Windows keeps others from reading what is locked, so the locked byte lies far behind the note."""

_NOT_THROUGH_LINKS = getattr(os, "O_NOFOLLOW", 0)
"""The note is written over whatever is there: in a shared folder that must not be a link to elsewhere."""


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a workspace; ``since`` is local time, to the minute."""

    host: str = "?"
    user: str = "?"
    pid: int = 0
    since: str = "?"


class HeldLock:
    """The lock on one workspace file, held until ``release``."""

    def __init__(self, workspace: Path) -> None:
        """Take the lock. Raises ``WorkspaceInUseError``, or OSError if the folder cannot be written."""
        self._path = workspace.with_name(f"{workspace.name}.lock")
        self._descriptor = self._taken(workspace)
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, msgspec.json.encode(_this_program()))

    def release(self) -> None:
        """Let go; the note goes too."""
        if self._descriptor < 0:
            return
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)  # while still held: nobody can have locked this very file
        os.close(self._descriptor)
        self._descriptor = -1
        if sys.platform == "win32":
            with suppress(OSError):  # another program may have opened it already
                self._path.unlink()

    def _taken(self, workspace: Path) -> int:
        while True:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | _NOT_THROUGH_LINKS, 0o666)
            try:
                if not _lock(descriptor):
                    _refuse(workspace, _noted_holder(descriptor))
                if _is_still(descriptor, self._path):
                    return descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # its last holder removed it while we waited for it: take the new one


def _refuse(workspace: Path, holder: Holder) -> NoReturn:
    raise WorkspaceInUseError(path=workspace, **msgspec.structs.asdict(holder))


def _lock(descriptor: int) -> bool:
    """Lock without waiting; False if someone else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        if fault.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            return False
        raise
    return True


def _is_still(descriptor: int, path: Path) -> bool:
    """Tell whether the name still belongs to the file that was locked."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _noted_holder(descriptor: int) -> Holder:
    """Return the note, with question marks for what it does not say: it may just be being written."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        return msgspec.json.decode(os.read(descriptor, 4096), type=Holder)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Holder()


def _this_program() -> Holder:
    since = f"{datetime.now(UTC).astimezone():%Y-%m-%d %H:%M}"
    return Holder(host=socket.gethostname(), user=user_name() or "?", pid=os.getpid(), since=since)
