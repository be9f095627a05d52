"""What is remembered: open measures with a day, and the review."""

from datetime import UTC, date, datetime

import icalendar
import pytest

from pia_wizard.assessment.model import Measure
from pia_wizard.i18n import translator
from pia_wizard.session.reminders import reminders

JA = translator("ja")
MOMENT = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def planned(session):
    opened = session.open_assessment(session.create("駅前店", ("yamagata_cameras", "iso_29134")))
    for title, due, status in (
        ("掲示", date(2027, 3, 1), "planned"),
        ("施錠", date(2026, 12, 1), "in_progress"),
        ("教育", date(2026, 12, 2), "done"),
        ("移設", date(2026, 12, 3), "dropped"),
        ("いつか", None, "planned"),
    ):
        opened.add_measure(Measure(id="", title=title, due=due, status=status, owner="店長"))
    return opened


def test_open_measures_are_remembered_the_soonest_first(planned):
    assert [(r.day, r.title) for r in reminders(planned.judged(), JA)] == [
        (date(2026, 12, 1), "対策の期限：施錠"),
        (date(2027, 3, 1), "対策の期限：掲示"),
    ]


def test_the_review_is_remembered_as_answered(planned):
    planned.answer("review_date", "2027-01-15")
    assert (date(2027, 1, 15), "評価の見直し：駅前店") in [
        (r.day, r.title) for r in reminders(planned.judged(), JA)
    ]


def test_without_a_day_the_review_is_due_a_year_after_approval(planned):
    leap = datetime(2028, 2, 29, 3, tzinfo=UTC)
    assert date(2029, 2, 28) in {r.day for r in reminders(planned.judged(), JA, leap)}
    planned.submit()
    approved = planned.approve()
    day = approved.at.astimezone().date()
    calendar = icalendar.Calendar.from_ical(planned.reminders(JA, MOMENT))
    days = {event.decoded("dtstart") for event in calendar.walk("VEVENT")}
    assert day.replace(year=day.year + 1) in days
    assert len(days) == 3


def test_one_calendar_holds_the_days_of_all_that_is_in_sight(session, planned):
    other = session.open_assessment(session.create("本店", ("yamagata_cameras",)))
    other.add_measure(Measure(id="", title="鍵", due=date(2026, 12, 24)))
    away = session.open_assessment(session.create("閉店", ("yamagata_cameras",)))
    away.add_measure(Measure(id="", title="撤去", due=date(2026, 12, 24)))
    session.archive(away.assessment.id)
    calendar = icalendar.Calendar.from_ical(session.reminders(JA, moment=MOMENT))
    assert [str(event["summary"]) for event in calendar.walk("VEVENT")] == [
        "対策の期限：施錠",
        "対策の期限：鍵",
        "対策の期限：掲示",
    ]
