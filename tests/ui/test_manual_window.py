"""F1 opens the manual where one is; its search, its links and its ways; the cards of the first start."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import Translator
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.manual.chapters import sections_with
from pia_wizard.ui.manual.window import ManualWindow
from pia_wizard.ui.settings.dialog import SettingsDialog
from pia_wizard.ui.tour.cards import CARDS
from pia_wizard.ui.tour.strip import TourStrip

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OpenWindow = Callable[..., MainWindow]


def press_f1(widget: QWidget | None) -> None:
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_F1)


def manual_of(window: MainWindow) -> ManualWindow:
    manual = window.context_help().manual
    assert isinstance(manual, ManualWindow)
    return manual


@pytest.fixture
def opened(window: MainWindow) -> MainWindow:
    assert window.pages is not None
    window.pages.open_sample()
    return window


@pytest.fixture
def manual(window: MainWindow, qtbot: QtBot) -> ManualWindow:
    window.context_help().show("questions")
    shown = manual_of(window)
    qtbot.waitExposed(shown)
    return shown


def test_f1_on_the_list_opens_its_chapter(window: MainWindow):
    window.pages.home.focus()
    press_f1(QApplication.focusWidget())
    assert manual_of(window).shown == ("list", "")


def test_f1_in_a_question_opens_the_chapter_on_questions(opened: MainWindow, qtbot: QtBot):
    page = opened.pages.page
    page.go_to_question("retention_days")
    qtbot.waitUntil(lambda: page.page("management").isAncestorOf(QApplication.focusWidget() or opened))
    press_f1(QApplication.focusWidget())
    assert manual_of(opened).shown == ("questions", "")


@pytest.mark.parametrize(
    ("step", "chapter"),
    [("risks", "risks"), ("treatment", "measures"), ("notices", "notices"), ("review", "papers")],
)
def test_f1_at_the_steps_opens_the_chapter_on_what_is_shown(opened: MainWindow, step: str, chapter: str):
    opened.pages.page.show_step(step)
    opened.pages.page.steps.setFocus()
    press_f1(QApplication.focusWidget())
    assert manual_of(opened).shown == (chapter, "")


def test_f1_in_a_dialog_that_waits_opens_the_manual_over_it(
    window: MainWindow, meet: Callable[[Callable[[QDialog], None]], list[QDialog]], qtbot: QtBot
):
    met: list[object] = []

    def work(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        dialog.language.setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.language)
        press_f1(dialog.language)
        manual = manual_of(window)
        QTest.keyClicks(manual.search, "backup")
        met.extend((manual.shown, manual.search.text(), manual.parentWidget() is dialog))

    meet(work)
    window.show_settings()
    assert met == [("settings", ""), "backup", True]


def test_a_widget_can_say_itself_what_helps(window: MainWindow):
    window.pages.home.search.setProperty("help", "list#find")
    window.pages.home.search.setFocus()
    window.context_help().show_for_focus()
    assert manual_of(window).shown[0] == "list"


def test_the_menu_opens_the_manual_and_it_speaks_the_language_of_the_window(window: MainWindow):
    window.menus.actions_by_name["manual"].trigger()
    shown = manual_of(window)
    japanese = shown.view.toPlainText()
    window.speak("en")
    assert shown.shown == ("list", "")
    assert shown.view.toPlainText() != japanese
    assert shown.view.toPlainText().startswith("The list of assessments")


def test_headings_and_pictures_are_shown_as_such(manual: ManualWindow):
    document = manual.view.document()
    block, levels, images = document.begin(), [], 0
    while block.isValid():
        levels.append(block.blockFormat().headingLevel())
        images += block.text().count("\N{OBJECT REPLACEMENT CHARACTER}")
        block = block.next()
    assert levels.count(1) == 1
    assert levels.count(2) == len(next(c for c in manual.manual if c.name == "questions").sections) - 1
    assert images == 1
    assert "<a id" not in manual.view.toPlainText()
    sizes = {
        document.findBlock(0)
        .begin()
        .fragment()
        .charFormat()
        .property(QTextFormat.Property.FontPixelSize.value)
    }
    assert sizes == {24}


def test_search_finds_words_in_either_kana_and_width_and_enter_goes_there(
    manual: ManualWindow, type_into: Callable[[QWidget | None, str], None]
):
    type_into(manual.search, "ｶﾚﾝﾀﾞｰ")
    found = [manual.contents.item(row).text() for row in range(manual.contents.count())]
    assert found[0] == "あとから確かめる"
    assert any("期限" in title for title in found)
    QTest.keyClick(manual.search, Qt.Key.Key_Return)
    assert manual.shown[0] == "measures"


def test_a_search_in_vain_says_so(manual: ManualWindow, type_into: Callable[[QWidget | None, str], None]):
    type_into(manual.search, "ぬぬぬ")
    assert manual.contents.isHidden()
    assert manual.none.isVisible()


def test_headings_come_before_text_in_what_is_found(manual: ManualWindow):
    hits = sections_with("元に戻す", manual.manual)
    assert hits[0].section.name == "undo"
    assert len(hits) > 1


def test_links_lead_on_and_the_ways_back_and_forth(manual: ManualWindow, qtbot: QtBot):
    manual.view.anchorClicked.emit(QUrl("13-carrying.md#sheets"))
    assert manual.shown == ("carrying", "sheets")
    QTest.keyClick(manual.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual.shown == ("questions", "")
    QTest.keyClick(manual.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert manual.shown == ("carrying", "sheets")


def test_a_section_is_brought_to_the_top(manual: ManualWindow, qtbot: QtBot):
    manual.go("questions#undo")
    heading = manual.view.document().findBlock(manual.view.textCursor().position())
    assert heading.text() == "元に戻す"
    qtbot.waitUntil(lambda: manual.view.verticalScrollBar().value() > 0)


def test_esc_ends_the_search_first_and_then_the_manual(
    manual: ManualWindow, window: MainWindow, qtbot: QtBot
):
    manual.search.setText("保存")
    QTest.keyClick(manual.search, Qt.Key.Key_Escape)
    assert manual.search.text() == ""
    QTest.keyClick(manual.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.context_help().manual is None)


def test_the_line_that_finds_everything_finds_chapters_of_the_manual(window: MainWindow):
    from pia_wizard.ui.palette.places import window_places
    from pia_wizard.ui.palette.search import found

    place = found(window_places(window), "署名と検証")[0]
    place.go()
    assert manual_of(window).shown == ("signing", "")


def test_the_tour_is_offered_once_and_leaves_the_focus_alone(open_window: OpenWindow, qtbot: QtBot):
    window = open_window()
    before = QApplication.focusWidget()
    window.tour().offer()
    strip = window.tour().strip
    assert isinstance(strip, TourStrip)
    assert QApplication.focusWidget() is before
    strip.leave.click()
    assert window.tour().strip is None
    window.tour().offer()
    assert window.tour().strip is None


def test_the_tour_not_left_is_there_again_at_the_next_start(open_window: OpenWindow):
    window = open_window()
    window.tour().offer()
    window.close()
    again = open_window()
    again.tour().offer()
    assert again.tour().strip is not None


def test_the_tour_goes_from_card_to_card_by_keyboard_and_covers_nothing(window: MainWindow, qtbot: QtBot):
    window.menus.actions_by_name["tour"].trigger()
    strip = window.tour().strip
    assert strip is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is strip.next)
    titles = []
    for _card in CARDS:
        titles.append(strip._title.text())
        assert not strip.geometry().intersects(window.centralWidget().geometry())
        QTest.keyClick(strip.next, Qt.Key.Key_Return)
    assert len(set(titles)) == len(CARDS)
    assert window.tour().strip is None


def test_esc_leaves_the_tour_and_the_focus_goes_back_to_the_page(window: MainWindow, qtbot: QtBot):
    window.tour().begin()
    strip = window.tour().strip
    assert strip is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is strip.next)
    QTest.keyClick(strip.next, Qt.Key.Key_Escape)
    assert window.tour().strip is None
    assert QApplication.focusWidget() is not None


def test_cards_lead_to_the_sample_and_to_the_manual(window: MainWindow):
    window.tour().begin()
    strip = window.tour().strip
    assert strip is not None
    strip.show_card(1)
    strip.sample.click()
    assert window.pages.page is not None
    strip.more.click()
    assert manual_of(window).shown[0] == CARDS[1].manual


def test_every_word_of_manual_and_tour_is_translated(window: MainWindow, marked: Translator, qtbot: QtBot):
    window.tour().begin()
    strip = window.tour().strip
    assert strip is not None
    strip.retranslate(marked)
    for button in (strip.back, strip.next, strip.leave, strip.more):
        assert button.text().startswith("⟦")
    assert strip.accessibleName()
    window.context_help().show("risks")
    shown = manual_of(window)
    shown.retranslate(marked)
    assert shown.search.placeholderText().startswith("⟦")
    assert isinstance(shown, QWidget)
    assert not isinstance(shown, QDialog)
