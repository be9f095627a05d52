"""Who starts the program again goes on where it was closed: assessment, step, tab and scroll position."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.session import open_session
from pia_wizard.session.settings import load_settings
from pia_wizard.ui import main_window
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.assessment.review_page import ReviewPage
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.home.page import AssessmentList
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.opening import OpeningProblem
from pia_wizard.ui.risks.page import RisksPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
Open = Callable[..., MainWindow]
Type = Callable[[QWidget | None, str], None]


def page_of(window: MainWindow) -> AssessmentPage:
    assert window.pages is not None
    assert window.pages.page is not None
    assert window.pages.currentWidget() is window.pages.page
    return window.pages.page


def is_at_home(window: MainWindow) -> bool:
    return window.pages is not None and window.pages.currentWidget() is window.pages.home


def work_on(window: MainWindow, step: str) -> AssessmentPage:
    """Open the sample at a step, as long as it gets."""
    assert window.pages is not None
    window.pages.open_sample()
    page = page_of(window)
    page.show_step(step)
    return page


def scrolled(area: ScrollPage | None) -> int:
    assert area is not None
    return area.verticalScrollBar().value()


def scroll_down(area: ScrollPage | None, place: int, qtbot: QtBot) -> None:
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > place + 200)
    area.verticalScrollBar().setValue(place)


def test_it_goes_on_in_the_middle_of_a_step_that_was_scrolled_down(open_window: Open, qtbot: QtBot) -> None:
    first = open_window()
    page = work_on(first, "management")
    scroll_down(page.page("management").questions, 1200, qtbot)
    asked = page.why.question
    title = first.windowTitle()
    first.close()
    second = open_window()
    again = page_of(second)
    assert (again.step, second.windowTitle(), again.why.question) == ("management", title, asked)
    qtbot.waitUntil(lambda: scrolled(again.page("management").questions) == 1200)
    qtbot.wait(600)  # whatever still finds its height
    assert scrolled(again.page("management").questions) == 1200
    assert second.focusWidget() is again.steps


def test_the_parts_of_the_page_stand_beside_each_other_from_the_beginning(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main_window, "_LEAST_SIZE", (1280, 720))  # as on a screen with room for it
    first = open_window()
    assert work_on(first, "management").why.isVisible()
    first.close()
    second = open_window()
    page = page_of(second)
    questions = page.page("management").questions
    assert questions is not None

    def edges(widget: QWidget) -> tuple[int, int]:
        left = widget.mapTo(second, QPoint()).x()
        return left, left + widget.width()

    def in_order() -> bool:
        steps, asked, why = (edges(part) for part in (page.steps, questions, page.why))
        return 0 <= steps[0] < steps[1] <= asked[0] < asked[1] <= why[0] < why[1] <= second.width()

    qtbot.waitUntil(in_order)


def test_the_question_looked_at_is_explained_again(open_window: Open) -> None:
    first = open_window()
    work_on(first, "scope").go_to_question("retention_days")
    QApplication.processEvents()
    first.close()
    page = page_of(open_window())
    assert (page.step, page.why.question) == ("management", "retention_days")


@pytest.mark.parametrize("wanted", [True, False])
def test_the_reasons_beside_the_questions_are_open_or_closed_as_they_were(
    open_window: Open, *, wanted: bool
) -> None:
    first = open_window()
    page = work_on(first, "scope")
    while page.why_wanted is not wanted:
        page.foot.why.click()
    first.close()
    page = page_of(open_window())
    assert page.why.isVisible() == wanted
    assert page.foot.why.isChecked() == wanted


def test_the_tab_of_the_review_is_the_same(open_window: Open, qtbot: QtBot) -> None:
    first = open_window()
    result = work_on(first, "review").page("review").result
    assert isinstance(result, ReviewPage)
    result.show_tab(1)
    scroll_down(result.answers, 500, qtbot)
    first.close()
    result = page_of(open_window()).page("review").result
    assert isinstance(result, ReviewPage)
    assert result.tabs.currentIndex() == 1
    assert result.answers.isVisible()
    qtbot.waitUntil(lambda: scrolled(result.answers) == 500)


def test_the_same_risk_is_chosen(open_window: Open) -> None:
    first = open_window()
    result = work_on(first, "risks").page("risks").result
    assert isinstance(result, RisksPage)
    other = next(name for name in reversed(result.list.rows.rows) if name in result.session.evaluation.risks)
    assert other != result.risk
    result.show_risk(other)
    first.close()
    result = page_of(open_window()).page("risks").result
    assert isinstance(result, RisksPage)
    assert result.risk == other


def test_what_was_being_typed_when_it_was_closed_is_there(
    open_window: Open, qtbot: QtBot, type_into: Type
) -> None:
    first = open_window()
    page = work_on(first, "scope")
    page.go_to_question("site_name")
    questions = page.page("scope").questions
    assert questions is not None
    field = questions.cards["site_name"].editor.fields()[0]
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]  # a line of text
    type_into(field, "打ちかけの名前")
    first.close()
    again = page_of(open_window())
    assert again.session.assessment.answers["site_name"].value == "打ちかけの名前"


def test_who_went_to_the_list_begins_there(open_window: Open) -> None:
    first = open_window()
    work_on(first, "risks").closed.emit()
    first.close()
    second = open_window()
    assert is_at_home(second)
    assert second.windowTitle() == "PIA Wizard"


@pytest.mark.parametrize("act", ["remove", "archive"])
def test_an_assessment_deleted_or_put_away_since_is_not_missed(
    open_window: Open, place: Path, act: str
) -> None:
    first = open_window()
    name = work_on(first, "risks").session.assessment.id
    first.close()
    with open_session(place) as session:
        getattr(session, act)(name)
    second = open_window()
    assert is_at_home(second)
    assert QApplication.activeModalWidget() is None


def test_an_assessment_that_cannot_be_opened_leads_to_the_list_without_a_word(
    open_window: Open, place: Path
) -> None:
    first = open_window()
    name = work_on(first, "risks").session.assessment.id
    first.close()
    with closing(sqlite3.connect(place)) as connection, connection:
        unknown = '["no such guideline"]'
        connection.execute("UPDATE assessments SET guidelines = ? WHERE id = ?", (unknown, name))
    second = open_window()
    assert is_at_home(second)
    assert QApplication.activeModalWidget() is None


def test_a_step_that_is_not_there_any_more_leads_to_the_first(open_window: Open, tmp_path: Path) -> None:
    first = open_window()
    work_on(first, "risks")
    first.close()
    file = tmp_path / "left-off.json"
    file.write_text(file.read_text("utf-8").replace('"risks"', '"no such step"'), "utf-8")
    page = page_of(open_window())
    assert page.step == next(iter(page.session.questionnaire.steps))


@pytest.mark.parametrize(
    "harm",
    [
        lambda held: held[: len(held) // 2],
        lambda _held: b"",
        lambda _held: b"\xff\xfe[" * 999,
        lambda _held: b'{"workspace": 3}',
    ],
)
def test_a_damaged_note_of_the_place_leads_to_the_list(
    open_window: Open, tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    first = open_window()
    work_on(first, "risks")
    first.close()
    file = tmp_path / "left-off.json"
    file.write_bytes(harm(file.read_bytes()))
    assert is_at_home(open_window())


@pytest.mark.parametrize(
    "hostile",
    [
        {"scrolled": 9_999_999, "tab": 999, "view": 999},
        {"scrolled": 10**40, "tab": -7, "view": None, "why": "maybe", "subject": ["x"]},
        {"subject": "../../etc", "step": "review", "view": 10**6},
        {"subject": "no such risk", "step": "risks"},
    ],
)
def test_a_place_somebody_tampered_with_does_no_harm(
    open_window: Open, tmp_path: Path, qtbot: QtBot, hostile: dict[str, object]
) -> None:
    first = open_window()
    work_on(first, "scope")
    first.close()
    file = tmp_path / "left-off.json"
    held = json.loads(file.read_bytes())
    held[0]["left_off"] |= hostile
    file.write_text(json.dumps(held))
    with qtbot.captureExceptions() as raised:
        page = page_of(open_window())
        qtbot.wait(500)
    assert raised == []
    assert page.step == hostile.get("step", "scope")


def test_each_workspace_has_its_own_place(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    first = open_window()
    work_on(first, "risks")
    first.close()
    monkeypatch.setenv("PIA_WIZARD_WORKSPACE", str(tmp_path / "other.pia-workspace"))
    other = open_window()
    assert is_at_home(other)
    work_on(other, "notices")
    other.close()
    monkeypatch.setenv("PIA_WIZARD_WORKSPACE", str(place))
    assert page_of(open_window()).step == "risks"


def test_a_workspace_that_cannot_be_opened_is_explained_and_goes_on_once_it_is_free(
    open_window: Open, place: Path
) -> None:
    first = open_window()
    work_on(first, "risks")
    first.close()
    with open_session(place):
        second = open_window()
        assert isinstance(second.middle, OpeningProblem)
    second.middle.again.emit()
    assert page_of(second).step == "risks"


def test_who_wants_to_begin_with_the_list_does(open_window: Open) -> None:
    first = open_window()
    work_on(first, "risks")
    first.close()
    assert is_at_home(open_window(resume=False))


def test_the_settings_let_choose_where_to_begin(open_window: Open, meet: Meet) -> None:
    window = open_window()

    def turn_off(dialog: QDialog) -> None:
        boxes = dialog.findChildren(QCheckBox)
        box = next(box for box in boxes if box.text() == "前回の続きから始める")
        assert box.isChecked()
        box.click()
        dialog.accept()

    meet(turn_off)
    window.menus.actions_by_name["settings"].trigger()
    assert load_settings().resume is False


def test_a_file_given_at_the_start_is_opened_instead(open_window: Open, tmp_path: Path) -> None:
    first = open_window()
    path = tmp_path / "case.json"
    work_on(first, "risks").session.write_case(path)
    first.close()
    page = page_of(open_window(path))
    assert page.step == next(iter(page.session.questionnaire.steps))


def test_the_list_is_never_painted_on_the_way(open_window: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    first = open_window()
    work_on(first, "risks")
    first.close()
    painted: list[str] = []
    monkeypatch.setattr(AssessmentList, "paintEvent", lambda *_: painted.append("list"), raising=False)
    second = open_window()
    QApplication.processEvents()
    assert page_of(second).isVisible()
    assert painted == []


def test_the_place_is_remembered_soon_after_a_step_was_left_also_if_the_program_dies(
    open_window: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    work_on(window, "risks")
    file = tmp_path / "left-off.json"

    def kept() -> bool:
        held = json.loads(file.read_bytes()) if file.is_file() else [{}]
        return (held[0].get("left_off") or {}).get("step") == "risks"

    qtbot.waitUntil(kept)


def test_where_nothing_can_be_remembered_the_window_closes_all_the_same(
    open_window: Open, tmp_path: Path
) -> None:
    window = open_window()
    work_on(window, "risks")
    (tmp_path / "left-off.json").mkdir()
    window.close()
    assert not window.isVisible()
    assert window.pages is None


def test_larger_letters_keep_the_step_and_the_tab(window: MainWindow) -> None:
    result = work_on(window, "review").page("review").result
    assert isinstance(result, ReviewPage)
    result.show_tab(2)
    window.apply(replace(window.settings, text_size=125))
    page = page_of(window)
    result = page.page("review").result
    assert page.step == "review"
    assert isinstance(result, ReviewPage)
    assert result.tabs.currentIndex() == 2


def test_moving_between_steps_writes_nothing_until_the_user_rests(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    page = work_on(window, "scope")
    file = tmp_path / "left-off.json"
    before = file.read_bytes() if file.is_file() else b""
    for _ in range(3):
        QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert (file.read_bytes() if file.is_file() else b"") == before
    assert page.step == list(page.session.questionnaire.steps)[3]
