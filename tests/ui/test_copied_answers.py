"""Answers of another assessment or of the past: chosen, marked until confirmed, brought back, undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from pia_wizard.assessment.model import Origin
from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.history_dialog import HistoryDialog
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.copying.dialog import CopyDialog
from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
NAME, DAYS = "operator_name", "retention_days"


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> AssessmentPage:
    """A new assessment beside the sample, open in an active window."""
    assert window.pages is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    window.pages.open_sample()
    held = window.pages.page
    assert held is not None
    guidelines = held.session.assessment.guidelines
    window.pages.open_assessment(window.pages.session.create("今年の評価", guidelines, answers={DAYS: 14}))
    assert window.pages.page is not None
    return window.pages.page


def card(page: AssessmentPage, question: str) -> QuestionCard:
    """Return a question's card, in view."""
    page.go_to_question(question)
    shown = page.page(page.step).questions
    assert shown is not None
    return shown.cards[question]


def copy_all_proposed(window: MainWindow, meet: Meet) -> list[QDialog]:
    """Open the dialog from the menu and take what it proposes."""
    met = meet(lambda dialog: dialog.take.click() if isinstance(dialog, CopyDialog) else None)
    window.menus.actions_by_name["copy"].trigger()
    return met


def origin(page: AssessmentPage, question: str) -> Origin:
    """Return where an answer came from."""
    return page.session.assessment.answers[question].origin


def test_answers_are_copied_from_the_menu_and_wait_to_be_confirmed(
    window: MainWindow, page: AssessmentPage, meet: Meet
) -> None:
    (dialog,) = copy_all_proposed(window, meet)
    assert isinstance(dialog, CopyDialog)
    assert origin(page, NAME) is Origin.COPIED
    assert page.session.assessment.answers[DAYS].value == 14  # what was answered here stays unless chosen
    here = card(page, NAME)
    assert here.copied.isVisible()
    assert "未確認" in here.copied.words.text()
    QTest.mouseClick(here.copied.confirm, Qt.MouseButton.LeftButton)
    assert origin(page, NAME) is Origin.TYPED
    assert not here.copied.isVisible()


def test_all_copied_answers_of_a_step_are_confirmed_at_once_and_undone_at_once(
    window: MainWindow, page: AssessmentPage, meet: Meet
) -> None:
    copy_all_proposed(window, meet)
    card(page, NAME)
    questions = page.page(page.step).questions
    assert questions is not None
    waiting = questions._unconfirmed()
    assert len(waiting) > 1
    bar = questions.copied_bar
    assert str(len(waiting)) in bar.words.text()
    QTest.mouseClick(bar.confirm, Qt.MouseButton.LeftButton)
    assert {origin(page, name) for name in waiting} == {Origin.TYPED}
    assert bar.isHidden()
    QApplication.processEvents()
    window.menus.actions_by_name["undo"].trigger()
    assert {origin(page, name) for name in waiting} == {Origin.COPIED}
    assert not bar.isHidden()


def test_copying_is_undone_in_one_go(window: MainWindow, page: AssessmentPage, meet: Meet) -> None:
    before = dict(page.session.assessment.answers)
    copy_all_proposed(window, meet)
    QApplication.processEvents()
    window.menus.actions_by_name["undo"].trigger()
    assert dict(page.session.assessment.answers) == before


def test_typing_over_a_copied_answer_makes_it_ones_own(
    window: MainWindow, page: AssessmentPage, meet: Meet
) -> None:
    copy_all_proposed(window, meet)
    here = card(page, NAME)
    page.answering.answer(NAME, "株式会社サンプル 西店")
    assert not here.copied.isVisible()
    assert origin(page, NAME) is Origin.TYPED


def test_single_answers_can_be_chosen_and_replace_those_there(
    window: MainWindow, page: AssessmentPage, meet: Meet
) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, CopyDialog)
        dialog.none.click()
        assert not dialog.take.isEnabled()
        dialog._gradual.finish()
        assert dialog.boxes[DAYS].accessibleDescription() == "今：14日 → 写す：30日"
        QTest.keyClick(dialog.boxes[DAYS], Qt.Key.Key_Space)
        assert dialog.chosen == (DAYS,)
        dialog.take.click()

    meet(choose)
    window.menus.actions_by_name["copy"].trigger()
    assert page.session.assessment.answers[DAYS].value == 30
    assert NAME not in page.session.assessment.answers


def test_the_history_brings_an_earlier_answer_back_and_that_can_be_undone(
    window: MainWindow, page: AssessmentPage, meet: Meet
) -> None:
    here = card(page, NAME)
    for name in ("南店", "北店", "西店"):
        page.answering.answer(NAME, name)

    def bring_back(dialog: QDialog) -> None:
        assert isinstance(dialog, HistoryDialog)
        found = dialog.findChildren(QPushButton)
        buttons = [button for button in found if button.text() == "この回答に戻す"]
        assert len(buttons) == 2
        next(button for button in buttons if "南店" in button.accessibleDescription()).click()

    meet(bring_back)
    QTest.mouseClick(here._buttons["history"], Qt.MouseButton.LeftButton)
    assert page.session.assessment.answers[NAME].value == "南店"
    assert here.editor.findChildren(QLineEdit)[0].text() == "南店"
    QApplication.processEvents()
    window.menus.actions_by_name["undo"].trigger()
    assert page.session.assessment.answers[NAME].value == "西店"
