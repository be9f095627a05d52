"""The main window over a real workspace: opening, switching, closing, and what can go wrong."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QDesktopServices, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard import resources
from pia_wizard.i18n import Translator
from pia_wizard.session import open_session
from pia_wizard.session.settings import load_settings
from pia_wizard.ui.appearance.palettes import DARK, LIGHT
from pia_wizard.ui.editors.text import TextEditor
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.opening import OpeningProblem
from pia_wizard.ui.workspace_choice import with_ending

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
Open = Callable[..., MainWindow]
Type = Callable[[QWidget | None, str], None]
SAMPLE = resources.samples() / "shop_security_cameras.json"


def button(widget: QWidget, words: str) -> QPushButton:
    return next(b for b in widget.findChildren(QPushButton) if b.text() == words and b.isVisible())


def said(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def act(window: MainWindow, name: str) -> None:
    window.menus.actions_by_name[name].trigger()


def test_the_first_start_makes_a_workspace_and_shows_where_it_lies(window: MainWindow, place: Path):
    assert place.is_file()
    assert window.location == place
    assert window.status.place is not None
    assert str(place) in window.status.place.accessibleName()
    assert window.windowTitle() == "PIA Wizard"


def test_the_keyboard_begins_where_the_work_does(window: MainWindow) -> None:
    assert window.pages is not None
    first = window.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.text() == "新しい評価を始める"
    window.pages.open_sample()
    assert window.pages.page is not None
    assert window.focusWidget() is window.pages.page.steps


def test_the_window_fits_a_small_screen(window: MainWindow):
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    assert least.width() <= 1280
    assert least.height() <= 720


def test_the_sample_opens_from_the_empty_list_and_the_way_back_leads_to_it(window: MainWindow, qtbot: QtBot):
    assert window.pages is not None
    button(window, "見本を開く").click()
    assert window.pages.page is not None
    assert "サンプル駅前店の防犯カメラ" in window.windowTitle()
    window.pages.page.closed.emit()
    assert window.windowTitle() == "PIA Wizard"
    assert window.pages.home.list.chosen() == window.pages.session.summaries()[0].id


def test_the_wizard_leads_into_the_new_assessment(
    window: MainWindow, qtbot: QtBot, meet: Meet, type_into: Type
):
    def fill_in(dialog: QDialog) -> None:
        type_into(dialog.what.fields[0].editor.fields()[0], "本店カメラ")
        for _ in range(3):
            dialog.next()
        next(iter(dialog.guidelines.rows.values())).box.setChecked(True)
        dialog.button(dialog.WizardButton.FinishButton).click()

    meet(fill_in)
    act(window, "new")
    assert window.pages is not None
    assert window.pages.page is not None
    assert window.windowTitle().startswith("本店カメラ")


def test_a_wizard_left_half_way_makes_nothing(window: MainWindow, meet: Meet):
    met = meet(lambda dialog: dialog.reject())
    act(window, "new")
    assert len(met) == 1
    assert window.pages is not None
    assert window.pages.session.summaries() == ()


def test_case_files_given_at_the_start_are_taken_in(open_window: Open):
    window = open_window(SAMPLE)
    assert window.pages is not None
    assert [s.title for s in window.pages.session.summaries()] == ["サンプル駅前店の防犯カメラ"]


def test_a_damaged_case_is_refused_in_words_and_leaves_nothing(
    window: MainWindow, tmp_path: Path, meet: Meet
):
    broken = tmp_path / "case.json"
    broken.write_bytes(SAMPLE.read_bytes()[:500])
    assert window.pages is not None
    met = meet(lambda dialog: dialog.accept())
    window.pages.import_case(broken)
    assert len(met) == 1
    assert window.pages.session.summaries() == ()


def first_text_editor(page: QWidget, qtbot: QtBot) -> TextEditor:
    """Return the first line of text on the page, once it is there: a page grows a few cards at a time."""

    def shown() -> list[TextEditor]:
        return [editor for editor in page.findChildren(TextEditor) if editor.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def test_what_is_being_typed_is_stored_when_the_window_closes(
    window: MainWindow, place: Path, type_into: Type, qtbot: QtBot
):
    assert window.pages is not None
    window.pages.open_sample()
    page = window.pages.page
    assert page is not None
    editor = first_text_editor(page, qtbot)
    editor.line.setFocus()
    editor.line.selectAll()
    type_into(editor.line, "打ちかけの答え")
    window.close()
    with open_session(place) as session:
        kept = session.open_assessment(session.summaries()[0].id).assessment.answers
    assert kept[editor.prompt.key].value == "打ちかけの答え"


def test_an_answer_shows_when_it_was_saved(window: MainWindow, type_into: Type, qtbot: QtBot):
    assert window.pages is not None
    window.pages.open_sample()
    page = window.pages.page
    assert page is not None
    editor = first_text_editor(page, qtbot)
    type_into(editor.line, "答え")
    editor.commit()
    assert re.fullmatch(r"保存済み \d\d:\d\d", window.status.saved.text())


def test_closing_lets_other_programs_have_the_workspace(window: MainWindow, place: Path):
    window.close()
    with open_session(place) as session:
        assert session.summaries() == ()


def test_a_workspace_held_elsewhere_is_explained_and_opens_once_it_is_free(
    open_window: Open, place: Path, qtbot: QtBot
):
    with open_session(place):
        window = open_window()
        assert window.pages is None
        assert isinstance(window.middle, OpeningProblem)
        assert all(window.middle.labels()[:3])
        assert not window.menus.actions_by_name["new"].isEnabled()
    button(window, "もう一度開く").click()
    assert window.pages is not None
    assert window.menus.actions_by_name["new"].isEnabled()


def test_a_damaged_workspace_is_explained_and_left_as_it_is(open_window: Open, place: Path):
    place.parent.mkdir(parents=True)
    place.write_bytes(b"no database" * 1000)
    window = open_window()
    assert isinstance(window.middle, OpeningProblem)
    assert place.read_bytes() == b"no database" * 1000


def test_another_workspace_is_opened_and_remembered(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    other = tmp_path / "別の場所" / "別"
    other.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(other)])
    act(window, "workspace")
    assert window.location == with_ending(other)
    assert load_settings().workspace == str(with_ending(other))


def test_a_workspace_that_cannot_be_used_leaves_the_open_one_open(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meet: Meet, place: Path
):
    broken = tmp_path / "壊れた.pia-workspace"
    broken.write_bytes(b"no database" * 1000)
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(broken)])
    met = meet(lambda dialog: dialog.accept())
    act(window, "workspace")
    assert len(met) == 1
    assert window.location == place
    assert load_settings().workspace == ""


def test_the_folder_of_the_workspace_opens_from_the_status_bar(
    window: MainWindow, place: Path, monkeypatch: pytest.MonkeyPatch
):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    assert window.status.place is not None
    window.status.place.menu().actions()[0].trigger()
    assert opened == [str(place.parent)]


def test_the_language_changes_at_once_and_is_remembered(window: MainWindow, open_window: Open):
    act(window, "en")
    assert load_settings().language == "en"
    assert window.translator.language == "en"
    assert window.menus.actions_by_name["en"].isChecked()
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    act(window, "ja")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "キャンセル"
    assert load_settings().language == "ja"


def untranslated(window: MainWindow) -> list[str]:
    """Return every visible text of a marked window that did not go through the translator."""
    texts: list[str] = [action.text() for action in window.menus.findChildren(QAction) if action.text()]
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            shown = getattr(widget, "text", None)
            texts += [shown()] if callable(shown) and not isinstance(widget, QLineEdit) else []
            texts += [widget.placeholderText()] if isinstance(widget, QLineEdit) else []
            texts.append(widget.accessibleName())
    own = {"日本語(&J)", "English(&E)"}
    return [text for text in texts if re.search(r"\w", text) and "⟦" not in text and text not in own]


def test_no_text_of_the_window_escapes_the_translator(window: MainWindow, marked: Translator):
    assert window.pages is not None
    for part in (window.menus, window.status, window.middle):
        part.retranslate(marked)
    assert untranslated(window) == ["1", "2", "3"]  # the numbers of the three lines that teach


def test_no_text_of_the_filled_list_escapes_the_translator(window: MainWindow, marked: Translator):
    assert window.pages is not None
    window.pages.session.import_case(SAMPLE)
    for part in (window.menus, window.status, window.middle):
        part.retranslate(marked)
    assert untranslated(window) == []


def test_the_appearance_changes_at_once_and_is_remembered(window: MainWindow, qapp: QApplication):
    act(window, "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    assert DARK.surface in qapp.styleSheet()
    assert load_settings().appearance == "dark"
    act(window, "light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.window
    assert LIGHT.surface in qapp.styleSheet()
    assert DARK.surface not in qapp.styleSheet()


def test_settings_are_applied_when_the_user_agrees(window: MainWindow, meet: Meet):
    def choose(dialog: QDialog) -> None:
        dialog.language.setCurrentIndex(dialog.language.findData("en"))
        dialog.appearance.setCurrentIndex(dialog.appearance.findData("dark"))
        button(dialog, "適用").click()

    meet(choose)
    act(window, "settings")
    assert (load_settings().language, load_settings().appearance) == ("en", "dark")


def test_settings_stay_when_the_user_thinks_better_of_it(window: MainWindow, meet: Meet):
    def choose(dialog: QDialog) -> None:
        dialog.language.setCurrentIndex(dialog.language.findData("en"))
        button(dialog, "キャンセル").click()

    meet(choose)
    act(window, "settings")
    assert window.translator.language == "ja"


def test_settings_that_cannot_be_kept_are_told_and_still_hold(
    window: MainWindow, meet: Meet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(in_the_way / "settings.json"))
    met = meet(lambda dialog: dialog.accept())
    act(window, "dark")
    assert "設定を保存できませんでした。" in said(met[0])
    assert window.settings.appearance == "dark"


def test_the_window_comes_back_where_it_was(open_window: Open):
    first = open_window()
    first.resize(first.width(), 666)
    first.close()
    assert open_window().height() == 666


def test_nothing_is_read_of_a_workspace_that_was_closed_while_the_list_caught_up(
    window: MainWindow, qtbot: QtBot
):
    pages = window.pages
    assert pages is not None
    pages.session.import_case(SAMPLE)
    pages.refresh()
    pages.close_workspace()
    with qtbot.captureExceptions() as raised:
        qtbot.wait(50)
    assert raised == []
    window.pages = None


@pytest.mark.parametrize("kept", [b"", b"[1, 2]", b'{"geometry": "%%%"}', b"\xff\xfe", b"x" * 100_000])
def test_a_damaged_note_of_the_window_place_is_ignored(open_window: Open, tmp_path: Path, kept: bytes):
    tmp_path.joinpath("window.json").write_bytes(kept)
    assert open_window().isVisible()


def test_about_opens_from_the_menu(window: MainWindow, meet: Meet):
    met = meet(lambda dialog: dialog.accept())
    act(window, "about")
    assert met[0].windowTitle() == "PIA Wizard について"


def test_every_action_is_within_reach_of_the_keyboard(window: MainWindow):
    texts = [action.text() for action in window.menus.actions()]
    texts += [action.text() for action in window.menus.actions_by_name.values()]
    assert [text for text in texts if not re.search(r"&\w", text)] == []
    for menu in window.menus._menus.values():
        letters = [re.search(r"&(\w)", action.text()) for action in menu.actions() if action.text()]
        used = [found.group(1) for found in letters if found]
        assert len(used) == len(set(used))


def test_the_tab_key_walks_through_the_list_page_and_back(window: MainWindow, qtbot: QtBot):
    assert window.pages is not None
    window.pages.session.import_case(SAMPLE)
    window.pages.refresh()
    home = window.pages.home
    with qtbot.waitActive(window):
        window.activateWindow()
    home.search.setFocus()
    order = []
    for _ in range(16):
        order.append(window.focusWidget())
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    words = [w.text() if isinstance(w, QPushButton) else w.accessibleName() for w in order]
    assert words[:2] == ["評価を名前・回答・メモから探す", "新しい評価を始める"]
    assert words[2:8] == ["表示するもの", "状態", "依頼元", "期限", "最大リスク", "並べ方"]
    listed = words.index("評価の一覧")
    assert words[listed : listed + 5] == ["評価の一覧", "開く", "複製…", "その他の操作", "削除…"]
