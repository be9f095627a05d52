"""Joins the page of review and approval to the page of the assessment it stands in."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pia_wizard.session.effect import Effect
from pia_wizard.ui.assessment.going import go_to_requirement, go_to_risk
from pia_wizard.ui.assessment.progress import REVIEW, TREATMENT
from pia_wizard.ui.assessment.review_page import ReviewPage

if TYPE_CHECKING:
    from pia_wizard.ui.assessment.page import AssessmentPage
    from pia_wizard.ui.reviewing.page import ApprovalPage


def join(approval: "ApprovalPage", page: "AssessmentPage") -> None:
    """Let places be gone to, changed answers be shown, and what was stored be told."""
    approval.asked_place.connect(lambda kind, name: go_to_place(page, kind, name))
    approval.changed.connect(lambda effect: _take(page, effect))
    approval.next_asked.connect(page.asked_next)


def go_to_place(page: "AssessmentPage", kind: str, name: str) -> None:
    """Go to a question, a requirement, a risk, review and approval, or to the measures."""
    if kind == "question":
        page.go_to_question(name)
    elif kind == "requirement":
        go_to_requirement(page, name)
    elif kind == "risk":
        go_to_risk(page, name)
    elif kind == "approval":
        _go_to_approval(page)
    else:
        page.go_to_step(TREATMENT)


def _go_to_approval(page: "AssessmentPage") -> None:
    page.go_to_step(REVIEW)
    result = page.page(REVIEW).result
    if isinstance(result, ReviewPage):
        result.show_approval()


def _take(page: "AssessmentPage", effect: object) -> None:
    if isinstance(effect, Effect):
        page.answering.changed.emit("", effect)
    else:
        page.saved.emit(datetime.now(UTC))
