"""Acts: what a person did in one go, to be taken back and done again; each leaves its lines in the history.

An act is done, undone, or cut. Undone acts are done again from the first of them; a new act cuts them, and
approving an edition cuts all. Whatever is undone or redone is itself written to the history, in the same
transaction, so what a kill leaves is always the one or the other.
"""

import msgspec
from sqlalchemy import Connection

from pia_wizard.assessment.review import Edition, ReviewState
from pia_wizard.storage import rows
from pia_wizard.storage import statements as sql
from pia_wizard.storage.applying import apply
from pia_wizard.storage.errors import NoSuchAssessmentError
from pia_wizard.storage.records import EDITION


class Act:
    """One act inside a transaction that its caller commits; it begins with its first change."""

    def __init__(self, connection: Connection, assessment_id: str, who: str) -> None:
        self.connection = connection
        self.assessment_id = assessment_id
        self.who = who
        self.at = rows.now()
        self._number: int | None = None

    def note(self, subject: str, old: str | None, new: str | None) -> None:
        """Write one change of the act to the history; the first one after an approval begins an edition."""
        if self._number is None:
            self._number = self._begun()
            self._begin_edition()
        self._write(subject, old, new)

    def _write(self, subject: str, old: str | None, new: str | None) -> None:
        row = {"assessment": self.assessment_id, "subject": subject, "at": self.at, "who": self.who}
        self.connection.execute(
            sql.ADD_CHANGE, row | {"old": old, "new": new, "act": self._number, "way": ""}
        )

    def _begun(self) -> int:
        self.connection.execute(sql.CUT_UNDONE, {"id_": self.assessment_id})
        row = {"assessment": self.assessment_id, "at": self.at, "who": self.who, "state": "done"}
        number: int = self.connection.execute(sql.ADD_ACT, row).scalar_one()
        return number

    def _begin_edition(self) -> None:
        held = edition_of(self.connection, self.assessment_id)
        if held.state is ReviewState.APPROVED:
            begun = Edition(number=held.number + 1)
            write_edition(self.connection, self.assessment_id, begun)
            self._write(EDITION, rows.text(held), rows.text(begun))


def edition_of(connection: Connection, assessment_id: str) -> Edition:
    """Return which edition an assessment is now. Raises NoSuchAssessmentError."""
    row = connection.execute(sql.EDITION_NOW, {"id_": assessment_id}).one_or_none()
    if row is None:
        raise NoSuchAssessmentError(id=assessment_id)
    return rows.edition(row[0])


def write_edition(connection: Connection, assessment_id: str, edition: Edition) -> None:
    """Make this the edition of an assessment."""
    key = {"id_": assessment_id, "value": rows.text(edition), "state_": str(edition.state)}
    connection.execute(sql.PUT_EDITION, key)


def undo(connection: Connection, assessment_id: str, who: str) -> bool:
    """Take the last act back; False if there is none."""
    return _moved(connection, assessment_id, who, way="undo")


def redo(connection: Connection, assessment_id: str, who: str) -> bool:
    """Do the act again that was taken back last; False if there is none."""
    return _moved(connection, assessment_id, who, way="redo")


def next_act(connection: Connection, assessment_id: str, way: str) -> int | None:
    """Return the number of the act that would be undone or redone."""
    statement = sql.LAST_DONE if way == "undo" else sql.FIRST_UNDONE
    found = connection.execute(statement, {"id_": assessment_id}).scalar()
    return None if found is None else msgspec.convert(found, int)


def _moved(connection: Connection, assessment_id: str, who: str, *, way: str) -> bool:
    number = next_act(connection, assessment_id, way)
    if number is None:
        return False
    at = rows.now()
    lines = [rows.line(row) for row in connection.execute(sql.LINES_OF_ACT, {"act_": number})]
    for subject, old, new in reversed(lines) if way == "undo" else lines:
        before, after = (new, old) if way == "undo" else (old, new)
        if not apply(connection, assessment_id, subject, (before, after)):
            continue
        row = {"assessment": assessment_id, "subject": subject, "at": at, "who": who}
        connection.execute(sql.ADD_CHANGE, row | {"old": before, "new": after, "act": number, "way": way})
    state = "undone" if way == "undo" else "done"
    connection.execute(sql.MARK_ACT, {"act_": number, "state_": state})
    connection.execute(sql.MARK_CHANGED, {"id_": assessment_id, "now": at})
    return True
