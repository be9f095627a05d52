"""Comments, review, approval and what follows it, one place after the other."""

from collections.abc import Iterator

from dialog_places import REASON, Place, settle, shown

from pia_wizard.assessment.review import ReviewRole
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.main_window import MainWindow

QUESTION, OTHER = "retention_days", "images_stored"


def reviewing(window: MainWindow) -> Iterator[Place]:
    """Show the open assessment on its way from comments to an approved edition and the next one."""
    pages = window.pages
    assert pages is not None  # noqa: S101 - the window has begun
    page = pages.page
    assert page is not None  # noqa: S101
    yield from commenting(window, page)
    yield from taking_steps(window, page)
    yield "approved", approval(window, page)
    yield from after_approval(window, page.session)
    yield "approved-changed", approval(window, page)
    pages.show_edition(1)
    settle(60)
    yield "frozen", window


def commenting(window: MainWindow, page: AssessmentPage) -> Iterator[Place]:
    """Show comments below a question and in their list."""
    requirement = next(iter(page.session.questionnaire.requirements))
    beside = page.answering.beside
    first = beside.add_comment("question", QUESTION, REASON)
    beside.add_comment("question", QUESTION, REASON, answered=first.id)
    beside.add_comment("requirement", requirement, REASON)
    page.go_to_question(QUESTION)
    here = page.page(page.step).questions
    assert here is not None  # noqa: S101
    here.cards[QUESTION].toggle_part("comments")
    settle(60)
    yield "comments", window
    here.cards[QUESTION].toggle_part("comments")
    page.show_step("review")
    page.page("review").forget()
    result = page.page("review").result
    assert isinstance(result, ReviewPage)  # noqa: S101
    result.show_tab(result.tabs.count() - 2)
    settle(60)
    yield "comments-list", window


def taking_steps(window: MainWindow, page: AssessmentPage) -> Iterator[Place]:
    """Show the dialog of every step of a review, each before it is taken."""
    from pia_wizard.ui.reviewing.step_dialog import StepDialog

    session, words = page.session, window.translator
    for step, role in (
        ("submit", ReviewRole.ASSESSOR),
        ("request_changes", ReviewRole.REVIEWER),
        ("submit", ReviewRole.ASSESSOR),
        ("check", ReviewRole.REVIEWER),
        ("approve", ReviewRole.APPROVER),
    ):
        yield from shown(f"review-{step}", StepDialog(step, role, session, words, window))
        getattr(session, step)(REASON, by=step)


def approval(window: MainWindow, page: AssessmentPage) -> MainWindow:
    """Return the window, showing review and approval as they are now."""
    page.show_step("review")
    result = page.page("review").result
    assert isinstance(result, ReviewPage)  # noqa: S101
    result.approval.forget()
    result.show_approval()
    result.approval.refresh()
    settle(60)
    return window


def after_approval(window: MainWindow, session: AssessmentSession) -> Iterator[Place]:
    """Show what an approved edition is good for, once an answer has changed."""
    from pia_wizard.ui.comparing.dialog import CompareDialog
    from pia_wizard.ui.reviewing.edition_dialog import EditionDialog
    from pia_wizard.ui.reviewing.restore_dialog import RestoreDialog

    words = window.translator
    yield from shown("compare-same", CompareDialog(session, words, window))
    session.answer(QUESTION, 60)
    session.answer(OTHER, False)  # noqa: FBT003 - the answer "no"
    yield from shown("compare", CompareDialog(session, words, window), 60)
    edition = EditionDialog(session.open_edition(1), words, window)
    edition.show()
    for tab in range(2):
        edition.tabs.setCurrentIndex(tab)
        settle(60)
        yield f"edition-{tab + 1}", edition
    edition.done(0)
    edition.deleteLater()
    yield from shown("restore", RestoreDialog(session, 1, words, window), 60)
