"""Changes of one assessment inside a transaction: each leaves a line in the history.

Every function takes an act, or the connection, of a transaction that its caller commits.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from sqlalchemy import Connection

from pia_wizard.assessment.model import Answer
from pia_wizard.questionnaire.model import SourceFile
from pia_wizard.storage import rows
from pia_wizard.storage import statements as sql
from pia_wizard.storage.acts import Act
from pia_wizard.storage.errors import ChangedElsewhereError, NoSuchAssessmentError


def put_answer(act: Act, question_id: str, answer: Answer | None) -> None:
    """Give, replace or (None) clear one answer. What is there already is not written again."""
    connection, assessment_id = act.connection, act.assessment_id
    key = {"id_": assessment_id, "question_": question_id}
    old = connection.execute(sql.ANSWER, key).one_or_none()
    body = None if answer is None else rows.answer_text(answer)
    if body == (old and old.body):
        _require(connection, assessment_id)
        return
    before = rows.answer(old.body) if old else None
    more = rows.is_settled(answer) - rows.is_settled(before)
    if connection.execute(sql.TOUCH, {"id_": assessment_id, "now": act.at, "more": more}).rowcount == 0:
        raise NoSuchAssessmentError(id=assessment_id)
    if old is None:
        row = {"assessment": assessment_id, "question": question_id, "body": body, "version": 1}
        connection.execute(sql.ADD_ANSWER, row)
    else:
        statement = sql.REMOVE_ANSWER if body is None else sql.CHANGE_ANSWER
        done = connection.execute(statement, key | {"seen": old.version, "text": body}).rowcount
        _require_done(done, question_id)
    act.note(question_id, old and old.body, body)


def put_field(act: Act, field: str, value: object) -> None:
    """Change one field of the assessment's own row, one of ``statements.FIELDS``."""
    connection, assessment_id = act.connection, act.assessment_id
    read, write = sql.FIELDS[field]
    old = connection.execute(read, {"id_": assessment_id}).one_or_none()
    if old is None:
        raise NoSuchAssessmentError(id=assessment_id)
    new = value if isinstance(value, str) else rows.text(value)
    if old[0] == new:
        return
    key = {"id_": assessment_id, "seen": old.version, "value": new, "now": act.at}
    _require_done(connection.execute(write, key).rowcount, field)
    texts = (rows.text(old[0]), rows.text(new)) if isinstance(value, str) else (old[0], new)
    act.note(f"@{field}", *texts)


def link_contents(connection: Connection, assessment_id: str, sources: Sequence[SourceFile]) -> None:
    """Make these the content files of an assessment; bytes already kept are not kept again.

    Raises ValueError if a file's SHA-256 is not that of its bytes.
    """
    for source in sources:
        if sha256(source.text).hexdigest() != source.sha256:
            raise ValueError(f"not the SHA-256 of {source.path}")
    bodies = {source.sha256: source.text for source in sources}
    known = set(connection.execute(sql.KNOWN_CONTENTS, {"hashes": list(bodies)}).scalars())
    new = [{"sha256": key, "body": body} for key, body in bodies.items() if key not in known]
    links = [{"assessment": assessment_id, "path": s.path, "sha256": s.sha256} for s in sources]
    connection.execute(sql.UNLINK_CONTENTS, {"id_": assessment_id})
    if new:
        connection.execute(sql.ADD_CONTENT, new)
    if links:
        connection.execute(sql.LINK_CONTENT, links)


def keep_contents(connection: Connection, assessment_id: str, hashes: Iterable[str]) -> None:
    """Keep content files for an assessment even when it is judged with others."""
    held = set(connection.execute(sql.KEPT_CONTENTS, {"id_": assessment_id}).scalars())
    more = [{"assessment": assessment_id, "sha256": key} for key in sorted(set(hashes) - held)]
    if more:
        connection.execute(sql.KEEP_CONTENT, more)


def _require(connection: Connection, assessment_id: str) -> None:
    if connection.execute(sql.IS_THERE, {"id_": assessment_id}).one_or_none() is None:
        raise NoSuchAssessmentError(id=assessment_id)


def _require_done(rowcount: int, subject: str) -> None:
    """Refuse to go on if the row is not any more as it was read a moment ago."""
    if rowcount != 1:
        raise ChangedElsewhereError(subject=subject)
