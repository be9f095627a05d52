"""Comments on questions, requirements and risks: written, answered, resolved, counted, never lost."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.progress import REVIEW, RISKS
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.comments.part import CommentsPart
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.risks.page import RisksPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ASKED = "retention_days"
CTRL = Qt.KeyboardModifier.ControlModifier
Type = Callable[[QWidget | None, str], None]
Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> AssessmentPage:
    """The sample, open in an active window, at one question."""
    assert window.pages is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    window.pages.open_sample()
    assert window.pages.page is not None
    window.pages.page.go_to_question(ASKED)
    return window.pages.page


def part(page: AssessmentPage) -> CommentsPart:
    """Return the comments on the question, unfolded."""
    shown = page.page(page.step).questions
    assert shown is not None
    found = shown.comments_of(ASKED)
    found.show()
    return found


def write(found: CommentsPart, type_into: Type, text: str) -> None:
    """Write a comment and finish it by the keyboard."""
    assert found.draft is not None
    found.focus()
    type_into(found.draft.field, text)
    QTest.keyClick(found.draft.field, Qt.Key.Key_Return, CTRL)


def said(found: QWidget) -> str:
    """Return all that the visible labels say."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in found.findChildren(QLabel) if label.isVisible())


def press(found: QWidget, text: str) -> None:
    """Press the visible button of that label."""
    QApplication.processEvents()
    buttons = found.findChildren(QPushButton)
    QTest.mouseClick(
        next(b for b in buttons if b.text() == text and b.isVisible()), Qt.MouseButton.LeftButton
    )


def state(page: AssessmentPage, step: str) -> str:
    """Return what the list of steps says of a step."""
    model = page.steps.steps
    return str(model.data(model.index(model.steps.index(step)), Qt.ItemDataRole.AccessibleTextRole))


def test_a_comment_is_written_answered_resolved_and_opened_again(
    page: AssessmentPage, type_into: Type
) -> None:
    here = part(page)
    write(here, type_into, "根拠はどこですか。")
    assert "根拠はどこですか。" in said(here)
    assert "コメント1件" in state(page, page.step)
    press(here, "返信")
    assert here.reply is not None
    type_into(here.reply.field, "規程の第5条です。")
    press(here, "返信する")
    (thread,) = page.session.comments("question", ASKED)
    assert [answer.text for answer in thread.answers] == ["規程の第5条です。"]
    press(here, "解決済みにする")
    assert not page.session.comments("question", ASKED)[0].open
    assert "コメント" not in state(page, page.step)
    assert "根拠はどこですか。" not in said(here)
    press(here, "解決済み1件を表示")
    assert "解決済み（" in said(here)
    press(here, "再び開く")
    assert page.session.comments("question", ASKED)[0].open
    assert "コメント1件" in state(page, page.step)


def test_a_comment_is_stored_while_it_is_still_being_written(
    page: AssessmentPage, type_into: Type, qtbot: QtBot
) -> None:
    here = part(page)
    assert here.draft is not None
    here.focus()
    type_into(here.draft.field, "まだ途中")
    qtbot.waitUntil(lambda: len(page.session.comments()) == 1, timeout=4000)
    type_into(here.draft.field, "です。")
    here.draft.field.finish()
    (thread,) = page.session.comments()
    assert thread.first.text == "まだ途中です。"
    here.draft.field.selectAll()
    QTest.keyClick(here.draft.field, Qt.Key.Key_Delete)
    here.draft.field.finish()
    assert page.session.comments() == ()


def test_a_comment_of_ones_own_is_written_anew_and_removed(
    page: AssessmentPage, type_into: Type, meet: Meet
) -> None:
    here = part(page)
    write(here, type_into, "根拠はどこですか。")
    press(here, "書き直す")
    assert here.reply is not None
    assert here.reply.field.text() == "根拠はどこですか。"
    here.reply.field.selectAll()
    QTest.keyClick(here.reply.field, Qt.Key.Key_Delete)
    here.reply.field.finish()  # nothing at all is no comment, and what it said stays
    assert [t.first.text for t in page.session.comments()] == ["根拠はどこですか。"]
    type_into(here.reply.field, "根拠は何条ですか。")
    press(here, "書き終える")
    (thread,) = page.session.comments()
    assert thread.first.text == "根拠は何条ですか。"
    assert "（変更あり）" in said(here)
    met = meet(lambda dialog: dialog.reject())
    press(here, "削除…")
    assert len(met) == 1
    assert len(page.session.comments()) == 1
    meet(lambda dialog: dialog.accept())
    press(here, "削除…")
    assert page.session.comments() == ()
    assert "コメント" not in state(page, page.step)


def test_what_others_said_or_answered_is_not_to_be_removed(page: AssessmentPage) -> None:
    page.session.add_comment("question", ASKED, "審査担当の質問", by="審査担当")
    own = page.session.add_comment("question", ASKED, "自分の質問")
    page.session.answer_comment(own.id, "審査担当の返信", by="審査担当")
    page.answering.beside.look()
    here = part(page)
    QApplication.processEvents()
    labels = [b.text() for b in here.findChildren(QPushButton) if b.isVisible()]
    assert labels.count("書き直す") == 1
    assert "削除…" not in labels


def test_a_word_being_composed_is_not_stored_half(page: AssessmentPage, type_into: Type) -> None:
    here = part(page)
    assert here.draft is not None
    field = here.draft.field
    here.focus()
    type_into(field, "記録")
    QApplication.sendEvent(field, QInputMethodEvent("ほぞ", []))
    field.finish()
    assert page.session.comments() == ()
    commit = QInputMethodEvent("", [])
    commit.setCommitString("保存")
    QApplication.sendEvent(field, commit)
    field.finish()
    assert [thread.first.text for thread in page.session.comments()] == ["記録保存"]


def test_what_is_being_written_is_stored_when_the_step_is_left(page: AssessmentPage, type_into: Type) -> None:
    here = part(page)
    assert here.draft is not None
    type_into(here.draft.field, "あとで続けます")
    page.move_step(1)
    assert [thread.first.text for thread in page.session.comments()] == ["あとで続けます"]


def test_a_requirement_is_commented_on_beside_the_question(page: AssessmentPage, type_into: Type) -> None:
    name, block = next(iter(page.why._blocks.items()))
    QTest.mouseClick(block.talk, Qt.MouseButton.LeftButton)
    assert block.comments is not None
    write(block.comments, type_into, "例外に当たりませんか。")
    assert [t.first.subject for t in page.session.comments("requirement")] == [name]
    assert block.talk.text() == "コメント 1"


def test_a_risk_is_commented_on_among_the_risks(page: AssessmentPage, type_into: Type) -> None:
    page.go_to_step(RISKS)
    page.page(RISKS).show_result()
    risks = page.page(RISKS).result
    assert isinstance(risks, RisksPage)
    assert risks.detail.comments is not None
    write(risks.detail.comments, type_into, "起こりやすさが低すぎませんか。")
    assert [t.first.subject for t in page.session.comments("risk")] == [risks.risk]
    assert "コメント1件" in state(page, RISKS)


def test_open_comments_are_listed_in_the_last_step_each_one_click_away(
    page: AssessmentPage, type_into: Type
) -> None:
    write(part(page), type_into, "確認してください。")
    requirement = next(iter(page.why._blocks))
    page.session.add_comment("requirement", requirement, "この判定でよいですか。")
    risk = next(name for name, level in page.session.evaluation.risks.items() if level.applies is not False)
    page.session.add_comment("risk", risk, "このリスクは？")
    page.answering.beside.look()
    page.go_to_step(REVIEW)
    review = page.page(REVIEW).result
    assert isinstance(review, ReviewPage)
    review.show_tab(4)
    listed = said(review.comments)
    for words in ("確認してください。", "この判定でよいですか。", "このリスクは？"):
        assert words in listed
    press(review.comments, "コメントへ")
    assert page.step == page.session.questionnaire.questions[ASKED].step
    assert part(page).isVisible()
    page.go_to_comment("requirement", requirement)
    assert page.why._blocks[requirement].comments is not None
    page.go_to_comment("risk", risk)
    assert page.step == RISKS
