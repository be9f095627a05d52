"""docs/file-formats.md shows what the program really reads and writes."""

import json
import re
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "file-formats.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.+?)```", PAGE, re.DOTALL)


def described(heading):
    """Return the words set as code under a heading."""
    section = re.search(rf"## `{re.escape(heading)}`\n(.+?)(?=\n## |\Z)", PAGE, re.DOTALL)
    return set(re.findall(r"`([a-z0-9_]+)`", section[1]))


def test_the_case_shown_is_one_the_program_judges(command, tmp_path):
    shown, _theme = blocks("json")
    case = tmp_path / "case.json"
    case.write_text(shown, encoding="utf-8")
    judged = command("evaluate", case, "--json")
    assert (judged.code, judged.err) == (0, "")
    answers = json.loads(shown)["answers"]
    assert answers.keys() <= judged.json["questions"].keys()
    assert "local_rules" in judged.json["open"]["principles"]
    assert "retention_days" not in judged.json["open"]["management"]


def test_the_theme_shown_is_one_the_program_reads(command, tmp_path):
    _case, shown = blocks("json")
    held = json.loads(shown)
    theme = tmp_path / "client.piatheme"
    theme.write_text(json.dumps(held | {"logo": None}), encoding="utf-8")  # the picture is shown in part only
    assert command("theme", "check", theme).code == 0
    made = tmp_path / "new.piatheme"
    command("theme", "new", "--name", "x", "-o", made)
    new = json.loads(made.read_text("utf-8"))
    assert (new.keys(), new["colours"].keys()) == (held.keys(), held["colours"].keys())


def test_the_guideline_shown_is_sound_content(command, tmp_path):
    _question, guideline = blocks("yaml")
    folder = tmp_path / "guidelines"
    folder.mkdir()
    folder.joinpath("our_rules.yaml").write_text(guideline, encoding="utf-8")
    checked = command("content", "check", tmp_path)
    assert (checked.code, checked.out) == (0, "誤りはありません。\n")


def test_the_question_shown_is_one_of_ours(command, tmp_path):
    question, _guideline = blocks("yaml")
    folder = tmp_path / "questions"
    folder.mkdir()
    folder.joinpath("shown.yaml").write_text(question, encoding="utf-8")
    faults = command("content", "check", tmp_path, "--json").json
    # sound in itself: the only fault is that its name is taken
    assert ["すでに" in fault["message"] for fault in faults] == [True]


@pytest.mark.parametrize(
    ("heading", "arguments"),
    [
        ("content list --json", ["content", "list", "--json"]),
        ("content suggest --json", ["content", "suggest", "CASE", "--json"]),
        ("questions --json", ["questions", "--guidelines", "yamagata_cameras", "--json"]),
        ("evaluate --json", ["evaluate", "CASE", "--json"]),
        ("advise --json", ["advise", "CASE", "--json"]),
        ("verify --json", ["verify", "REPORT", "--json"]),
    ],
)
def test_every_key_for_machines_is_described(command, shop_case, tmp_path, heading, arguments):
    key, report = tmp_path / "me.p12", tmp_path / "report.pdf"
    if "REPORT" in arguments:
        assert command("identity", "--name", "総務部", "-o", key).code == 0
        assert command("report", shop_case, "-o", report, "--identity", key).code == 0
    places = {"CASE": shop_case, "REPORT": report}
    answer = command(*(places.get(argument, argument) for argument in arguments)).json
    keys = set(fixed_keys(answer))
    assert keys - described(heading) == set()


def fixed_keys(answer, path=()):
    """Give the keys of the objects, apart from those that are ids of the content."""
    by_id = {("open",), ("questions",), ("columns",), ("before",), ("after",)}
    if isinstance(answer, list):
        for item in answer:
            yield from fixed_keys(item, path)
    elif isinstance(answer, dict):
        for key, value in answer.items():
            if path not in by_id:
                yield key
            inside = () if path in by_id else (key,)
            yield from fixed_keys(value, inside)
