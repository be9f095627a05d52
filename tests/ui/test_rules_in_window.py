"""Guidelines chosen again, newer content and own content folders, in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from pia_wizard import resources
from pia_wizard.evaluation import Status
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.content import shipped_library
from pia_wizard.session.pinned import ContentState
from pia_wizard.session.session import Session
from pia_wizard.session.settings import load_settings
from pia_wizard.storage import Workspace
from pia_wizard.ui.assessment.page import AssessmentPage
from pia_wizard.ui.choosing.rechoosing_dialog import RechoosingDialog
from pia_wizard.ui.content.faults_dialog import FaultsDialog
from pia_wizard.ui.content.files_dialog import ContentFilesDialog
from pia_wizard.ui.content.newer_dialog import NewerContentDialog
from pia_wizard.ui.main_window import MainWindow
from pia_wizard.ui.messages import Message
from pia_wizard.ui.settings.dialog import SettingsDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

OpenWindow = Callable[..., MainWindow]
Meet = Callable[[Callable[[QDialog], None]], list[QDialog]]

SHOP = {
    "assessed_on": "2026-11-21",
    "purposes": ("crime_prevention",),
    "prefecture": "yamagata",
    "open_to_public": True,
    "images_stored": True,
    "operator_kind": "business",
    "retention_days": 20,
}
YAMAGATA, ACT = "yamagata_cameras", "appi"
THIRTY = "retention_days <= 31"


def page_of(window: MainWindow) -> AssessmentPage:
    assert window.pages is not None
    assert window.pages.page is not None
    return window.pages.page


def words_in(widget: QDialog) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def begin(place: Path, folder: Path | None = None, guidelines: tuple[str, ...] = (YAMAGATA,)) -> str:
    """Begin an assessment in the window's workspace, with the shipped content or that of a folder."""
    library = load_library([folder]) if folder else shipped_library()
    with Session(Workspace.open(place), library) as session:
        return session.create("駅前店", guidelines, answers=SHOP)


@pytest.fixture
def opened(place: Path, open_window: OpenWindow) -> MainWindow:
    name = begin(place)
    window = open_window()
    assert window.pages is not None
    window.pages.open_assessment(name)
    return window


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Write an older edition of the content: Yamagata then allowed fewer days of images."""
    folder = tmp_path / "older"
    for source in resources.questionnaires().glob("**/*.yaml"):
        copy = folder / source.relative_to(resources.questionnaires())
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    guideline = folder / "guidelines" / "yamagata_cameras.yaml"
    text = guideline.read_text("utf-8")
    assert THIRTY in text
    guideline.write_text(text.replace(THIRTY, "retention_days <= 7"), "utf-8")
    return folder


@pytest.fixture
def outdated(place: Path, older: Path, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    name = begin(place, older)
    window = open_window()
    assert window.pages is not None
    window.pages.open_assessment(name)
    qtbot.waitUntil(page_of(window).judged_by.banner.isVisible)
    return window


def test_guidelines_are_chosen_again_from_the_page_and_the_questions_follow(
    opened: MainWindow, qtbot: QtBot, meet: Meet
):
    page = page_of(opened)
    before = set(page.session.questionnaire.questions)
    page.show_step("management")
    seen: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, RechoosingDialog)
        assert not dialog.go_on.isEnabled()
        assert dialog.choice.rows[YAMAGATA].box.isChecked()
        qtbot.keyClick(dialog.choice.rows[ACT].box, Qt.Key.Key_Space)
        qtbot.waitUntil(dialog.go_on.isEnabled)
        seen.append(dialog.numbers.text())
        dialog.go_on.click()
        seen.append(words_in(dialog))
        dialog.go_on.click()

    meet(act)
    page.judged_by.link.click()
    after = page_of(opened)
    assert after is not page
    assert after.step == "management"
    assert after.session.assessment.guidelines == (ACT, YAMAGATA)
    assert before < set(after.session.questionnaire.questions)
    assert f"最大{len(after.session.questionnaire.questions)}個" in seen[0] or "別々に答えると" in seen[0]
    assert "加わる要求事項" in seen[1]
    assert "個人情報保護法" in seen[1]
    assert after.session.assessment.answers["retention_days"].value == 20
    assert {change.subject for change in after.session.history()} == {"@guidelines"}


def test_one_may_look_at_what_would_change_and_leave_it(opened: MainWindow, qtbot: QtBot, meet: Meet):
    page = page_of(opened)

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, RechoosingDialog)
        dialog.choice.rows[ACT].box.click()
        qtbot.waitUntil(dialog.go_on.isEnabled)
        dialog.go_on.click()
        dialog.back.click()
        assert dialog.choice.isVisible()
        dialog.cancel.click()

    meet(act)
    opened.menus.actions_by_name["guidelines"].trigger()
    assert page_of(opened) is page
    assert page.session.assessment.guidelines == (YAMAGATA,)
    assert page.session.history() == ()


def test_nobody_is_left_without_a_guideline(opened: MainWindow, qtbot: QtBot, meet: Meet):
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, RechoosingDialog)
        dialog.choice.rows[YAMAGATA].box.click()
        qtbot.waitUntil(lambda: dialog.numbers.text() == "基準を一つ以上選んでください。")
        assert not dialog.go_on.isEnabled()

    assert meet(act) is not None
    opened.menus.actions_by_name["guidelines"].trigger()


def test_another_method_says_what_it_takes_back(opened: MainWindow, qtbot: QtBot, meet: Meet):
    session = page_of(opened).session
    risk = next(name for name, level in session.evaluation.risks.items() if level.applies)
    session.override_level(risk, "current", impact=1, likelihood=1, reason="実績から。")
    told: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, RechoosingDialog)
        dialog.choice.methods.box.setCurrentIndex(1)
        qtbot.waitUntil(dialog.go_on.isEnabled)
        dialog.go_on.click()
        told.append(words_in(dialog))
        dialog.go_on.click()

    meet(act)
    opened.menus.actions_by_name["guidelines"].trigger()
    assert "手で決めた大きさと受け入れの判断1件は取り消されます" in told[0]
    assert page_of(opened).session.questionnaire.method.id == "five_by_five"
    assert page_of(opened).session.assessment.level_overrides == ()


def test_menus_about_an_assessment_wait_for_one(open_window: OpenWindow, place: Path):
    name = begin(place)
    window = open_window()
    actions = window.menus.actions_by_name
    assert [actions[n].isEnabled() for n in ("guidelines", "newer", "content")] == [False, False, False]
    assert window.pages is not None
    window.pages.open_assessment(name)
    assert [actions[n].isEnabled() for n in ("guidelines", "newer", "content")] == [True, False, True]
    window.pages.show_home()
    assert not actions["guidelines"].isEnabled()


def test_todays_content_needs_no_banner(opened: MainWindow, qtbot: QtBot):
    qtbot.wait(50)
    assert not page_of(opened).judged_by.banner.isVisible()


def test_a_banner_tells_of_newer_content_and_in_either_language(outdated: MainWindow):
    banner = page_of(outdated).judged_by.banner
    told = banner.findChildren(QLabel)[0].text()
    assert told.endswith("の内容で判定しています。新しい内容では1件の判定が変わります。")
    assert "2026" in told or "年" in told
    outdated.speak("en")
    assert banner.isVisible()
    banner.later.click()
    assert not banner.isVisible()


def test_newer_content_is_taken_after_seeing_what_it_changes(outdated: MainWindow, meet: Meet):
    session = page_of(outdated).session
    changed = session.what_would_change().verdicts[0]
    assert (changed.before, changed.after) == (Status.PARTLY_MET, Status.MET)
    seen: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, NewerContentDialog)
        seen.append(words_in(dialog))
        dialog.adopt.click()

    meet(act)
    page_of(outdated).judged_by.banner.show_changes.click()
    assert "一部満たしている → 満たしている" in seen[0]
    assert "山形県 防犯カメラ指針" in seen[0]
    page = page_of(outdated)
    assert page.session.evaluation.verdicts[changed.requirement].status is Status.MET
    assert page.session.content_state() is ContentState.SAME
    assert not page.judged_by.banner.isVisible()
    assert not outdated.menus.actions_by_name["newer"].isEnabled()


def test_one_may_stay_with_the_content_one_has(outdated: MainWindow, meet: Meet):
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, NewerContentDialog)
        assert dialog.stay.isDefault()
        dialog.stay.click()

    meet(act)
    page = page_of(outdated)
    outdated.menus.actions_by_name["newer"].trigger()
    assert page_of(outdated) is page
    assert page.session.content_state() is ContentState.NEWER
    assert page.judged_by.banner.isVisible()


def test_content_that_lacks_the_guideline_is_told_and_changes_nothing(
    place: Path, older: Path, open_window: OpenWindow, qtbot: QtBot, meet: Meet
):
    guideline = older / "guidelines" / "yamagata_cameras.yaml"
    text = guideline.read_text("utf-8").replace("guideline: yamagata_cameras", "guideline: gone", 1)
    guideline.write_text(text, "utf-8")
    name = begin(place, older, ("gone",))
    window = open_window()
    assert window.pages is not None
    window.pages.open_assessment(name)
    banner = page_of(window).judged_by.banner
    qtbot.waitUntil(banner.isVisible)
    assert "欠けています" in banner.findChildren(QLabel)[0].text()
    met = meet(lambda dialog: dialog.accept())
    banner.show_changes.click()
    assert isinstance(met[0], Message)
    assert page_of(window).session.content_state() is ContentState.NEWER


def test_lost_content_is_owned_up_to_and_can_be_settled(
    place: Path, older: Path, open_window: OpenWindow, qtbot: QtBot, meet: Meet
):
    name = begin(place, older)
    with Workspace.open(place) as workspace, workspace._transaction() as connection:
        connection.exec_driver_sql("delete from assessment_contents")
    window = open_window()
    assert window.pages is not None
    window.pages.open_assessment(name)
    banner = page_of(window).judged_by.banner
    qtbot.waitUntil(banner.isVisible)
    assert "見つからないため、今の内容で判定しています" in banner.findChildren(QLabel)[0].text()

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, NewerContentDialog)
        dialog.adopt.click()

    meet(act)
    banner.show_changes.click()
    assert page_of(window).session.content_state() is ContentState.SAME


def test_the_files_it_is_judged_with_can_be_read_and_copied(outdated: MainWindow, meet: Meet):
    session = page_of(outdated).session

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, ContentFilesDialog)
        dialog.copy.click()

    meet(act)
    outdated.menus.actions_by_name["content"].trigger()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied == [f"{pin.sha256}  {pin.path}" for pin in session.assessment.content]


FOLDER = {
    "guidelines/doors.yaml": """\
format: 1
guideline: doors
title: 扉の基準
short_title: 扉
publisher: 株式会社サンプル
force: industry
requirements:
  door-1:
    {clauses: [door-1], place: 第1, phase: management, obligation: must, says: 録画します。, met_when: RULE}
"""
}


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[str], Path]:
    """Give a function that writes a content folder of one guideline with one rule."""

    def written(rule: str) -> Path:
        for name, text in FOLDER.items():
            path = tmp_path / "自社" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("RULE", rule), "utf-8")
        return tmp_path / "自社"

    return written


@pytest.fixture
def choose_folder(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Let the system's folder dialog, which no test can reach, give a folder."""

    def chosen(folder: Path) -> None:
        monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: True)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(folder)])

    return chosen


def test_a_sound_folder_is_added_kept_and_used_after_reopening(
    open_window: OpenWindow,
    folder: Callable[[str], Path],
    choose_folder: Callable[[Path], None],
    meet: Meet,
    qtbot: QtBot,
):
    window = open_window()
    own = folder("images_stored")
    choose_folder(own)

    def offered(dialog: QDialog) -> None:
        assert isinstance(dialog, Message)
        dialog.accept()

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        dialog.folders.add.click()
        assert dialog.folders.folders() == (str(own),)
        dialog.accept()
        meet(offered)

    meet(act)
    window.show_settings()
    assert load_settings().folders == (str(own),)
    assert window.pages is not None
    assert "doors" in window.pages.session.library.guidelines


def test_a_faulty_folder_is_told_line_by_line_and_not_added(
    open_window: OpenWindow,
    folder: Callable[[str], Path],
    choose_folder: Callable[[Path], None],
    meet: Meet,
):
    window = open_window()
    own = folder("image_stored")
    choose_folder(own)
    lines: list[str] = []

    def faults(dialog: QDialog) -> None:
        assert isinstance(dialog, FaultsDialog)
        dialog.copy.click()
        lines.extend(dialog.lines.toPlainText().splitlines())
        dialog.accept()

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        meet(faults)
        dialog.folders.add.click()
        assert dialog.folders.folders() == ()

    meet(act)
    window.show_settings()
    path = (own / "guidelines" / "doors.yaml").as_posix()
    place, words = lines[0], lines[1]
    assert place.startswith(f"{path}:9:")
    assert place.removeprefix(f"{path}:9:").isdigit()
    assert "image_stored" in words
    assert QGuiApplication.clipboard().text().splitlines() == lines
    assert load_settings().folders == ()


def test_a_folder_is_taken_out_again(open_window: OpenWindow, folder: Callable[[str], Path], meet: Meet):
    own = folder("images_stored")
    window = open_window(folders=(str(own),))
    assert window.pages is not None
    assert "doors" in window.pages.session.library.guidelines

    def later(dialog: QDialog) -> None:
        assert isinstance(dialog, Message)
        dialog.reject()

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        assert not dialog.folders.remove.isEnabled()
        dialog.folders.list.setCurrentRow(0)
        dialog.folders.remove.click()
        dialog.accept()
        meet(later)

    meet(act)
    window.show_settings()
    assert load_settings().folders == ()
    assert "doors" in window.pages.session.library.guidelines


def test_folders_that_cannot_be_used_are_told_above_the_list(
    open_window: OpenWindow, folder: Callable[[str], Path], meet: Meet
):
    window = open_window(folders=(str(folder("image_stored")),))
    assert window.pages is not None
    trouble = window.pages.home.trouble
    assert trouble.isVisible()
    assert "はじめから入っている内容だけを使っています" in trouble.words.text()
    seen: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, FaultsDialog)
        seen.append(dialog.lines.toPlainText())

    meet(act)
    trouble.details.click()
    assert "doors.yaml:9:" in seen[0]


def test_without_trouble_the_list_stands_alone(open_window: OpenWindow):
    window = open_window()
    assert window.pages is not None
    assert not window.pages.home.trouble.isVisible()
