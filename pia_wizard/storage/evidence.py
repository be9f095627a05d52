"""Evidence files inside the workspace, known by their bytes: added and removed like answers, with undo."""

from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import Connection

from pia_wizard.assessment.review import EvidenceFile
from pia_wizard.storage import rows
from pia_wizard.storage import statements as sql
from pia_wizard.storage.acts import Act
from pia_wizard.storage.errors import NoSuchAssessmentError, NoSuchEvidenceError
from pia_wizard.storage.records import EVIDENCE
from pia_wizard.storage.transactions import Transactions


class EvidenceFiles:
    """What ``Workspace`` offers for evidence."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def of(self, assessment_id: str) -> tuple[EvidenceFile, ...]:
        """Return what is evidence for the answers of an assessment, the oldest first."""
        with self._transactions.reading() as connection:
            found = connection.execute(sql.EVIDENCE, {"id_": assessment_id}).scalars()
            files = map(rows.evidence, found)
            return tuple(sorted(files, key=lambda file: (file.at, file.question, file.sha256)))

    def add(self, assessment_id: str, files: Sequence[tuple[EvidenceFile, bytes]], *, who: str) -> None:
        """Keep files as evidence, in one act; one that an answer has already is not added again.

        Raises ValueError if a SHA-256 is not that of the bytes, ``NoSuchAssessmentError``.
        """
        with self._transactions.writing() as connection:
            if connection.execute(sql.IS_THERE, {"id_": assessment_id}).one_or_none() is None:
                raise NoSuchAssessmentError(id=assessment_id)
            add_evidence(Act(connection, assessment_id, who), files)

    def remove(self, assessment_id: str, question: str, digest: str, *, who: str) -> None:
        """Take a file away from an answer; its bytes stay for undoing. Raises ``NoSuchEvidenceError``."""
        key = {"id_": assessment_id, "question_": question, "sha256_": digest}
        with self._transactions.writing() as connection:
            held = connection.execute(sql.EVIDENCE_FILE, key).scalar()
            if held is None:
                raise NoSuchEvidenceError(name=digest[:12])
            connection.execute(sql.REMOVE_EVIDENCE, key)
            act = Act(connection, assessment_id, who)
            act.note(EVIDENCE, str(held), None)
            _touch(connection, assessment_id, act)

    def forget(self, assessment_id: str, digest: str, *, who: str) -> None:
        """Take a file away from every answer of an assessment for good: its bytes go, and undo ends here.

        The history keeps its name. Another assessment that has it keeps it. ``NoSuchEvidenceError``.
        """
        key = {"id_": assessment_id, "sha256_": digest}
        with self._transactions.writing() as connection:
            if connection.execute(sql.KEPT_FILE, key).one_or_none() is None:
                raise NoSuchEvidenceError(name=digest[:12])
            act = Act(connection, assessment_id, who)
            for body in connection.execute(sql.EVIDENCE, key).scalars().all():
                file = rows.evidence(body)
                if file.sha256 == digest:
                    connection.execute(sql.REMOVE_EVIDENCE, key | {"question_": file.question})
                    act.note(EVIDENCE, str(body), None)
                    _touch(connection, assessment_id, act)
            connection.execute(sql.LET_FILE_GO, key)
            connection.execute(sql.REMOVE_UNUSED_FILES)
            connection.execute(sql.CUT_ALL, key)

    def body(self, assessment_id: str, digest: str) -> bytes:
        """Return a file's bytes, unchanged since. Raises ``NoSuchEvidenceError``."""
        key = {"id_": assessment_id, "sha256_": digest}
        with self._transactions.reading() as connection:
            kept = connection.execute(sql.KEPT_FILE, key).scalar()
            body = connection.execute(sql.EVIDENCE_BYTES, key).scalar() if kept else None
            if body is None:
                raise NoSuchEvidenceError(name=digest[:12])
            if not isinstance(body, bytes) or sha256(body).hexdigest() != digest:
                raise ValueError("not the file that was kept")
            return body

    def copy(self, source: str, target: str, *, who: str) -> None:
        """Give an assessment the evidence of another; the bytes are kept once."""
        with self._transactions.writing() as connection:
            act = Act(connection, target, who)
            for body in connection.execute(sql.EVIDENCE, {"id_": source}).scalars().all():
                file = rows.evidence(body)
                _keep(connection, target, file.sha256, None)
                _add(act, file)
            connection.execute(sql.CUT_ALL, {"id_": target})


def add_evidence(act: Act, files: Sequence[tuple[EvidenceFile, bytes]]) -> None:
    """Keep files as evidence inside an act; raises ValueError if a SHA-256 is not that of the bytes."""
    for file, body in files:
        if sha256(body).hexdigest() != file.sha256:
            raise ValueError(f"not the SHA-256 of {file.name}")
        _keep(act.connection, act.assessment_id, file.sha256, body)
        _add(act, file)


def _keep(connection: Connection, assessment_id: str, digest: str, body: bytes | None) -> None:
    """Keep the bytes for an assessment; None if they are known to be there."""
    key = {"id_": assessment_id, "sha256_": digest}
    if body is not None and connection.execute(sql.EVIDENCE_BYTES, key).one_or_none() is None:
        connection.execute(sql.ADD_EVIDENCE_BYTES, {"sha256": digest, "body": body})
    if connection.execute(sql.KEPT_FILE, key).one_or_none() is None:
        connection.execute(sql.KEEP_FILE, {"assessment": assessment_id, "sha256": digest})


def _add(act: Act, file: EvidenceFile) -> None:
    key = {"id_": act.assessment_id, "question_": file.question, "sha256_": file.sha256}
    if act.connection.execute(sql.EVIDENCE_FILE, key).one_or_none() is not None:
        return
    body = rows.text(file)
    row = {"assessment": act.assessment_id, "question": file.question, "sha256": file.sha256, "body": body}
    act.connection.execute(sql.ADD_EVIDENCE, row)
    act.note(EVIDENCE, None, body)
    _touch(act.connection, act.assessment_id, act)


def _touch(connection: Connection, assessment_id: str, act: Act) -> None:
    connection.execute(sql.MARK_CHANGED, {"id_": assessment_id, "now": act.at})
