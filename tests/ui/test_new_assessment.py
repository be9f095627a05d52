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


def choose(wizard: NewAssessmentWizard, question: str, words: str, qtbot: QtBot, type_into: Type) -> None:
    """Search a long list of choices and take what is found."""
    search = field(wizard, question).editor.findChild(QLineEdit)
    type_into(search, words)
    qtbot.keyClick(search, Qt.Key.Key_Return)


def fill_in(wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type, prefecture: str = "やまがた") -> None:
    """Type and tick what a shop in a prefecture with crime prevention cameras would."""
    next_ = QWizard.WizardButton.NextButton
    type_into(wizard.focusWidget(), "サンプル駅前店")
    field(wizard, "operator_kind").editor.fields()[0].click()
    choose(wizard, "site_kind", "店舗", qtbot, type_into)
    press(wizard, next_)
    choose(wizard, "prefecture", {"やまがた": "山形", "とうきょう": "東京"}[prefecture], qtbot, type_into)
    field(wizard, "open_to_public").editor.fields()[0].click()
    press(wizard, next_)
    field(wizard, "purposes").editor.fields()[0].click()
    field(wizard, "images_stored").editor.fields()[0].click()
    field(wizard, "recorded_data").editor.fields()[0].click()
    field(wizard, "face_recognition").editor.fields()[1].click()
    field(wizard, "joint_use").editor.fields()[1].click()
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
        "operator_kind": "business",
        "site_kind": "shop",
        "prefecture": "yamagata",
        "open_to_public": True,
        "purposes": ("crime_prevention",),
        "images_stored": True,
        "recorded_data": ("images",),
        "face_recognition": False,
        "joint_use": False,
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


def test_only_the_questions_that_choosing_needs_are_asked_and_each_once(
    wizard: NewAssessmentWizard, session: Session
):
    pages = (wizard.what, wizard.where, wizard.why)
    asked = [f.question.id for page in pages for f in page.fields]
    assert sorted(asked) == sorted({"site_name", *(q.id for q in session.first_questions())})


def test_the_city_is_asked_only_where_it_matters_and_counts_only_then(
    wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type
):
    type_into(wizard.focusWidget(), "本店")
    press(wizard, QWizard.WizardButton.NextButton)
    city, pole = field(wizard, "municipality"), field(wizard, "smart_pole")
    assert (city.isVisible(), pole.isVisible()) == (False, False)
    choose(wizard, "prefecture", "東京", qtbot, type_into)
    assert (city.isVisible(), pole.isVisible()) == (True, True)
    city.editor.fields()[1].click()
    assert wizard.plan().answers["municipality"] == "suginami"
    prefecture = field(wizard, "prefecture").editor
    prefecture.committed.emit("yamagata")
    assert not city.isVisible()
    assert "municipality" not in wizard.plan().answers


def shown_groups(wizard: NewAssessmentWizard) -> list[str]:
    """Return the headings and names of guidelines in view, from the top."""
    labels = [w for w in wizard.guidelines.choice.findChildren(QLabel) if w.property("look") == "heading"]
    boxes = [row.box for row in wizard.guidelines.rows.values()]
    visible = [w for w in (*labels, *boxes) if w.isVisible()]
    return [w.text() for w in sorted(visible, key=lambda w: w.mapTo(wizard, w.pos()).y())]


def test_guidelines_stand_by_kind_and_what_does_not_fit_is_folded_away(
    wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type
):
    fill_in(wizard, qtbot, type_into)
    qtbot.wait(50)
    shown = shown_groups(wizard)
    kinds = [words for words in shown if words in ("法律", "条例・指針", "業界の基準", "規格")]
    assert kinds == ["法律", "条例・指針", "業界の基準"]
    pole = wizard.guidelines.rows["tokyo_smart_pole"]
    assert not pole.isVisible()
    fold = wizard.guidelines.choice.fold
    folded = [row for row in wizard.guidelines.rows.values() if not row.isVisible()]
    assert fold.text() == f"当てはまらない基準（{len(folded)}件）"
    fold.click()
    assert pole.isVisible()
    assert "山形県" in pole.box.accessibleDescription()
    pole.box.click()
    assert "tokyo_smart_pole" in wizard.plan().guidelines


def test_a_guideline_to_come_is_offered_and_not_chosen(
    wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type
):
    fill_in(wizard, qtbot, type_into)
    field(wizard, "face_recognition").editor.fields()[0].click()
    wizard.guidelines.initializePage()
    row = wizard.guidelines.rows["appi_2026"]
    assert row.isVisible()
    assert not row.box.isChecked()
    assert "これから施行（2028年7月16日まで）" in row.box.accessibleDescription()
    assert wizard.guidelines.rows["appi"].box.isChecked()


def test_each_guideline_owns_up_how_far_it_was_checked(
    wizard: NewAssessmentWizard, qtbot: QtBot, type_into: Type
):
    fill_in(wizard, qtbot, type_into)
    words = {
        name: " ".join(label.text() for label in row.findChildren(QLabel))
        for name, row in wizard.guidelines.rows.items()
    }
    assert "原文で確かめました（2026年11月21日）" in words["appi"]
    assert "原文ではなく、解説などで確かめました" in words["komae_cameras"]
    assert "要約などで確かめました" in words["iso_29134"]
    assert "要求事項39件" in words[YAMAGATA]
    more = wizard.guidelines.rows["appi_2026"].more
    note = next(w for w in wizard.guidelines.rows["appi_2026"].findChildren(QLabel) if "政令" in w.text())
    assert not note.isVisibleTo(wizard.guidelines.rows["appi_2026"])
    more.click()
    assert note.isVisibleTo(wizard.guidelines.rows["appi_2026"])


def test_the_number_of_questions_follows_the_choice(
    wizard: NewAssessmentWizard, session: Session, qtbot: QtBot, type_into: Type
):
    fill_in(wizard, qtbot, type_into)
    page = wizard.guidelines
    plan = wizard.plan()

    def expected(names: tuple[str, ...]) -> tuple[int, int]:
        opened = [
            session.open_assessment(session.create("数", chosen, answers=plan.answers))
            for chosen in (names, *((name,) for name in names))
        ]
        asked = [sum(s.visibility != "hidden" for s in o.evaluation.questions.values()) for o in opened]
        return asked[0], sum(asked[1:])

    together, apart = expected(plan.guidelines)
    assert together < apart
    assert page.numbers.text() == f"質問は最大{together}個です（基準ごとに別々に答えると{apart}個）。"
    for name in plan.guidelines[1:]:
        page.rows[name].box.click()
    qtbot.waitUntil(lambda: page.numbers.text() == f"質問は最大{expected(plan.guidelines[:1])[0]}個です。")


def test_a_method_can_be_chosen_where_there_is_more_than_one(
    wizard: NewAssessmentWizard, session: Session, qtbot: QtBot, type_into: Type
):
    fill_in(wizard, qtbot, type_into)
    methods = wizard.guidelines.choice.methods
    assert methods.isVisible()
    assert wizard.plan().method == "four_by_four"
    methods.box.setFocus()
    qtbot.keyClick(methods.box, Qt.Key.Key_Down)
    plan = wizard.plan()
    assert plan.method == "five_by_five"
    made = session.create(plan.title, plan.guidelines, answers=plan.answers, method=plan.method)
    assert len(session.open_assessment(made).questionnaire.method.impact_levels) == 5


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
