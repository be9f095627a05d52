"""Comments on an assessment: kept beside it, with their history, and never undone with answers."""

from sqlalchemy import Connection

from pia_wizard.assessment.review import Comment
from pia_wizard.storage import rows
from pia_wizard.storage import statements as sql
from pia_wizard.storage.errors import NoSuchAssessmentError, NoSuchCommentError
from pia_wizard.storage.records import COMMENT
from pia_wizard.storage.transactions import Transactions


class Comments:
    """What ``Workspace`` offers for comments."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def of(self, assessment_id: str) -> tuple[Comment, ...]:
        """Return all comments of an assessment, the oldest first."""
        with self._transactions.reading() as connection:
            found = connection.execute(sql.COMMENTS, {"id_": assessment_id}).scalars()
            return tuple(sorted(map(rows.comment, found), key=lambda comment: (comment.at, comment.id)))

    def add(self, assessment_id: str, comment: Comment, *, who: str) -> None:
        """Keep a new comment. Raises ``NoSuchAssessmentError``."""
        body = rows.text(comment)
        with self._transactions.writing() as connection:
            if connection.execute(sql.IS_THERE, {"id_": assessment_id}).one_or_none() is None:
                raise NoSuchAssessmentError(id=assessment_id)
            connection.execute(sql.ADD_COMMENT, {"id": comment.id, "assessment": assessment_id, "body": body})
            _note(connection, assessment_id, who, None, body)

    def change(self, assessment_id: str, comment: Comment, *, who: str) -> None:
        """Replace a comment by what it has become. Raises ``NoSuchCommentError``."""
        body = rows.text(comment)
        with self._transactions.writing() as connection:
            held = _held(connection, assessment_id, comment.id)
            connection.execute(sql.CHANGE_COMMENT, {"comment_": comment.id, "text": body})
            _note(connection, assessment_id, who, held, body)

    def remove(self, assessment_id: str, ids: tuple[str, ...], *, who: str) -> None:
        """Remove comments, all of them or none; the history keeps them. Raises ``NoSuchCommentError``."""
        with self._transactions.writing() as connection:
            for comment_id in ids:
                held = _held(connection, assessment_id, comment_id)
                connection.execute(sql.REMOVE_COMMENT, {"comment_": comment_id})
                _note(connection, assessment_id, who, held, None)


def _held(connection: Connection, assessment_id: str, comment_id: str) -> str:
    key = {"id_": assessment_id, "comment_": comment_id}
    held = connection.execute(sql.COMMENT, key).scalar()
    if held is None:
        raise NoSuchCommentError
    return str(held)


def _note(connection: Connection, assessment_id: str, who: str, old: str | None, new: str | None) -> None:
    row = {"assessment": assessment_id, "subject": COMMENT, "at": rows.now(), "who": who}
    connection.execute(sql.ADD_CHANGE, row | {"old": old, "new": new, "act": None, "way": ""})
