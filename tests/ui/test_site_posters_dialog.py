"""One notice for every site of a list, in the window: columns, faults by row, names, cancelling, records."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import translator
from pia_wizard.session.notice_wishes import NoticeWish
from pia_wizard.signage.check import read_back
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.studio.sites_dialog import SitesDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HEAD = "店舗名,住所,電話,URL,用紙\n"
GOOD = (
    "駅前店,山形市本町1-1,023-000-0001,https://example.jp/1,\n"
    "北店,山形市本町1-2,023-000-0002,https://example.jp/2,A5\n"
)


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> SitesDialog:
    """The dialog for the sample's entrance notice."""
    assert window.pages is not None
    window.pages.open_sample()
    page = window.pages.page
    assert page is not None
    opened = SitesDialog(page.session, "entrance", NoticeWish(), translator("ja"), window)
    qtbot.addWidget(opened)
    with qtbot.waitExposed(opened):
        opened.show()
    return opened


def read(dialog: SitesDialog, qtbot: QtBot, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    dialog.read(path)
    qtbot.waitUntil(lambda: dialog.columns.isEnabled() and bool(dialog.told.text()))


def made(dialog: SitesDialog, qtbot: QtBot, path: Path) -> None:
    dialog.begin(path)
    qtbot.waitUntil(lambda: dialog.run is None, timeout=15_000)


def test_columns_are_guessed_from_their_titles_and_open_to_change(
    dialog: SitesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, qtbot, tmp_path / "一覧.csv", HEAD + GOOD)
    assert dialog.columns.boxes["site_name"].currentText() == "店舗名"
    assert dialog.columns.boxes["operator_contact"].currentText() == "電話"
    assert dialog.rows.item(0, 1).text() == "駅前店"
    assert dialog.make.isEnabled()
    box = dialog.columns.boxes["site_name"]
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert not dialog.make.isEnabled()
    assert "名前" in dialog.told.text()
    box.setCurrentText("住所")
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.rows.item(0, 1).text() == "山形市本町1-1"


def test_a_faulty_row_is_named_in_words_and_enter_shows_all_of_it(
    dialog: SitesDialog,
    qtbot: QtBot,
    tmp_path: Path,
    meet: Callable[[Callable[[QDialog], None]], list[QDialog]],
) -> None:
    read(dialog, qtbot, tmp_path / "一覧.csv", f"{HEAD}{GOOD},山形市本町1-3,023-000-0003,,\n")
    assert dialog.faults.item(0, 0).text() == "4"
    assert dialog.faults.item(0, 1).text() == "店舗名"
    assert not dialog.make.isEnabled()
    told: list[str] = []
    meet(lambda shown: told.append(shown.accessibleDescription()))
    dialog.faults.setCurrentCell(0, 0)
    QTest.keyClick(dialog.faults, Qt.Key.Key_Return)
    assert "4 行目の「店舗名」" in told[0]
    assert "住所: 山形市本町1-3" in told[0]


def test_one_row_that_cannot_be_made_leaves_nothing_written_unless_it_is_to_be_skipped(
    dialog: SitesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    bad = "南店,山形市本町1-3,023-000-0003,,A9\n"
    read(dialog, qtbot, tmp_path / "一覧.csv", HEAD + GOOD + bad)
    folder = tmp_path / "掲示"
    dialog.output.each.click()
    made(dialog, qtbot, folder)
    assert not folder.exists() or not list(folder.iterdir())
    assert dialog.faults.item(0, 1).text() == "用紙"
    dialog.output.skip.click()
    made(dialog, qtbot, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["2_駅前店.pdf", "3_北店.pdf"]
    assert "2か所の掲示物を作りました。1行は飛ばしました。" in dialog.told.text()
    codes = [read_back(path.read_bytes()) for path in sorted(folder.iterdir())]
    assert codes == [("https://example.jp/1",), ("https://example.jp/2",)]


def test_what_was_made_is_kept_as_hung_only_if_wanted(
    dialog: SitesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, qtbot, tmp_path / "一覧.csv", HEAD + GOOD)
    dialog.output.record.click()
    made(dialog, qtbot, tmp_path / "一.pdf")
    assert dialog._session.printed_notices() == ()
    dialog.output.record.click()
    made(dialog, qtbot, tmp_path / "二.pdf")
    assert {one.site for one in dialog._session.printed_notices()} == {"駅前店", "北店"}


def test_names_follow_the_pattern_and_an_unknown_field_is_told_before_anything_is_made(
    dialog: SitesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    read(dialog, qtbot, tmp_path / "一覧.csv", HEAD + GOOD)
    dialog.output.each.click()
    dialog.output.pattern.setText("{name}_{address}")
    assert dialog.output.example.text() == "例：駅前店_山形市本町1-1.pdf"
    dialog.output.pattern.setText("{colour}")
    assert "colour" in dialog.output.example.text()
    assert not dialog.make.isEnabled()


def test_cancelling_leaves_no_file_and_the_dialog_open(
    dialog: SitesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = "".join(f"店{n},町{n},023-000-{n:04},https://example.jp/{n},\n" for n in range(3000))
    read(dialog, qtbot, tmp_path / "一覧.csv", HEAD + rows)
    dialog.begin(tmp_path / "全部.pdf")
    qtbot.waitUntil(lambda: dialog._bar.value() > 0, timeout=15_000)
    dialog.reject()
    qtbot.waitUntil(lambda: dialog.run is None, timeout=15_000)
    assert dialog.isVisible()
    assert "中止しました" in dialog.told.text()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == []
