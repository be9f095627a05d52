"""Where an assessment stands on its way from draft to approval: plain data, no part of ``case.json``.

An assessment is always one edition: number 1 at first. Approving freezes it; the next change begins
number 2, a draft again (ISO/IEC 29134 6.5.5: a changed system is assessed anew).
"""

from datetime import datetime
from enum import StrEnum

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
    """Which edition of an assessment something is: its number from 1, its state, and who approved it when."""

    number: int = 1
    state: ReviewState = ReviewState.DRAFT
    approved_at: datetime | None = None
    approved_by: str = ""
