"""One line leads everywhere: what is typed finds commands, steps, questions, clauses, risks, assessments."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.palette.dialog import PaletteDialog
from pia_wizard.ui.palette.places import plain, window_places
from pia_wizard.ui.palette.search import PlaceKind, found
from pia_wizard.ui.risks.page import RisksPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(window: MainWindow) -> MainWindow:
    assert window.pages is not None
    window.pages.open_sample()
    assert window.pages.page is not None
    return window


def type_in_palette(window: MainWindow, typed: str, *keys: Qt.Key) -> list[str]:
    """Press the shortcut, type, press keys and Enter; return the titles that were offered."""
    offered: list[str] = []

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PaletteDialog)
        dialog.line.insert(typed)
        offered.extend(place.title for place in dialog.rows.places)
        for key in (*keys, Qt.Key.Key_Return):
            QTest.keyClick(dialog.line, key)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, work)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return offered


def test_a_question_is_found_by_its_id_and_the_cursor_is_in_it(opened: MainWindow, qtbot: QtBot):
    offered = type_in_palette(opened, "retention_days")
    page = opened.pages.page  # type: ignore[union-attr]
    assert offered[0] == "撮影した画像を何日間保存しますか。"
    assert page.step == "management"  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.why.question == "retention_days")  # type: ignore[union-attr]


def test_words_in_any_order_width_and_kana_find_a_question(opened: MainWindow):
    places = window_places(opened)
    for typed in ("保存 何日間", "何日間　保存", "ナンニチカン"):
        titles = [place.title for place in found(places, typed)]
        assert ("撮影した画像を何日間保存しますか。" in titles) == (typed != "ナンニチカン")


def test_a_clause_leads_to_a_question_that_decides_it_with_the_clause_on_top(opened: MainWindow):
    page = opened.pages.page  # type: ignore[union-attr]
    name = next(n for n, r in page.session.questionnaire.requirements.items() if "retention_days" in r.reads)  # type: ignore[union-attr]
    type_in_palette(opened, name)
    first = next(iter(page.why._blocks))  # type: ignore[union-attr]
    assert first == name
    assert page.why.isVisible()  # type: ignore[union-attr]


def test_a_risk_is_shown_among_the_risks(opened: MainWindow):
    page = opened.pages.page  # type: ignore[union-attr]
    name = next(n for n, level in page.session.evaluation.risks.items() if level.applies)  # type: ignore[union-attr]
    type_in_palette(opened, name)
    result = page.page("risks").result  # type: ignore[union-attr]
    assert isinstance(result, RisksPage)
    assert result.isVisible()
    assert result.risk == name


def test_arrows_choose_among_what_was_found(opened: MainWindow):
    type_in_palette(opened, "ステップ", Qt.Key.Key_Down)
    page = opened.pages.page  # type: ignore[union-attr]
    assert page.step == list(page.session.questionnaire.steps)[1]  # type: ignore[union-attr]


def test_a_command_is_carried_out(opened: MainWindow):
    type_in_palette(opened, "ダーク")
    assert opened.settings.appearance == "dark"


def test_an_assessment_is_opened_from_the_list(opened: MainWindow):
    pages = opened.pages
    assert pages is not None
    pages.session.create("南口の評価", ("appi",))
    type_in_palette(opened, "南口")
    assert pages.page is not None
    assert pages.page.session.assessment.title == "南口の評価"


def test_nothing_found_is_said_and_enter_does_nothing(opened: MainWindow):
    before = opened.pages.page.step  # type: ignore[union-attr]
    assert type_in_palette(opened, "ここにはない言葉") == []
    assert opened.pages.page.step == before  # type: ignore[union-attr]


def test_without_words_commands_and_steps_are_offered(opened: MainWindow):
    kinds = {place.kind for place in found(window_places(opened), "")}
    assert kinds == {PlaceKind.COMMAND, PlaceKind.STEP}


def test_what_cannot_be_done_now_is_not_offered(window: MainWindow):
    titles = {place.title for place in window_places(window)}
    assert plain(window.menus.actions_by_name["guidelines"].text()) not in titles


def test_titles_are_words_without_access_keys(opened: MainWindow):
    for place in window_places(opened):
        assert "&" not in place.title or place.kind is not PlaceKind.COMMAND
        assert place.title
