"""Reminders are read back by another program, and lines are folded as RFC 5545 asks."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.exchange.calendar_file import Reminder, calendar_file

MOMENT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.just("\n"), max_size=120
).filter(lambda text: "\\N" not in text)
"""Without a backslash before N: the judge takes an escaped one for a line end (RFC 5545 3.3.11 does not)."""


def events(data: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def written(*reminders: Reminder, **options: object) -> bytes:
    given = {"title": "店の評価", "language": "ja", "moment": MOMENT} | options
    return calendar_file(reminders, **given)


def test_a_reminder_is_a_whole_day_with_two_alarms():
    (event,) = events(written(Reminder("a/measure/m1", date(2026, 12, 25), "対策の期限：施錠", "担当：店長")))
    assert event.decoded("dtstart") == date(2026, 12, 25)
    assert event.decoded("dtend") == date(2026, 12, 26)
    assert event["summary"] == "対策の期限：施錠"
    assert event["description"] == "担当：店長"
    assert event["transp"] == "TRANSPARENT"
    alarms = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    midnight = datetime(2026, 12, 25, tzinfo=UTC)
    assert [midnight + trigger for trigger in alarms] == [
        datetime(2026, 12, 18, 9, tzinfo=UTC),
        datetime(2026, 12, 25, 9, tzinfo=UTC),
    ]


def test_ids_stay_when_everything_else_changes():
    first = events(written(Reminder("a/measure/m1", date(2026, 12, 25), "施錠")))[0]
    later = written(Reminder("a/measure/m1", date(2027, 1, 8), "鍵"), moment=MOMENT + timedelta(days=1))
    second, other = events(later)[0], events(written(Reminder("a/measure/m2", date(2027, 1, 8), "鍵")))[0]
    assert first["uid"] == second["uid"] != other["uid"]
    assert second.decoded("dtstamp") > first.decoded("dtstamp")


@given(TEXTS, TEXTS)
def test_any_text_comes_back_and_no_line_is_too_long(title: str, about: str):
    data = written(Reminder("x", date(2026, 12, 25), title, about), title=title)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut
    assert data.endswith(b"\r\n")
    (event,) = events(data)
    assert str(event["summary"]) == title
    assert str(event.get("description", "")) == about


@pytest.mark.parametrize("typed", ["END:VEVENT\r\nBEGIN:VEVENT", "a\rX-EVIL:1", "b\x00c", "\x1b[31m"])
def test_nothing_typed_can_become_a_line_of_its_own(typed: str):
    calendar = icalendar.Calendar.from_ical(
        written(Reminder("x", date(2026, 12, 25), typed, typed), title=typed)
    )
    assert len(calendar.walk("VEVENT")) == 1
    assert "X-EVIL" not in calendar.walk("VEVENT")[0]


def test_a_calendar_without_reminders_is_one_all_the_same():
    calendar = icalendar.Calendar.from_ical(written())
    assert calendar["version"] == "2.0"
    assert calendar.walk("VEVENT") == []
