"""Deciding about risks in an open assessment: on disk first, judged at once, undone without a trace."""

from datetime import date

import msgspec
import pytest

from pia_wizard.assessment.model import Measure, OwnLevel, OwnRisk
from pia_wizard.evaluation import Status
from pia_wizard.questionnaire.compile import UnknownMethodError
from pia_wizard.questionnaire.model import Axis, Event
from pia_wizard.session.content import shipped_library
from pia_wizard.session.effect import (
    NobodyMayAcceptError,
    NotEntitledError,
    ReasonMissingError,
    TitleMissingError,
)
from pia_wizard.session.session import Session
from pia_wizard.storage import Workspace, records

START = {
    "purposes": ["crime_prevention"],
    "prefecture": "yamagata",
    "open_to_public": True,
    "images_stored": True,
    "retention_days": 200,
    "retention_extension": "no_need",
}
OWN = OwnRisk(
    id="",
    title=" 無人機による撮影\x07",
    event=Event.EXCESSIVE_COLLECTION,
    impact=OwnLevel(level=4, because="庭まで映る"),
    likelihood=OwnLevel(level=4),
)
LEAK = "excess_retention"


@pytest.fixture
def started(assessment):
    for name, value in START.items():
        assessment.answer(name, value)
    return assessment


@pytest.fixture
def reopened(session, workspace_file):
    """Close everything and open the assessment anew, as the next day would."""
    sessions = []

    def reopen(started):
        session.close()
        sessions.append(Session(Workspace.open(workspace_file), shipped_library()))
        return sessions[-1].open_assessment(started.assessment.id)

    yield reopen
    for again in sessions:
        again.close()


def test_a_level_of_ones_own_is_kept_with_its_reason_and_can_be_taken_back(started, reopened):
    before = started.evaluation.risks[LEAK]
    with pytest.raises(ReasonMissingError):
        started.override_level(LEAK, "current", impact=1, likelihood=1, reason=" 　")
    effect = started.override_level(LEAK, "current", impact=1, likelihood=1, reason="別の建物で保管")
    assert effect.risks == {LEAK}
    again = reopened(started)
    point = again.evaluation.risks[LEAK].current
    assert (point.band_high, point.override.reason, point.computed) == (
        "low",
        "別の建物で保管",
        before.current,
    )
    again.withdraw_level(LEAK, "current")
    assert again.evaluation.risks[LEAK] == before


def test_a_second_level_replaces_the_first(started):
    started.override_level(LEAK, "target", impact=1, likelihood=1, reason="一")
    started.override_level(LEAK, "current", impact=2, likelihood=2, reason="二")
    started.override_level(LEAK, "target", impact=3, likelihood=3, reason="三")
    held = {(o.point, o.reason) for o in started.assessment.level_overrides}
    assert held == {("current", "二"), ("target", "三")}


def test_an_own_risk_gets_an_id_of_its_own_and_is_judged_at_once(started, reopened):
    first = started.add_own_risk(OWN)
    second = started.add_own_risk(OWN)
    assert (first.added, second.added) == ("own_1", "own_2")
    assert first.risks == {"own_1"}
    assert started.questionnaire.risks["own_1"].risk.title == "無人機による撮影"
    assert started.evaluation.risks["own_1"].current.band_high == "very_high"
    again = reopened(started)
    assert again.evaluation.risks["own_2"] == started.evaluation.risks["own_2"]
    milder = msgspec.structs.replace(again.assessment.own_risks[0], impact=OwnLevel(level=1))
    assert again.change_own_risk(milder).risks == {"own_1"}
    assert again.evaluation.risks["own_1"].inherent.impact.high == 1


def test_a_removed_own_risk_takes_along_what_was_decided_about_it(started):
    started.add_own_risk(OWN)
    started.add_measure(
        Measure(id="", title="網を張る", risks=("own_1",), lowers={"own_1": Axis.IMPACT, LEAK: Axis.IMPACT})
    )
    started.override_level("own_1", "target", impact=1, likelihood=1, reason="網が丈夫")
    started.accept("own_1", "manager", "網で足りる")
    effect = started.remove_own_risk("own_1")
    assert effect.risks == {"own_1"}
    held = started.assessment
    assert (held.own_risks, held.level_overrides, held.acceptances) == ((), (), ())
    assert held.measures[0].risks == ()
    assert held.measures[0].lowers == {LEAK: Axis.IMPACT}


def test_what_has_no_name_is_not_stored(started):
    with pytest.raises(TitleMissingError):
        started.add_own_risk(msgspec.structs.replace(OWN, title="\u200b"))
    with pytest.raises(TitleMissingError):
        started.add_measure(Measure(id="", title=""))
    assert (started.assessment.own_risks, started.assessment.measures) == ((), ())


def test_one_click_plans_to_meet_a_requirement(started, reopened):
    name = next(n for n, v in started.evaluation.verdicts.items() if v.status is Status.NOT_MET)
    effect = started.measure_for(name)
    requirement = started.questionnaire.requirements[name].requirement
    measure = started.assessment.measures[0]
    assert (measure.id, measure.requirements) == (effect.added, (name,))
    assert measure.title == (requirement.advice or requirement.says)
    assert set(measure.risks) <= set(requirement.treats)
    assert started.measure_for(name).added == measure.id  # a second click adds nothing
    assert len(reopened(started).assessment.measures) == 1


def test_a_dropped_measure_makes_room_for_another(started):
    name = next(n for n, v in started.evaluation.verdicts.items() if v.status is Status.NOT_MET)
    started.measure_for(name)
    started.change_measure(msgspec.structs.replace(started.assessment.measures[0], status="dropped"))
    assert started.measure_for(name).added == "m2"
    started.remove_measure("m1")
    assert [m.id for m in started.assessment.measures] == ["m2"]


def test_only_who_is_entitled_accepts_what_remains(started):
    started.override_level(LEAK, "target", impact=3, likelihood=3, reason="長い保存")
    assert started.evaluation.risks[LEAK].target.band_high == "high"
    with pytest.raises(NotEntitledError, match="経営者"):
        started.accept(LEAK, "manager", "短くする予定")
    with pytest.raises(ReasonMissingError):
        started.accept(LEAK, "executive", "")
    started.accept(LEAK, "executive", "来月までに短くする", on=date(2026, 11, 20))
    assert started.evaluation.risks[LEAK].acceptance == "accepted"
    started.override_level(LEAK, "target", impact=4, likelihood=4, reason="さらに長い保存")
    assert started.evaluation.risks[LEAK].acceptance == "outdated"
    with pytest.raises(NobodyMayAcceptError):
        started.accept(LEAK, "executive", "仕方がない")
    started.withdraw_acceptance(LEAK)
    assert started.evaluation.risks[LEAK].acceptance == "none"


def test_decisions_are_in_the_history(started):
    started.add_measure(Measure(id="", title="短くする", lowers={LEAK: Axis.LIKELIHOOD}))
    change = started.history(records.MEASURES)[0]
    assert change.before == ()
    assert [m.title for m in change.after] == ["短くする"]


def test_a_preview_is_what_the_answer_then_does(started):
    preview = started.would_change("retention_days", 14)
    before = started.evaluation
    effect = started.answer("retention_days", 14)
    after = started.evaluation
    assert preview.verdicts
    assert preview.verdicts.keys() <= effect.verdicts
    for name, (old, new) in preview.verdicts.items():
        assert (before.verdicts[name].status, after.verdicts[name].status) == (old, new)
    changed = {
        n for n in after.risks if after.risks[n].current.band_high != before.risks[n].current.band_high
    }
    assert preview.risks.keys() <= changed


def test_a_preview_names_the_answers_that_would_be_hidden_and_stores_nothing(started):
    held = started.assessment
    assert "retention_days" in started.would_change("images_stored", False).hidden
    assert started.assessment is held


def test_a_value_that_does_not_fit_would_change_nothing(started):
    preview = started.would_change("retention_days", "長め")
    assert (preview.verdicts, preview.risks, preview.hidden) == ({}, {}, ())


def test_an_assessment_may_be_judged_by_an_organisations_own_method(session):
    name = session.create("駅前店", ("yamagata_cameras",), method="five_by_five")
    opened = session.open_assessment(name)
    for question, value in START.items():
        opened.answer(question, value)
    # Written as 3 of 4 on both axes at least: the organisation's fourth or fifth level.
    assert opened.evaluation.risks[LEAK].inherent.likelihood.low >= 4
    assert opened.evaluation.risks[LEAK].current.band_high in opened.questionnaire.method.bands
    assert session.open_assessment(session.create("本店", ("yamagata_cameras",))).assessment.method == (
        "four_by_four"
    )
    with pytest.raises(UnknownMethodError):
        session.create("支店", ("yamagata_cameras",), method="six_by_six")
