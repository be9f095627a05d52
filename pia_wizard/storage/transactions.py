"""Transactions on an open workspace, in turn, with every error in the user's words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

import msgspec
from sqlalchemy import Connection, Engine

from pia_wizard.storage.engine import in_words, unflushed
from pia_wizard.storage.errors import DamagedWorkspaceError


class Transactions:
    """Holds the one connection of a workspace; threads take turns."""

    def __init__(self, location: Path, engine: Engine) -> None:
        self.location = location
        self._engine = engine
        self._connection = engine.connect()
        self._turn = RLock()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection for one transaction: all of it is on the medium afterwards, or nothing."""
        try:
            with self._turn, in_words(self.location), self._connection.begin():
                yield self._connection
        except msgspec.DecodeError as fault:
            raise DamagedWorkspaceError(path=self.location) from fault

    @contextmanager
    def writing_unflushed(self) -> Iterator[Connection]:
        """Give the connection for a transaction that a power cut may take back, whole, but no kill can."""
        with self._turn, in_words(self.location), unflushed(self._connection), self.writing() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give the connection for one transaction that only reads: any value that fits nowhere is damage."""
        try:
            with self.writing() as connection:
                yield connection
        except ValueError as fault:
            raise DamagedWorkspaceError(path=self.location) from fault

    def close(self) -> None:
        """Close the database; closing twice is harmless."""
        with self._turn, in_words(self.location):
            self._connection.close()
            self._engine.dispose()
