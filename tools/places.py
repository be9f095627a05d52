"""Every page and dialog of the window, one after the other: for pictures of them, and for tests of each."""

from collections.abc import Iterator

from dialog_places import Place, dialogs, settle, until
from review_places import reviewing

from pia_wizard import resources
from pia_wizard.ui.main_window import MainWindow

OTHERS = ("case4_people_counting.json", "two_camera_shop.json")
"""Samples that stand in the list of assessments beside the one that is opened."""


def every_place(window: MainWindow) -> Iterator[Place]:
    """Show place after place of a window with an empty workspace; each is gone when the next is asked for."""
    pages = window.pages
    assert pages is not None  # noqa: S101 - the window has begun
    settle()
    yield "home-empty", window
    pages.open_sample()
    pages.show_home()
    settle(100)
    yield "home", window
    opened = pages.session.summaries()[0].id
    yield from wizard_pages(window, opened)
    for name in OTHERS:
        pages.session.import_case(resources.samples() / name)
    pages.refresh()
    settle(100)
    yield "home-more", window
    pages.open_assessment(opened)
    yield from steps(window)
    yield from dialogs(window)
    yield from reviewing(window)


def wizard_pages(window: MainWindow, like: str) -> Iterator[Place]:
    """Show the pages of the wizard of a new assessment, answered like another one."""
    from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard

    assert window.pages is not None  # noqa: S101
    wizard = NewAssessmentWizard(window.pages.session, window.translator, window)
    wizard.show()
    settle()
    yield "wizard-1-empty", wizard
    answers = window.pages.session.open_assessment(like).assessment.answers
    for page in (wizard.what, wizard.where, wizard.why):
        for field in page.fields:
            held = answers.get(field.question.id)
            field.editor.committed.emit(held.value if held is not None else None)
    for number, _place in enumerate(wizard.pageIds(), 1):
        settle()
        yield f"wizard-{number}", wizard
        wizard.next()
    wizard.guidelines.choice.fold.click()
    settle()
    yield "wizard-5", wizard
    wizard.hide()
    wizard.deleteLater()


def steps(window: MainWindow) -> Iterator[Place]:
    """Show every step of the open assessment, with every tab and every tab inside one."""
    from pia_wizard.ui.assessment.gradual import Gradual
    from pia_wizard.ui.assessment.review_page import ReviewPage
    from pia_wizard.ui.assessment.treatment_page import TreatmentPage
    from pia_wizard.ui.studio.page import StudioPage

    assert window.pages is not None  # noqa: S101
    page = window.pages.page
    assert page is not None  # noqa: S101
    for number, step in enumerate(page.session.questionnaire.steps, 1):
        page.show_step(step)
        here = page.page(step)
        if here.questions is not None:
            here.questions.findChild(Gradual).finish()  # build the cards that wait
        name = f"step-{number:02}-{step}"
        if isinstance(here.result, StudioPage):
            until(lambda studio=here.result: studio.drawer.idle)
        for tab in range(here.tabs.count()):
            here.tabs.setCurrentIndex(tab)
            settle(60 if tab else 0)
            yield f"{name}-{tab + 1}" if here.tabs.count() > 1 else name, window
        if isinstance(here.result, TreatmentPage):
            for inner, listed in enumerate(here.result.views()):
                here.result.show_tab(inner)
                settle(60)
                listed.cards.finish()
                settle()
                yield f"{name}-view-{inner + 1}", window
        if isinstance(here.result, ReviewPage):
            for inner in range(1, here.result.tabs.count()):
                here.result.show_tab(inner)
                settle(300)
                yield f"{name}-view-{inner + 1}", window
    page.go_to_question("images_stored")
    page.show_why()
    settle()
    yield "why", window
