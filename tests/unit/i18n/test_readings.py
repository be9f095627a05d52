"""Readings over kanji, written by translators after the kanji."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.i18n.readings import days_read, with_readings, without_marks


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("場所《ばしょ》", "\ufff9場所\ufffaばしょ\ufffb"),
        ("カメラで撮《と》る", "カメラで\ufff9撮\ufffaと\ufffbる"),
        ("お知《し》らせ", "お\ufff9知\ufffaし\ufffbらせ"),
        ("｜20日《はつか》まで", "\ufff920日\ufffaはつか\ufffbまで"),
        ("時々《ときどき》", "\ufff9時々\ufffaときどき\ufffb"),
        ("「使《つか》う」《》", "「\ufff9使\ufffaつか\ufffbう」《》"),
        ("かなだけ《そのまま》", "かなだけ《そのまま》"),
    ],
)
def test_a_reading_goes_over_the_kanji_before_it(written, read):
    assert with_readings(written) == read


@given(st.text())
def test_a_text_without_brackets_stays_as_it_is(text):
    plain = text.replace("《", "")
    assert with_readings(plain) == plain


@given(st.text(st.sampled_from("漢あ《》｜\ufff9\ufffa\ufffb"), max_size=12))
def test_nothing_marked_is_left_when_the_marks_go(text):
    assert not set(without_marks(with_readings(text))) & set("\ufff9\ufffa\ufffb")


def days(number, of_month):
    return days_read(f"{number}\ufff9日\ufffaにち\ufffb", of_month=of_month)


@pytest.mark.parametrize(
    ("number", "reading"), [(2, "ふつか"), (8, "ようか"), (14, "じゅうよっか"), (20, "はつか")]
)
def test_days_with_readings_of_their_own_get_them(number, reading):
    assert (
        days(number, of_month=True)
        == days(number, of_month=False)
        == f"\ufff9{number}日\ufffa{reading}\ufffb"
    )


def test_the_first_of_a_month_is_not_read_like_one_day():
    assert days(1, of_month=True) == "\ufff91日\ufffaついたち\ufffb"
    assert days(1, of_month=False) == "1\ufff9日\ufffaにち\ufffb"


@pytest.mark.parametrize("number", ["12", "30", "31", "120", "0.5", "1,020"])
def test_other_numbers_of_days_are_read_plainly(number):
    assert days(number, of_month=True) == f"{number}\ufff9日\ufffaにち\ufffb"
