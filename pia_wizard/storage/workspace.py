"""The workspace: every assessment of one person or office, with its history, in one database.

There is no "save": what a method returned from is on the medium. Methods may be called from any thread;
they take turns. All of them raise the subclasses of ``WorkspaceError`` for what can go wrong with the
database and its file.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Self

import msgspec
from sqlalchemy import Connection, Engine

from pia_wizard.assessment.model import (
    Acceptance,
    Answer,
    Assessment,
    ContentFile,
    LevelOverride,
    Measure,
    Override,
    OwnRisk,
)
from pia_wizard.questionnaire.model import SourceFile
from pia_wizard.storage import changes, rows
from pia_wizard.storage import statements as sql
from pia_wizard.storage.engine import check_header, engine_for, in_words, revision_of
from pia_wizard.storage.errors import (
    AlreadyThereError,
    DamagedWorkspaceError,
    NewerWorkspaceError,
    NoSuchAssessmentError,
)
from pia_wizard.storage.location import on_network_share
from pia_wizard.storage.lock import HeldLock
from pia_wizard.storage.records import Change, Summary
from pia_wizard.storage.revisions import HEAD, REVISIONS


class Workspace:
    """An open workspace. ``Workspace.open`` gives one; ``close`` it or use it in a ``with``."""

    def __init__(self, location: Path, lock: HeldLock, engine: Engine, upgraded_from: Path | None) -> None:
        self.location = location
        """The file, with symbolic links followed."""
        self.upgraded_from = upgraded_from
        """Where the file of an older program is kept, if opening brought it up to date."""
        self.on_network_share = on_network_share(location)
        """True if the file is known to lie across a network: worth a warning."""
        self._lock = lock
        self._engine = engine
        self._connection = engine.connect()
        self._turn = RLock()

    @classmethod
    def open(cls, location: Path) -> Self:
        """Open the workspace at a location; make one, and its folder, if there is none.

        A file of an older program is brought up to date on a copy and kept, see ``upgraded_from``.
        Raises ``NotAWorkspaceError``, ``DamagedWorkspaceError`` and ``NewerWorkspaceError`` without
        touching the file, ``WorkspaceInUseError`` if another program holds it.
        """
        path = Path(os.path.realpath(location.expanduser()))
        with in_words(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists():
                check_header(path)
            lock = HeldLock(path)
            try:
                upgraded_from = _made_current(path)
                return cls(path, lock, engine_for(path), upgraded_from)
            except BaseException:
                lock.release()
                raise

    def close(self) -> None:
        """Close the database and let others open it. Closing twice is harmless."""
        with self._turn, in_words(self.location):
            try:
                self._connection.close()
                self._engine.dispose()
            finally:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_outcome: object) -> None:
        self.close()

    def summaries(self) -> tuple[Summary, ...]:
        """Return one summary for each assessment, the last changed first."""
        with self._reading() as connection:
            return rows.summaries(connection.execute(sql.SUMMARIES))

    def add(self, assessment: Assessment, sources: Sequence[SourceFile] = ()) -> None:
        """Add an assessment with the content files it was judged with.

        Raises ``AlreadyThereError`` if its id is taken, ValueError if a file's SHA-256 is wrong.
        """
        key = assessment.id
        with self._transaction() as connection:
            if connection.execute(sql.IS_THERE, {"id_": key}).one_or_none() is not None:
                raise AlreadyThereError(id=key)
            connection.execute(sql.ADD_ASSESSMENT, rows.assessment_row(assessment, rows.now()))
            answers = [
                {"assessment": key, "question": question, "body": rows.answer_text(answer), "version": 1}
                for question, answer in assessment.answers.items()
            ]
            if answers:
                connection.execute(sql.ADD_ANSWER, answers)
            changes.link_contents(connection, key, sources)

    def assessment(self, assessment_id: str) -> Assessment:
        """Return an assessment as it is now. Raises ``NoSuchAssessmentError``."""
        key = {"id_": assessment_id}
        with self._reading() as connection:
            row = connection.execute(sql.ASSESSMENT, key).one_or_none()
            if row is None:
                raise NoSuchAssessmentError(id=assessment_id)
            return rows.assessment(row, connection.execute(sql.ANSWERS, key))

    def remove(self, assessment_id: str) -> None:
        """Remove an assessment with its history and what content only it used. ``NoSuchAssessmentError``."""
        with self._transaction() as connection:
            if connection.execute(sql.REMOVE_ASSESSMENT, {"id_": assessment_id}).rowcount == 0:
                raise NoSuchAssessmentError(id=assessment_id)
            connection.execute(sql.REMOVE_UNUSED_CONTENTS)

    def put_answer(
        self, assessment_id: str, question_id: str, answer: Answer | None, *, who: str = ""
    ) -> None:
        """Store one answer durably, with history; None clears it. Raises ``NoSuchAssessmentError``."""
        if question_id.startswith("@"):
            raise ValueError("no question id begins with @")
        with self._transaction() as connection:
            changes.put_answer(connection, assessment_id, question_id, answer, who)

    def put_details(
        self,
        assessment_id: str,
        *,
        title: str | None = None,
        guidelines: Sequence[str] | None = None,
        who: str = "",
    ) -> None:
        """Change the title, the chosen guidelines or both. Raises ``NoSuchAssessmentError``."""
        with self._transaction() as connection:
            if title is not None:
                changes.put_field(connection, assessment_id, "title", title, who)
            if guidelines is not None:
                changes.put_field(connection, assessment_id, "guidelines", tuple(guidelines), who)

    def put_rules(
        self,
        assessment_id: str,
        guidelines: Sequence[str],
        method: str,
        *,
        level_overrides: Sequence[LevelOverride],
        acceptances: Sequence[Acceptance],
        who: str = "",
    ) -> None:
        """Change what an assessment is judged by, with the decisions that go by it: all of it or nothing.

        Raises ``NoSuchAssessmentError``.
        """
        fields = {
            "guidelines": tuple(guidelines),
            "method": method,
            "level_overrides": tuple(level_overrides),
            "acceptances": tuple(acceptances),
        }
        with self._transaction() as connection:
            for field, value in fields.items():
                changes.put_field(connection, assessment_id, field, value, who)

    def put_overrides(self, assessment_id: str, overrides: Mapping[str, Override], *, who: str = "") -> None:
        """Replace the assessor's own verdicts. Raises ``NoSuchAssessmentError``."""
        with self._transaction() as connection:
            changes.put_field(connection, assessment_id, "overrides", dict(overrides), who)

    def put_measures(self, assessment_id: str, measures: Sequence[Measure], *, who: str = "") -> None:
        """Replace the planned measures. Raises ``NoSuchAssessmentError``."""
        with self._transaction() as connection:
            changes.put_field(connection, assessment_id, "measures", tuple(measures), who)

    def put_decisions(
        self,
        assessment_id: str,
        *,
        level_overrides: Sequence[LevelOverride] | None = None,
        own_risks: Sequence[OwnRisk] | None = None,
        measures: Sequence[Measure] | None = None,
        acceptances: Sequence[Acceptance] | None = None,
        who: str = "",
    ) -> None:
        """Replace what people decided about risks, all of it or nothing. ``NoSuchAssessmentError``."""
        given = {
            "level_overrides": level_overrides,
            "own_risks": own_risks,
            "measures": measures,
            "acceptances": acceptances,
        }
        with self._transaction() as connection:
            for field, value in given.items():
                if value is not None:
                    changes.put_field(connection, assessment_id, field, tuple(value), who)

    def put_content(self, assessment_id: str, sources: Sequence[SourceFile], *, who: str = "") -> None:
        """Pin an assessment to other content files, those it is judged with from now on.

        Files only it used before are dropped. Raises ``NoSuchAssessmentError``.
        """
        content = tuple(ContentFile(path=source.path, sha256=source.sha256) for source in sources)
        with self._transaction() as connection:
            changes.put_field(connection, assessment_id, "content", content, who)
            changes.link_contents(connection, assessment_id, sources)
            connection.execute(sql.REMOVE_UNUSED_CONTENTS)

    def history(self, assessment_id: str, question_id: str | None = None) -> tuple[Change, ...]:
        """Return the changes of an assessment or of one subject in it, the newest first."""
        statement = sql.CHANGES if question_id is None else sql.CHANGES_OF
        key = {"id_": assessment_id, "subject_": question_id}
        with self._reading() as connection:
            return tuple(rows.change(row) for row in connection.execute(statement, key))

    def sources(self, assessment_id: str) -> tuple[SourceFile, ...]:
        """Return the content files an assessment was judged with, by path."""
        with self._reading() as connection:
            found = connection.execute(sql.SOURCES, {"id_": assessment_id})
            return tuple(rows.source(row) for row in found)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Give the connection for one transaction that only reads: any value that fits nowhere is damage."""
        try:
            with self._transaction() as connection:
                yield connection
        except ValueError as fault:
            raise DamagedWorkspaceError(path=self.location) from fault

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """Give the connection for one transaction: all of it is on the medium afterwards, or nothing."""
        try:
            with self._turn, in_words(self.location), self._connection.begin():
                yield self._connection
        except msgspec.DecodeError as fault:
            raise DamagedWorkspaceError(path=self.location) from fault


def _made_current(path: Path) -> Path | None:
    """Make the file there one of this revision; return where an older one is kept, if it was one."""
    if path.exists():
        revision = revision_of(path)
        if revision == HEAD:
            return None
        if not revision:
            raise DamagedWorkspaceError(path=path)
        if revision not in REVISIONS:
            raise NewerWorkspaceError(path=path, theirs=revision, ours=HEAD)
        from pia_wizard.storage.upgrade import upgrade

        return upgrade(path)
    from pia_wizard.storage.upgrade import create

    create(path)
    return None
