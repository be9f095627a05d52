"""The last step gives out the operator's rules beside the report: to look at, as PDF, and for Word."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pia_wizard import resources
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace
from pia_wizard.ui.assessment.export_panel import ExportPanel
from pia_wizard.ui.assessment.export_papers import Paper

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def panel(tmp_path: Path, qtbot: QtBot) -> Iterator[ExportPanel]:
    """The panel over the two-camera shop, its report made."""
    library = load_library([resources.questionnaires()])
    with Session(Workspace.open(tmp_path / "workspace.sqlite"), library) as session:
        name = session.import_case(resources.samples() / "two_camera_shop.json")
        opened = ExportPanel(session.open_assessment(name), translator("ja"))
        qtbot.addWidget(opened)
        opened.resize(1000, 640)
        with qtbot.waitExposed(opened):
            opened.show()
        with qtbot.waitSignal(opened.finished, timeout=30_000):
            opened.refresh()
        yield opened


def choose_rules(panel: ExportPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.finished, timeout=30_000):
        panel.card.paper_choice.setCurrentIndex(panel.card.paper_choice.findData(Paper.RULES))


def saved_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])


def first_page(pdf: bytes) -> str:
    return pypdfium2.PdfDocument(BytesIO(pdf))[0].get_textpage().get_text_range()


def test_the_report_is_looked_at_first_and_only_it_is_signed(panel: ExportPanel, qtbot: QtBot) -> None:
    assert panel.paper is Paper.REPORT
    assert panel.card.sign.isVisible()
    assert panel.card.save_data.isVisible()
    choose_rules(panel, qtbot)
    assert panel.paper is Paper.RULES
    assert not panel.card.sign.isVisible()
    assert not panel.card.save_data.isVisible()


def test_the_rules_are_previewed_and_saved_as_they_are_seen(
    panel: ExportPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_rules(panel, qtbot)
    assert "防犯カメラ管理・運用規程" in first_page(panel.report)
    saved_as(monkeypatch, tmp_path / "規程.pdf")
    with qtbot.waitSignal(panel.finished, timeout=30_000):
        panel.card.save.click()
    assert (tmp_path / "規程.pdf").read_bytes() == panel.report
    assert "規程を保存しました。" in panel.result._title.text()


def test_the_rules_are_saved_for_word(
    panel: ExportPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_rules(panel, qtbot)
    saved_as(monkeypatch, tmp_path / "規程.docx")
    with qtbot.waitSignal(panel.finished, timeout=30_000):
        panel.card.save_word.click()
    told = [paragraph.text for paragraph in docx.Document(str(tmp_path / "規程.docx")).paragraphs]
    assert told[0] == "防犯カメラ管理・運用規程"
    assert "\t画像の保存期間は、撮影した日から10日間とする。" in told


def test_going_back_to_the_report_shows_the_report(panel: ExportPanel, qtbot: QtBot) -> None:
    choose_rules(panel, qtbot)
    with qtbot.waitSignal(panel.finished, timeout=30_000):
        QTest.keyClick(panel.card.paper_choice, Qt.Key.Key_Home)
    assert "プライバシー影響評価" in first_page(panel.report)
    assert panel.card.sign.isVisible()
