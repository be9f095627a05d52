"""Numbers are shown as they are judged: grouped, but never rounded."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.i18n import translator


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1234567, "1,234,567"), (31.4999, "31.4999"), (0.0005, "0.0005"), (-2.5, "-2.5")],
)
def test_a_number_is_grouped_and_keeps_its_fraction(value, text):
    assert translator("ja").number(value) == translator("en").number(value) == text


@given(st.decimals(-(10**9), 10**9, places=6))
def test_two_numbers_never_look_alike(number: Decimal):
    assert Decimal(translator("ja").number(float(number)).replace(",", "")) == number


@pytest.mark.parametrize(("value", "text"), [(1, "1 day"), (0, "0 days"), (30, "30 days"), (1.5, "1.5 days")])
def test_one_of_a_unit_is_no_plural_in_english(value, text):
    assert translator("en").quantity(value, "days") == text
