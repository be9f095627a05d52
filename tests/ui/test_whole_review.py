"""From a new assessment over approval to the comparison on paper, by keys and mouse in the real window."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.new_assessment.question_field import QuestionField
from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
Type = Callable[[QWidget | None, str], None]
PATIENCE_MS = 15_000


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def button(where: QWidget, words: str) -> QAbstractButton:
    QApplication.processEvents()
    found = [b for b in where.findChildren(QAbstractButton) if b.text() == words and b.isVisible()]
    assert len(found) == 1, f"{len(found)} × {words}"
    assert found[0].isEnabled(), words
    return found[0]


def reads(where: QWidget) -> str:
    labels = (label for label in where.findChildren(QLabel) if label.isVisible())
    return "\n".join(label.text().replace("\u200b", "") for label in labels)


def open_tab(window: MainWindow, words: str) -> None:
    """Click the tab of that name, wherever it stands."""
    for bar in window.findChildren(QTabBar):
        names = [bar.tabText(tab) for tab in range(bar.count())]
        if bar.isVisible() and words in names:
            where = bar.tabRect(names.index(words)).center()
            QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=where)
            return
    raise AssertionError(words)


def begin(wizard: QDialog, type_into: Type) -> None:
    """Fill in the wizard as a shop would, and finish it."""
    assert isinstance(wizard, NewAssessmentWizard)
    next_, finish = wizard.WizardButton.NextButton, wizard.WizardButton.FinishButton

    def field(question: str) -> QuestionField:
        pages = (wizard.what, wizard.where, wizard.why)
        return next(f for page in pages for f in page.fields if f.question.id == question)

    def choose(question: str, words: str) -> None:
        search = field(question).editor.findChild(QLineEdit)
        type_into(search, words)
        QTest.keyClick(search, Qt.Key.Key_Return)

    type_into(wizard.focusWidget() or field("site_name").editor.findChild(QLineEdit), "駅前店")
    click(field("operator_kind").editor.fields()[0])
    choose("site_kind", "店舗")
    click(wizard.button(next_))
    choose("prefecture", "山形")
    click(field("open_to_public").editor.fields()[0])
    click(wizard.button(next_))
    for question, option in (
        ("purposes", 0),
        ("images_stored", 0),
        ("recorded_data", 0),
        ("face_recognition", 1),
        ("joint_use", 1),
    ):
        click(field(question).editor.fields()[option])
    click(wizard.button(next_))
    click(wizard.button(finish))


def take(dialog: QDialog, type_into: Type, who: str, act: str, remark: str = "") -> None:
    """Type a name and a remark into the dialog of a step, and take it."""
    type_into(dialog.findChild(QLineEdit), who)
    type_into(dialog.findChild(QPlainTextEdit), remark)
    click(button(dialog, act))


def test_from_the_first_answer_to_two_versions_compared_on_paper(
    window: MainWindow,
    qtbot: QtBot,
    meet: Meet,
    type_into: Type,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.resize(1280, 720)
    meet(lambda wizard: begin(wizard, type_into))
    click(button(window, "新しい評価を始める"))
    assert window.pages is not None
    page = window.pages.page
    assert page is not None

    def answer_days(days: str) -> None:
        page.go_to_question("retention_days")
        questions = page.page(page.step).questions
        assert questions is not None
        qtbot.waitUntil(lambda: "retention_days" in questions.cards, timeout=PATIENCE_MS)
        card = questions.cards["retention_days"]
        line = next(field for field in card.findChildren(QLineEdit) if field.isVisible())
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_into(line, days)
        QTest.keyClick(line, Qt.Key.Key_Return)
        page.commit()

    def review() -> None:
        while page.step != "review":
            QTest.keyClick(page.steps, Qt.Key.Key_Down)
        open_tab(window, "確認と承認")
        QApplication.processEvents()

    answer_days("14")
    review()
    assert "第1版（作成中）" in reads(window)
    for who, act, remark in (
        ("評価の担当", "確認を依頼する", ""),
        ("管理の担当", "修正を依頼する", "日数を確かめてください。"),
        ("評価の担当", "確認を依頼する", "確かめました。"),
        ("管理の担当", "確認済みにする", ""),
        ("代表", "承認する", ""),
    ):
        meet(lambda dialog, who=who, act=act, remark=remark: take(dialog, type_into, who, act, remark))
        click(button(window, f"{act}…"))
        assert remark in reads(window)
    assert "代表が" in reads(window)
    assert "次に回答を変更すると、第2版の作成が始まります。" in reads(window)
    qtbot.waitUntil(lambda: not window.menus.actions_by_name["undo"].isEnabled())

    answer_days("60")
    review()
    assert "第2版（作成中）" in reads(window)
    place = tmp_path / "比較.pdf"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(place)])
    meet(lambda dialog: click(button(dialog, "PDFで保存…")))
    click(button(window, "いまと比べる"))
    with pypdfium2.PdfDocument(BytesIO(place.read_bytes())) as pdf:
        text = "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
    assert "14日" in text
    assert "60日" in text

    click(page.side.list_button)
    home = window.pages.home
    assert home.list.isVisible()
    QTest.keyClick(home.list, Qt.Key.Key_Home)
    heard = home.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "第2版 作成中" in heard
