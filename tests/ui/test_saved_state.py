"""Whatever is stored, however it came, the status bar says that it is and when."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.copying.dialog import CopyDialog
from pia_wizard.ui.exchanging.merge_dialog import MergeDialog
from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ASKED = "retention_days"
CTRL = Qt.KeyboardModifier.ControlModifier
Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]
Type = Callable[[QWidget | None, str], None]


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> AssessmentPage:
    """The sample, open in an active window, at one question."""
    assert window.pages is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    window.pages.open_sample()
    assert window.pages.page is not None
    window.pages.page.go_to_question(ASKED)
    return window.pages.page


@pytest.fixture
def told(window: MainWindow) -> Callable[[], bool]:
    """Say whether the window tells that something was saved since it was last asked."""

    def told_() -> bool:
        said = window.status.saved.text().startswith("保存済み ")
        window.status.show_saved(None)
        return said

    told_()
    return told_


def test_taking_back_and_doing_again_are_saved(
    window: MainWindow, page: AssessmentPage, told: Callable[[], bool]
) -> None:
    assert window.pages is not None
    page.answering.answer(ASKED, 21)
    assert told()
    window.pages.go_back("undo")
    assert told()
    window.pages.go_back("redo")
    assert told()


def test_evidence_is_saved(page: AssessmentPage, told: Callable[[], bool], tmp_path: Path) -> None:
    rules = tmp_path / "規程.pdf"
    rules.write_bytes(b"%PDF-1.7\n%%EOF\n")
    page.attach(ASKED, [rules])
    assert told()
    (file,) = page.session.evidence(ASKED)
    page.answering.beside.remove_file(ASKED, file)
    assert told()


def test_comments_are_saved(page: AssessmentPage, told: Callable[[], bool], type_into: Type) -> None:
    questions = page.page(page.step).questions
    assert questions is not None
    part = questions.comments_of(ASKED)
    assert part.draft is not None
    type_into(part.draft.field, "根拠は？")
    QTest.keyClick(part.draft.field, Qt.Key.Key_Return, CTRL)
    assert told()
    (thread,) = page.session.comments()
    page.answering.beside.resolve(thread.first, resolved=True)
    assert told()
    page.answering.beside.remove_comment(thread.first)
    assert told()


def test_copied_answers_are_saved(
    window: MainWindow, page: AssessmentPage, told: Callable[[], bool], meet: Meet
) -> None:
    assert window.pages is not None
    guidelines = page.session.assessment.guidelines
    window.pages.open_assessment(window.pages.session.create("今年の評価", guidelines))
    told()
    meet(lambda dialog: dialog.take.click() if isinstance(dialog, CopyDialog) else None)
    window.menus.actions_by_name["copy"].trigger()
    assert told()


@pytest.mark.parametrize("differs", [True, False])
def test_what_was_merged_is_saved(
    window: MainWindow,
    page: AssessmentPage,
    told: Callable[[], bool],
    meet: Meet,
    tmp_path: Path,
    differs: bool,  # noqa: FBT001 - pytest gives it
) -> None:
    assert window.pages is not None
    carried = tmp_path / "評価.pia"
    page.session.write_portable(carried)
    if differs:
        page.session.answer(ASKED, 3)
    met: list[QDialog] = []

    def agree(dialog: QDialog) -> None:
        if isinstance(dialog, MergeDialog):
            met.append(dialog)
        else:
            meet(agree)
        dialog.accept()

    meet(agree)
    window.pages.exchange.take_file(carried)
    QApplication.processEvents()
    assert met
    assert told() is differs
