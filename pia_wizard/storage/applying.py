"""One line of the history applied again, forwards or backwards, to the rows it speaks of."""

import msgspec
from sqlalchemy import Connection

from pia_wizard.storage import rows
from pia_wizard.storage import statements as sql
from pia_wizard.storage.errors import ChangedElsewhereError
from pia_wizard.storage.records import CONTENT, EDITION, EVIDENCE, TEXT_FIELDS

Texts = tuple[str | None, str | None]
"""What has to be there and what is to be there, as the history holds it; None is nothing."""


def apply(connection: Connection, assessment_id: str, subject: str, texts: Texts) -> bool:
    """Put one subject from its first state to its second; False if it stays as it is.

    Raises ChangedElsewhereError if it is not in its first state: nothing may be lost unseen.
    """
    if subject == EDITION:
        return _apply_edition(connection, assessment_id, texts)
    if subject == EVIDENCE:
        _apply_evidence(connection, assessment_id, texts)
    elif subject.startswith("@"):
        _apply_field(connection, assessment_id, subject, texts)
    else:
        _apply_answer(connection, assessment_id, subject, texts)
    return True


def _apply_answer(connection: Connection, assessment_id: str, question: str, texts: Texts) -> None:
    key = {"id_": assessment_id, "question_": question}
    held = connection.execute(sql.ANSWER, key).one_or_none()
    before, after = texts
    if (held and held.body) != before:
        raise ChangedElsewhereError(subject=question)
    if after is None:
        connection.execute(sql.REMOVE_ANSWER, key | {"seen": held.version if held else 0})
    elif held is None:
        row = {"assessment": assessment_id, "question": question, "body": after, "version": 1}
        connection.execute(sql.ADD_ANSWER, row)
    else:
        connection.execute(sql.CHANGE_ANSWER, key | {"seen": held.version, "text": after})
    settled = [rows.is_settled(rows.answer(text) if text is not None else None) for text in texts]
    more = settled[1] - settled[0]
    connection.execute(sql.COUNT_ANSWERED, {"id_": assessment_id, "more": more})


def _apply_field(connection: Connection, assessment_id: str, subject: str, texts: Texts) -> None:
    read, write = sql.FIELDS[subject.removeprefix("@")]
    before, after = (_column(subject, text) for text in texts)
    held = connection.execute(read, {"id_": assessment_id}).one()
    if held[0] != before:
        raise ChangedElsewhereError(subject=subject)
    key = {"id_": assessment_id, "seen": held.version, "value": after, "now": rows.now()}
    connection.execute(write, key)
    if subject == CONTENT:
        _link(connection, assessment_id, texts[1])


def _column(subject: str, text: str | None) -> str | None:
    """Return what the column holds: texts stand there as they are, records as JSON."""
    return msgspec.json.decode(text, type=str) if text and subject in TEXT_FIELDS else text


def _link(connection: Connection, assessment_id: str, content: str | None) -> None:
    """Pin the content files of another day, which were kept for this."""
    pins = rows.content_files(content or "[]")
    connection.execute(sql.UNLINK_CONTENTS, {"id_": assessment_id})
    if not pins:
        return
    hashes = {"hashes": [pin.sha256 for pin in pins]}
    kept = set(connection.execute(sql.KNOWN_CONTENTS, hashes).scalars())
    links = [
        {"assessment": assessment_id, "path": pin.path, "sha256": pin.sha256}
        for pin in pins
        if pin.sha256 in kept
    ]
    if links:
        connection.execute(sql.LINK_CONTENT, links)


def _apply_edition(connection: Connection, assessment_id: str, texts: Texts) -> bool:
    """Put the edition back only if it is still the one that the act began: reviews are not undone."""
    before, after = texts
    held = connection.execute(sql.EDITION_NOW, {"id_": assessment_id}).scalar_one()
    if held != before or after is None:
        return False
    state = rows.edition(after).state
    connection.execute(sql.PUT_EDITION, {"id_": assessment_id, "value": after, "state_": str(state)})
    return True


def _apply_evidence(connection: Connection, assessment_id: str, texts: Texts) -> None:
    """Take a file away from an answer or give it back; its bytes were kept for this."""
    before, after = texts
    if before is not None:
        gone = rows.evidence(before)
        key = {"id_": assessment_id, "question_": gone.question, "sha256_": gone.sha256}
        if connection.execute(sql.REMOVE_EVIDENCE, key).rowcount != 1:
            raise ChangedElsewhereError(subject=gone.name)
    if after is not None:
        file = rows.evidence(after)
        row = {"assessment": assessment_id, "question": file.question, "sha256": file.sha256}
        connection.execute(sql.ADD_EVIDENCE, row | {"body": after})
