"""An assessment is judged with the content it was begun with, until its owner takes the newer one."""

import sqlite3
from pathlib import Path

import pytest

from pia_wizard.evaluation import Status
from pia_wizard.questionnaire.compile import UnknownGuidelineError
from pia_wizard.questionnaire.library import load_library
from pia_wizard.session.pinned import ContentState
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace

STEPS = "format: 1\nsteps: {system: {title: 装置}}\n"
QUESTIONS = """\
format: 1
questions:
  stored: {step: system, ask: 録画しますか。, type: yes_no}
  days: {step: system, ask: 何日残しますか。, type: number, max: 3650, when: stored}
  locked: {step: system, ask: 鍵をかけていますか。, type: yes_no}
"""
RULES = """\
format: 1
guideline: rules
title: 規程
short_title: 規程
publisher: 本社
force: industry
requirements:
  r-days:
    {clauses: [r1], place: 第1, phase: management, obligation: must, says: 31日まで。, met_when: days <= 31,
     treats: {leak: likelihood}}
"""
RISKS = """\
format: 1
risks:
  leak:
    {title: 漏えい, event: illegitimate_access, story: 漏れる。, impact: {level: 2}, likelihood: {level: 2}}
"""
METHOD = """\
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
"""
LOCKED = """\
  r-lock:
    {clauses: [r2], place: 第2, phase: management, obligation: must, says: 施錠。, met_when: locked}
"""
LOGGED = LOCKED.replace("r-lock", "r-log").replace("施錠", "記録").replace("locked", "logged")
RULES += LOCKED
NEWER_RULES = RULES.replace("days <= 31", "days <= 7").replace(LOCKED, LOGGED)
NEWER_QUESTIONS = QUESTIONS + "  logged: {step: system, ask: 記録していますか。, type: yes_no}\n"


def library_in(folder: Path, **files):
    texts = {
        "steps.yaml": STEPS,
        "questions/all.yaml": QUESTIONS,
        "guidelines/rules.yaml": RULES,
        "risks/all.yaml": RISKS,
        "methods/four.yaml": METHOD,
    }
    for name, text in (texts | {f"{k}.yaml".replace("__", "/"): v for k, v in files.items()}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_library([folder])


@pytest.fixture
def older(tmp_path):
    return library_in(tmp_path / "older")


@pytest.fixture
def newer(tmp_path):
    return library_in(tmp_path / "newer", guidelines__rules=NEWER_RULES, questions__all=NEWER_QUESTIONS)


@pytest.fixture
def begun(older, workspace_file):
    """Begin an assessment with the older content, answer it, and give its id."""
    with Session(Workspace.open(workspace_file), older) as session:
        name = session.create("駅前店", ("rules",), answers={"stored": True, "days": 14, "locked": True})
        held = session.open_assessment(name)
        assert held.content_state() is ContentState.SAME
        assert held.evaluation.verdicts["r-days"].status is Status.MET
    return name


def test_newer_content_changes_nothing_by_itself(begun, newer, workspace_file):
    with Session(Workspace.open(workspace_file), newer) as session:
        held = session.open_assessment(begun)
        assert held.content_state() is ContentState.NEWER
        assert {n: v.status for n, v in held.evaluation.verdicts.items()} == {
            "r-days": Status.MET,
            "r-lock": Status.MET,
        }
        assert "logged" not in held.questionnaire.questions
        pins = {pin.path: pin.sha256 for pin in held.judged().assessment.content}
        assert (
            pins["guidelines/rules.yaml"]
            != {s.path: s.sha256 for s in newer.sources}["guidelines/rules.yaml"]
        )


def test_what_would_change_is_told_and_nothing_is_touched(begun, newer, workspace_file):
    with Session(Workspace.open(workspace_file), newer) as session:
        held = session.open_assessment(begun)
        before, history = held.evaluation, held.history()
        changes = held.what_would_change()
        assert changes.verdicts == (("r-days", Status.MET, Status.NOT_MET),)
        assert changes.requirements_added == ("r-log",)
        assert changes.requirements_removed == ("r-lock",)
        assert changes.questions_added == ("logged",)
        assert changes.questions_removed == ("locked",)
        assert changes.questions_open == ("logged",)
        # 14 days met the only treating requirement: one level less; seven days ask for more than that
        assert [
            (c.risk, c.before.current.likelihood.high, c.after.current.likelihood.high) for c in changes.risks
        ] == [("leak", 1, 2)]
        assert changes.anything
        assert (held.evaluation, held.history()) == (before, history)
        assert held.content_state() is ContentState.NEWER


def test_adopted_content_judges_keeps_every_answer_and_is_in_the_history(begun, newer, workspace_file):
    with Session(Workspace.open(workspace_file), newer) as session:
        held = session.open_assessment(begun)
        told = held.what_would_change()
        assert held.adopt_content() == told
        assert held.content_state() is ContentState.SAME
        assert held.evaluation.verdicts["r-days"].status is Status.NOT_MET
        assert held.assessment.answers["locked"].value is True
        assert [change.subject for change in held.history()] == ["@content"]
        held.answer("logged", value=True)
    with Session(Workspace.open(workspace_file), newer) as session:
        again = session.open_assessment(begun)
        assert again.content_state() is ContentState.SAME
        assert again.evaluation.verdicts["r-log"].status is Status.MET
        assert not again.what_would_change().anything


def test_an_answer_that_newer_content_does_not_take_is_told_and_stays_stored(begun, tmp_path, workspace_file):
    stricter = library_in(tmp_path / "stricter", questions__all=QUESTIONS.replace("max: 3650", "max: 7"))
    with Session(Workspace.open(workspace_file), stricter) as session:
        held = session.open_assessment(begun)
        assert held.what_would_change().answers_unfit == ("days",)
        held.adopt_content()
        assert held.evaluation.questions["days"].open
    with Workspace.open(workspace_file) as workspace:
        assert workspace.assessment(begun).answers["days"].value == 14


def test_a_guideline_that_is_gone_today_still_judges_but_cannot_be_adopted(begun, tmp_path, workspace_file):
    other = library_in(
        tmp_path / "other", guidelines__rules=RULES.replace("guideline: rules", "guideline: others")
    )
    with Session(Workspace.open(workspace_file), other) as session:
        held = session.open_assessment(begun)
        assert held.evaluation.verdicts["r-days"].status is Status.MET
        with pytest.raises(UnknownGuidelineError):
            held.what_would_change()
        with pytest.raises(UnknownGuidelineError):
            held.adopt_content()
        assert held.content_state() is ContentState.NEWER
        assert held.history() == ()


@pytest.mark.parametrize(
    "harm",
    [
        "delete from assessment_contents",
        "update contents set body = x'00'",
        "update assessment_contents set path = 'elsewhere.txt' where path = 'steps.yaml'",
        "delete from assessment_contents where path = 'steps.yaml'",
    ],
)
def test_kept_content_that_cannot_be_used_is_owned_up_to(begun, newer, workspace_file, harm):
    with sqlite3.connect(workspace_file) as connection:
        connection.execute(harm)
    connection.close()
    with Session(Workspace.open(workspace_file), newer) as session:
        held = session.open_assessment(begun)
        assert held.content_state() is ContentState.LOST
        assert held.evaluation.verdicts["r-days"].status is Status.NOT_MET
        assert not held.what_would_change().anything
        held.adopt_content()
        assert session.open_assessment(begun).content_state() is ContentState.SAME


def test_an_imported_case_is_pinned_to_the_content_it_is_judged_with(
    begun, older, newer, workspace_file, tmp_path
):
    with Session(Workspace.open(workspace_file), older) as session:
        session.open_assessment(begun).write_case(tmp_path / "case.json")
    with Session(Workspace.open(workspace_file), newer) as session:
        copy = session.open_assessment(session.import_case(tmp_path / "case.json"))
        assert copy.content_state() is ContentState.SAME
        assert copy.evaluation.verdicts["r-days"].status is Status.NOT_MET


def test_questions_stay_in_their_order_whatever_the_files_are_called(tmp_path, workspace_file):
    # two folders: the second one's file comes last, though its name sorts first
    library_in(tmp_path / "first")
    more = tmp_path / "second"
    (more / "questions").mkdir(parents=True)
    more.joinpath("questions", "aa.yaml").write_text(
        "format: 1\nquestions:\n  extra: {step: system, ask: ほかに。, type: yes_no}\n", encoding="utf-8"
    )
    (more / "guidelines").mkdir()
    more.joinpath("guidelines", "aa.yaml").write_text(
        RULES.replace("guideline: rules", "guideline: mine").replace("r-", "m-").replace("locked", "extra"),
        encoding="utf-8",
    )
    both = load_library([tmp_path / "first", more])
    with Session(Workspace.open(workspace_file), both) as session:
        name = session.create("駅前店", ("rules", "mine"))
        order = list(session.open_assessment(name).questionnaire.questions)
    with Session(Workspace.open(workspace_file), load_library([tmp_path / "first"])) as session:
        held = session.open_assessment(name)
        assert held.content_state() is ContentState.NEWER
        assert list(held.library.questions) == list(both.questions)
        assert list(held.questionnaire.questions) == order


def test_adopting_content_pins_it_on_that_day(begun, newer, workspace_file):
    with Session(Workspace.open(workspace_file), newer) as session:
        held = session.open_assessment(begun)
        assert held.content_since() == held.assessment.created
        held.adopt_content()
        assert held.content_since() == held.history()[0].at > held.assessment.created
