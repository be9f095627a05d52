"""How near days are, counted on a calendar by hand."""

from datetime import date

import pytest

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation.due import Term, term_of
from pia_wizard.evaluation.treatment import is_overdue_on


@pytest.mark.parametrize(
    ("day", "term"),
    [
        (date(2025, 11, 21), Term.OVERDUE),
        (date(2026, 11, 20), Term.OVERDUE),
        (date(2026, 11, 21), Term.SOON),  # what is due today can still be done today
        (date(2026, 12, 21), Term.SOON),  # nine days are left of November, and twenty-one more
        (date(2026, 12, 22), Term.LATER),
        (None, Term.UNDATED),
    ],
)
def test_a_day_is_overdue_soon_or_later_as_seen_from_today(day, term):
    assert term_of(day, date(2026, 11, 21)) is term


def test_thirty_days_reach_over_a_leap_day():
    assert term_of(date(2028, 3, 1), date(2028, 1, 31)) is Term.SOON  # 29 days of February, and one
    assert term_of(date(2028, 3, 2), date(2028, 1, 31)) is Term.LATER
    assert term_of(date(2027, 3, 2), date(2027, 1, 31)) is Term.SOON  # 28 days of February, and two


def test_only_an_open_measure_can_be_overdue():
    late = {"id": "m", "title": "点検", "due": date(2026, 11, 20)}
    today = date(2026, 11, 21)
    assert [is_overdue_on(Measure(**late, status=s), today) for s in ("planned", "in_progress")] == [
        True,
        True,
    ]
    assert not any(is_overdue_on(Measure(**late, status=s), today) for s in ("done", "dropped"))
    assert not is_overdue_on(Measure(id="m", title="点検"), today)
