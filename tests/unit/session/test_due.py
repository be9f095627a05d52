"""What is to be seen to after an assessment, and by which day; the days are counted by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime

import msgspec
import pytest

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation.model import AcceptanceState
from pia_wizard.session.due import Group, Kind, Matter, grouped, matters

TODAY = date(2026, 11, 21)


@pytest.fixture
def opened(session):
    """An assessment that asks for the day of its review."""
    return session.open_assessment(session.create("駅前店", ("yamagata_cameras", "iso_29134")))


@pytest.fixture
def plan(opened):
    """Plan a measure, and return its id."""
    return lambda title, **parts: opened.add_measure(Measure(id="", title=title, **parts)).added


def groups(opened, today=TODAY, approved=None):
    found = grouped(matters(opened.judged(), approved), today)
    return {group: [(its.kind, its.name, its.day) for its in those] for group, those in found.items()}


def of_measures(opened, today=TODAY):
    """Return the names of measures by group."""
    names = {measure.id: measure.title for measure in opened.assessment.measures}
    found = groups(opened, today)
    return {group: [names[name] for _kind, name, _day in those if name] for group, those in found.items()}


def test_measures_stand_in_groups_by_how_near_their_days_are(opened, plan):
    plan("来年", due=date(2027, 4, 1))
    plan("31日後", due=date(2026, 12, 22))
    plan("30日後", due=date(2026, 12, 21))
    plan("今日", due=TODAY, status="in_progress")
    plan("昨日", due=date(2026, 11, 20))
    plan("先月", due=date(2026, 10, 31))
    plan("いつか")
    plan("取りやめ", due=date(2026, 11, 1), status="dropped")
    plan("済み", due=date(2026, 11, 1), status="done", evidence="写真")
    assert of_measures(opened) == {
        Group.OVERDUE: ["先月", "昨日"],
        Group.SOON: ["今日", "30日後"],
        Group.CHECK: [],
        Group.LATER: ["31日後", "来年"],
        Group.UNDATED: ["いつか"],
        Group.DONE: ["済み"],
    }


def test_another_day_moves_measures_from_group_to_group(opened, plan):
    name = plan("施錠", due=date(2026, 12, 22))
    for today, group in (
        (date(2026, 11, 21), Group.LATER),
        (date(2026, 11, 22), Group.SOON),
        (date(2026, 12, 22), Group.SOON),
        (date(2026, 12, 23), Group.OVERDUE),
    ):
        assert (Kind.MEASURE, name, date(2026, 12, 22)) in groups(opened, today)[group]


def test_a_done_measure_without_anything_to_see_it_by_is_still_to_be_looked_at(opened, plan):
    name = plan("施錠", due=date(2026, 11, 1), status="done", note="棚に移した。")
    assert [kind for kind, its, _day in groups(opened)[Group.CHECK] if its == name] == [Kind.EVIDENCE]


def test_a_done_measure_that_the_answers_deny_is_still_to_be_looked_at(opened, plan):
    opened.answer("publication", "internal")
    said = "iso29134-6-5-2"  # met by what is published, partly by what is given on request
    name = plan("要約を載せる", requirements=(said,), status="done", evidence="ウェブページの写し")
    assert (Kind.ANSWERS, name, None) in groups(opened)[Group.CHECK]
    opened.answer("publication", "published")
    assert groups(opened)[Group.DONE] == [(Kind.DONE, name, None)]


def test_the_review_stands_by_its_day_and_without_one_where_it_is_asked_for(opened):
    assert groups(opened)[Group.UNDATED] == [(Kind.REVIEW, "", None)]
    opened.answer("review_date", "2026-12-01")
    assert groups(opened)[Group.SOON] == [(Kind.REVIEW, "", date(2026, 12, 1))]
    assert groups(opened, date(2026, 12, 2))[Group.OVERDUE] == [(Kind.REVIEW, "", date(2026, 12, 1))]


def test_an_approved_assessment_is_reviewed_a_year_later_though_no_day_is_asked_for(session):
    plain = session.open_assessment(session.create("駅前店", ("jeas_cameras",)))
    assert not any(groups(plain).values())
    approved = datetime(2025, 11, 30, 3, tzinfo=UTC)
    assert groups(plain, approved=approved)[Group.SOON] == [(Kind.REVIEW, "", date(2026, 11, 30))]


@pytest.mark.parametrize("state", list(AcceptanceState))
def test_a_risk_is_decided_on_anew_once_its_acceptance_does_not_count_any_more(opened, state):
    judged = opened.judged()
    risk, level = next((n, its) for n, its in judged.evaluation.risks.items() if its.applies is not False)
    changed = msgspec.structs.replace(level, acceptance=state)
    risks = {n: its for n, its in judged.evaluation.risks.items() if n != risk} | {risk: changed}
    found = matters(replace(judged, evaluation=replace(judged.evaluation, risks=risks)))
    anew = state in {AcceptanceState.OUTDATED, AcceptanceState.NOT_ENTITLED}
    assert (Matter(Kind.ACCEPTANCE, risk) in found) is anew
    assert (Matter(Kind.ACCEPTANCE, risk) in grouped(found, TODAY)[Group.CHECK]) is anew


def test_nothing_is_lost_and_nothing_stands_twice(opened, plan):
    for day in (None, date(2026, 1, 1), date(2026, 11, 30), date(2027, 11, 30)):
        for status in ("planned", "in_progress", "done"):
            plan("対策", due=day, status=status)
    found = matters(opened.judged())
    placed = [matter for those in grouped(found, TODAY).values() for matter in those]
    assert sorted(placed, key=lambda its: its.name) == sorted(found, key=lambda its: its.name)
    assert len({matter.name for matter in found}) == 13  # twelve measures, and the review
