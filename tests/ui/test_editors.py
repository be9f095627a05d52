"""Each editor gives what was typed, keeps what does not fit, and speaks the window's language."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pia_wizard.assessment.model import Practice
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.model import Column, Question, QuestionType
from pia_wizard.ui.editors.by_type import editor_for
from pia_wizard.ui.editors.choice import ChoiceEditor
from pia_wizard.ui.editors.choices import ChoicesEditor
from pia_wizard.ui.editors.date import Calendar, DateEditor
from pia_wizard.ui.editors.editor import Editor
from pia_wizard.ui.editors.number import NumberEditor
from pia_wizard.ui.editors.paragraph import ParagraphEditor
from pia_wizard.ui.editors.practice import PracticeEditor
from pia_wizard.ui.editors.prompt import prompt_of_question
from pia_wizard.ui.editors.search_list import SearchList
from pia_wizard.ui.editors.table import TableEditor
from pia_wizard.ui.editors.text import TextEditor
from pia_wizard.ui.editors.yes_no import YesNoEditor

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
HOSTILE = ("<b>太字</b>", "🙂👨‍👩‍👧", "𠮷野家", "&amp; {x} %s", "あ" * 10_000)
PREFECTURES = {f"p{n:02}": f"県{n}" for n in range(1, 48)} | {"p13": "東京都", "p47": "オキナワ県"}

Opened = tuple[Editor, list[object]]


@pytest.fixture
def opened(qtbot: QtBot) -> Callable[..., Opened]:
    """Open the editor of a question in a window; the values it commits are listed, and taken back in."""

    windows: list[QWidget] = []

    def open_(kind: QuestionType, *, language: str = "ja", accept: bool = True, **parts: object) -> Opened:
        question = Question(id="asked", step="s", ask="何日間保存しますか。", type=kind, **parts)  # type: ignore[arg-type]
        window = QWidget()
        editor = editor_for(prompt_of_question(question), translator(language), window)
        QLineEdit(window).setObjectName("elsewhere")
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(600, 500)
        editor.resize(600, 460)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        committed: list[object] = []
        editor.committed.connect(committed.append)
        if accept:
            editor.committed.connect(editor.set_value)
        return editor, committed

    return open_


def write(field: QWidget, text: str) -> None:
    """Type as a keyboard with Japanese letters would; QTest knows Latin ones only."""
    field.setFocus()
    for letter in text:
        QApplication.sendEvent(
            field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        )


def leave(editor: Editor) -> None:
    """Put the focus somewhere else."""
    elsewhere = editor.window().findChild(QLineEdit, "elsewhere")
    elsewhere.setFocus()


def click(button: QAbstractButton) -> None:
    """Click into the middle of a button."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def test_yes_and_no_are_one_click_and_can_be_taken_back(opened: Callable[..., Opened]) -> None:
    editor, committed = opened(QuestionType.YES_NO)
    assert isinstance(editor, YesNoEditor)
    yes, no = editor.options.buttons()
    click(yes)
    click(no)
    click(no)
    click(next(b for b in editor.findChildren(QPushButton) if b.isVisible()))
    assert committed == [True, False, None]
    assert not yes.isChecked()
    assert not no.isChecked()


def test_a_tile_can_be_chosen_with_the_space_bar(opened: Callable[..., Opened], qtbot: QtBot) -> None:
    editor, committed = opened(QuestionType.YES_NO)
    editor.focus()
    qtbot.keyClick(editor.fields()[0], Qt.Key.Key_Space)
    assert committed == [True]


def test_few_choices_are_tiles(opened: Callable[..., Opened]) -> None:
    editor, committed = opened(QuestionType.CHOICE, choices={"a": "甲", "b": "乙"})
    assert isinstance(editor, ChoiceEditor)
    click(editor.options.buttons()[1])
    assert committed == ["b"]


def test_many_choices_are_found_by_typing(opened: Callable[..., Opened], qtbot: QtBot) -> None:
    editor, committed = opened(QuestionType.CHOICE, choices=PREFECTURES)
    assert isinstance(editor.options, SearchList)
    search = editor.options.buttons()[0]
    search.setFocus()
    write(search, "東京")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert committed == ["p13"]
    assert not search.isVisible()


def test_enter_in_the_search_presses_nothing_else_in_a_dialog(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.resize(600, 500)
    question = Question(id="q", step="s", ask="どこですか。", type=QuestionType.CHOICE, choices=PREFECTURES)
    editor = editor_for(prompt_of_question(question), translator("ja"), dialog)
    editor.resize(600, 460)
    editor.committed.connect(editor.set_value)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    search = editor.fields()[0]
    write(search, "東京")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not search.isVisible()


def test_a_search_without_a_hit_says_so(opened: Callable[..., Opened], qtbot: QtBot) -> None:
    editor, committed = opened(QuestionType.CHOICE, choices=PREFECTURES)
    search, rows = editor.fields()[:2]
    write(search, "zzz")
    assert not rows.isVisible()
    shown = [label.text() for label in editor.findChildren(QLabel) if label.isVisible()]
    assert any("当てはまる項目がありません" in text for text in shown)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert committed == []


def test_the_search_does_not_mind_the_kind_of_kana(opened: Callable[..., Opened], qtbot: QtBot) -> None:
    editor, committed = opened(QuestionType.CHOICE, choices=PREFECTURES)
    search = editor.fields()[0]
    write(search, "おきなわ")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert committed == ["p47"]


def test_checked_boxes_come_in_the_order_of_the_content(opened: Callable[..., Opened]) -> None:
    editor, committed = opened(QuestionType.CHOICES, choices={"a": "甲", "b": "乙", "c": "丙"})
    assert isinstance(editor, ChoicesEditor)
    for key in ("c", "a", "c", "a"):
        click(editor.boxes[key])
    assert committed == [("c",), ("a", "c"), ("a",), None]


NOTHING_OF_THESE = {
    "choices": {"a": "甲", "none": "どれもない", "b": "乙", "not_used": "使わない"},
    "exclusive": ("none", "not_used"),
}


def test_nothing_of_these_excludes_the_others_and_they_it(opened: Callable[..., Opened]) -> None:
    editor, committed = opened(QuestionType.CHOICES, **NOTHING_OF_THESE)
    for key in ("a", "b", "none", "not_used", "b"):
        click(editor.boxes[key])
    assert committed == [("a",), ("a", "b"), ("none",), ("not_used",), ("b",)]


def test_nothing_of_these_stands_below_the_others_under_a_line_that_gives_the_rule(
    opened: Callable[..., Opened],
) -> None:
    editor, _ = opened(QuestionType.CHOICES, **NOTHING_OF_THESE)
    assert [box.key for box in editor.fields()] == ["a", "b", "none", "not_used"]
    tops = [box.y() for box in editor.fields()]
    [rule] = [label for label in editor.findChildren(QLabel) if "同時には選べません" in label.text()]
    assert rule.isVisible()
    assert tops[1] < rule.y() < tops[2]


def test_a_stored_contradiction_is_shown_as_it_is(opened: Callable[..., Opened]) -> None:
    editor, committed = opened(QuestionType.CHOICES, **NOTHING_OF_THESE)
    editor.set_value(("a", "none"))
    assert [box.key for box in editor.fields() if box.isChecked()] == ["a", "none"]
    assert committed == []


def test_full_width_digits_are_a_number_and_are_shown_plainly(
    opened: Callable[..., Opened], qtbot: QtBot
) -> None:
    editor, committed = opened(QuestionType.NUMBER, unit="日")
    assert isinstance(editor, NumberEditor)
    editor.focus()
    write(editor.line, "３０日")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert committed == [30]
    assert editor.line.text() == "30"


def test_what_is_no_number_stays_and_the_fault_says_what_to_do(
    opened: Callable[..., Opened], qtbot: QtBot
) -> None:
    editor, committed = opened(QuestionType.NUMBER, unit="日")
    assert isinstance(editor, NumberEditor)
    editor.focus()
    write(editor.line, "約30日")
    leave(editor)
    assert committed == []
    assert editor.line.text() == "約30日"
    assert "数字だけで" in editor.fault
    assert "数字だけで" in editor.line.accessibleDescription()
    editor.line.setText("30")
    editor.commit()
    assert committed == [30]
    assert editor.fault == ""


def test_a_refused_value_is_not_lost(opened: Callable[..., Opened], qtbot: QtBot) -> None:
    editor, committed = opened(QuestionType.NUMBER, accept=False, max=31)
    assert isinstance(editor, NumberEditor)
    editor.set_value(7)
    editor.line.setText("400")
    editor.commit()
    editor.show_fault("31以下で入力してください。")
    leave(editor)
    assert committed == [400]
    assert editor.line.text() == "400"


def test_a_day_of_an_era_is_kept_as_iso_and_shown_in_the_language(
    opened: Callable[..., Opened], qtbot: QtBot
) -> None:
    editor, committed = opened(QuestionType.DATE)
    assert isinstance(editor, DateEditor)
    editor.focus()
    write(editor.line, "令和８年９月２１日")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert committed == ["2026-09-21"]
    assert editor.line.text() == "2026年9月21日"
    editor.retranslate(translator("en"))
    assert editor.line.text() == "21 September 2026"
    leave(editor)
    assert committed == ["2026-09-21"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_day_can_be_picked_from_the_calendar(opened: Callable[..., Opened], qtbot: QtBot) -> None:
    editor, committed = opened(QuestionType.DATE)
    assert isinstance(editor, DateEditor)
    click(editor.pick)
    popup = editor.findChild(Calendar)
    popup.calendar.clicked.emit(QDate(2026, 9, 21))
    assert committed == ["2026-09-21"]


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_text_is_kept_letter_by_letter(opened: Callable[..., Opened], typed: str) -> None:
    editor, committed = opened(QuestionType.TEXT)
    assert isinstance(editor, TextEditor)
    editor.line.setText(typed)
    editor.commit()
    assert committed == [typed]
    assert editor.line.text() == typed


@pytest.mark.parametrize("typed", [*HOSTILE, "一行目\n\n三行目"])
def test_a_paragraph_is_kept_letter_by_letter(opened: Callable[..., Opened], typed: str) -> None:
    editor, committed = opened(QuestionType.PARAGRAPH)
    assert isinstance(editor, ParagraphEditor)
    editor.text.setPlainText(typed)
    leave(editor)
    editor.commit()
    assert committed == [typed]


def test_a_paragraph_grows_with_its_text(opened: Callable[..., Opened]) -> None:
    editor, _ = opened(QuestionType.PARAGRAPH)
    assert isinstance(editor, ParagraphEditor)
    before = editor.text.height()
    editor.text.setPlainText("行\n" * 9)
    assert editor.text.height() > before


def test_white_space_alone_is_no_answer(opened: Callable[..., Opened]) -> None:
    editor, committed = opened(QuestionType.TEXT)
    assert isinstance(editor, TextEditor)
    editor.line.setText(" \u3000 ")
    editor.commit()
    assert committed == [None]


def compose(field: QWidget, preedit: str, commit: str = "") -> None:
    """Do what an input method does while a word is being composed, and when it is done."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def test_a_half_composed_word_is_not_committed(opened: Callable[..., Opened], qtbot: QtBot) -> None:
    editor, committed = opened(QuestionType.PARAGRAPH)
    assert isinstance(editor, ParagraphEditor)
    editor.focus()
    compose(editor.text, "", "撮影")
    compose(editor.text, "がぞ")
    editor.text._pause.setInterval(1)
    qtbot.wait(30)
    editor.commit()
    assert committed == []
    compose(editor.text, "", "画像")
    qtbot.waitUntil(lambda: committed == ["撮影画像"])


def test_a_pause_in_typing_commits(opened: Callable[..., Opened], qtbot: QtBot) -> None:
    editor, committed = opened(QuestionType.PARAGRAPH)
    assert isinstance(editor, ParagraphEditor)
    editor.text._pause.setInterval(1)
    write(editor.text, "abc")
    qtbot.waitUntil(lambda: committed == ["abc"])


def test_details_of_a_practice_are_asked_once_a_state_is_chosen(
    opened: Callable[..., Opened], qtbot: QtBot
) -> None:
    editor, committed = opened(QuestionType.PRACTICE)
    assert isinstance(editor, PracticeEditor)
    assert not editor.how.isVisible()
    click(editor.states.buttons()[0])
    assert editor.how.isVisible()
    editor.how.setPlainText("年1回の研修")
    editor.how.finish()
    write(editor.since.line, "2026/4/1")
    editor.commit()
    editor.evidence.setText("研修記録")
    editor.commit()
    assert committed == [
        Practice(state="done"),
        Practice(state="done", how="年1回の研修"),
        Practice(state="done", how="年1回の研修", since=date(2026, 4, 1)),
        Practice(state="done", how="年1回の研修", since=date(2026, 4, 1), evidence="研修記録"),
    ]


COLUMNS = {
    "place": Column(id="place", ask="設置場所", type=QuestionType.TEXT, required=True),
    "private": Column(id="private", ask="私的な空間が映りますか", type=QuestionType.YES_NO),
    "kind": Column(
        id="kind", ask="種類", type=QuestionType.CHOICE, choices={"dome": "ドーム", "box": "箱型"}
    ),
    "count": Column(id="count", ask="台数", type=QuestionType.NUMBER, unit="台"),
    "since": Column(id="since", ask="設置日", type=QuestionType.DATE),
    "uses": Column(id="uses", ask="用途", type=QuestionType.CHOICES, choices={"a": "防犯", "b": "分析"}),
}


def test_rows_are_added_filled_copied_moved_and_removed(opened: Callable[..., Opened], qtbot: QtBot) -> None:
    editor, committed = opened(QuestionType.TABLE, columns=COLUMNS, row_name="カメラ")
    assert isinstance(editor, TableEditor)
    click(editor.buttons["add"])
    assert committed == []
    place = editor.form.cells["place"]
    assert isinstance(place, TextEditor)
    write(place.line, "入口")
    qtbot.keyClick(place.line, Qt.Key.Key_Return)
    count = editor.form.cells["count"]
    assert isinstance(count, NumberEditor)
    write(count.line, "２")
    click(editor.buttons["copy"])
    place.line.setText("レジ")
    editor.commit()
    click(editor.buttons["up"])
    assert committed[-1] == ({"place": "レジ", "count": 2}, {"place": "入口", "count": 2})
    click(editor.buttons["remove"])
    assert committed[-1] == ({"place": "入口", "count": 2},)
    click(editor.buttons["undo"])
    assert committed[-1] == ({"place": "レジ", "count": 2}, {"place": "入口", "count": 2})


def test_cells_are_shown_in_words(opened: Callable[..., Opened]) -> None:
    editor, _ = opened(QuestionType.TABLE, columns=COLUMNS, row_name="カメラ")
    assert isinstance(editor, TableEditor)
    editor.set_value(({"place": "入口", "private": False, "kind": "dome", "count": 3},))
    shown = [editor.model.data(editor.model.index(0, column)) for column in range(4)]
    assert shown == ["入口", "いいえ", "ドーム", "3台"]


def test_three_hundred_rows_scroll_within_the_card(opened: Callable[..., Opened]) -> None:
    editor, committed = opened(QuestionType.TABLE, columns=COLUMNS, row_name="カメラ")
    assert isinstance(editor, TableEditor)
    editor.set_value(tuple({"place": f"場所{n}"} for n in range(300)))
    assert editor.view.height() < 400
    editor.view.selectRow(299)
    place = editor.form.cells["place"]
    assert isinstance(place, TextEditor)
    assert place.line.text() == "場所299"
    place.line.setText("最後")
    editor.commit()
    assert editor.place == 299
    last = committed[-1]
    assert isinstance(last, tuple)
    assert len(last) == 300
    assert last[299] == {"place": "最後"}


@pytest.mark.parametrize("kind", list(QuestionType))
def test_every_field_has_a_name_for_screen_readers(opened: Callable[..., Opened], kind: QuestionType) -> None:
    editor, _ = opened(kind, help="最短の日数です。", choices={"a": "甲"}, columns=COLUMNS)
    for field in editor.fields():
        if not isinstance(field, QPushButton):
            assert "何日間保存しますか。" in field.accessibleName()
            assert "最短の日数です。" in field.accessibleDescription()


@pytest.mark.parametrize("kind", list(QuestionType))
def test_setting_a_value_commits_nothing(opened: Callable[..., Opened], kind: QuestionType) -> None:
    values = {
        QuestionType.YES_NO: True,
        QuestionType.CHOICE: "a",
        QuestionType.CHOICES: ("a",),
        QuestionType.NUMBER: 3,
        QuestionType.DATE: "2026-09-21",
        QuestionType.TEXT: "字",
        QuestionType.PARAGRAPH: "字\n字",
        QuestionType.PRACTICE: Practice(state="partly", how="掲示", since=date(2026, 4, 1), evidence="規程"),
        QuestionType.TABLE: ({"place": "入口", "since": "2026-04-01", "uses": ("a", "b")},),
    }
    editor, committed = opened(kind, choices={"a": "甲"}, columns=COLUMNS)
    for value in (values[kind], None, values[kind]):
        editor.set_value(value)
        editor.commit()
        leave(editor)
    assert committed == []


@pytest.mark.parametrize("kind", list(QuestionType))
def test_labels_show_text_and_not_markup(opened: Callable[..., Opened], kind: QuestionType) -> None:
    editor, _ = opened(kind, choices={"a": "<b>甲</b>"}, columns=COLUMNS)
    for label in editor.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    editor.show_fault("<i>だめ</i>")
    assert editor.fault == "<i>だめ</i>"


@pytest.mark.parametrize("kind", [QuestionType.YES_NO, QuestionType.CHOICE, QuestionType.CHOICES])
def test_a_long_label_wraps_instead_of_widening(opened: Callable[..., Opened], kind: QuestionType) -> None:
    editor, _ = opened(kind, choices={"a": "とても長い選択肢です。" * 20})
    assert editor.minimumSizeHint().width() < 300
    if kind is not QuestionType.YES_NO:
        tile = editor.fields()[0]
        assert tile.heightForWidth(300) > tile.heightForWidth(3000)
    assert editor.fields()[0].mapTo(editor, QPoint(0, 0)).x() == 0
