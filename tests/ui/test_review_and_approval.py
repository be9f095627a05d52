"""Review, approval, editions, comparison and follow-up in the real window."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pia_wizard.assessment.model import Measure, Origin
from pia_wizard.assessment.review import ReviewRole, ReviewState
from pia_wizard.evaluation.model import Status
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.comparing.dialog import CompareDialog
from pia_wizard.ui.comparing.lines import Kind
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.reviewing.edition_dialog import EditionDialog
from pia_wizard.ui.reviewing.page import ApprovalPage
from pia_wizard.ui.reviewing.restore_dialog import RestoreDialog
from pia_wizard.ui.reviewing.step_dialog import StepDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
Type = Callable[[QWidget | None, str], None]
TODAY = datetime.now().astimezone().date()


@pytest.fixture
def page(window: MainWindow) -> AssessmentPage:
    """A small shop with two answers, its last step in view."""
    assert window.pages is not None
    window.resize(1280, 720)
    session = window.pages.session
    made = session.create(
        "駅前店", ("yamagata_cameras",), answers={"images_stored": True, "retention_days": 14}
    )
    window.pages.open_assessment(made)
    opened = window.pages.page
    assert isinstance(opened, AssessmentPage)
    opened.show_step("review")
    return opened


@pytest.fixture
def approval(page: AssessmentPage) -> ApprovalPage:
    """The view of review and approval."""
    result = page.page("review").result
    assert isinstance(result, ReviewPage)
    result.show_approval()
    return result.approval


@pytest.fixture
def session(page: AssessmentPage) -> AssessmentSession:
    return page.session


@pytest.fixture
def approved(approval: ApprovalPage, session: AssessmentSession) -> ApprovalPage:
    """The same with its first edition approved, and one answer changed since."""
    session.submit(by="評価者")
    session.approve("条件付き", by="代表")
    session.answer("retention_days", 60)
    approval.forget()
    approval.refresh()
    return approval


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def written(widget: QWidget) -> str:
    return "\n".join(label.text().replace("\u200b", "") for label in widget.findChildren(QLabel))


def press(dialog: QDialog, words: str) -> None:
    click(next(b for b in dialog.findChildren(QPushButton) if b.text() == words))


def test_a_draft_offers_to_ask_for_review(approval: ApprovalPage):
    assert list(approval.state.buttons) == ["submit"]
    assert "第1版（作成中）" in written(approval.state)
    assert approval.state.buttons["submit"].accessibleDescription() == "評価者が行います"


def test_a_step_is_taken_with_name_and_remark_and_told(
    approval: ApprovalPage, session: AssessmentSession, meet: Meet, type_into: Type
):
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, StepDialog)
        type_into(dialog.by, "評価の担当")
        type_into(dialog.remark, "保存期間を見てください。")
        press(dialog, "確認を依頼する")

    meet(fill)
    click(approval.state.buttons["submit"])
    assert session.edition.state is ReviewState.IN_REVIEW
    told = written(approval.state)
    assert "評価の担当が" in told
    assert "「保存期間を見てください。」" in told
    assert list(approval.state.buttons) == ["check", "request_changes", "approve", "withdraw"]
    assert approval.window().focusWidget() is approval.state.buttons["check"]


def test_changes_are_not_requested_without_saying_which(
    approval: ApprovalPage, session: AssessmentSession, qtbot: QtBot
):
    session.submit()
    dialog = StepDialog("request_changes", ReviewRole.REVIEWER, session, approval.translator)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, "修正を依頼する")
    assert dialog.isVisible()
    assert dialog.fault.isVisible()
    dialog.remark.setPlainText("理由を書いてください。")
    press(dialog, "修正を依頼する")
    assert session.edition.state is ReviewState.CHANGES_REQUESTED
    approval.forget()
    approval.refresh()
    assert "修正の依頼あり" in written(approval.state)
    assert "「理由を書いてください。」" in written(approval.state)


def test_approving_warns_of_what_is_open_and_says_that_it_freezes(
    approval: ApprovalPage, session: AssessmentSession, qtbot: QtBot
):
    session.submit()
    dialog = StepDialog("approve", ReviewRole.APPROVER, session, approval.translator)
    qtbot.addWidget(dialog)
    told = written(dialog)
    assert "まだ残っていることがあります。" in told
    assert "今の形のまま保管され" in told


def test_what_is_open_leads_to_its_question(approval: ApprovalPage, page: AssessmentPage):
    first = next(name for name, state in page.session.evaluation.questions.items() if state.open)
    ask = page.session.questionnaire.questions[first].ask
    link = next(b for b in approval.matters.findChildren(QPushButton) if b.accessibleDescription() == ask)
    click(link)
    assert page.step == page.session.questionnaire.questions[first].step


def test_open_comments_copied_answers_and_risks_stand_against_approval(
    approval: ApprovalPage, session: AssessmentSession
):
    session.answer("retention_days", 30, origin=Origin.COPIED)
    session.add_comment("question", "retention_days", "本当に30日ですか。")
    approval.forget()
    approval.refresh()
    told = written(approval.matters)
    assert "写したまま確かめていない回答が1件あります" in told
    assert "解決していないコメントが1か所にあります" in told
    assert "受け入れが決まっていないリスクが" in told


def test_a_risk_is_gone_to(approval: ApprovalPage, page: AssessmentPage):
    name = next(name for name, level in page.session.evaluation.risks.items() if level.applies is not False)
    approval.asked_place.emit("risk", name)
    assert page.step == "risks"


def test_an_approved_edition_is_listed_and_the_next_begins_with_a_change(approved: ApprovalPage):
    assert "第2版（作成中）" in written(approved.state)
    told = written(approved.editions)
    assert "承認者：代表" in told
    assert "「条件付き」" in told
    assert {act for act, number in approved.editions.buttons if number == 1} == {
        "open",
        "compare",
        "save",
        "restore",
    }


def test_an_edition_is_looked_at_as_it_was_approved(approved: ApprovalPage, meet: Meet, qtbot: QtBot):
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EditionDialog)
        dialog.answers._gradual.finish()
        seen.append(written(dialog.answers))
        dialog.tabs.setCurrentIndex(2)
        qtbot.waitUntil(lambda: dialog.report.page_count > 5, timeout=30_000)

    meet(look)
    click(approved.editions.buttons["open", 1])
    assert "14日" in seen[0]
    assert "60日" not in seen[0]


def test_the_report_of_an_edition_says_what_it_said_then(
    approved: ApprovalPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = tmp_path / "第1版.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(place)])
    click(approved.editions.buttons["save", 1])
    with pypdfium2.PdfDocument(BytesIO(place.read_bytes())) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "14日" in text
    assert "60日" not in text


def test_the_report_of_a_changed_edition_tells_what_changed_since_approval(
    approved: ApprovalPage, session: AssessmentSession, page: AssessmentPage
):
    with pypdfium2.PdfDocument(BytesIO(session.report(page.translator))) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "前回承認版からの変更" in text
    assert "変わったのは、回答 1 件" in text


def test_answers_come_back_from_an_edition_and_can_be_undone(
    approved: ApprovalPage, session: AssessmentSession, page: AssessmentPage, meet: Meet
):
    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, RestoreDialog)
        assert list(dialog.boxes) == ["retention_days"]
        press(dialog, "回答を戻す")

    meet(take)
    click(approved.editions.buttons["restore", 1])
    assert session.assessment.answers["retention_days"].value == 14
    page.asked_to_go_back.emit("undo")
    assert session.assessment.answers["retention_days"].value == 60


def test_nothing_ticked_brings_nothing_back(approved: ApprovalPage, session: AssessmentSession, qtbot: QtBot):
    dialog = RestoreDialog(session, 1, approved.translator)
    qtbot.addWidget(dialog)
    press(dialog, "すべて外す")
    assert not dialog.take.isEnabled()
    dialog.boxes["retention_days"].click()
    assert dialog.chosen() == ("retention_days",)


@pytest.fixture
def compare(approved: ApprovalPage, session: AssessmentSession, qtbot: QtBot) -> Iterator[CompareDialog]:
    """The first edition beside what it has become."""
    dialog = CompareDialog(session, approved.translator)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.close()


def test_a_comparison_tells_before_and_after_and_which_way(compare: CompareDialog):
    (answer,) = [line for line in compare.lines if line.kind is Kind.ANSWER]
    assert (answer.subject, answer.before, answer.after) == ("retention_days", "14日", "60日")
    before = len(compare.lines)
    click(compare.worse)
    worse = compare.lines
    assert 0 < len(worse) < before
    assert all(line.direction == "worse" for line in worse)
    click(compare.better)
    assert not compare.worse.isChecked()
    assert all(line.direction == "better" for line in compare.lines)


def test_a_verdict_set_by_hand_is_told_as_decided_by_people(
    approved: ApprovalPage, session: AssessmentSession, qtbot: QtBot
):
    name = next(iter(session.evaluation.verdicts))
    session.override(name, Status.MET, "現場で確かめた。")
    dialog = CompareDialog(session, approved.translator)
    qtbot.addWidget(dialog)
    (decision,) = [line for line in dialog.lines if line.kind is Kind.DECISION]
    assert decision.subject == name
    assert decision.after == "評価者による判定が改まりました"


def test_a_comparison_shows_one_kind_if_asked(compare: CompareDialog):
    compare.kind.setCurrentIndex(compare.kind.findText("リスク"))
    assert {line.kind for line in compare.lines} == {Kind.RISK}


def test_the_other_way_round_better_is_worse(
    compare: CompareDialog, session: AssessmentSession, qtbot: QtBot
):
    counted = {way: sum(line.direction == way for line in compare.lines) for way in ("better", "worse")}
    session.submit()
    session.approve()
    session.answer("retention_days", 14)
    turned = CompareDialog(session, compare.translator, before=2)
    qtbot.addWidget(turned)
    ways = {way: sum(line.direction == way for line in turned.lines) for way in ("better", "worse")}
    assert (ways["better"], ways["worse"]) == (counted["worse"], counted["better"])
    turned.before.setCurrentIndex(1)
    assert turned.lines == ()
    turned.after.setCurrentIndex(1)
    assert len(turned.lines) == len(compare.lines)


def test_enter_on_a_line_goes_to_its_question(approved: ApprovalPage, page: AssessmentPage, meet: Meet):
    def go(dialog: QDialog) -> None:
        assert isinstance(dialog, CompareDialog)
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)

    meet(go)
    click(approved.editions.buttons["compare", 1])
    assert page.step == page.session.questionnaire.questions["retention_days"].step


def test_a_comparison_is_saved_as_pdf(
    compare: CompareDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = tmp_path / "比較.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(place)])
    click(compare.save)
    with pypdfium2.PdfDocument(BytesIO(place.read_bytes())) as pdf:
        text = pdf[0].get_textpage().get_text_bounded()
    assert "版の比較" in text
    assert "60日" in text


def test_days_due_are_listed_soonest_first_and_written_to_a_calendar(
    approval: ApprovalPage,
    session: AssessmentSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    for title, days in (("あとの対策", 40), ("遅れた対策", -3)):
        session.add_measure(Measure(id="", title=title, due=TODAY + timedelta(days=days)))
    approval.forget()
    approval.refresh()
    told = written(approval.follow_up)
    assert told.index("遅れた対策") < told.index("あとの対策")
    assert "（期限切れ）" in told
    place = tmp_path / "期限.ics"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(place)])
    click(approval.follow_up.calendar)
    assert place.read_bytes().count(b"BEGIN:VEVENT") == 2


def test_the_next_assessment_is_offered_only_once_one_is_approved(approval: ApprovalPage):
    assert not approval.follow_up.next.isVisible()


def test_the_next_assessment_tells_what_is_to_be_confirmed(
    approved: ApprovalPage, window: MainWindow, meet: Meet
):
    def name(dialog: QDialog) -> None:
        meet(lambda message: press(message, "閉じる"))
        dialog.accept()

    meet(name)
    click(approved.follow_up.next)
    assert window.pages is not None
    opened = window.pages.page
    assert isinstance(opened, AssessmentPage)
    assert opened.session.assessment.title == "駅前店（次回）"
    opened.show_step("review")
    result = opened.page("review").result
    assert isinstance(result, ReviewPage)
    result.show_approval()
    told = written(result.approval.since)
    assert "前回から写した回答が2件あります。" in told


def test_what_the_content_has_new_stands_in_the_comparison_with_the_last(
    window: MainWindow, approved: ApprovalPage, qtbot: QtBot
):
    """The last assessment knew one guideline; this one has another beside it."""
    assert window.pages is not None
    session = window.pages.session
    made = session.reassess(session.summaries()[0].id, "次回")
    opened = session.open_assessment(made)
    opened.choose(("yamagata_cameras", "appi"), opened.assessment.method)
    dialog = CompareDialog(opened, approved.translator, predecessor=True, kind=Kind.CONTENT)
    qtbot.addWidget(dialog)
    assert any(line.about.startswith("基準：") for line in dialog.lines)
    assert any(line.about.startswith("要求事項：") for line in dialog.lines)
    assert not dialog.after.isEnabled()


def test_every_word_of_the_page_is_translated(approved: ApprovalPage, marked: Translator):
    approved.retranslate(marked)
    words = [button.text() for button in approved.findChildren(QPushButton) if button.isVisible()]
    assert [word for word in words if "⟦" not in word] == []
