"""Files from elsewhere come in through the real window, each shown before it is taken."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pia_wizard.exchange.portable_file import read_portable
from pia_wizard.ui.editors.table import TableEditor
from pia_wizard.ui.exchanging.merge_dialog import MergeDialog
from pia_wizard.ui.exchanging.taking_dialog import TakingDialog
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.messages import Message
from pia_wizard.ui.new_assessment.wizard import NewAssessmentWizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]


@pytest.fixture
def pages(window: MainWindow):
    assert window.pages is not None
    window.pages.open_sample()
    return window.pages


def act(window: MainWindow, name: str) -> None:
    window.menus.actions_by_name[name].trigger()


def press(dialog: QDialog, words: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == words).click()


def said(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(path)])


def test_an_assessment_is_written_to_carry_and_merged_when_it_comes_back(
    window: MainWindow, pages, meet: Meet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
):
    path = tmp_path / "店.pia"
    choose(monkeypatch, path)
    act(window, "export")
    assert read_portable(path).assessment.id == pages.page.session.assessment.id
    pages.page.session.answer("retention_days", 3)

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, Message)
        meet(decide)
        press(dialog, "統合する")

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        merged.append(dialog)
        qtbot.waitUntil(lambda: len(dialog.groups) == 1)
        assert "撮影した画像を何日間保存しますか。" in said(dialog)
        press(dialog, "すべて、ファイルの回答")
        press(dialog, "統合する")

    before = read_portable(path).assessment.answers["retention_days"].value
    merged: list[QDialog] = []
    meet(agree)
    act(window, "import")
    assert merged
    assert pages.page.session.assessment.answers["retention_days"].value == before
    assert len(pages.session.summaries()) == 1


def test_it_can_come_in_beside_the_one_that_is_here(
    window: MainWindow, pages, meet: Meet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    path = tmp_path / "店.pia"
    choose(monkeypatch, path)
    act(window, "export")
    meet(lambda dialog: press(dialog, "別の評価として加える"))
    act(window, "import")
    assert len(pages.session.summaries()) == 2


def test_answers_of_a_sheet_are_shown_with_what_does_not_fit_before_they_are_taken(
    window: MainWindow, pages, meet: Meet, tmp_path: Path
):
    path = tmp_path / "answers.csv"
    path.write_bytes("質問の識別子,回答\nretention_days,5\nimages_stored,たぶん\n".encode("cp932"))

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, TakingDialog)
        told = said(dialog)
        assert "1件の回答が変わります。" in told
        assert "3 行目" in told
        assert "→ 5日" in told
        press(dialog, "取り込む")

    meet(look)
    window.take_file(path)
    assert pages.page.session.assessment.answers["retention_days"].value == 5


def test_looking_at_a_sheet_and_leaving_it_changes_nothing(
    window: MainWindow, pages, meet: Meet, tmp_path: Path
):
    before = pages.page.session.assessment
    path = tmp_path / "answers.csv"
    path.write_text("id,回答\nretention_days,5\n", "utf-8")
    meet(lambda dialog: press(dialog, "キャンセル"))
    window.take_file(path)
    assert pages.page.session.assessment == before


def test_a_sheet_with_no_assessment_open_is_told_what_to_do(window: MainWindow, meet: Meet, tmp_path: Path):
    path = tmp_path / "answers.csv"
    path.write_text("id,回答\nretention_days,5\n", "utf-8")
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(said(dialog))
        dialog.reject()

    meet(look)
    window.take_file(path)
    assert "評価を開いてから" in seen[0]


def test_rows_of_cameras_come_from_a_file_through_the_button_below_the_table(
    window: MainWindow, pages, meet: Meet, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    question = pages.page.session.questionnaire.questions["cameras"]
    title = next(c.ask for c in question.columns.values() if c.type in {"text", "paragraph"})
    path = tmp_path / "cameras.csv"
    path.write_text(f"{title}\n" + "".join(f"通路 {n}\n" for n in range(30)), "utf-8-sig")
    choose(monkeypatch, path)
    before = len(pages.page.session.assessment.answers["cameras"].value)
    pages.page.go_to_question("cameras")
    card = pages.page.page(question.step).questions.cards["cameras"]
    assert isinstance(card.editor, TableEditor)
    meet(lambda dialog: press(dialog, "取り込む"))
    card.editor.buttons["file"].click()
    assert len(pages.page.session.assessment.answers["cameras"].value) == before + 30


def test_a_cnil_assessment_comes_in_with_an_account(
    window: MainWindow, meet: Meet, tmp_path: Path, qtbot: QtBot
):
    tree = {
        "pia": {"name": "Caméras"},
        "answers": [
            {"reference_to": 111, "data": {"text": "<p>入口を撮影する。</p>", "gauge": None, "list": []}},
            {"reference_to": 999, "data": {"text": "どこにも置けない", "gauge": None, "list": []}},
        ],
    }
    path = tmp_path / "pia.json"
    path.write_text(json.dumps(tree), "utf-8")
    seen: list[str] = []

    def begin(dialog: QDialog) -> None:
        assert isinstance(dialog, NewAssessmentWizard)
        dialog.what.fields[0].editor.committed.emit("サンプル店")
        for _ in range(3):
            dialog.next()
        dialog.guidelines.rows["iso_29134"].box.setChecked(True)
        meet(read)
        dialog.accept()

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, TakingDialog)
        seen.append(said(dialog))
        dialog.reject()

    meet(begin)
    window.take_file(path)
    assert window.pages is not None
    assert window.pages.page is not None
    case = window.pages.page.session.assessment
    assert case.title == "Caméras"
    assert case.answers["camera_reason"].value == "入口を撮影する。"
    assert case.answers["site_name"].value == "サンプル店"
    assert "どこにも置けない" in seen[0]
    assert "取り込んでいないもの" in seen[0]


def test_what_is_neither_is_told_as_such(window: MainWindow, meet: Meet, tmp_path: Path):
    path = tmp_path / "x.json"
    path.write_text('{"a": 1}', "utf-8")
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(said(dialog))
        dialog.reject()

    meet(look)
    window.take_file(path)
    assert "取り込めませんでした" in seen[0]
