"""The list of assessments: finding, opening and removing, with the keyboard and the mouse."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import Translator, translator
from pia_wizard.storage import Summary
from pia_wizard.ui.folded_text import folded
from pia_wizard.ui.home.page import HomePage
from pia_wizard.ui.home.rows import AssessmentRows, Role
from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
Type = Callable[[QWidget | None, str], None]

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def summary(number: int, title: str, *, answered: int = 0) -> Summary:
    moment = NOON - timedelta(minutes=number)
    return Summary(
        id=f"id-{number}", title=title, guidelines=("yam",), created=moment, changed=moment, answered=answered
    )


SUMMARIES = (
    summary(0, "本店のカメラ", answered=12),
    summary(1, "北口駐車場 ｶﾒﾗ"),
    summary(2, "North Gate camera"),
)


@pytest.fixture
def home(qtbot: QtBot) -> HomePage:
    page = HomePage(translator("ja"))
    qtbot.addWidget(page)
    page.show_summaries(SUMMARIES, {"yam": "山形県の指針"})
    page.resize(900, 600)
    page.show()
    return page


def titles(home: HomePage) -> list[str]:
    return [home.rows.index(row).data() for row in range(home.rows.rowCount())]


def test_the_model_keeps_the_rules_of_qt(home: HomePage, qtbot: QtBot):
    tester = QAbstractItemModelTester(home.rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    home.search.setText("カメラ")
    home.search.clear()
    home.show_summaries(SUMMARIES[:1], {})
    assert tester.model() is home.rows


def test_a_row_tells_title_guidelines_answers_and_last_change(home: HomePage):
    index = home.rows.index(0)
    local = NOON.astimezone()
    assert index.data() == "本店のカメラ"
    assert index.data(Role.GUIDELINES) == "山形県の指針"
    assert index.data(Role.ANSWERED) == "回答 12件"
    assert index.data(Role.CHANGED) == f"更新 2026年11月{local.day}日 {local:%H:%M}"


def test_a_screen_reader_hears_everything_a_row_shows(home: HomePage):
    index = home.rows.index(0)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert all(index.data(role) in heard for role in (Qt.ItemDataRole.DisplayRole, *list(Role)[1:]))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("カメラ", ["本店のカメラ", "北口駐車場 ｶﾒﾗ"]),
        ("かめら", ["本店のカメラ", "北口駐車場 ｶﾒﾗ"]),
        ("ＮＯＲＴＨ", ["North Gate camera"]),
        ("camera gate", ["North Gate camera"]),
        ("駐車場　カメラ", ["北口駐車場 ｶﾒﾗ"]),
        ("  ", [s.title for s in SUMMARIES]),
        ("裏口", []),
    ],
)
def test_typing_shows_the_titles_that_hold_the_words(
    home: HomePage, qtbot: QtBot, type_into: Type, typed: str, found: list[str]
):
    type_into(home.search, typed)
    assert titles(home) == found


def test_searching_in_vain_says_so_instead_of_an_empty_list(home: HomePage, qtbot: QtBot, type_into: Type):
    type_into(home.search, "裏口")
    shown = [label.text() for label in home.findChildren(type(home._nothing)) if label.isVisible()]
    assert "「裏口」に合う評価はありません。" in shown
    assert not home.list.isVisible()


def test_folding_is_the_same_for_every_way_to_write_a_word():
    assert len({folded(word) for word in ("ガラス", "がらす", "ｶﾞﾗｽ")}) == 1
    assert folded("Ａｂ１") == "ab1"


def test_enter_opens_what_was_typed_for(home: HomePage, qtbot: QtBot, type_into: Type):
    type_into(home.search, "north")
    with qtbot.waitSignal(home.opened) as opened:
        qtbot.keyClick(home.search, Qt.Key.Key_Return)
    assert opened.args == ["id-2"]


def test_arrows_and_enter_open_the_row_chosen(home: HomePage, qtbot: QtBot):
    home.list.setFocus()
    qtbot.keyClick(home.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(home.opened) as opened:
        qtbot.keyClick(home.list, Qt.Key.Key_Enter)
    assert opened.args == ["id-1"]


def test_a_double_click_opens_the_row_under_the_mouse(home: HomePage, qtbot: QtBot):
    where = home.list.visualRect(home.rows.index(2)).center()
    qtbot.mouseClick(home.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(home.opened) as opened:
        qtbot.mouseDClick(home.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == ["id-2"]


def test_what_was_chosen_stays_chosen_when_the_list_is_read_again(home: HomePage):
    home.list.setCurrentIndex(home.rows.index(2))
    home.show_summaries((summary(9, "新しい"), *SUMMARIES), {})
    assert home.list.chosen() == "id-2"


def test_the_empty_list_teaches_how_to_begin(qtbot: QtBot):
    page = HomePage(translator("ja"))
    qtbot.addWidget(page)
    page.show_summaries((), {})
    page.show()
    visible = [b.text() for b in page.findChildren(QPushButton) if b.isVisible()]
    assert visible == ["新しい評価を始める", "見本を開く"]


def test_ten_thousand_rows_are_searched_and_asked_only_for_what_is_seen(qtbot: QtBot):
    page = HomePage(translator("ja"))
    qtbot.addWidget(page)
    many = tuple(summary(n, f"店舗 {n:05}") for n in range(10_000))
    asked: set[int] = set()

    class Watched(AssessmentRows):
        def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            asked.add(index.row())
            return super().data(index, role)

    watched = Watched(translator("ja"), page)
    page.list.setModel(watched)
    watched.show(many, {}, translator("ja"))
    page.resize(900, 600)
    page.show()
    page.list.grab()
    assert 0 < len(asked) < 50
    watched.search("09999")
    assert watched.rowCount() == 1


def test_every_word_of_the_page_is_translated(home: HomePage, marked: Translator):
    home.retranslate(marked)
    home.show_summaries(SUMMARIES[:1], {})
    words = [widget.text() for widget in home.findChildren(QPushButton)]
    words += [home.search.placeholderText(), home.search.accessibleName(), home.list.accessibleName()]
    words += [home.rows.index(0).data(role) for role in (Role.ANSWERED, Role.CHANGED)]
    assert all(word.startswith("⟦") for word in words)


def press(dialog: QDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == words).click()


def test_removing_asks_first_and_enter_alone_removes_nothing(window: MainWindow, qtbot: QtBot, meet: Meet):
    assert window.pages is not None
    pages = window.pages
    pages.session.create("消さないで", (next(iter(pages.session.library.guidelines)),))
    pages.refresh()
    met = meet(lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    qtbot.keyClick(pages.home.list, Qt.Key.Key_Delete)
    assert len(met) == 1
    assert [s.title for s in pages.session.summaries()] == ["消さないで"]


def test_removing_removes_once_it_is_confirmed(window: MainWindow, qtbot: QtBot, meet: Meet):
    assert window.pages is not None
    pages = window.pages
    for title in ("残す", "消す"):
        pages.session.create(title, (next(iter(pages.session.library.guidelines)),))
    pages.refresh()
    row = titles(pages.home).index("消す")
    pages.home.list.setCurrentIndex(pages.home.rows.index(row))
    meet(lambda dialog: press(dialog, "削除する"))
    qtbot.keyClick(pages.home.list, Qt.Key.Key_Delete)
    assert [s.title for s in pages.session.summaries()] == ["残す"]
    assert titles(pages.home) == ["残す"]
