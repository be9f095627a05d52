"""The follow-up in the treatment step: what is due when, where a row leads, and files to be reminded by."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import icalendar
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QWidget

from pia_wizard import resources
from pia_wizard.assessment.model import Measure
from pia_wizard.i18n import Translator
from pia_wizard.session.due import Group
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.reading_order import in_reading_order
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.assessment.treatment_page import TreatmentPage
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.risks.page import RisksPage
from pia_wizard.ui.treatment.due_card import DueCard, DueLine
from pia_wizard.ui.treatment.due_list import DueList
from pia_wizard.ui.treatment.measure_dialog import MeasureDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
Type = Callable[[QWidget | None, str], None]
TODAY = date(2026, 11, 21)
MEASURES, FOLLOW_UP = 1, 3


@pytest.fixture
def page(window: MainWindow) -> AssessmentPage:
    """A sample that asks for its review, without measures, on 21 November 2026; its follow-up is in view."""
    assert window.pages is not None
    window.resize(1280, 720)
    made = window.pages.session.import_case(resources.samples() / "case2_movement_analysis.json")
    window.pages.open_assessment(made)
    opened = begun(window)
    opened.session.answer("review_date", "2027-11-01")
    step(opened).refresh()
    return opened


def begun(window: MainWindow) -> AssessmentPage:
    """Show the follow-up of the assessment that is open, after its measures are taken out."""
    assert window.pages is not None
    opened = window.pages.page
    assert isinstance(opened, AssessmentPage)
    for measure in opened.session.assessment.measures:
        opened.session.remove_measure(measure.id)
    opened.show_step("treatment")
    opened.page("treatment").show_result()
    shown = step(opened)
    shown.planning.today = lambda: TODAY
    shown.refresh()
    shown.show_tab(FOLLOW_UP)
    return opened


@pytest.fixture
def due(page: AssessmentPage) -> DueList:
    """The list of what is due."""
    return step(page).due_list


def step(page: AssessmentPage) -> TreatmentPage:
    result = page.page("treatment").result
    assert isinstance(result, TreatmentPage)
    return result


def plan(page: AssessmentPage, title: str, **parts: object) -> str:
    """Plan a measure as another part of the window would, and return its id."""
    name = step(page).planning.plan_measure(Measure(id="", title=title, **parts))  # type: ignore[arg-type]
    step(page).due_list.cards.finish()
    return name


def click(button: QAbstractButton | None) -> None:
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def cards(due: DueList) -> list[QWidget]:
    due.cards.finish()
    return due.cards.cards()


def titles(due: DueList) -> dict[str, list[str]]:
    """Return the rows under each heading, from above."""
    shown = [card for card in cards(due) if isinstance(card, DueCard)]
    return {card.accessibleName(): [line.row.title for line in card.rows] for card in shown}


def line(due: DueList, title: str) -> DueLine:
    lines = [line for card in cards(due) if isinstance(card, DueCard) for line in card.rows]
    return next(line for line in lines if line.row.title == title)


def button(widget: QWidget, words: str) -> QAbstractButton:
    return next(b for b in widget.findChildren(QAbstractButton) if b.text() == words and not b.isHidden())


def said(widget: QWidget) -> str:
    QApplication.processEvents()
    labels = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(labels).replace("\u200b", "")


def stored(page: AssessmentPage, name: str) -> Measure:
    """Read a measure back from the disk."""
    session = page.session
    held = session._workspace.assessment(session.assessment.id).measures
    return next(measure for measure in held if measure.id == name)


def save_to(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the user choose this place in the next dialog."""
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])


def test_what_is_due_stands_in_groups_in_the_order_of_its_days(page: AssessmentPage, due: DueList) -> None:
    for title, day, status, evidence in (
        ("来月", date(2026, 12, 10), "in_progress", ""),
        ("遅れた", date(2026, 11, 1), "planned", ""),
        ("もっと遅れた", date(2026, 10, 1), "planned", ""),
        ("今日", TODAY, "planned", ""),
        ("来春", date(2027, 4, 1), "planned", ""),
        ("いつか", None, "planned", ""),
        ("済んだ", date(2026, 11, 2), "done", "写真"),
        ("証拠なし", date(2026, 11, 2), "done", ""),
        ("やめた", date(2026, 11, 2), "dropped", ""),
    ):
        plan(page, title, due=day, status=status, evidence=evidence)
    assert list(titles(due).items()) == [
        ("期限切れ（2）", ["もっと遅れた", "遅れた"]),
        ("30日以内（2）", ["今日", "来月"]),
        ("日付によらず確かめること（1）", ["証拠なし"]),
        ("31日以上先（2）", ["来春", "次回の見直し"]),
        ("日付の決まっていないもの（1）", ["いつか"]),
        ("完了したもの（1）", ["済んだ"]),
    ]
    assert "今日（2026年11月21日）の時点で、期限切れ 2件・30日以内 2件" in said(due)
    assert step(page).tabs.tabText(FOLLOW_UP) == "フォローアップ（4）"


def test_a_row_tells_who_and_how_many_days_are_left_or_past(page: AssessmentPage, due: DueList) -> None:
    plan(page, "遅れた", due=date(2026, 11, 1), owner="店長")
    plan(page, "今日", due=TODAY)
    plan(page, "もうすぐ", due=date(2026, 12, 1))
    assert "期限切れ 2026年11月1日（20日前）" in said(line(due, "遅れた"))
    assert "担当：店長" in said(line(due, "遅れた"))
    assert "期限 2026年11月21日（今日）" in said(line(due, "今日"))
    assert "担当：未定" in said(line(due, "今日"))
    assert "期限 2026年12月1日（あと10日）" in said(line(due, "もうすぐ"))


def test_all_parts_of_the_step_agree_on_what_is_overdue(page: AssessmentPage, due: DueList) -> None:
    plan(page, "昨日まで", due=date(2026, 11, 20))
    plan(page, "今日まで", due=TODAY)
    assert titles(due)["期限切れ（1）"] == ["昨日まで"]
    assert "期限切れ1件" in said(step(page).summary)
    step(page).show_tab(MEASURES)
    step(page).measures.cards.finish()
    assert said(step(page).measures).count("期限切れ") == 1


def test_another_day_is_noticed_when_the_step_comes_back(page: AssessmentPage, due: DueList) -> None:
    plan(page, "今日まで", due=TODAY)
    page.show_step("risks")
    step(page).planning.today = lambda: date(2026, 11, 22)
    page.show_step("treatment")
    assert titles(due)["期限切れ（1）"] == ["今日まで"]


def test_a_row_leads_to_its_measure_by_key_and_by_click(page: AssessmentPage, due: DueList) -> None:
    name = plan(page, "遅れた", due=date(2026, 11, 1))
    for lead in (
        lambda: QTest.keyClick(button(line(due, "遅れた"), "対策を見る"), Qt.Key.Key_Return),
        lambda: QTest.mouseClick(line(due, "遅れた"), Qt.MouseButton.LeftButton, pos=QPoint(40, 12)),
    ):
        step(page).show_tab(FOLLOW_UP)
        lead()
        assert step(page).tabs.currentIndex() == MEASURES
        card, focus = step(page).measures.cards.card(name), page.window().focusWidget()
        assert card is not None
        assert focus is not None
        assert card.isAncestorOf(focus)


def test_the_state_of_a_measure_is_set_from_its_row(page: AssessmentPage, due: DueList) -> None:
    name = plan(page, "掲示を直す", due=date(2026, 12, 1))
    box = line(due, "掲示を直す").status
    assert box is not None
    assert box.currentText() == "計画中"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert stored(page, name).status == "in_progress"
    again = line(due, "掲示を直す").status
    assert again is not None
    assert again.currentText() == "実施中"
    assert page.window().focusWidget() is again


def test_done_asks_for_what_shows_it_and_moves_the_row(
    page: AssessmentPage, due: DueList, meet: Meet, type_into: Type
) -> None:
    name = plan(page, "掲示を直す", due=date(2026, 11, 1))

    def give_up(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasureDialog)
        click(dialog.cancel)

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasureDialog)
        assert dialog.status.key == "done"
        type_into(dialog.evidence, "掲示の写真")
        click(dialog.save)

    for answer, status in ((give_up, "planned"), (write, "done")):
        box = line(due, "掲示を直す").status
        assert box is not None
        meet(answer)
        box.setCurrentIndex(2)
        box.activated.emit(2)
        assert stored(page, name).status == status
    assert stored(page, name).evidence == "掲示の写真"
    assert titles(due)["完了したもの（1）"] == ["掲示を直す"]
    assert "期限切れ（1）" not in titles(due)


def test_a_refused_change_leaves_the_row_as_it_is(
    page: AssessmentPage, due: DueList, meet: Meet, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = plan(page, "掲示を直す", due=date(2026, 12, 1))
    page.session.submit()
    page.session.approve()
    edition = page.session.open_edition(1)
    step(page).planning.session = edition  # what is looked at in an approved edition cannot be changed
    box = line(due, "掲示を直す").status
    assert box is not None
    met = meet(lambda dialog: dialog.accept())
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert len(met) == 1
    assert box.currentText() == "計画中"
    assert stored(page, name).status == "planned"


def test_what_shows_a_done_measure_is_written_from_its_row(
    page: AssessmentPage, due: DueList, meet: Meet, type_into: Type
) -> None:
    name = plan(page, "施錠する", status="done")
    assert "確かめられるもの" in said(line(due, "施錠する"))

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, MeasureDialog)
        type_into(dialog.evidence, "鍵の台帳")
        click(dialog.save)

    meet(write)
    click(button(line(due, "施錠する"), "記入する"))
    assert stored(page, name).evidence == "鍵の台帳"
    assert titles(due)["完了したもの（1）"] == ["施錠する"]


def test_the_review_leads_to_its_question(page: AssessmentPage, due: DueList) -> None:
    page.session.answer("review_date", "2026-11-20")
    step(page).refresh()
    row = line(due, "次回の見直し")
    assert "期限切れ 2026年11月20日（1日前）" in said(row)
    click(button(row, "質問へ"))
    assert page.step == page.session.questionnaire.questions["review_date"].step


def test_a_risk_accepted_too_early_leads_to_the_risk(page: AssessmentPage, due: DueList) -> None:
    session, bands = page.session, page.session.questionnaire.method.bands
    risk, level = next(
        (n, its) for n, its in session.evaluation.risks.items() if its.target.band_high == "medium"
    )
    session.accept(risk, bands["medium"].acceptable_to[0], "残る影響は小さいため。")
    step(page).refresh()
    assert list(titles(due)) == ["31日以上先（1）"]
    session.override_level(risk, "target", impact=4, likelihood=4, reason="考えていたより被害が大きい。")
    step(page).refresh()
    assert session.evaluation.risks[risk].target.band_high != level.target.band_high
    title = f"リスク：{session.questionnaire.risks[risk].risk.title}"
    assert titles(due)["日付によらず確かめること（1）"] == [title]
    assert "もう一度判断してください" in said(line(due, title))
    click(button(line(due, title), "リスクを見る"))
    assert page.step == "risks"
    result = page.page("risks").result
    assert isinstance(result, RisksPage)
    assert result.detail.risk == risk


def test_the_list_can_be_narrowed_to_what_is_overdue_or_near(page: AssessmentPage, due: DueList) -> None:
    plan(page, "来月", due=date(2026, 12, 10))
    due.filter.setCurrentIndex(1)
    assert titles(due) == {}
    assert "選んだ条件に当てはまるものはありません" in said(due)
    due.filter.setCurrentIndex(2)
    assert titles(due) == {"30日以内（1）": ["来月"]}
    plan(page, "遅れた", due=date(2026, 11, 1))
    assert titles(due) == {"期限切れ（1）": ["遅れた"], "30日以内（1）": ["来月"]}
    due.filter.setCurrentIndex(0)
    assert len(titles(due)) == 3


def test_reminders_are_saved_for_any_calendar(
    page: AssessmentPage, due: DueList, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(page, "掲示を直す", due=date(2026, 12, 10))
    plan(page, "いつか")
    place = tmp_path / "予定.ics"
    save_to(place, monkeypatch)
    click(due.reminders)
    events = icalendar.Calendar.from_ical(place.read_bytes()).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2026, 12, 10), date(2027, 11, 1)]
    assert "リマインダーを保存しました" in said(due.saved)
    assert str(place) in said(due.saved)


def test_the_plan_is_saved_as_a_table(
    page: AssessmentPage, due: DueList, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(page, "掲示を直す", due=date(2026, 12, 10))
    place = tmp_path / "計画.xlsx"
    save_to(place, monkeypatch)
    click(due.plan)
    cells = [cell.value for row in load_workbook(place).worksheets[0] for cell in row]
    assert "掲示を直す" in cells
    assert "対策の計画を保存しました" in said(due.saved)


def test_without_anything_to_follow_up_the_list_says_how_it_comes_about(window: MainWindow) -> None:
    assert window.pages is not None
    window.pages.open_sample()
    page = begun(window)
    due = step(page).due_list
    assert titles(due) == {}
    assert "期限の近い順にここに並びます" in said(due)
    assert not due.reminders.isVisible()
    assert step(page).tabs.tabText(FOLLOW_UP) == "フォローアップ"
    plan(page, "掲示を直す")
    assert list(titles(due)) == ["日付の決まっていないもの（1）"]
    assert due.reminders.isVisible()
    assert not due.reminders.isEnabled()
    assert "期限の近い順にここに並びます" not in said(due)


def test_an_approved_assessment_that_asks_for_no_day_leads_to_review_and_approval(window: MainWindow) -> None:
    assert window.pages is not None
    window.pages.open_sample()
    page = begun(window)
    page.session.submit()
    approved = page.session.approve().at.astimezone().date()
    step(page).refresh()
    due = step(page).due_list
    assert str(approved.year + 1) in said(line(due, "次回の見直し"))
    click(button(line(due, "次回の見直し"), "承認のページへ"))
    assert page.step == "review"
    review = page.page("review").result
    assert isinstance(review, ReviewPage)
    assert review.approval.isVisible()


def test_the_tab_key_goes_through_the_list_as_it_is_read(page: AssessmentPage, due: DueList) -> None:
    plan(page, "遅れた", due=date(2026, 11, 1))
    row = line(due, "遅れた")
    QApplication.processEvents()
    stops = [stop for stop in in_reading_order(due) if stop.isVisibleTo(due)]
    assert stops[:5] == [
        due.filter,
        due.reminders,
        due.plan,
        row.status,
        button(row, "対策を見る"),
    ]
    assert row.status is not None
    interface = QAccessible.queryAccessibleInterface(row.status)
    assert row.status.accessibleName() == "「遅れた」の状況"
    assert interface.role() == QAccessible.Role.ComboBox
    about = QAccessible.queryAccessibleInterface(button(row, "対策を見る")).text(QAccessible.Text.Description)
    assert "遅れた" in about
    assert "期限切れ 2026年11月1日" in about


def test_every_word_but_the_users_own_is_translated(
    page: AssessmentPage, due: DueList, marked: Translator
) -> None:
    plan(page, "⟦遅れた⟧", due=date(2026, 11, 1))
    plan(page, "⟦施錠⟧", status="done")
    page.retranslate(marked)
    assert cards(due)
    assert [words for words in said(due).split("\n") if words and "⟦" not in words] == []
    shown = [b.text() for b in due.findChildren(QAbstractButton) if b.isVisible() and b.text()]
    assert [text for text in shown if "⟦" not in text] == []


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_names_of_the_tabs_can_all_be_seen(
    open_window: Callable[..., MainWindow], language: str, text_size: int
) -> None:
    window = open_window(language=language, text_size=text_size)
    window.resize(1280, 720)
    assert window.pages is not None
    window.pages.open_sample()
    opened = window.pages.page
    assert isinstance(opened, AssessmentPage)
    opened.show_step("treatment")
    opened.page("treatment").show_result()
    QApplication.processEvents()
    tabs = step(opened).tabs
    assert tabs.sizeHint().width() <= tabs.width()
    assert tabs.count() == len(step(opened).views())


def test_groups_stay_as_they_are_when_nothing_in_them_changed(page: AssessmentPage, due: DueList) -> None:
    plan(page, "遅れた", due=date(2026, 11, 1))
    cards(due)
    before = due.cards.card(Group.OVERDUE)
    plan(page, "来月", due=date(2026, 12, 10))
    cards(due)
    assert due.cards.card(Group.OVERDUE) is before
