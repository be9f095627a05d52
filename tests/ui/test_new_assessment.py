"""The wizard of a new assessment, filled in with the keyboard over the shipped content."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget, QWizard
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import Translator, translator
from pia_wizard.session import open_session
from pia_wizard.session.session import Session
from pia_wizard.ui.new_assessment.question_field import QuestionField
from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Type = Callable[[QWidget | None, str], None]

YAMAGATA = "yamagata_cameras"


@pytest.fixture
def session(place: Path) -> Iterator[Session]:
    with open_session(place) as opened:
        yield opened


@pytest.fixture
def wizard(session: Session, qtbot: QtBot) -> NewAssessmentWizard:
    shown = NewAssessmentWizard(session, translator("ja"))
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
    return shown


def field(wizard: NewAssessmentWizard, question: str) -> QuestionField:
    pages = (wizard.what, wizard.where, wizard.why)
    return next(f for page in pages for f in page.fields if f.question.id == question)


def press(wizard: NewAssessmentWizard, button: QWizard.WizardButton) -> None:
    wizard.button(button).click()


def fill_in(wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type, prefecture: str = "やまがた") -> None:
    """Type and tick what a shop in a prefecture with crime prevention cameras would."""
    next_ = QWizard.WizardButton.NextButton
    type_into(wizard.focusWidget(), "サンプル駅前店")
    press(wizard, next_)
    search = field(wizard, "prefecture").editor.findChild(QLineEdit)
    type_into(search, {"やまがた": "山形", "とうきょう": "東京"}[prefecture])
    qtbot.keyClick(search, Qt.Key.Key_Return)
    field(wizard, "open_to_public").editor.fields()[0].click()
    press(wizard, next_)
    field(wizard, "purposes").editor.fields()[0].click()
    field(wizard, "images_stored").editor.fields()[0].click()
    press(wizard, next_)


def test_four_pages_give_title_guidelines_and_first_answers(
    wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type
):
    fill_in(wizard, qtbot, type_into)
    assert wizard.currentPage() is wizard.guidelines
    press(wizard, QWizard.WizardButton.FinishButton)
    assert wizard.result() == QWizard.DialogCode.Accepted
    plan = wizard.plan()
    assert plan.title == "サンプル駅前店 のプライバシー影響評価"
    assert YAMAGATA in plan.guidelines
    assert plan.answers == {
        "site_name": "サンプル駅前店",
        "prefecture": "yamagata",
        "open_to_public": True,
        "purposes": ("crime_prevention",),
        "images_stored": True,
    }


def test_the_plan_becomes_an_assessment_with_its_answers(
    wizard: NewAssessmentWizard, session: Session, qtbot: QtBot, type_into: Type
):
    fill_in(wizard, qtbot, type_into)
    plan = wizard.plan()
    opened = session.open_assessment(session.create(plan.title, plan.guidelines, answers=plan.answers))
    assert opened.assessment.title == plan.title
    assert {name: answer.value for name, answer in opened.assessment.answers.items()} == plan.answers


def test_a_guideline_of_another_prefecture_is_not_ticked_and_says_why(
    wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type
):
    fill_in(wizard, qtbot, type_into, "とうきょう")
    row = wizard.guidelines.rows[YAMAGATA]
    assert not row.box.isChecked()
    assert "当てはまりません" in row.box.accessibleDescription()
    assert "東京都" in row.box.accessibleDescription()


def test_while_nothing_is_answered_no_guideline_is_claimed_to_fit(
    wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type
):
    type_into(wizard.focusWidget(), "本店")
    for _ in range(3):
        press(wizard, QWizard.WizardButton.NextButton)
    row = wizard.guidelines.rows[YAMAGATA]
    assert not row.box.isChecked()
    assert "回答がそろうと分かります" in row.box.accessibleDescription()


def test_what_the_user_ticked_stays_after_going_back(
    wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type
):
    fill_in(wizard, qtbot, type_into)
    box = wizard.guidelines.rows[YAMAGATA].box
    qtbot.keyClick(box, Qt.Key.Key_Space)
    press(wizard, QWizard.WizardButton.BackButton)
    press(wizard, QWizard.WizardButton.NextButton)
    assert not box.isChecked()


def test_a_site_without_a_name_does_not_get_past_the_first_page(wizard: NewAssessmentWizard):
    press(wizard, QWizard.WizardButton.NextButton)
    assert wizard.currentPage() is wizard.what
    assert field(wizard, "site_name").editor.fault == "入力してください。"
    assert wizard.focusWidget() in field(wizard, "site_name").editor.fields()


def test_an_assessment_needs_at_least_one_guideline(
    wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type
):
    fill_in(wizard, qtbot, type_into, "とうきょう")
    for row in wizard.guidelines.rows.values():
        row.box.setChecked(False)
    press(wizard, QWizard.WizardButton.FinishButton)
    assert wizard.isVisible()
    visible = [label.text() for label in wizard.guidelines.findChildren(QLabel) if label.isVisible()]
    assert "基準を一つ以上選んでください。" in visible


def test_a_title_typed_by_hand_is_kept(wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type):
    type_into(wizard.what.title_line, "わたしの評価")
    field(wizard, "site_name").editor.focus()
    type_into(wizard.focusWidget(), "本店カメラ")
    press(wizard, QWizard.WizardButton.NextButton)
    assert wizard.what.assessment_title() == "わたしの評価"


def test_the_title_follows_the_name_of_the_site(wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type):
    line = wizard.focusWidget()
    for name in ("本店", "本店と支店"):
        line.clear()
        type_into(line, name)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
        assert wizard.what.title_line.text() == f"{name} のプライバシー影響評価"
        line.setFocus()


def test_enter_goes_on_like_the_button(wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type):
    line = wizard.focusWidget()
    type_into(line, "本店")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert wizard.currentPage() is wizard.where


def test_every_input_has_an_accessible_name(wizard: NewAssessmentWizard):
    inputs = [w for w in wizard.findChildren(QLineEdit) if w.objectName() != "qt_spinbox_lineedit"]
    assert inputs
    assert [w for w in inputs if not w.accessibleName()] == []


def test_every_word_of_the_wizard_is_translated(
    session: Session, qtbot: QtBot, type_into: Type, marked: Translator
):
    wizard = NewAssessmentWizard(session, marked)
    qtbot.addWidget(wizard)
    with qtbot.waitActive(wizard):
        wizard.show()
    type_into(wizard.focusWidget(), "x")
    for _ in range(3):
        press(wizard, QWizard.WizardButton.NextButton)
    words = [w.text() for w in wizard.findChildren(QLabel) if w.text()]
    words += [w.text() for w in wizard.findChildren(QPushButton) if w.isVisible()]
    assert [word for word in words if "⟦" not in word] == []
