"""A workspace file made new or brought to this program's revision, always on a copy.

The file a user knows is replaced in one step, when the new one is whole, sound and on the medium. The
old one stays beside it under a name that says before which revision it was kept.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pia_wizard.storage.durable_file import draft_beside, flush
from pia_wizard.storage.engine import copy_database, engine_for, faults_of, mark_as_ours
from pia_wizard.storage.errors import DamagedWorkspaceError
from pia_wizard.storage.revisions import HEAD


def create(path: Path) -> None:
    """Make an empty workspace where there is no file."""
    with _draft_for(path) as draft:
        _migrate(draft, HEAD)
        flush(draft)
        draft.replace(path)


def upgrade(path: Path, revision: str = HEAD) -> Path:
    """Bring a workspace to a newer revision; return where the old file is kept.

    Raises ``DamagedWorkspaceError`` if the old or the new file is unsound, errors of the database and the
    system as they come. Whatever is raised, the file at ``path`` is the old one.
    """
    with _draft_for(path) as draft:
        copy_database(path, draft)
        if faults_of(draft):
            raise DamagedWorkspaceError(path=path)
        _migrate(draft, revision)
        if faults_of(draft):
            raise DamagedWorkspaceError(path=path)
        flush(draft)
        kept = _kept_original(path, revision)
        draft.replace(path)
    return kept


def _kept_original(path: Path, revision: str) -> Path:
    """Give the old file a second name, or a copy where the file system knows no second names."""
    kept = _free_name(path, revision)
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)
        flush(kept)
    return kept


def _free_name(path: Path, revision: str) -> Path:
    """Return ``name.before-<revision>.<ext>``, with a number if an earlier upgrade already took it."""
    names = (f"{path.stem}.before-{revision}{count}{path.suffix}" for count in ("", *_numbers()))
    return next(kept for kept in map(path.with_name, names) if not kept.exists())


def _numbers() -> Iterator[str]:
    return (f"-{count}" for count in range(2, 10_000))


def _migrate(draft: Path, revision: str) -> None:
    """Run the migrations up to a revision on a file nobody else has; leave everything in the file."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "pia_wizard.storage:migrations")
    engine = engine_for(draft)
    try:
        with engine.begin() as connection:
            mark_as_ours(connection)
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


@contextmanager
def _draft_for(path: Path) -> Iterator[Path]:
    """Give a name in the same folder for a file in the making; nothing of it stays behind."""
    draft = draft_beside(path)
    try:
        yield draft
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                draft.with_name(draft.name + suffix).unlink(missing_ok=True)
