"""compare, plan --format ics and history on the command line."""

import json
import shutil

import icalendar
import pytest

from pia_wizard import resources
from pia_wizard.session.session import Session


@pytest.fixture
def cases(tmp_path):
    """Last year's case and this year's, in which two answers are others."""
    before, after = tmp_path / "2025.json", tmp_path / "2026.json"
    shutil.copyfile(resources.samples() / "two_camera_shop.json", before)
    record = json.loads(before.read_text("utf-8"))
    record["answers"]["retention_days"] = {"value": 400}
    record["title"] = "今年の評価"
    record["measures"] = [{"id": "m9", "title": "期間を縮める", "due": "2027-02-01"}]
    after.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    return before, after


def test_two_cases_are_compared_in_words_as_json_and_on_paper(command, cases, tmp_path):
    before, after = cases
    told = command("compare", before, after)
    assert told.code == 0
    assert "10日  →  400日" in told.out
    data = command("compare", before, after, "--json").json
    assert [each["question"] for each in data["answers"]] == ["retention_days"]
    assert data["answers"][0]["before"]["value"] == 10
    assert data["titles"][1] == "今年の評価"
    assert {each["measure"] for each in data["measures"]} >= {"m9"}
    assert all(each["before"] != each["after"] for each in data["verdicts"])
    paper = tmp_path / "比較.pdf"
    assert command("compare", before, after, "-o", paper).code == 0
    assert paper.read_bytes().startswith(b"%PDF-1.7")


def test_a_case_does_not_differ_from_itself(command, cases):
    assert command("compare", cases[0], cases[0]).out == "変わった点はありません。\n"


def test_a_comparison_never_replaces_what_it_is_made_from(command, cases):
    told = command("compare", *cases, "-o", cases[0])
    assert told.code == 2
    assert json.loads(cases[0].read_text("utf-8"))


def test_the_plan_is_written_as_days_to_remember(command, cases, tmp_path):
    target = tmp_path / "plan.ics"
    assert command("plan", cases[1], "--format", "ics", "-o", target).code == 0
    (event,) = icalendar.Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert event["summary"] == "対策の期限：期間を縮める"


def test_the_history_of_an_assessment_is_told(command, tmp_path, own_settings):
    place = tmp_path / "w.pia-workspace"
    with Session.open(place) as session:
        opened = session.open_assessment(session.create("駅前店", ("yamagata_cameras",)))
        opened.answer("retention_days", 7)
        opened.undo()
        name = opened.assessment.id
    listed = command("history", "--workspace", place)
    assert listed.out == f"{name}  第1版（作成中）  駅前店\n"
    lines = command("history", name, "--workspace", place).out.splitlines()
    assert len(lines) == 2
    assert lines[0].endswith("の回答（元に戻す）")
    data = command("history", name, "--workspace", place, "--json").json
    assert [each["way"] for each in data] == ["undo", ""]
    assert command("history", "gone", "--workspace", place).code == 2


def test_looking_at_a_workspace_that_is_not_there_makes_none(command, tmp_path):
    place = tmp_path / "typo.pia-workspace"
    assert command("history", "--workspace", place).code == 2
    assert not place.exists()
