"""The published schema is the one of the types, and an independent validator agrees with the reader."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from pia_wizard import resources
from pia_wizard.assessment.canonical import canonical_json
from pia_wizard.assessment.model import (
    Acceptance,
    Answer,
    Assessment,
    LevelOverride,
    Measure,
    Override,
    OwnLevel,
    OwnRisk,
    Practice,
)
from pia_wizard.assessment.schema import case_schema
from pia_wizard.questionnaire.model import Axis, Event

L = {"level": 1}
ROOT = Path(__file__).resolve().parents[3]
PUBLISHED = ROOT / "docs" / "schema" / "assessment-1.json"
SAMPLES = sorted(resources.samples().rglob("*.json"))


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(PUBLISHED.read_text("utf-8")), format_checker=FormatChecker())


def case(**changes: Any) -> dict[str, Any]:
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    assessment = Assessment(
        id="a",
        title="t",
        guidelines=("appi",),
        method="m",
        created=moment,
        answers={
            "a": Answer(value=True, at=moment),
            "b": Answer(value=1.5),
            "c": Answer(value=("x",)),
            "d": Answer(value=({"x": 1, "y": ("z",)},)),
            "e": Answer(value=Practice(state="planned", since=date(2027, 1, 1))),
            "f": Answer(not_applicable="対象外"),
        },
        overrides={"r": Override(status="met", reason="確認済み")},
        measures=(Measure(id="m", title="掲示", due=date(2027, 1, 1), lowers={"own_1": Axis.IMPACT}),),
        level_overrides=(LevelOverride(risk="r", point="current", impact=1, likelihood=9, reason="…"),),
        own_risks=(
            OwnRisk(
                id="own_1",
                title="…",
                event=Event.LINKAGE,
                impact=OwnLevel(level=1),
                likelihood=OwnLevel(level=4, because="…"),
            ),
        ),
        acceptances=(Acceptance(risk="r", role="x", on=date(2026, 11, 21), reason="…", band="b"),),
    )
    return json.loads(canonical_json(assessment)) | changes


def test_the_published_schema_is_current():
    assert json.loads(PUBLISHED.read_text("utf-8")) == case_schema(), "run make schemas"


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(case_schema())


def test_every_field_says_what_it_means():
    for name, definition in case_schema()["$defs"].items():
        for field, schema in definition.get("properties", {}).items():
            assert schema.get("description"), f"{name}.{field}"


def test_what_the_program_writes_is_valid(validator: Draft202012Validator):
    validator.validate(case())


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"format": "other"},
        {"id": "../x"},
        {"colour": "red"},
        {"answers": {"q": {"value": [1]}}},
        {"answers": {"q": {"value": {"state": "perhaps"}}}},
        {"measures": [{"id": "m"}]},
        {"measures": [{"id": "m", "title": "t", "due": "soon"}]},
        {"measures": [{"id": "m", "title": "t", "cost": "priceless"}]},
        {"measures": [{"id": "m", "title": "t", "lowers": {"leak": "sideways"}}]},
        {"own_risks": [{"id": "leak", "title": "t", "event": "linkage", "impact": L, "likelihood": L}]},
        {"own_risks": [{"id": "own_1", "title": "t", "event": "rain", "impact": L, "likelihood": L}]},
        {"own_risks": [{"id": "own_1", "title": "t", "event": "linkage", "impact": {"level": 0}}]},
        {"level_overrides": [{"risk": "r", "point": "inherent", "impact": 1, "likelihood": 1, "reason": ""}]},
        {"level_overrides": [{"risk": "r", "point": "current", "impact": 10, "likelihood": 1, "reason": ""}]},
        {"acceptances": [{"risk": "r", "role": "x", "on": "someday", "reason": "", "band": "b"}]},
    ],
)
def test_what_the_program_refuses_is_invalid_too(validator: Draft202012Validator, changes: dict[str, Any]):
    assert not validator.is_valid(case(**changes))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_is_valid(validator: Draft202012Validator, sample: Path):
    validator.validate(json.loads(sample.read_bytes()))
