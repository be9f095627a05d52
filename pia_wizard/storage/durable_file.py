"""Files that get onto the medium whole or not at all: written beside, flushed, put in place in one step.

Errors of the system come as they are; each caller has its own words for them.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def draft_beside(path: Path) -> Path:
    """Return a name nobody has yet in the folder of ``path``, short however long that name is."""
    return path.with_name(f".pia-wizard-{secrets.token_hex(6)}.part")


def put_whole(path: Path, data: bytes, *, created: int = 0o666, kept: int | None = None) -> None:
    """Put ``data`` at ``path``, durably; whatever happens, there is the old file or the new one, whole.

    The file never has more permissions than ``created`` less the user's mask while it is being written;
    ``kept``, if given, are those it has in the end. Raises OSError.
    """
    draft = draft_beside(path)
    try:
        _write_new(draft, data, created)
        if kept is not None:
            with suppress(OSError):  # file systems of USB sticks know no permissions
                draft.chmod(kept)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def flush(file: Path) -> None:
    """Return when the bytes of a file are on the medium. Raises OSError."""
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_new(draft: Path, data: bytes, created: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with open(os.open(draft, flags, created), "wb") as file:  # noqa: PTH123 - a descriptor, not a path
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name durable too; systems that cannot open folders (Windows) do it by themselves."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
