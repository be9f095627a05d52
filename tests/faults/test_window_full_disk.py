"""The disk fills up while answers are given: the window says so, keeps what was done, and stores it later."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from pia_wizard.assessment.model import Answer, Assessment, Practice
from pia_wizard.storage import Workspace
from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.main_window import MainWindow

Disk = tuple[Path, Callable[[Path], AbstractContextManager[None]]]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="limits and small file systems of Linux"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@contextmanager
def no_file_may_grow(folder: Path) -> Iterator[None]:
    """Let no file grow beyond what the largest in the folder has now."""
    import resource

    largest = max(file.stat().st_size for file in folder.iterdir())
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def no_space_left(folder: Path) -> Iterator[None]:
    """Fill the small file system to the last byte."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        size = 65536
        while size:
            try:
                if file.write(bytes(size)) < size:
                    size //= 2
            except OSError:
                size //= 2
    try:
        yield
    finally:
        ballast.unlink()


@pytest.fixture(params=["a limit", "a small disk"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """Give a folder, and what makes it full for a while."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if request.param == "a limit":
        yield folder, no_file_may_grow
        return
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this system lets us make no small file system")
    yield folder, no_space_left
    subprocess.run(["umount", folder], check=True)


@pytest.fixture
def window(disk: Disk, open_window: Callable[[Path], MainWindow]) -> MainWindow:
    """A window with an assessment open on the disk that will be full."""
    shown = open_window(disk[0] / "w.pia-workspace")
    assert shown.pages is not None
    guidelines = tuple(shown.pages.session.library.guidelines)
    shown.pages.open_assessment(shown.pages.session.create("見本店", guidelines))
    return shown


def page_of(window: MainWindow) -> AssessmentPage:
    assert window.pages is not None
    assert window.pages.page is not None
    return window.pages.page


def card_of(window: MainWindow, question: str) -> QuestionCard:
    page = page_of(window)
    page.go_to_question(question)
    shown = page.page(page.step).questions
    assert shown is not None
    QApplication.processEvents()
    return shown.cards[question]


def words(widget: QWidget) -> str:
    """Return what the labels in view say."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def words_of(card: QuestionCard) -> str:
    """Return what a card says, also on a step that is not in view."""
    return "\n".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def press(widget: QWidget, label: str) -> None:
    found = next(b for b in widget.findChildren(QAbstractButton) if b.text() == label and b.isVisible())
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=found.rect().center())


def line_of(card: QuestionCard) -> QLineEdit:
    found = card.editor.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def assessment_in(window: MainWindow) -> Assessment:
    """Return what lies in the workspace, read anew."""
    assert window.pages is not None
    return window.pages.session.open_assessment(page_of(window).session.assessment.id).assessment


def answer_in(window: MainWindow, question: str) -> Answer:
    return assessment_in(window).answers.get(question, Answer())


def fill_up(window: MainWindow) -> str:
    """Answer, at first at length and then briefly, until nothing more can be stored; return what was not."""
    card = card_of(window, "operator_name")
    line = line_of(card)
    for rest in ("あ" * 3000, ""):
        for number in range(10_000):
            line.selectAll()
            line.insert(f"{number}{rest}")
            QTest.keyClick(line, Qt.Key.Key_Return)
            if card.unsaved:
                break
        else:
            raise AssertionError("the disk was never full")
    return line.text()


def test_what_could_not_be_stored_stays_typed_and_is_stored_once_there_is_space(
    window: MainWindow, disk: Disk
) -> None:
    folder, full = disk
    with full(folder):
        typed = fill_up(window)
        card = card_of(window, "operator_name")
        told = words(card)
        assert "保存できませんでした" in told or "読み書きできませんでした" in told
        assert "これまでに保存された回答は失われていません" in told
        assert "まだ保存されていません" in told
        assert line_of(card).text() == typed
        assert answer_in(window, "operator_name").value != typed
    QTest.keyClick(line_of(card), Qt.Key.Key_Return)
    assert answer_in(window, "operator_name").value == typed
    assert "できませんでした" not in words(card)
    assert "まだ保存されていません" not in words(card)
    assert not card.unsaved


def test_everything_that_can_be_said_is_kept_and_stored_by_a_button_or_by_going_on(
    window: MainWindow, disk: Disk
) -> None:
    """Tiles, a practice, a table's cell, a note, a reason, and not knowing."""
    folder, full = disk
    with full(folder):
        fill_up(window)
        acts = (choose, practise, add_row, write_note, give_reason, say_unknown)
        cards = [act(window) for act in acts]
        assert all(card.unsaved for card in cards)
        assert [card.question.id for card in cards if "まだ保存されていません" not in words_of(card)] == []
    for card in cards:
        shown = card_of(window, card.question.id)  # going to another step tries again by itself
        if shown.unsaved:
            press(shown, "もう一度保存する")
    answers = assessment_in(window).answers
    assert answers["operator_kind"].value == "business"
    assert answers["staff_training"].value == Practice(state="done")
    assert answers["cameras"].value == ({"place": "出入口"},)
    assert answers["site_name"].note == "看板を見る"
    assert answers["site_address"].not_applicable == "移動する店のため"
    assert answers["prefecture"].unknown
    assert not any(card.unsaved for card in cards)


def choose(window: MainWindow) -> QuestionCard:
    card = card_of(window, "operator_kind")
    press(card, "民間の事業者")
    return card


def practise(window: MainWindow) -> QuestionCard:
    card = card_of(window, "staff_training")
    press(card, "実施している")
    return card


def add_row(window: MainWindow) -> QuestionCard:
    card = card_of(window, "cameras")
    press(card, "カメラを追加")
    place = QApplication.focusWidget()
    assert isinstance(place, QLineEdit)
    place.insert("出入口")
    QTest.keyClick(place, Qt.Key.Key_Return)
    return card


def write_note(window: MainWindow) -> QuestionCard:
    card = card_of(window, "site_name")
    press(card, "メモ")
    note = QApplication.focusWidget()
    assert isinstance(note, QPlainTextEdit)
    note.insertPlainText("看板を見る")
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert note.toPlainText() == "看板を見る"
    return card


def give_reason(window: MainWindow) -> QuestionCard:
    card = card_of(window, "site_address")
    press(card, "該当しない")
    reason = QApplication.focusWidget()
    assert isinstance(reason, QLineEdit)
    reason.insert("移動する店のため")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert reason.text() == "移動する店のため"
    assert reason.isVisible()
    return card


def say_unknown(window: MainWindow) -> QuestionCard:
    card = card_of(window, "prefecture")
    press(card, "まだ分からない")
    return card


def test_closing_asks_before_anything_typed_is_lost(window: MainWindow, disk: Disk) -> None:
    folder, full = disk
    asked: list[str] = []

    def go_back() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        asked.append(words(dialog))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with full(folder):
        typed = fill_up(window)
        for leave in (window.close, lambda: press(window, "← 評価の一覧")):
            QTimer.singleShot(50, go_back)
            leave()
            assert window.isVisible()
            assert line_of(card_of(window, "operator_name")).text() == typed
    assert len(asked) == 2
    assert all("まだ保存されていない入力が1件あります。" in told for told in asked)
    location, assessment = folder / "w.pia-workspace", page_of(window).session.assessment.id
    assert window.close()  # there is space again: leaving stores it
    with Workspace.open(location) as workspace:
        assert workspace.assessment(assessment).answers["operator_name"].value == typed


def test_leaving_the_step_keeps_what_is_typed_and_tries_again(window: MainWindow, disk: Disk) -> None:
    folder, full = disk
    with full(folder):
        typed = fill_up(window)
        page_of(window).show_step("management")
        page_of(window).show_step("scope")
        assert line_of(card_of(window, "operator_name")).text() == typed
    page_of(window).show_step("management")
    assert answer_in(window, "operator_name").value == typed
    assert page_of(window).unsaved() == []
