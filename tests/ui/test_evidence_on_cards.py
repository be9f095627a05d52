"""Evidence on the card of its question: added in every way people try, opened safely, taken away, undone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pia_wizard.ui.assessment.card import QuestionCard
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.evidence.part import EvidencePart
from pia_wizard.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ASKED = "retention_days"
PDF = b"%PDF-1.7\n%%EOF\n"
CTRL = Qt.KeyboardModifier.ControlModifier


class Viewer(QObject):
    """What the system would open a file with."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note the file."""
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    """Take the place of the system's programs."""
    held = Viewer()
    QDesktopServices.setUrlHandler("file", held, "open")
    yield held
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Iterator[AssessmentPage]:
    """The sample, open in an active window, at one question."""
    assert window.pages is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    window.pages.open_sample()
    assert window.pages.page is not None
    window.pages.page.go_to_question(ASKED)
    yield window.pages.page
    QApplication.clipboard().clear()


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A small file as it would be kept."""
    made = tmp_path / "規程 & 手順.pdf"
    made.write_bytes(PDF)
    return made


def card(page: AssessmentPage) -> QuestionCard:
    """Return the card of the question asked."""
    shown = page.page(page.step).questions
    assert shown is not None
    return shown.cards[ASKED]


def part(page: AssessmentPage) -> EvidencePart:
    """Return the files of the question, unfolded."""
    shown = page.page(page.step).questions
    assert shown is not None
    return shown.evidence_of(ASKED)


def kept(page: AssessmentPage) -> list[str]:
    """Return the names of the files that are stored."""
    return [file.name for file in page.session.evidence(ASKED)]


def words(page: AssessmentPage) -> str:
    """Return what the part says."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in part(page).findChildren(QLabel) if label.isVisible())


def named(page: AssessmentPage, name: str) -> QPushButton:
    """Return the visible button of that accessible name."""
    QApplication.processEvents()
    found = part(page).findChildren(QPushButton)
    return next(button for button in found if button.accessibleName() == name and button.isVisible())


def drag(page: AssessmentPage, window: MainWindow, path: Path, to: QPoint) -> bool:
    """Drag a file into the window from its edge, and let it go somewhere; return whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(2, 2), *keys))
    QApplication.sendEvent(window.veil, QDragEnterEvent(QPoint(2, 2), *keys))
    move = QDragMoveEvent(to, *keys)
    QApplication.sendEvent(window.veil, move)
    window.veil.grab()
    if move.isAccepted():
        QApplication.sendEvent(window.veil, QDropEvent(QPointF(to), *keys))
    else:
        window.veil.hide()
    return move.isAccepted()


def test_a_chosen_file_is_kept_counted_and_listed(
    page: AssessmentPage, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(pdf)])
    button = card(page)._buttons["evidence"]
    assert button.text() == "証拠"
    button.click()
    assert "まだありません。" in words(page)
    QTest.keyClick(part(page).add, Qt.Key.Key_Return)
    assert kept(page) == ["規程 & 手順.pdf"]
    assert button.text() == "証拠 1"
    assert "1KB" in words(page)
    assert page.taking_back.bar.isVisible()
    pdf.unlink()  # a copy is kept, not the place
    assert page.session.evidence_copy(ASKED, page.session.evidence(ASKED)[0].sha256).read_bytes() == PDF


def test_a_file_dropped_on_a_card_becomes_evidence_and_elsewhere_does_not(
    page: AssessmentPage, window: MainWindow, tmp_path: Path
) -> None:
    photo = tmp_path / "写真.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n0")
    middle = card(page).mapTo(window, card(page).rect().center())
    assert drag(page, window, photo, middle)
    assert kept(page) == ["写真.png"]
    assert not window.veil.isVisible()
    assert not drag(page, window, photo, QPoint(20, window.height() - 60))
    assert kept(page) == ["写真.png"]


def test_a_field_of_text_leaves_a_dragged_file_to_the_page(page: AssessmentPage, pdf: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pdf))])
    note = card(page).note
    enter = QDragEnterEvent(
        QPoint(2, 2),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    note.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_a_picture_of_the_screen_is_pasted_also_from_within_a_field(page: AssessmentPage) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    QApplication.clipboard().setImage(image)
    field = QApplication.focusWidget()
    assert card(page).isAncestorOf(field)
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    assert kept(page) == ["画面の写し1.png"]
    held = page.session.evidence(ASKED)[0]
    copy = QImage(str(page.session.evidence_copy(ASKED, held.sha256)))
    assert copy.size() == image.size()
    assert copy.pixelColor(5, 5) == image.pixelColor(5, 5)


def test_files_copied_in_the_file_manager_are_pasted(page: AssessmentPage, pdf: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pdf))])
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CTRL)
    assert kept(page) == [pdf.name]


def test_words_are_still_pasted_into_fields(page: AssessmentPage) -> None:
    QApplication.clipboard().setText("45")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_V, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert kept(page) == []
    assert page.session.assessment.answers[ASKED].value == 45


@pytest.mark.parametrize(
    ("name", "data"), [("a.exe", b"MZ\x90\0"), ("run.sh", b"#!/bin/sh\n"), ("e.pdf", b"")]
)
def test_what_could_run_and_what_is_empty_is_refused_in_words(
    page: AssessmentPage, tmp_path: Path, name: str, data: bytes
) -> None:
    bad = tmp_path / name
    bad.write_bytes(data)
    page.attach(ASKED, [bad])
    assert kept(page) == []
    assert f"「{name}」を添付できませんでした。" in words(page)


def test_a_file_opens_as_a_read_only_copy(page: AssessmentPage, pdf: Path, viewer: Viewer) -> None:
    page.attach(ASKED, [pdf])
    named(page, f"「{pdf.name}」を開く").click()
    (copy,) = viewer.opened
    assert copy != pdf
    assert copy.read_bytes() == PDF
    assert not copy.stat().st_mode & 0o222


def test_a_file_taken_away_comes_back_by_undo_where_it_was(
    page: AssessmentPage, window: MainWindow, pdf: Path
) -> None:
    page.attach(ASKED, [pdf])
    named(page, f"「{pdf.name}」を外す").click()
    assert kept(page) == []
    assert card(page)._buttons["evidence"].text() == "証拠"
    page.show_step("review")
    QApplication.processEvents()
    window.menus.actions_by_name["undo"].trigger()
    assert kept(page) == [pdf.name]
    assert card(page)._buttons["evidence"].text() == "証拠 1"
    assert named(page, f"「{pdf.name}」を開く").isVisible()
    assert window.focusWidget() is part(page).add


def test_the_part_speaks_both_languages(
    page: AssessmentPage, window: MainWindow, pdf: Path, open_window: Callable[..., MainWindow]
) -> None:
    page.attach(ASKED, [pdf])
    window.speak("en")
    QApplication.processEvents()
    assert card(page)._buttons["evidence"].text()
    assert pdf.name in {b.toolTip() for b in part(page).findChildren(QPushButton) if b.isVisible()}
