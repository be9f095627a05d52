"""Words that an input method still composes in a note: never stored half, never lost."""

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ASKED = "retention_days"


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> AssessmentPage:
    """The sample, open in an active window."""
    assert window.pages is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    window.pages.open_sample()
    assert window.pages.page is not None
    return window.pages.page


@pytest.fixture
def card(page: AssessmentPage) -> QuestionCard:
    """The card of a question, with the cursor in its note."""
    page.go_to_question(ASKED)
    page.answering.note(ASKED, "")
    questions = page.page(page.step).questions
    assert questions is not None
    found = questions.cards[ASKED]
    found._buttons["note"].click()
    assert found.note.isVisible()
    return found


def compose(card: QuestionCard, preedit: str, commit: str = "") -> None:
    """Do what an input method does while a word is composed, and when it is done."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(card.note, event)


def note(page: AssessmentPage) -> str:
    """Return the note as it is stored."""
    return page.session.assessment.answers[ASKED].note


def test_a_half_composed_note_is_not_stored_by_a_pause_or_another_answer(
    page: AssessmentPage, card: QuestionCard, qtbot: QtBot
) -> None:
    compose(card, "", "規程の")
    compose(card, "ほぞんき")
    card.note._pause.setInterval(1)
    qtbot.wait(30)
    page.commit()
    page.answering.answer("operator_name", "株式会社サンプル")  # redraws what depends on it
    assert "ほぞんき" not in note(page)
    compose(card, "", "保存期間")
    qtbot.waitUntil(lambda: note(page) == "規程の保存期間")
    assert card.note.text() == "規程の保存期間"


def test_what_was_typed_before_a_composition_that_was_called_off_is_stored(
    page: AssessmentPage, card: QuestionCard, qtbot: QtBot
) -> None:
    compose(card, "", "規程")
    compose(card, "の")
    compose(card, "")
    card.note._pause.setInterval(1)
    card.note.finish()
    assert note(page) == "規程"


def test_what_is_composed_in_a_note_survives_an_answer_to_the_same_question(
    page: AssessmentPage, card: QuestionCard
) -> None:
    compose(card, "", "規程")
    compose(card, "ほぞん")
    page.answering.answer(ASKED, 21)
    compose(card, "", "保存")
    card.note.finish()
    assert note(page) == "規程保存"
    assert page.session.assessment.answers[ASKED].value == 21
