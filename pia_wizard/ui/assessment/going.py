"""Ways through an open assessment to what is not a question: a clause, a risk."""

from typing import TYPE_CHECKING

from pia_wizard.evaluation.model import Visibility
from pia_wizard.ui.assessment.progress import REVIEW, RISKS
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.assessment.usage import usage_by_question
from pia_wizard.ui.risks.page import RisksPage

if TYPE_CHECKING:
    from pia_wizard.ui.assessment.page import AssessmentPage

_RULES_TAB = 2


def go_to_requirement(page: "AssessmentPage", name: str) -> None:
    """Go to the first question that decides a requirement; to the guidelines' summary if none is asked."""
    questionnaire, states = page.session.questionnaire, page.session.evaluation.questions
    asked = (q for q, usage in usage_by_question(questionnaire).items() if name in usage.requirements)
    shown = (q for q in asked if q in states and states[q].visibility is not Visibility.HIDDEN)
    question = next(shown, "")
    if question:
        page.go_to_question(question)
        page.show_why()
        page.why.show_requirement(name)
        return
    page.go_to_step(REVIEW)
    result = page.page(REVIEW).result
    if isinstance(result, ReviewPage):
        result.show_tab(_RULES_TAB)


def go_to_comment(page: "AssessmentPage", about: str, name: str) -> None:
    """Go to what a comment is about, and unfold what is said about it."""
    questionnaire = page.session.questionnaire
    if about == "risk" and name in questionnaire.risks:
        go_to_risk(page, name)
        detail = page.page(RISKS).result
        if isinstance(detail, RisksPage) and detail.detail.comments is not None:
            detail.detail.comments.show()
            detail.detail.show_top(detail.detail.comments)
            detail.detail.comments.focus()
    elif about == "requirement" and name in questionnaire.requirements:
        go_to_requirement(page, name)
        page.why.show_comments(name)
    elif about == "question" and name in questionnaire.questions:
        page.go_to_question(name)
        questions = page.page(page.step).questions
        if questions is not None and name in questions.cards:
            part = questions.comments_of(name)
            part.show()
            part.focus()


def go_to_risk(page: "AssessmentPage", name: str) -> None:
    """Go to a risk among the risks."""
    page.go_to_step(RISKS)
    step = page.page(RISKS)
    if isinstance(step.result, RisksPage):
        step.show_result()
        step.result.show_risk(name)
