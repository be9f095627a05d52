"""The workspace: every assessment of one person or office, with its history, in one database.

There is no "save": what a method returned from is on the medium. Methods may be called from any thread;
they take turns. All of them raise the subclasses of ``WorkspaceError`` for what can go wrong with the
database and its file.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, Self

from sqlalchemy import Engine

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
from pia_wizard.assessment.review import EvidenceFile
from pia_wizard.questionnaire.model import SourceFile
from pia_wizard.storage import acts, changes, rows, search
from pia_wizard.storage import statements as sql
from pia_wizard.storage.acts import Act
from pia_wizard.storage.comments import Comments
from pia_wizard.storage.editions import Editions
from pia_wizard.storage.engine import check_header, engine_for, in_words, revision_of
from pia_wizard.storage.errors import (
    AlreadyThereError,
    DamagedWorkspaceError,
    NewerWorkspaceError,
    NoSuchAssessmentError,
)
from pia_wizard.storage.evidence import EvidenceFiles, add_evidence
from pia_wizard.storage.listing import Listing
from pia_wizard.storage.location import on_network_share
from pia_wizard.storage.lock import HeldLock
from pia_wizard.storage.printed import PrintedNotices
from pia_wizard.storage.records import Change, Summary, Wanted
from pia_wizard.storage.revisions import HEAD, REVISIONS
from pia_wizard.storage.transactions import Transactions


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
        self._transactions = Transactions(location, engine)
        self._transaction = self._transactions.writing
        self._reading = self._transactions.reading
        self.listing = Listing(self._transactions)
        """The list of assessments, chosen, in order, and searched."""
        self.editions = Editions(self._transactions)
        """Review, approval, and what was approved."""
        self.comments = Comments(self._transactions)
        """What was said about an assessment."""
        self.evidence = EvidenceFiles(self._transactions)
        """Files that prove answers."""
        self.printed = PrintedNotices(self._transactions)
        """Notices that were printed and hang somewhere."""

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
        try:
            self._transactions.close()
        finally:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_outcome: object) -> None:
        self.close()

    def summaries(self) -> tuple[Summary, ...]:
        """Return one summary for each assessment, the last changed first; ``listing`` chooses."""
        return self.listing.summaries(Wanted(archived=None, template=None))

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

    def client(self, assessment_id: str) -> str:
        """Return the client's name as it was given. Raises ``NoSuchAssessmentError``."""
        with self._reading() as connection:
            row = connection.execute(sql.FIELDS["client"][0], {"id_": assessment_id}).one_or_none()
            if row is None:
                raise NoSuchAssessmentError(id=assessment_id)
            return str(row[0])

    def remove(self, assessment_id: str) -> None:
        """Remove an assessment with its history and what content only it used. ``NoSuchAssessmentError``."""
        with self._transaction() as connection:
            search.forget(connection, assessment_id)
            if connection.execute(sql.REMOVE_ASSESSMENT, {"id_": assessment_id}).rowcount == 0:
                raise NoSuchAssessmentError(id=assessment_id)
            connection.execute(sql.REMOVE_UNUSED_CONTENTS)
            connection.execute(sql.REMOVE_UNUSED_FILES)

    def put_answer(
        self, assessment_id: str, question_id: str, answer: Answer | None, *, who: str = ""
    ) -> None:
        """Store one answer durably, with history; None clears it. Raises ``NoSuchAssessmentError``."""
        if question_id.startswith("@"):
            raise ValueError("no question id begins with @")
        with self._transaction() as connection:
            changes.put_answer(Act(connection, assessment_id, who), question_id, answer)

    def put_answers(self, assessment_id: str, given: Mapping[str, Answer | None], *, who: str = "") -> None:
        """Store several answers in one act, all of them or none. Raises ``NoSuchAssessmentError``."""
        with self._transaction() as connection:
            act = Act(connection, assessment_id, who)
            for question_id, answer in given.items():
                changes.put_answer(act, question_id, answer)

    def undo(self, assessment_id: str, *, who: str = "") -> bool:
        """Take the last act back, durably and with history; False if there is none."""
        with self._transaction() as connection:
            return acts.undo(connection, assessment_id, who)

    def redo(self, assessment_id: str, *, who: str = "") -> bool:
        """Do the act again that was taken back last; False if there is none."""
        with self._transaction() as connection:
            return acts.redo(connection, assessment_id, who)

    def undoable(self, assessment_id: str, way: Literal["undo", "redo"] = "undo") -> tuple[Change, ...]:
        """Return the changes of the act that ``undo``, or ``redo``, would move; nothing if there is none."""
        with self._reading() as connection:
            number = acts.next_act(connection, assessment_id, way)
            if number is None:
                return ()
            return tuple(map(rows.change, connection.execute(sql.CHANGES_OF_ACT, {"act_": number})))

    def put_details(
        self,
        assessment_id: str,
        *,
        title: str | None = None,
        guidelines: Sequence[str] | None = None,
        client: str | None = None,
        who: str = "",
    ) -> None:
        """Change the title, the chosen guidelines, the client's name. Raises ``NoSuchAssessmentError``."""
        with self._transaction() as connection:
            act = Act(connection, assessment_id, who)
            if title is not None:
                changes.put_field(act, "title", title)
            if guidelines is not None:
                changes.put_field(act, "guidelines", tuple(guidelines))
            if client is not None:
                changes.put_field(act, "client", client)

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
            act = Act(connection, assessment_id, who)
            for field, value in fields.items():
                changes.put_field(act, field, value)

    def put_overrides(self, assessment_id: str, overrides: Mapping[str, Override], *, who: str = "") -> None:
        """Replace the assessor's own verdicts. Raises ``NoSuchAssessmentError``."""
        with self._transaction() as connection:
            changes.put_field(Act(connection, assessment_id, who), "overrides", dict(overrides))

    def put_measures(self, assessment_id: str, measures: Sequence[Measure], *, who: str = "") -> None:
        """Replace the planned measures. Raises ``NoSuchAssessmentError``."""
        with self._transaction() as connection:
            changes.put_field(Act(connection, assessment_id, who), "measures", tuple(measures))

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
            act = Act(connection, assessment_id, who)
            for field, value in given.items():
                if value is not None:
                    changes.put_field(act, field, tuple(value))

    def put_merged(
        self,
        before: Assessment,
        after: Assessment,
        files: Sequence[tuple[EvidenceFile, bytes]] = (),
        *,
        who: str = "",
    ) -> None:
        """Store what two copies of an assessment came to, in one act: answers and decisions that differ.

        ``files`` are the evidence that came with it.
        Raises ``NoSuchAssessmentError``.
        """
        decided = ("overrides", "level_overrides", "own_risks", "measures", "acceptances")
        with self._transaction() as connection:
            act = Act(connection, before.id, who)
            for question_id in {**before.answers, **after.answers}:
                answer = after.answers.get(question_id)
                if answer != before.answers.get(question_id):
                    changes.put_answer(act, question_id, answer)
            for field in decided:
                if getattr(after, field) != getattr(before, field):
                    changes.put_field(act, field, getattr(after, field))
            add_evidence(act, files)

    def put_content(self, assessment_id: str, sources: Sequence[SourceFile], *, who: str = "") -> None:
        """Pin an assessment to other content files, those it is judged with from now on.

        Those of before are kept, as this can be undone. Raises ``NoSuchAssessmentError``.
        """
        content = tuple(ContentFile(path=source.path, sha256=source.sha256) for source in sources)
        with self._transaction() as connection:
            changes.put_field(Act(connection, assessment_id, who), "content", content)
            linked = connection.execute(sql.LINKED_CONTENTS, {"id_": assessment_id}).scalars().all()
            changes.link_contents(connection, assessment_id, sources)
            changes.keep_contents(connection, assessment_id, linked)

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
