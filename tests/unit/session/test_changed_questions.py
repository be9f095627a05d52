"""After newer content was taken, or in the next year's assessment, it is known which questions changed."""

from pathlib import Path

import pytest

from pia_wizard.questionnaire.library import load_library
from pia_wizard.questionnaire.question_changes import Part
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace

FILES = {
    "steps.yaml": "format: 1\nsteps: {system: {title: 装置}}\n",
    "questions/all.yaml": """\
format: 1
questions:
  stored: {step: system, ask: 録画しますか。, type: yes_no}
  days: {step: system, ask: 何日残しますか。, type: number, unit: 日, when: stored}
  locked: {step: system, ask: 鍵をかけていますか。, type: yes_no}
""",
    "guidelines/rules.yaml": """\
format: 1
guideline: rules
title: 規程
short_title: 規程
publisher: 本社
force: industry
requirements:
  r-days:
    {clauses: [r1], place: 第1, phase: management, obligation: must, says: 31日。, met_when: days <= 31}
  r-lock: {clauses: [r2], place: 第2, phase: management, obligation: must, says: 施錠。, met_when: locked}
""",
    "methods/four.yaml": """\
format: 1
methods:
  four:
    title: 四段階
    impact_levels:
      [{name: a, meaning: a}, {name: b, meaning: b}, {name: c, meaning: c}, {name: d, meaning: d}]
    likelihood_levels:
      [{name: a, meaning: a}, {name: b, meaning: b}, {name: c, meaning: c}, {name: d, meaning: d}]
    bands: {low: {name: 低, meaning: 低}, high: {name: 高, meaning: 高}}
    matrix:
      - [low, low, low, high]
      - [low, high, high, high]
      - [high, high, high, high]
      - [high, high, high, high]
    weights: {must: 2, should: 1, prohibited: 2}
    reductions: [{share: 1.0, by: -1}]
""",
}
LOGGED = "  logged: {step: system, ask: 記録していますか。, type: yes_no}\n"
R_LOG = """\
  r-log: {clauses: [r3], place: 第3, phase: management, obligation: must, says: 記録。, met_when: logged}
"""
HERE = ("rules",)
ANSWERS = {"stored": True, "days": 14, "locked": True}


def library_in(folder: Path, files: dict[str, str]):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_library([folder])


@pytest.fixture
def older(tmp_path):
    return library_in(tmp_path / "older", FILES)


@pytest.fixture
def newer(tmp_path):
    """Ask for locks in other words, and for a log, which is new."""
    questions = FILES["questions/all.yaml"].replace("鍵をかけていますか", "施錠していますか") + LOGGED
    rules = FILES["guidelines/rules.yaml"] + R_LOG
    files = FILES | {"questions/all.yaml": questions, "guidelines/rules.yaml": rules}
    return library_in(tmp_path / "newer", files)


def told(assessment) -> dict[str, tuple[Part, ...] | str]:
    """Return what is told of each question: what changed, or that it is new."""
    return {
        name: change.parts if change.before else "new"
        for name, change in assessment.changed_questions().items()
    }


BOTH = {"locked": (Part.ASK,), "logged": "new"}


@pytest.fixture
def adopted(older, newer, workspace_file):
    """An assessment that was begun and answered with the older content, and is judged with the newer."""
    with Session(Workspace.open(workspace_file), older) as session:
        name = session.create("駅前店", HERE, answers=ANSWERS)
        assert told(session.open_assessment(name)) == {}
    with Session(Workspace.open(workspace_file), newer) as session:
        held = session.open_assessment(name)
        assert told(held) == {}  # it is still judged with the older
        held.adopt_content()
        yield held


def test_after_newer_content_was_taken_what_changed_is_told_until_it_is_answered(adopted):
    assert told(adopted) == BOTH
    adopted.answer("logged", value=True)
    assert told(adopted) == {"locked": (Part.ASK,)}
    adopted.answer("locked", value=True)
    assert told(adopted) == {}


def test_the_old_and_the_new_wording_are_there(adopted):
    change = adopted.changed_questions()["locked"]
    assert change.before is not None
    assert (change.before.ask, change.now.ask) == ("鍵をかけていますか。", "施錠していますか。")


def test_confirming_takes_the_answer_as_one_to_the_question_of_now_and_is_undone(adopted):
    adopted.confirm("locked")
    assert adopted.assessment.answers["locked"].value is True
    assert told(adopted) == {"logged": "new"}
    adopted.undo()
    assert told(adopted) == BOTH


def test_a_question_that_did_not_change_is_not_confirmed(adopted):
    before = adopted.assessment.answers["days"]
    adopted.confirm("days", "logged")
    assert adopted.assessment.answers["days"] == before
    assert "logged" not in adopted.assessment.answers


def test_it_is_told_again_after_a_restart(adopted, newer, workspace_file):
    name = adopted.assessment.id
    adopted._workspace.close()
    with Session(Workspace.open(workspace_file), newer) as session:
        assert told(session.open_assessment(name)) == BOTH


def test_taking_the_content_back_takes_back_what_was_told(adopted):
    assert told(adopted) == BOTH
    adopted.undo()
    assert told(adopted) == {}
    adopted.redo()
    assert told(adopted) == BOTH


def test_an_answer_given_between_two_changes_of_content_is_compared_with_the_content_between(
    adopted, newer, tmp_path, workspace_file
):
    adopted.answer("locked", value=False)
    name = adopted.assessment.id
    adopted._workspace.close()
    newer_files = {source.path: source.text.decode() for source in newer.sources}
    last = newer_files["questions/all.yaml"].replace("unit: 日", "unit: 日間")
    newest = library_in(tmp_path / "newest", newer_files | {"questions/all.yaml": last})
    with Session(Workspace.open(workspace_file), newest) as session:
        held = session.open_assessment(name)
        held.adopt_content()
        assert told(held) == {"days": (Part.UNIT,), "logged": "new"}


def test_only_questions_that_are_asked_are_told(older, tmp_path, workspace_file):
    files = FILES | {"questions/all.yaml": FILES["questions/all.yaml"].replace("何日", "何日間")}
    newer = library_in(tmp_path / "newer", files)
    with Session(Workspace.open(workspace_file), older) as session:
        name = session.create("駅前店", HERE, answers=ANSWERS)
    with Session(Workspace.open(workspace_file), newer) as session:
        held = session.open_assessment(name)
        held.adopt_content()
        assert told(held) == {"days": (Part.ASK,)}
        held.answer("stored", value=False)
        assert told(held) == {}


@pytest.fixture
def next_year(older, newer, workspace_file):
    """The assessment of this year, with newer content, copied from last year's."""
    with Session(Workspace.open(workspace_file), older) as session:
        last_year = session.create("駅前店", HERE, answers=ANSWERS)
    with Session(Workspace.open(workspace_file), newer) as session:
        yield session.open_assessment(session.reassess(last_year, "駅前店（次回）"))


def test_in_the_next_assessment_it_is_told_what_changed_since_the_last(next_year):
    assert told(next_year) == BOTH
    next_year.confirm("locked")
    next_year.answer("logged", value=True)
    assert told(next_year) == {}


def test_the_next_assessment_is_compared_with_the_edition_approved_last(older, newer, workspace_file):
    with Session(Workspace.open(workspace_file), older) as session:
        last_year = session.create("駅前店", HERE, answers=ANSWERS)
        held = session.open_assessment(last_year)
        held.submit()
        held.approve()
    with Session(Workspace.open(workspace_file), newer) as session:
        held = session.open_assessment(last_year)
        this_year = session.reassess(last_year, "次回")
        held.adopt_content()  # what becomes of last year's afterwards is another matter
        assert told(session.open_assessment(this_year)) == BOTH


def test_an_assessment_whose_predecessor_is_gone_tells_nothing(next_year):
    workspace = next_year._workspace
    workspace.remove(workspace.listing.predecessor(next_year.assessment.id))
    assert told(next_year) == {}


def test_the_next_assessment_with_the_same_content_tells_nothing(older, workspace_file):
    with Session(Workspace.open(workspace_file), older) as session:
        last_year = session.create("駅前店", HERE, answers=ANSWERS)
        assert told(session.open_assessment(session.reassess(last_year, "次回"))) == {}


def test_an_approved_edition_has_nothing_to_confirm(adopted):
    adopted.submit()
    adopted.approve()
    assert told(adopted) == BOTH
    assert told(adopted.open_edition(1)) == {}


def test_where_the_earlier_content_is_lost_nothing_is_told(older, newer, workspace_file):
    with Session(Workspace.open(workspace_file), older) as session:
        last_year = session.create("駅前店", HERE, answers=ANSWERS)
        session._workspace.put_content(last_year, ())
    with Session(Workspace.open(workspace_file), newer) as session:
        assert told(session.open_assessment(session.reassess(last_year, "次回"))) == {}
