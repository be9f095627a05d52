"""Dates and numbers of days as each language of notices writes them."""

from datetime import date

import pytest

from pia_wizard.i18n import LANGUAGES, NOTICE_LANGUAGES, translator

DAY = date(2027, 4, 1)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ja", "2027年4月1日"),
        ("en", "1 April 2027"),
        ("zh-Hans", "2027年4月1日"),
        ("zh-Hant", "2027年4月1日"),
        ("ko", "2027년 4월 1일"),
        ("ja-Hira", "2027\ufff9年\ufffaねん\ufffb4\ufff9月\ufffaがつ\ufffb\ufff91日\ufffaついたち\ufffb"),
    ],
)
def test_a_date_is_written_as_the_language_does(language, written):
    assert translator(language).date(DAY) == written


@pytest.mark.parametrize(
    ("language", "unit", "written"),
    [
        ("ja", "日", "30日"),
        ("en", "days", "30 days"),
        ("zh-Hans", "天", "30天"),
        ("zh-Hant", "天", "30天"),
        ("ko", "일", "30일"),
    ],
)
def test_a_period_is_written_as_the_language_does(language, unit, written):
    assert translator(language).content("question.retention_days.unit", "日") == unit
    assert translator(language).quantity(30, unit) == written


def test_a_language_of_notices_alone_is_none_of_the_windows():
    assert LANGUAGES == ("ja", "en")
    assert set(LANGUAGES) < set(NOTICE_LANGUAGES)


def test_a_language_of_notices_alone_has_the_source_language_for_all_else():
    words = translator("ko")
    assert words.say("満たしている") == "満たしている"
    assert words.content("step.scope.title", "範囲") == "範囲"


def test_the_brackets_of_a_text_that_is_no_translation_are_left_alone():
    assert translator("ja-Hira").content("notice.own.headline", "題名《だいめい》") == "題名《だいめい》"
