"""Migrations and tables agree, and PostgreSQL's dialect can say everything the workspace says."""

import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import ClauseElement, Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from pia_wizard.storage import Workspace, statements
from pia_wizard.storage.engine import engine_for
from pia_wizard.storage.revisions import REVISIONS
from pia_wizard.storage.tables import metadata

STATEMENTS = [
    value
    for value in vars(statements).values()
    if isinstance(value, ClauseElement) and not isinstance(value, Table)
]
STATEMENTS += [statement for pair in statements.FIELDS.values() for statement in pair]


def config() -> Config:
    found = Config()
    found.set_main_option("script_location", "pia_wizard.storage:migrations")
    return found


def test_the_known_revisions_are_those_of_the_migrations():
    found = ScriptDirectory.from_config(config()).walk_revisions()
    assert tuple(script.revision for script in found)[::-1] == REVISIONS


def test_migrating_gives_the_tables_the_program_uses(location: Path):
    Workspace.open(location).close()
    engine = engine_for(location)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_the_file_says_it_is_ours_and_keeps_its_references(location: Path):
    Workspace.open(location).close()
    assert location.read_bytes()[68:72] == b"PIAW"
    with closing(sqlite3.connect(location)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda statement: str(statement)[:40])
def test_every_statement_can_be_said_to_postgresql(statement: ClauseElement):
    assert str(statement.compile(dialect=postgresql.dialect()))


def test_every_table_can_be_made_in_postgresql():
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_writes_are_flushed_and_references_are_enforced(location: Path):
    Workspace.open(location).close()
    engine = engine_for(location)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA locking_mode").scalar() == "exclusive"
    engine.dispose()


def test_taking_a_transaction_back_takes_back_all_of_it(location: Path):
    Workspace.open(location).close()
    engine = engine_for(location)
    with engine.connect() as connection:
        transaction = connection.begin()
        connection.exec_driver_sql("CREATE TABLE half (x)")
        transaction.rollback()
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert "half" not in tables
    engine.dispose()


def test_the_command_line_of_alembic_lists_the_history():
    output = StringIO()
    listing = Config(stdout=output)
    listing.set_main_option("script_location", "pia_wizard.storage:migrations")
    command.history(listing)
    assert all(revision in output.getvalue() for revision in REVISIONS)
