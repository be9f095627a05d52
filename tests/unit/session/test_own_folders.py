"""The user's own content folders: checked before they are added, and never a reason not to start."""

import pytest

from pia_wizard.session.content import own_library, shipped_library
from pia_wizard.session.folders import NoContentFilesError, NoContentFolderError, checked_folder
from pia_wizard.session.session import Session
from pia_wizard.session.settings import Settings, save_settings

QUESTION = """format: 1
questions:
  door_colour:
    step: system
    ask: 扉は何色ですか。
    type: choice
    choices: {red: 赤, blue: 青}
"""
GUIDELINE = """format: 1
guideline: doors
title: 扉の基準
short_title: 扉
publisher: 株式会社サンプル
force: industry
requirements:
  door-1:
    clauses: [door-1]
    place: 第1
    phase: management
    obligation: must
    says: 扉は赤くします。
    met_when: RULE
"""


@pytest.fixture(autouse=True)
def settings(tmp_path, monkeypatch):
    monkeypatch.setenv("PIA_WIZARD_SETTINGS", str(tmp_path / "settings.json"))


@pytest.fixture
def folder(tmp_path):
    """Give a function that writes a content folder of one question and one guideline."""

    def written(rule='door_colour == "red"', question=QUESTION, name="own"):
        place = tmp_path / name
        for kind, text in (("questions", question), ("guidelines", GUIDELINE.replace("RULE", rule))):
            (place / kind).mkdir(parents=True)
            (place / kind / "doors.yaml").write_text(text, encoding="utf-8")
        return place

    return written


def test_a_sound_folder_has_nothing_to_be_said_of_it(folder):
    assert checked_folder(folder()) == ((), ())


def test_a_fault_is_told_at_its_place_and_nothing_of_the_shipped_content(folder):
    place = folder(rule='door_color == "red"')
    faults, advice = checked_folder(place)
    assert [fault.path for fault in faults] == [f"{place.as_posix()}/guidelines/doors.yaml"]
    assert all(fault.path.startswith(place.as_posix()) for fault in advice)


def test_a_question_that_nothing_uses_is_advice_only(folder):
    faults, advice = checked_folder(folder(rule="images_stored"))
    assert faults == ()
    assert [fault.values for fault in advice] == [(("key", "door_colour"),)]


def test_a_name_taken_by_the_shipped_content_is_a_fault(folder):
    faults, _advice = checked_folder(folder(question=QUESTION.replace("door_colour", "images_stored")))
    assert any("すでに" in str(fault) for fault in faults)


def test_a_folder_may_build_on_another(folder, tmp_path):
    first = folder()
    second = tmp_path / "more"
    (second / "guidelines").mkdir(parents=True)
    text = GUIDELINE.replace("RULE", 'door_colour == "blue"').replace("door-1", "gate-1")
    second.joinpath("guidelines", "gates.yaml").write_text(
        text.replace("guideline: doors", "guideline: gates"), encoding="utf-8"
    )
    assert checked_folder(second).faults
    assert checked_folder(second, [first]) == ((), ())
    assert checked_folder(second, [first, second]) == ((), ())


def test_alone_a_folder_must_be_a_whole_library(folder):
    faults, _advice = checked_folder(folder(), alone=True)
    assert any("system" in str(fault) for fault in faults)


def test_no_folder_and_no_content_are_told_apart(tmp_path):
    with pytest.raises(NoContentFolderError):
        checked_folder(tmp_path / "gone")
    with pytest.raises(NoContentFilesError):
        checked_folder(tmp_path)


def test_the_session_opens_with_the_folders_in_the_settings(folder, workspace_file):
    save_settings(Settings(folders=(str(folder()),)))
    assert "doors" in own_library().guidelines
    with Session.open(workspace_file) as session:
        assert session.content_error is None
        assert list(session.library.guidelines)[-1] == "doors"


@pytest.mark.parametrize("harm", ["gone", "faulty", "a file"])
def test_a_folder_that_cannot_be_used_never_keeps_the_program_from_opening(
    folder, workspace_file, tmp_path, harm
):
    place = folder(rule='door_color == "red"') if harm == "faulty" else tmp_path / "gone"
    if harm == "a file":
        place.write_text("?", encoding="utf-8")
    save_settings(Settings(folders=(str(place),)))
    with Session.open(workspace_file) as session:
        assert session.library.guidelines == shipped_library().guidelines
        assert session.content_error is not None
        assert str(place) in "".join(session.content_error.detail)


def test_an_assessment_begun_with_an_own_folder_outlives_it(folder, workspace_file):
    save_settings(Settings(folders=(str(folder()),)))
    with Session.open(workspace_file) as session:
        name = session.create("駅前店", ("doors",), answers={"door_colour": "red"})
    save_settings(Settings())
    with Session.open(workspace_file) as session:
        held = session.open_assessment(name)
        assert held.content_state() == "newer"
        assert held.evaluation.verdicts["door-1"].status == "met"
