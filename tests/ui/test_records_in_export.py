"""The last step gives out the records to keep and the plan, beside the report."""

from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
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
    """The panel over the shop that recognises faces, its report made."""
    library = load_library([resources.questionnaires()])
    with Session(Workspace.open(tmp_path / "workspace.sqlite"), library) as session:
        name = session.import_case(resources.samples() / "face_recognition_shop.json")
        opened = ExportPanel(session.open_assessment(name), translator("ja"))
        qtbot.addWidget(opened)
        opened.resize(1000, 640)
        with qtbot.waitExposed(opened):
            opened.show()
        with qtbot.waitSignal(opened.finished, timeout=30_000):
            opened.refresh()
        yield opened


def test_the_records_are_saved_into_a_folder_of_their_own_to_print_and_to_type(
    panel: ExportPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path)])
    with qtbot.waitSignal(panel.finished, timeout=30_000):
        panel.card.save_forms.click()
    (folder,) = (path for path in tmp_path.iterdir() if path.name.startswith("記録の用紙"))
    names = {path.name for path in folder.iterdir()}
    assert {"watchlist-ja.pdf", "watchlist-ja.xlsx"} <= names
    assert len(names) == 20
    assert str(folder) in panel.result.lines.text().replace("\u200b", "")  # places where a line may end


def test_choosing_no_folder_writes_nothing(
    panel: ExportPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [""])
    panel.card.save_forms.click()
    assert not panel.card.busy.isVisible()
    assert not any(path.name.startswith("記録の用紙") for path in tmp_path.iterdir())


def test_the_plan_is_looked_at_and_saved_as_a_spreadsheet(
    panel: ExportPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "plan.xlsx")])
    panel.card.paper_choice.setCurrentIndex(panel.card.paper_choice.findData(Paper.PLAN))
    with qtbot.waitSignal(panel.finished, timeout=30_000):
        pass
    with qtbot.waitSignal(panel.finished, timeout=30_000):
        panel.card.save_excel.click()
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["計画"]
    assert sheet["A1"].value == "リスク対応計画"
    assert panel.table.isVisible()
    shown = [panel.table.item(row, 0).text() for row in range(panel.table.rowCount())]
    assert shown
    assert shown == [sheet.cell(row, 1).value for row in range(4, 4 + len(shown))]


def test_each_record_form_is_looked_at_and_saved_on_its_own(
    panel: ExportPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(panel.finished, timeout=30_000):
        panel.card.paper_choice.setCurrentIndex(panel.card.paper_choice.findData(Paper.FORM))
    first = panel.report
    assert panel.card.form_choice.count() == 10
    with qtbot.waitSignal(panel.finished, timeout=30_000):
        panel.card.form_choice.setCurrentIndex(panel.card.form_choice.findData("watchlist"))
    assert panel.report != first
    for button, name in ((panel.card.save, "w.pdf"), (panel.card.save_excel, "w.xlsx")):
        monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog, name=name: [str(tmp_path / name)])
        with qtbot.waitSignal(panel.finished, timeout=30_000):
            button.click()
    assert (tmp_path / "w.pdf").read_bytes() == panel.report
    assert panel.card.form_choice.currentText() in str(
        openpyxl.load_workbook(tmp_path / "w.xlsx").worksheets[0]["A1"].value
    )


def test_the_management_summary_and_the_one_to_publish_are_looked_at_and_saved_for_word(
    panel: ExportPanel, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for paper, signed in ((Paper.MANAGEMENT, True), (Paper.PUBLIC, False)):
        with qtbot.waitSignal(panel.finished, timeout=30_000):
            panel.card.paper_choice.setCurrentIndex(panel.card.paper_choice.findData(paper))
        assert panel.preview.page_count >= 1
        assert panel.card.sign.isVisible() is signed
        path = tmp_path / f"{paper}.docx"
        monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog, path=path: [str(path)])
        with qtbot.waitSignal(panel.finished, timeout=30_000):
            panel.card.save_word.click()
        assert docx.Document(str(path)).paragraphs
