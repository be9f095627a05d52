"""From the command line: what would help most, and assessments by an organisation's own method."""

import json

import pytest


def edited(case, path, **fields):
    """Write the case with other fields; answers are added to those it has."""
    data = json.loads(case.read_text(encoding="utf-8"))
    answers = {name: {"value": value} for name, value in fields.pop("answers", {}).items()}
    path.write_text(json.dumps(data | fields | {"answers": data["answers"] | answers}), encoding="utf-8")
    return path


def test_the_first_step_advised_brings_what_it_promises(command, shop_case, tmp_path):
    before = command("evaluate", shop_case, "--json").json
    step = command("advise", shop_case, "--json").json["steps"][0]
    answers = {change["question"]: change["after"] for change in step["changes"]}
    after = command("evaluate", edited(shop_case, tmp_path / "better.json", answers=answers), "--json").json

    def met(judged):
        return {v["requirement"] for v in judged["verdicts"] if v["status"] == "met"}

    def worst(judged):
        levels = [risk["current"] for risk in judged["risks"] if risk["applies"] is not False]
        return sum(p["impact"]["high"] * p["likelihood"]["high"] for p in levels)

    assert met(after) - met(before) == set(step["requirements"])
    assert worst(before) - worst(after) == step["removed"] > 0


def test_advice_is_told_in_numbered_sentences_for_people(command, shop_case):
    told = command("advise", shop_case, "--most", "2")
    steps = [line for line in told.out.splitlines() if line.startswith(("1. ", "2. ", "3. "))]
    assert told.code == 0
    assert steps[0].startswith("1. 「")
    assert "計画している対策の効果:" in told.out
    plan = told.out.split("計画している対策の効果:")[0]
    assert "3. " not in plan


def test_an_assessment_is_begun_and_judged_by_an_organisations_own_method(command, shop_case, tmp_path):
    new = tmp_path / "new.json"
    made = command("new", "--guidelines", "appi", "--title", "本店", "--method", "five_by_five", "-o", new)
    assert (made.code, json.loads(new.read_text(encoding="utf-8"))["method"]) == (0, "five_by_five")
    judged = command("evaluate", edited(shop_case, tmp_path / "own.json", method="five_by_five"), "--json")
    points = [p for risk in judged.json["risks"] for p in (risk["inherent"], risk["current"], risk["target"])]
    assert {p["band_high"] for p in points} <= {"a", "b", "c", "d", "e"}
    assert max(p["impact"]["high"] for p in points) == 5
    refused = command(
        "new", "--guidelines", "appi", "--title", "本店", "--method", "five", "-o", tmp_path / "x"
    )
    assert refused.code == 2
    assert "five_by_five" in refused.err


@pytest.mark.parametrize("method", ["four_by_four", "five_by_five"])
def test_decisions_in_a_case_reach_the_evaluation_and_the_report(command, shop_case, tmp_path, method):
    case = edited(
        shop_case,
        tmp_path / "decided.json",
        method=method,
        own_risks=[
            {
                "id": "own_drone",
                "title": "無人機による撮影",
                "event": "excessive_collection",
                "impact": {"level": 3},
                "likelihood": {"level": 2, "because": "隣の公園で飛ばす人がいる"},
            }
        ],
        level_overrides=[
            {"risk": "own_drone", "point": "current", "impact": 1, "likelihood": 1, "reason": "網を張った"}
        ],
        acceptances=[
            {"risk": "own_drone", "role": "nobody", "on": "2026-11-20", "reason": "…", "band": "low"}
        ],
    )
    (drone,) = (r for r in command("evaluate", case, "--json").json["risks"] if r["own"])
    assert (drone["title"], drone["applies"]) == ("無人機による撮影", True)
    assert drone["inherent"]["contributions"][1]["text"].endswith("隣の公園で飛ばす人がいる")
    assert drone["current"]["override"]["reason"] == "網を張った"
    assert drone["current"]["computed"]["impact"] == {"low": 3, "high": 3}
    assert drone["acceptance"] in ("not_entitled", "outdated")
    report = command("report", case, "-o", tmp_path / "report.pdf")
    assert (report.code, report.err) == (0, "")
