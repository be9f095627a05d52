"""What a plan comes to, worked by hand: one risk, two requirements of weight 3 and 1, two reductions."""

from datetime import date

import msgspec
import pytest

from pia_wizard.assessment.model import Measure, Practice
from pia_wizard.evaluation import evaluate
from pia_wizard.evaluation.treatment import (
    is_overdue,
    measure_effects,
    planned_for,
    residual,
    still_unmet,
    unplanned,
)

FACTS = {
    "assessed_on": "2026-11-02",
    "crime_prevention": True,
    "operator": "A社",
    "stored": True,
    "days": 200,
    "needed_longer": False,
    "networked": False,
    "training": Practice(state="not_done"),
}
KEEP_SHORTER = Measure(id="m1", title="保存を短くする", requirements=("retention",))
TRAIN = Measure(id="m2", title="教育する", requirements=("trained",))


@pytest.fixture
def planned(questionnaire, said):
    """Judge the facts with these measures."""
    return lambda *measures: evaluate(questionnaire, said(**FACTS), measures=measures)


def likelihoods(effects):
    return [(e.current.likelihood.high, e.target.likelihood.high, e.alone.likelihood.high) for e in effects]


def test_a_measure_is_told_apart_from_the_plan_it_belongs_to(questionnaire, planned):
    # Three and one more for the long keeping: 4 now. Shorter keeping is 3/4 of the weight, one level; both
    # together are all of it, two levels; training alone is 1/4, none.
    evaluation = planned(KEEP_SHORTER, TRAIN)
    assert likelihoods(measure_effects(questionnaire, evaluation, KEEP_SHORTER)) == [(4, 2, 3)]
    assert likelihoods(measure_effects(questionnaire, evaluation, TRAIN)) == [(4, 2, 4)]


def test_a_measure_has_to_do_with_what_it_lowers_treats_or_is_meant_for(questionnaire, planned):
    assert measure_effects(questionnaire, planned(), Measure(id="x", title="無関係")) == ()
    for touching in ({"risks": ("leak",)}, {"lowers": {"leak": "impact"}}, {"requirements": ("trained",)}):
        measure = msgspec.convert({"id": "x", "title": "関係する", **touching}, Measure)
        assert [e.risk for e in measure_effects(questionnaire, planned(measure), measure)] == ["leak"]


def test_a_dropped_measure_brings_nothing(questionnaire, planned):
    dropped = msgspec.structs.replace(KEEP_SHORTER, status="dropped", risks=("leak",))
    assert likelihoods(measure_effects(questionnaire, planned(dropped), dropped)) == [(4, 4, 4)]


def test_a_risk_that_does_not_apply_is_not_told_of(questionnaire, said):
    evaluation = evaluate(questionnaire, said(**FACTS | {"stored": False}), measures=(KEEP_SHORTER,))
    assert measure_effects(questionnaire, evaluation, KEEP_SHORTER) == ()
    assert sum(residual(questionnaire, evaluation).current.values()) == 0


def test_risks_are_counted_by_band_before_and_after_the_plan(questionnaire, planned):
    counted = residual(questionnaire, planned(KEEP_SHORTER, TRAIN))
    assert counted.current == {"low": 0, "medium": 0, "high": 1, "very_high": 0}
    assert counted.target == {"low": 1, "medium": 0, "high": 0, "very_high": 0}


def test_what_is_not_met_has_a_measure_or_is_listed(planned):
    assert unplanned(planned()) == ("summary", "retention", "trained")
    assert unplanned(planned(KEEP_SHORTER)) == ("summary", "trained")
    assert planned_for(planned(KEEP_SHORTER), "retention") == KEEP_SHORTER
    for nothing in ({"status": "dropped"}, {"option": "retain"}):
        measure = msgspec.structs.replace(KEEP_SHORTER, **nothing)
        assert "retention" in unplanned(planned(measure))
        assert planned_for(planned(measure), "retention") is None


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        (date(2026, 11, 1), "planned", True),
        (date(2026, 11, 1), "in_progress", True),
        (date(2026, 11, 1), "done", False),
        (date(2026, 11, 2), "planned", False),
        (None, "planned", False),
    ],
)
def test_overdue_is_reckoned_from_the_day_of_the_assessment(planned, due, status, late):
    assert is_overdue(Measure(id="m", title="点検", due=due, status=status), planned()) is late


def test_without_a_day_of_assessment_nothing_is_overdue(questionnaire, said):
    facts = {name: value for name, value in FACTS.items() if name != "assessed_on"}
    old = Measure(id="m", title="点検", due=date(2000, 1, 1))
    assert not is_overdue(old, evaluate(questionnaire, said(**facts)))


def test_what_a_measure_was_to_meet_is_still_unmet_until_the_answers_say_so(questionnaire, said, planned):
    measure = Measure(id="m", title="両方", requirements=("retention", "trained", "gone"))
    assert still_unmet(measure, planned()) == ("retention", "trained")
    better = evaluate(questionnaire, said(**FACTS | {"days": 30}))
    assert still_unmet(measure, better) == ("trained",)
