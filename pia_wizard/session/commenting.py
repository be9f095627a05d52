"""Comments on questions, requirements and risks: one level of answers, resolved or open."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import uuid4

import msgspec

from pia_wizard.assessment.review import Comment
from pia_wizard.assessment.text import kept_text, says_nothing
from pia_wizard.session.opened import OpenAssessment
from pia_wizard.session.review_errors import CommentEmptyError, NotOneLevelError
from pia_wizard.storage.errors import NoSuchCommentError

About = Literal["question", "requirement", "risk"]


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and the answers to it, the oldest first."""

    first: Comment
    answers: tuple[Comment, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it waits to be resolved."""
        return self.first.resolved is None


class Commenting(OpenAssessment):
    """What ``AssessmentSession`` offers for comments; ``by`` is the user of the computer if empty.

    Comments may be made on a frozen edition's assessment only where it is open now: here they are refused.
    """

    def comments(self, about: About | None = None, subject: str | None = None) -> tuple[Thread, ...]:
        """Return the comments on one thing, on a kind of things, or all; the oldest first."""
        found = self._workspace.comments.of(self.assessment.id)
        return tuple(
            Thread(first, tuple(comment for comment in found if comment.parent == first.id))
            for first in found
            if not first.parent and about in (None, first.about) and subject in (None, first.subject)
        )

    def open_comments(self) -> dict[tuple[str, str], int]:
        """Return how many comments wait to be resolved, by what they are about."""
        return dict(Counter((t.first.about, t.first.subject) for t in self.comments() if t.open))

    def is_own(self, comment: Comment) -> bool:
        """Return whether the user of now wrote a comment, who alone changes or removes it."""
        return comment.by == self._who

    def add_comment(self, about: About, subject: str, text: str, *, by: str = "") -> Comment:
        """Comment on a question, a requirement or a risk. Raises CommentEmptyError."""
        return self._add(about, subject, text, by, parent="")

    def answer_comment(self, comment_id: str, text: str, *, by: str = "") -> Comment:
        """Answer a first comment. CommentEmptyError, NotOneLevelError, ``NoSuchCommentError``."""
        held = self._comment(comment_id)
        if held.parent:
            raise NotOneLevelError
        return self._add(held.about, held.subject, text, by, parent=comment_id)

    def change_comment(self, comment_id: str, text: str) -> Comment:
        """Change what a comment says. CommentEmptyError, ``NoSuchCommentError``."""
        said = _said(text)
        return self._put(comment_id, text=said, changed=datetime.now(UTC))

    def resolve_comment(self, comment_id: str, *, by: str = "") -> Comment:
        """Close a first comment. Raises ``NoSuchCommentError``."""
        return self._put(
            comment_id, resolved=datetime.now(UTC), resolved_by=kept_text(by).strip() or self._who
        )

    def reopen_comment(self, comment_id: str) -> Comment:
        """Open a first comment again. Raises ``NoSuchCommentError``."""
        return self._put(comment_id, resolved=None, resolved_by="")

    def remove_comment(self, comment_id: str) -> None:
        """Remove a comment with the answers to it; the history keeps them. ``NoSuchCommentError``."""
        found = self._workspace.comments.of(self.assessment.id)
        ids = (comment_id, *(comment.id for comment in found if comment.parent == comment_id))
        self._writable.comments.remove(self.assessment.id, ids, who=self._who)

    def _add(self, about: About, subject: str, text: str, by: str, *, parent: str) -> Comment:
        comment = Comment(
            id=str(uuid4()),
            about=about,
            subject=subject,
            text=_said(text),
            by=kept_text(by).strip() or self._who,
            at=datetime.now(UTC),
            parent=parent,
        )
        self._writable.comments.add(self.assessment.id, comment, who=comment.by)
        return comment

    def _put(self, comment_id: str, **changes: object) -> Comment:
        comment = msgspec.structs.replace(self._comment(comment_id), **changes)
        self._writable.comments.change(self.assessment.id, comment, who=self._who)
        return comment

    def _comment(self, comment_id: str) -> Comment:
        found = self._workspace.comments.of(self.assessment.id)
        held = next((comment for comment in found if comment.id == comment_id), None)
        if held is None:
            raise NoSuchCommentError
        return held


def _said(text: str) -> str:
    if says_nothing(text):
        raise CommentEmptyError
    return kept_text(text).strip()
