"""Files that are written whole or not at all, and read only up to a bound."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pia_wizard.exchange.file_errors import (
    DiskFullError,
    NoFolderError,
    NoNewFolderError,
    NoSuchFileError,
    NotAFileError,
    NotAllowedError,
    NotReadableError,
    ReadError,
    WriteError,
)
from pia_wizard.storage.durable_file import put_whole

_WRITE_CAUSES: dict[int, type[WriteError]] = {
    errno.ENOSPC: DiskFullError,
    errno.EDQUOT: DiskFullError,
    errno.EFBIG: DiskFullError,
    errno.EACCES: NotAllowedError,
    errno.EPERM: NotAllowedError,
    errno.EROFS: NotAllowedError,
    errno.EBUSY: NotAllowedError,
    errno.ENOENT: NoFolderError,
    errno.ENOTDIR: NoFolderError,
    errno.EISDIR: NotAFileError,
}
_READ_CAUSES: dict[int, type[ReadError]] = {
    errno.ENOENT: NoSuchFileError,
    errno.ENOTDIR: NoSuchFileError,
    errno.EACCES: NotReadableError,
    errno.EPERM: NotReadableError,
    errno.EISDIR: NotReadableError,
}


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``, durably; whatever happens, there is the old file or the new one, whole.

    A symbolic link keeps pointing at its file, which is the one replaced; the old file's permissions are
    kept. Raises the subclasses of ``WriteError``.
    """
    target = Path(os.path.realpath(path))
    with writing_to(path):
        put_whole(target, data, kept=_mode_of(target))


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Word what goes wrong while something is written to a path: raises the subclasses of ``WriteError``."""
    try:
        yield
    except OSError as fault:
        cause = _WRITE_CAUSES.get(fault.errno or 0, WriteError)
        raise cause(path=path, reason=fault.strerror) from fault


def made_folder(path: Path) -> Path:
    """Return the folder after making it, and those above it, where they lack.

    Raises DiskFullError or NoNewFolderError.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        full = fault.errno in {errno.ENOSPC, errno.EDQUOT}
        raise (DiskFullError if full else NoNewFolderError)(path=path) from fault
    return path


def read_bounded(path: Path, most: int) -> bytes:
    """Return a file's bytes, at most ``most`` + 1 of them, so a longer file shows by its length.

    Only plain files are opened: a pipe or a device could keep the program waiting for ever. Raises the
    subclasses of ``ReadError``.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotReadableError(path=path)
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as fault:
        cause = _READ_CAUSES.get(fault.errno or 0, ReadError)
        raise cause(path=path, reason=fault.strerror) from fault


def _mode_of(target: Path) -> int | None:
    """Return the permissions of the file there; None if there is none. Refuse what no file may replace."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(target, os.W_OK):  # replacing would get around a file's write protection
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(found.st_mode)
