"""What people type as numbers and days is read, whatever keyboard they have."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.ui.editors.typed_text import NotADateError, NotANumberError, typed_date, typed_number

FULL_WIDTH = str.maketrans("0123456789-/.,", "０１２３４５６７８９－／．，")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("30", 30),
        ("３０", 30),
        ("30日", 30),
        ("1,000", 1000),
        ("−5", -5),
        ("2.5", 2.5),
        ("３０ 日", 30),
        ("  ", None),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, number: float | None) -> None:
    assert typed_number(typed, "日") == number


@pytest.mark.parametrize(
    "typed", ["約30", "三十", "1e9", "nan", "inf", "30日間くらい", "1,00", "9" * 400, "0x1f"]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(NotANumberError):
        typed_number(typed, "日")


@pytest.mark.parametrize(
    "typed",
    [
        "2026-09-21",
        "2026/9/21",
        "2026.9.21",
        "２０２６／９／２１",
        "2026年9月21日",
        "20260921",
        "令和8年9月21日",
        "令和８年 ９月２１日",
        "R8.9.21",
        "r8/9/21",
        "21 September 2026",
        "21 Sep 2026",
        "September 21, 2026",
    ],
)
def test_a_day_is_read_in_all_usual_ways(typed: str) -> None:
    assert typed_date(typed) == date(2026, 9, 21)


def test_the_first_year_of_an_era_has_a_name() -> None:
    assert typed_date("令和元年5月1日") == date(2019, 5, 1)
    assert typed_date("平成30年1月17日") == date(2018, 1, 17)


@pytest.mark.parametrize(
    "typed", ["2026/2/30", "9月21日", "明日", "21/9", "2026", "令和8年", "99 Foo 2026", "大正8年1月1日"]
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotADateError):
        typed_date(typed)


@given(st.integers(-(10**14), 10**14))
def test_any_whole_number_survives_full_width_typing(number: int) -> None:
    assert typed_number(str(number).translate(FULL_WIDTH)) == number


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_any_day_survives_full_width_typing(day: date) -> None:
    assert typed_date(f"{day.year}/{day.month}/{day.day}".translate(FULL_WIDTH)) == day


@given(st.text(max_size=60))
def test_nothing_typed_makes_the_reader_stumble(typed: str) -> None:
    for read, refusal in ((typed_number, NotANumberError), (typed_date, NotADateError)):
        with contextlib.suppress(refusal):
            read(typed)
