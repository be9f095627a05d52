"""Where an assessment stands between draft and approval, what was said about it, and evidence for it.

Plain data, none of it part of ``case.json``.

An assessment is always one edition: number 1 at first. Approving freezes it; the next change begins
number 2, a draft again (ISO/IEC 29134 6.5.5: a changed system is assessed anew).
"""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pia_wizard.assessment.model import Record


class ReviewState(StrEnum):
    """How far an edition is."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    APPROVED = "approved"


class ReviewRole(StrEnum):
    """In which role somebody moves an edition on; the same three sign the report."""

    ASSESSOR = "assessor"
    REVIEWER = "reviewer"
    APPROVER = "approver"


class Edition(Record, frozen=True, kw_only=True):
    """Which edition of an assessment something is: its number from 1, its state, who brought it there when.

    ``remark`` is what was said with that. ``checked_by`` and ``checked_at`` tell that the privacy officer
    found an edition in review to be in order.
    """

    number: int = 1
    state: ReviewState = ReviewState.DRAFT
    by: str = ""
    at: datetime | None = None
    remark: str = ""
    checked_by: str = ""
    checked_at: datetime | None = None

    @property
    def approved_at(self) -> datetime | None:
        """When it was approved, or None."""
        return self.at if self.state is ReviewState.APPROVED else None


class ApprovedEdition(Record, frozen=True, kw_only=True):
    """An edition as it was approved: when, by whom, and the digests that prove what it was.

    ``sha256`` is that of its canonical JSON, ``judgement`` that of what followed from it on that day.
    """

    number: int
    at: datetime
    by: str
    remark: str
    sha256: str
    judgement: str


class Comment(Record, frozen=True, kw_only=True):
    """What somebody said about a question, a requirement or a risk, or in answer to such a comment.

    ``parent`` is the comment it answers ("" for a first one); answers are not answered themselves.
    ``changed`` is when its text was last changed. Resolving closes a first comment with its answers.
    """

    id: str
    about: Literal["question", "requirement", "risk"]
    subject: str
    text: str
    by: str
    at: datetime
    parent: str = ""
    changed: datetime | None = None
    resolved: datetime | None = None
    resolved_by: str = ""


class EvidenceFile(Record, frozen=True, kw_only=True):
    """A file kept as evidence for an answer: known by its bytes, ``size`` of them.

    ``name`` is safe on every system; ``kind`` (a media type) is what the bytes are, whatever the name said.
    """

    question: str
    sha256: str
    name: str
    kind: str
    size: int
    by: str
    at: datetime
