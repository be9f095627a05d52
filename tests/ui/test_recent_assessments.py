"""The file menu and the command line of the window lead back to what was open lately."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu
from pytestqt.qtbot import QtBot

from pia_wizard.session.settings import load_settings
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.palette.places import window_places
from pia_wizard.ui.palette.search import PlaceKind, found

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
Open = Callable[..., MainWindow]


def menu_called(words: str, actions: list[QAction]) -> QMenu:
    """Return the menu of that name, without its access key."""
    action = next(action for action in actions if action.text().partition("(")[0] == words)
    menu = action.menu()
    assert isinstance(menu, QMenu)
    return menu


def opened_menu(window: MainWindow, words: str) -> QMenu:
    """Open the file menu, and return one of those inside it as it is offered."""
    file = menu_called("ファイル", window.menus.actions())
    file.popup(QPoint(0, 0))
    file.hide()
    return menu_called(words, file.actions())


def offered(window: MainWindow, words: str = "最近の評価") -> list[str]:
    return [action.text() for action in opened_menu(window, words).actions()]


def made(window: MainWindow, title: str, **answers: str) -> str:
    assert window.pages is not None
    return window.pages.session.create(title, ("appi",), answers=answers)


def visit(window: MainWindow, *names: str) -> None:
    assert window.pages is not None
    for name in names:
        window.pages.open_assessment(name)
    window.pages.show_home()


def title_shown(window: MainWindow) -> str:
    assert window.pages is not None
    return window.pages.page.session.assessment.title if window.pages.page is not None else ""


def test_nothing_opened_yet_means_nothing_to_choose(window: MainWindow) -> None:
    made(window, "まだ開いていない評価")
    menu = opened_menu(window, "最近の評価")
    assert menu.actions() == []
    assert not menu.menuAction().isEnabled()


def test_those_opened_last_come_first_by_number(window: MainWindow) -> None:
    north, south = made(window, "北口"), made(window, "南口")
    visit(window, north, south)
    assert offered(window) == ["&1  南口", "&2  北口"]
    visit(window, north)
    assert offered(window) == ["&1  北口", "&2  南口"]


def test_one_chosen_is_opened(window: MainWindow) -> None:
    visit(window, made(window, "北口"), made(window, "南口"))
    opened_menu(window, "最近の評価").actions()[1].trigger()
    assert title_shown(window) == "北口"


def test_keys_alone_open_one(window: MainWindow, qtbot: QtBot) -> None:
    visit(window, made(window, "北口"), made(window, "南口"))
    with qtbot.waitActive(window):
        window.activateWindow()
    file = menu_called("ファイル", window.menus.actions())
    file.popup(window.mapToGlobal(QPoint(0, 0)))
    QTest.keyClick(file, Qt.Key.Key_R)
    recent = menu_called("最近の評価", file.actions())
    qtbot.waitUntil(recent.isVisible)
    QTest.keyClick(recent, Qt.Key.Key_2)
    assert title_shown(window) == "北口"
    assert QApplication.activePopupWidget() is None


def test_at_most_eight_are_offered(window: MainWindow) -> None:
    visit(window, *(made(window, f"店{number}") for number in range(10)))
    assert offered(window) == [f"&{place}  店{10 - place}" for place in range(1, 9)]


def test_those_deleted_or_put_away_disappear_and_older_ones_move_up(window: MainWindow) -> None:
    names = [made(window, f"店{number}") for number in range(10)]
    visit(window, *names)
    assert window.pages is not None
    window.pages.session.remove(names[9])
    window.pages.session.archive(names[8])
    assert offered(window) == [f"&{place}  店{8 - place}" for place in range(1, 9)]
    window.pages.session.unarchive(names[8])
    assert offered(window)[0] == "&1  店8"
    for name in names[:9]:
        window.pages.session.remove(name)
    assert not opened_menu(window, "最近の評価").menuAction().isEnabled()


def test_equal_titles_are_told_apart_by_the_place(window: MainWindow) -> None:
    visit(
        window,
        made(window, "防犯カメラ", site_name="北口店"),
        made(window, "防犯カメラ", site_name="南口店"),
        made(window, "動線分析", site_name="南口店"),
    )
    assert offered(window) == ["&1  動線分析", "&2  防犯カメラ（南口店）", "&3  防犯カメラ（北口店）"]


def test_equal_titles_without_a_place_are_told_apart_by_the_day(window: MainWindow) -> None:
    visit(window, made(window, "防犯カメラ"), made(window, "防犯カメラ"))
    pattern = r"&\d  防犯カメラ（\d{4}年\d+月\d+日 \d\d:\d\d 作成）"
    assert all(re.fullmatch(pattern, text) for text in offered(window))


def test_titles_are_shown_letter_by_letter_and_cut_where_they_are_long(window: MainWindow) -> None:
    visit(window, made(window, "A&B\t<b>店</b>"), made(window, "長" * 200))
    assert offered(window) == ["&1  " + "長" * 63 + "…", "&2  A&&B <b>店</b>"]


def test_the_one_that_is_open_stays_as_it_is(window: MainWindow) -> None:
    visit(window, made(window, "北口"))
    assert window.pages is not None
    opened_menu(window, "最近の評価").actions()[0].trigger()
    page = window.pages.page
    assert page is not None
    page.show_step("risks")
    opened_menu(window, "最近の評価").actions()[0].trigger()
    assert window.pages.page is page
    assert page.step == "risks"


def test_they_are_there_again_after_a_new_start(open_window: Open) -> None:
    first = open_window()
    visit(first, made(first, "北口"), made(first, "南口"))
    first.close()
    assert offered(open_window()) == ["&1  南口", "&2  北口"]


def test_a_renamed_one_has_its_new_name(window: MainWindow) -> None:
    name = made(window, "北口")
    visit(window, name)
    assert window.pages is not None
    window.pages.session.open_assessment(name).rename("北口（改装後）")
    assert offered(window) == ["&1  北口（改装後）"]


def test_the_line_that_leads_anywhere_offers_them_first(window: MainWindow) -> None:
    north, south = made(window, "北口"), made(window, "南口")
    made(window, "まだ開いていない評価")
    visit(window, north, south)
    places = window_places(window)
    assert [place.title for place in found(places, "")][:2] == ["南口", "北口"]
    named = [place for place in places if place.kind in {PlaceKind.RECENT, PlaceKind.ASSESSMENT}]
    assert sorted(place.title for place in named) == sorted(["南口", "北口", "まだ開いていない評価"])
    found(places, "北口")[0].go()
    assert title_shown(window) == "北口"
    assert [p.title for p in window_places(window) if p.kind is PlaceKind.RECENT] == ["南口"]


def other_workspace(window: MainWindow, name: str) -> Path:
    """Go to a new workspace beside the one open, as the file dialog would, and back."""
    assert window.location is not None
    before, other = window.location, window.location.with_name(f"{name}.pia-workspace")
    window.go_to_workspace(other)
    assert window.location == other
    window.go_to_workspace(before)
    return other


def test_another_workspace_used_lately_is_opened_and_remembered(window: MainWindow) -> None:
    assert not opened_menu(window, "最近の保存場所").menuAction().isEnabled()
    other = other_workspace(window, "支店")
    (line,) = offered(window, "最近の保存場所")
    assert line.startswith("&1  支店（")
    assert line.endswith(f"{other.parent.name}）")
    opened_menu(window, "最近の保存場所").actions()[0].trigger()
    assert window.location == other
    assert load_settings().workspace == str(other)


def test_a_workspace_that_is_gone_is_told_and_never_made_anew(window: MainWindow, meet: Meet) -> None:
    other = other_workspace(window, "支店")
    before = window.location
    other.unlink()
    met = meet(lambda dialog: dialog.accept())
    opened_menu(window, "最近の保存場所").actions()[0].trigger()
    said = "\n".join(label.text() for label in met[0].findChildren(QLabel))
    assert "支店" in said.replace("\N{ZERO WIDTH SPACE}", "")
    assert "見つかりません" in said
    assert not other.exists()
    assert window.location == before
    assert offered(window, "最近の保存場所") == []
