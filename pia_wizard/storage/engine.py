"""Everything that is special to SQLite; the rest of the layer speaks plain SQL through SQLAlchemy.

A workspace is opened by one program at a time, so the file is locked exclusively and the write-ahead log
needs no shared memory, which network shares do not offer. Each commit is flushed to the medium
(``synchronous=FULL``) before it returns.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, pool
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from pia_wizard.storage.errors import (
    DamagedWorkspaceError,
    NotAWorkspaceError,
    WorkspaceBusyError,
    WorkspaceDiskFullError,
    WorkspaceError,
    WorkspaceNotFoundError,
    WorkspaceReadOnlyError,
    WorkspaceUnreachableError,
)

APPLICATION_ID = 0x50494157
"""The four bytes "PIAW" in the header of the file (offset 68) say whose it is."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_CAUSES: dict[int, type[WorkspaceError]] = {
    sqlite3.SQLITE_FULL: WorkspaceDiskFullError,
    sqlite3.SQLITE_READONLY: WorkspaceReadOnlyError,
    sqlite3.SQLITE_PERM: WorkspaceReadOnlyError,
    sqlite3.SQLITE_BUSY: WorkspaceBusyError,
    sqlite3.SQLITE_LOCKED: WorkspaceBusyError,
    sqlite3.SQLITE_IOERR: WorkspaceUnreachableError,
    sqlite3.SQLITE_CANTOPEN: WorkspaceNotFoundError,
    sqlite3.SQLITE_CORRUPT: DamagedWorkspaceError,
    sqlite3.SQLITE_NOTADB: DamagedWorkspaceError,
    sqlite3.SQLITE_ERROR: DamagedWorkspaceError,  # a table or column that must be there is not
}
_OS_CAUSES: dict[int, type[WorkspaceError]] = {
    errno.ENOSPC: WorkspaceDiskFullError,
    errno.EDQUOT: WorkspaceDiskFullError,
    errno.EFBIG: WorkspaceDiskFullError,
    errno.EACCES: WorkspaceReadOnlyError,
    errno.EPERM: WorkspaceReadOnlyError,
    errno.EROFS: WorkspaceReadOnlyError,
    errno.EIO: WorkspaceUnreachableError,
    errno.ENOENT: WorkspaceNotFoundError,
    errno.ENOTDIR: WorkspaceNotFoundError,
    errno.EEXIST: WorkspaceNotFoundError,
    errno.ENAMETOOLONG: WorkspaceNotFoundError,
}


def engine_for(path: Path) -> Engine:
    """Return an engine on a workspace file, with one connection that any thread may use in turn."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=pool.StaticPool,
        connect_args={"check_same_thread": False, "timeout": 1.0},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def unflushed(connection: Connection) -> Iterator[None]:
    """Let transactions inside be on the medium a little later; what was flushed before stays safe."""
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        raw.execute("PRAGMA synchronous = FULL")


def mark_as_ours(connection: Connection) -> None:
    """Write the four bytes that say whose file it is."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def check_header(path: Path) -> None:
    """Refuse what is no SQLite file of ours by its first bytes, without touching it.

    Raises ``NotAWorkspaceError`` or ``DamagedWorkspaceError``, or OSError.
    """
    if not path.is_file():
        raise NotAWorkspaceError(path=path)
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES and (_MAGIC.startswith(header[:16]) or header.startswith(_MAGIC)):
        raise DamagedWorkspaceError(path=path)
    if not header.startswith(_MAGIC) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotAWorkspaceError(path=path)
    page = int.from_bytes(header[16:18], "big")
    if path.stat().st_size % (page if page > 1 else 65536) and not _has_log(path):
        raise DamagedWorkspaceError(path=path)  # SQLite itself forgives a last page that is cut


def revision_of(path: Path) -> str:
    """Return the revision a workspace file says it has, without touching the file.

    An upgrade ends by moving everything from the log into the file, so the file alone tells; only after
    a kill in the middle of such a move does the log have to be read too. Raises ``sqlite3.Error``.
    """
    try:
        return _revision_at(f"{path.as_uri()}?mode=ro&immutable=1")
    except sqlite3.DatabaseError:
        if not _has_log(path):
            raise
        return _revision_at(path.as_uri())


def copy_database(source: Path, target: Path) -> None:
    """Write a whole, consistent copy, what only stands in the log included. Raises ``sqlite3.Error``."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        old.backup(new)


def faults_of(path: Path) -> tuple[str, ...]:
    """Return what SQLite finds wrong with a file, nothing if it is sound. Raises ``sqlite3.Error``."""
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [str(row) for row in connection.execute("PRAGMA foreign_key_check")]
    return tuple(found)


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn every error of the database and the system inside into one a user can act on.

    Broken constraints and misuse of the driver are defects of the program and stay what they are.
    """
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except DBAPIError as fault:
        raise _spoken(path, fault.orig or fault) from fault
    except (sqlite3.Error, OSError) as fault:
        raise _spoken(path, fault) from fault


def _spoken(path: Path, fault: BaseException) -> WorkspaceError:
    cause: type[WorkspaceError] = WorkspaceError
    if isinstance(fault, sqlite3.Error):
        code = getattr(fault, "sqlite_errorcode", 0) & 0xFF  # the primary code of an extended one
        cause = _CAUSES.get(code, WorkspaceError)
    elif isinstance(fault, OSError):
        cause = _OS_CAUSES.get(fault.errno or 0, WorkspaceUnreachableError)
    return cause(path=path, reason=str(fault))


def _revision_at(uri: str) -> str:
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return str(rows[0][0]) if rows else ""


def _has_log(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.is_file() and log.stat().st_size > 0


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not guessed by the driver
    cursor = connection.cursor()
    for pragma in (
        "locking_mode = EXCLUSIVE",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "trusted_schema = OFF",  # a hostile file's triggers and views may not call functions
        "cell_size_check = ON",
        "secure_delete = ON",  # what was erased is not left lying in free pages
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")
