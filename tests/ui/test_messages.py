"""Dialogs that tell: errors in three parts, defects with the place where answers are safe."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import translator
from pia_wizard.ui.defects import DefectHook, defect_text
from pia_wizard.ui.messages import confirmed, error_dialog, telling

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]


class ShopClosedError(UnusableError):
    """A cause with all three sentences."""

    what = N_("店が閉まっています。")
    why = N_("{day} は休みです。")
    do = N_("明日また来てください。")


def words(dialog: QWidget) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.text()]


def test_an_error_says_what_happened_why_and_what_to_do_in_this_order(qtbot: QtBot):
    dialog = error_dialog(None, ShopClosedError(day="日曜日"), translator("ja"))
    qtbot.addWidget(dialog)
    assert words(dialog) == ["店が閉まっています。", "日曜日 は休みです。", "明日また来てください。"]


def test_a_screen_reader_hears_the_whole_error(qtbot: QtBot):
    dialog = error_dialog(None, ShopClosedError(day="日曜日"), translator("ja"))
    qtbot.addWidget(dialog)
    assert all(text in dialog.accessibleDescription() for text in words(dialog))


def test_markup_in_an_error_is_shown_and_not_obeyed(qtbot: QtBot):
    dialog = error_dialog(None, ShopClosedError(day="<b>日曜</b>"), translator("ja"))
    qtbot.addWidget(dialog)
    assert "<b>日曜</b> は休みです。" in words(dialog)
    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_details_unfold_on_demand(qtbot: QtBot):
    dialog = error_dialog(None, ShopClosedError(day="x", detail=("一行目", "二行目")), translator("ja"))
    qtbot.addWidget(dialog)
    dialog.show()
    detail = dialog.findChild(QPlainTextEdit)
    assert not detail.isVisible()
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "詳細を表示").click()
    assert detail.isVisible()
    assert detail.toPlainText() == "一行目\n二行目"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space])
def test_an_error_is_closed_with_any_of_the_usual_keys(qtbot: QtBot, key: Qt.Key):
    dialog = error_dialog(None, ShopClosedError(day="x"), translator("ja"))
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    qtbot.keyClick(dialog.focusWidget(), key)
    assert not dialog.isVisible()


@pytest.mark.parametrize(("pressed", "answer"), [("消す", True), ("キャンセル", False)])
def test_a_question_is_answered_by_the_button_pressed(
    qtbot: QtBot, meet: Meet, pressed: str, *, answer: bool
):
    meet(lambda d: next(b for b in d.findChildren(QPushButton) if b.text() == pressed).click())
    assert confirmed(None, "消しますか。", "", "消す", translator("ja"), danger=True) is answer


def test_an_error_met_on_the_way_is_told_and_defects_pass(qtbot: QtBot, meet: Meet):
    parent = QWidget()
    qtbot.addWidget(parent)
    met = meet(lambda dialog: dialog.accept())
    with telling(parent, lambda: translator("ja")):
        raise ShopClosedError(day="日曜日")
    assert "日曜日 は休みです。" in words(met[0])
    with pytest.raises(ZeroDivisionError), telling(parent, lambda: translator("ja")):
        _ = 1 / 0


def test_a_defect_says_where_the_answers_are_safe():
    text = defect_text(translator("ja"), Path("/書類/私の.pia-workspace"), "Traceback\nKeyError")
    assert "/書類/私の.pia-workspace" in text.why
    assert text.detail == ("Traceback", "KeyError")


def test_a_defect_before_anything_was_opened_says_that_nothing_is_lost():
    assert "失われた回答はありません" in defect_text(translator("ja"), None, "").why


@pytest.fixture
def hook(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> DefectHook:
    """A hook whose outer hook is silent, as pytest would take what is printed for a failure."""
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(sys, "excepthook", lambda *_: None)
    made = DefectHook(window, lambda: translator("ja"), lambda: Path("/書類/私の.pia-workspace"))
    made.install()
    return made


def test_a_defect_in_the_program_is_told_with_its_trace(hook: DefectHook, meet: Meet):
    met = meet(lambda dialog: dialog.accept())
    sys.excepthook(KeyError, KeyError("missing"), None)
    assert any("/書類/私の.pia-workspace" in text for text in words(met[0]))
    assert "KeyError" in met[0].findChild(QPlainTextEdit).toPlainText()


def test_a_defect_while_one_is_told_does_not_pile_up_dialogs(hook: DefectHook, meet: Meet):
    def fail_again(dialog: QDialog) -> None:
        sys.excepthook(KeyError, KeyError("second"), None)
        dialog.accept()

    met = meet(fail_again)
    sys.excepthook(KeyError, KeyError("first"), None)
    assert len(met) == 1


def test_an_error_nobody_caught_is_explained_like_any_other(hook: DefectHook, meet: Meet):
    met = meet(lambda dialog: dialog.accept())
    error = ShopClosedError(day="日曜日")
    sys.excepthook(type(error), error, None)
    assert words(met[0])[0] == "店が閉まっています。"


def test_an_interrupt_is_no_defect(hook: DefectHook):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)  # would wait for the user otherwise
