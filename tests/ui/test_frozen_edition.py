"""An approved edition in the window: everything can be read, nothing changed, and now is one click away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.editors.yes_no import YesNoEditor
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.palette.places import window_places

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NAME = "operator_name"


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> AssessmentPage:
    """The sample's first edition as it was approved; what is now says otherwise."""
    assert window.pages is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    window.pages.open_sample()
    opened = window.pages.page
    assert opened is not None
    opened.session.submit()
    opened.session.approve()
    opened.answering.answer(NAME, "いまの名前")
    places = window_places(window)
    next(place for place in places if place.title.startswith("第1版（")).go()
    assert window.pages.page is not None
    return window.pages.page


def card(page: AssessmentPage, question: str) -> QuestionCard:
    """Return a question's card, in view."""
    page.go_to_question(question)
    shown = page.page(page.step).questions
    assert shown is not None
    return shown.cards[question]


def test_an_approved_edition_says_which_it_is_and_shows_what_was_approved(page: AssessmentPage) -> None:
    assert page.frozen_bar.isVisible()
    assert "第1版（承認済み）を表示しています。" in page.frozen_bar.words.text()
    line = card(page, NAME).editor.findChildren(QLineEdit)[0]
    assert line.text() != "いまの名前"
    assert line.isReadOnly()


def test_choosing_another_answer_is_refused_in_words_and_shows_the_approved_one(page: AssessmentPage) -> None:
    name, held = next(
        (name, answer)
        for name, answer in page.session.assessment.answers.items()
        if isinstance(answer.value, bool) and page.session.evaluation.questions[name].visibility == "shown"
    )
    editor = card(page, name).editor
    assert isinstance(editor, YesNoEditor)
    buttons: list[QAbstractButton] = editor.options.buttons()
    other = buttons[1 if held.value else 0]
    QTest.mouseClick(other, Qt.MouseButton.LeftButton, pos=other.rect().center())
    assert "第1版を変更できませんでした。" in page.frozen_bar.words.text()
    assert not other.isChecked()
    assert page.session.assessment.answers[name].value == held.value


def test_nothing_is_offered_that_could_not_be_done(window: MainWindow, page: AssessmentPage) -> None:
    buttons = card(page, NAME)._buttons
    assert not any(buttons[name].isVisible() for name in ("unknown", "inapplicable", "note"))
    QApplication.processEvents()
    assert not window.menus.actions_by_name["undo"].isEnabled()


def test_one_click_leads_back_to_what_is_now(window: MainWindow, page: AssessmentPage) -> None:
    QTest.mouseClick(page.frozen_bar.now, Qt.MouseButton.LeftButton)
    assert window.pages is not None
    assert window.pages.page is not None
    assert window.pages.page.session.frozen is None
    assert not window.pages.page.frozen_bar.isVisible()
    assert card(window.pages.page, NAME).editor.findChildren(QLineEdit)[0].text() == "いまの名前"
