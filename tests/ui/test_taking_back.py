"""Undo and redo in the real window, by keys and menu, also after a restart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.editors.growing_text import GrowingText
from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NAME = "operator_name"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Type = Callable[[QWidget | None, str], None]


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> AssessmentPage:
    """The sample, open in an active window."""
    assert window.pages is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    window.pages.open_sample()
    assert window.pages.page is not None
    return window.pages.page


def card(page: AssessmentPage, question: str) -> QuestionCard:
    """Return a question's card, with the cursor in it."""
    page.go_to_question(question)
    shown = page.page(page.step).questions
    assert shown is not None
    return shown.cards[question]


def line(page: AssessmentPage) -> QLineEdit:
    """Return the line in which the operator's name is typed."""
    return card(page, NAME).editor.findChildren(QLineEdit)[0]


def rename(page: AssessmentPage, type_into: Type, text: str) -> None:
    """Type another name and press Enter."""
    field = line(page)
    field.selectAll()
    type_into(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def stored(page: AssessmentPage) -> object:
    """Return the operator's name as it is stored."""
    return page.session.assessment.answers[NAME].value


def menu_text(window: MainWindow, name: str) -> str:
    """Return what the menu says of an action, "" if it cannot be chosen."""
    QApplication.processEvents()
    action = window.menus.actions_by_name[name]
    return action.text() if action.isEnabled() else ""


def test_ctrl_z_in_a_field_takes_the_typing_back_first_and_then_the_last_answer(
    window: MainWindow, page: AssessmentPage, type_into: Type
) -> None:
    before = stored(page)
    rename(page, type_into, "新しい名前")
    field = line(page)
    type_into(field, "を")
    assert field.text() == "新しい名前を"
    assert "「" in menu_text(window, "undo")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "新しい名前"
    assert stored(page) == "新しい名前"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert stored(page) == before
    assert line(page).text() == before


def test_what_was_undone_is_shown_said_and_done_again_by_either_key(
    window: MainWindow, page: AssessmentPage, type_into: Type
) -> None:
    before = stored(page)
    rename(page, type_into, "別の名前")
    page.show_step("review")
    menu_text(window, "undo")
    QTest.keyClick(page, Qt.Key.Key_Z, CTRL)
    assert stored(page) == before
    assert page.step == page.session.questionnaire.questions[NAME].step
    assert line(page) is QApplication.focusWidget()
    assert page.taking_back.bar.isVisible()
    assert page.taking_back.bar.words.text().startswith("元に戻しました：")
    assert menu_text(window, "redo")
    QTest.keyClick(line(page), Qt.Key.Key_Y, CTRL)
    assert stored(page) == "別の名前"
    menu_text(window, "undo")
    QTest.mouseClick(page.taking_back.bar.back, Qt.MouseButton.LeftButton)
    assert stored(page) == before
    menu_text(window, "redo")
    QTest.keyClick(line(page), Qt.Key.Key_Z, CTRL | SHIFT)
    assert stored(page) == "別の名前"


def test_undo_works_after_the_program_was_started_again(
    open_window: Callable[..., MainWindow], page: AssessmentPage, window: MainWindow, type_into: Type
) -> None:
    before, name = stored(page), page.session.assessment.id
    rename(page, type_into, "閉じる前の名前")
    window.close()
    again = open_window()
    assert again.pages is not None
    again.pages.open_assessment(name)
    opened = again.pages.page
    assert opened is not None
    assert stored(opened) == "閉じる前の名前"
    assert menu_text(again, "undo")
    again.menus.actions_by_name["undo"].trigger()
    assert stored(opened) == before


def test_undoing_another_choice_of_guidelines_builds_the_page_anew(
    window: MainWindow, page: AssessmentPage
) -> None:
    held = page.session.assessment.guidelines
    page.session.choose(("iso_29134",), page.session.assessment.method)
    assert window.pages is not None
    window.pages.renew()
    menu_text(window, "undo")
    window.menus.actions_by_name["undo"].trigger()
    now = window.pages.page
    assert now is not None
    assert now is not page
    assert now.session.assessment.guidelines == held
    assert now.taking_back.bar.isVisible()
    assert len(now.book.questionnaire.guidelines) == len(held)


def test_nothing_to_undo_is_not_offered(window: MainWindow) -> None:
    assert menu_text(window, "undo") == ""
    assert menu_text(window, "redo") == ""


def test_a_note_is_undone_with_its_answer_untouched(
    window: MainWindow, page: AssessmentPage, type_into: Type
) -> None:
    here = card(page, NAME)
    value = stored(page)
    here._buttons["note"].click()
    type_into(here.note, "電話で確認")
    here.note.finish()
    assert page.session.assessment.answers[NAME].note == "電話で確認"
    assert "補足" in menu_text(window, "undo") or "メモ" in menu_text(window, "undo")
    assert isinstance(here.note, GrowingText)
    here.note.setFocus()
    QTest.keyClick(here.note, Qt.Key.Key_Z, CTRL)
    assert page.session.assessment.answers[NAME].note == ""
    assert stored(page) == value


def test_words_of_an_action_never_underline_a_letter_of_the_users(
    window: MainWindow, page: AssessmentPage
) -> None:
    window.menus.allow_going_back("対策「A&B」の追加", None)
    assert "A&&B" in window.menus.actions_by_name["undo"].text()
