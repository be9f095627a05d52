"""Checked content kept as MessagePack, found again by the hash of everything it depends on."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec

from pia_wizard import __version__
from pia_wizard.questionnaire.files import FORMAT
from pia_wizard.questionnaire.model import Library, SourceFile

CHECKER = 7
"""Raised when the checks or the records change within one version of the program."""
MOST_KEPT = 8
MOST_BYTES = 64 * 1024 * 1024


def kept_library(sources: Sequence[SourceFile], folder: Path) -> Library | None:
    """Return the library of exactly these files if it was checked before, else None.

    A missing, damaged or foreign file is the same as none.
    """
    try:
        path = _path(sources, folder)
        if path.stat().st_size > MOST_BYTES:
            return None
        data = path.read_bytes()
        digest, body = data[:32], data[32:]
        if hashlib.sha256(body).digest() != digest:
            return None
        return msgspec.structs.replace(_decoder().decode(body), sources=tuple(sources))
    except (OSError, msgspec.MsgspecError):
        return None


def keep_library(library: Library, folder: Path) -> None:
    """Keep a checked library; a machine that cannot keep it only loads more slowly next time."""
    body = msgspec.msgpack.encode(msgspec.structs.replace(library, sources=()))
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _write(_path(library.sources, folder), hashlib.sha256(body).digest() + body)
        _drop_old(folder)


def content_key(sources: Iterable[SourceFile]) -> str:
    """Return the SHA-256 over paths, contents, the program's version and the format, in hexadecimal."""
    whole = hashlib.sha256(f"{__version__}\0{FORMAT}\0{CHECKER}".encode())
    for source in sources:
        whole.update(f"\0{source.path}\0{source.sha256}".encode())
    return whole.hexdigest()


@cache
def _decoder() -> msgspec.msgpack.Decoder[Library]:
    return msgspec.msgpack.Decoder(Library)


def _path(sources: Iterable[SourceFile], folder: Path) -> Path:
    return folder / f"content-{content_key(sources)[:32]}.msgpack"


def _write(path: Path, data: bytes) -> None:
    """Write beside and rename, so that nobody ever reads half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="content-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _drop_old(folder: Path) -> None:
    kept = sorted(folder.glob("content-*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[MOST_KEPT:]:
        path.unlink(missing_ok=True)
