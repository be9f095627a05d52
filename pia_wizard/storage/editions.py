"""Editions of an assessment on their way to approval, and those approved, which never change."""

from hashlib import sha256

from sqlalchemy import Connection

from pia_wizard.assessment.review import ApprovedEdition, Edition, ReviewState
from pia_wizard.questionnaire.model import SourceFile
from pia_wizard.storage import changes, rows
from pia_wizard.storage import statements as sql
from pia_wizard.storage.acts import edition_of, write_edition
from pia_wizard.storage.errors import ChangedElsewhereError, NoSuchEditionError
from pia_wizard.storage.records import EDITION
from pia_wizard.storage.transactions import Transactions


class Editions:
    """What ``Workspace`` offers for review and approval. Moving an edition on cannot be undone."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def now(self, assessment_id: str) -> Edition:
        """Return which edition an assessment is now. Raises ``NoSuchAssessmentError``."""
        with self._transactions.reading() as connection:
            return edition_of(connection, assessment_id)

    def move(self, assessment_id: str, before: Edition, after: Edition) -> None:
        """Bring an edition to its next state. ``ChangedElsewhereError`` if it is not in the first one."""
        with self._transactions.writing() as connection:
            _move(connection, assessment_id, before, after)

    def approve(
        self, assessment_id: str, before: Edition, after: Edition, *, case: bytes, judgement: str
    ) -> None:
        """Approve an edition and keep it for good with the content files it was judged with.

        What was done before can then be undone no more.
        """
        row = {
            "assessment": assessment_id,
            "number": after.number,
            "at": rows.now() if after.at is None else rows.moment_text(after.at),
            "who": after.by,
            "remark": after.remark,
            "body": case,
            "sha256": sha256(case).hexdigest(),
            "judgement": judgement,
        }
        key = {"id_": assessment_id}
        with self._transactions.writing() as connection:
            _move(connection, assessment_id, before, after)
            connection.execute(sql.ADD_EDITION, row)
            linked = connection.execute(sql.LINKED_CONTENTS, key).scalars().all()
            changes.keep_contents(connection, assessment_id, linked)
            connection.execute(sql.CUT_ALL, key)

    def approved(self, assessment_id: str) -> tuple[ApprovedEdition, ...]:
        """Return the approved editions, the first one first."""
        with self._transactions.reading() as connection:
            found = connection.execute(sql.EDITIONS, {"id_": assessment_id})
            return tuple(map(rows.approved_edition, found))

    def case(self, assessment_id: str, number: int) -> bytes:
        """Return an approved edition's canonical JSON, unchanged since. Raises ``NoSuchEditionError``."""
        key = {"id_": assessment_id, "number_": number}
        with self._transactions.reading() as connection:
            row = connection.execute(sql.EDITION_BODY, key).one_or_none()
            if row is None:
                raise NoSuchEditionError(number=number)
            body, digest = row
            if not isinstance(body, bytes) or sha256(body).hexdigest() != digest:
                raise ValueError("not the edition that was approved")
            return body

    def sources(self, pins: dict[str, str]) -> tuple[SourceFile, ...]:
        """Return the content files that are kept of these, SHA-256 by path."""
        with self._transactions.reading() as connection:
            found = connection.execute(sql.CONTENTS, {"hashes": sorted(set(pins.values()))})
            kept = {row.sha256: row.body for row in found}
            return tuple(
                rows.source((path, digest, kept[digest])) for path, digest in pins.items() if digest in kept
            )

    def changes_since(self, assessment_id: str) -> int:
        """Return how many changes were made since the edition was last moved on."""
        key = {"id_": assessment_id}
        with self._transactions.reading() as connection:
            last = connection.execute(sql.LAST_REVIEW, key).scalar() or 0
            return int(connection.execute(sql.CHANGES_SINCE, key | {"number_": last}).scalar_one())


def _move(connection: Connection, assessment_id: str, before: Edition, after: Edition) -> None:
    if edition_of(connection, assessment_id) != before or before.state is ReviewState.APPROVED:
        raise ChangedElsewhereError(subject=EDITION)
    write_edition(connection, assessment_id, after)
    at = rows.now() if after.at is None else rows.moment_text(after.at)
    row = {"assessment": assessment_id, "subject": EDITION, "at": at, "who": after.by}
    texts = {"old": rows.text(before), "new": rows.text(after)}
    connection.execute(sql.ADD_CHANGE, row | texts | {"act": None, "way": ""})
