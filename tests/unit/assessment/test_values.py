"""Values are made regular or refused with a sentence that says why and what is allowed."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.assessment import value_errors as errors
from pia_wizard.assessment.model import Answer, Practice
from pia_wizard.assessment.values import (
    MAX_CHARACTERS,
    MAX_ROWS,
    checked_answers,
    checked_value,
    is_blank,
)
from pia_wizard.questionnaire.model import Column, Question, QuestionType


def question(kind: QuestionType, **fields: Any) -> Question:
    return Question(id="q", step="s", ask="質問", type=kind, **fields)


YES_NO = question(QuestionType.YES_NO)
DAYS = question(QuestionType.NUMBER, unit="日", min=0, max=3650)
FREE_NUMBER = question(QuestionType.NUMBER)
DAY = question(QuestionType.DATE)
TEXT = question(QuestionType.TEXT)
PARAGRAPH = question(QuestionType.PARAGRAPH)
CHOICE = question(QuestionType.CHOICE, choices={"shop": "店舗", "street": "街頭"})
CHOICES = question(QuestionType.CHOICES, choices={"a": "あ", "b": "い", "c": "う"})
PRACTICE = question(QuestionType.PRACTICE)
CAMERAS = question(
    QuestionType.TABLE,
    columns={
        "place": Column(id="place", ask="設置場所", type=QuestionType.TEXT, required=True),
        "days": Column(id="days", ask="日数", type=QuestionType.NUMBER, min=0),
        "inside": Column(id="inside", ask="屋内", type=QuestionType.YES_NO),
        "uses": Column(id="uses", ask="用途", type=QuestionType.CHOICES, choices={"x": "え", "y": "わい"}),
        "since": Column(id="since", ask="開始", type=QuestionType.DATE),
    },
)
ALL = (YES_NO, DAYS, DAY, TEXT, PARAGRAPH, CHOICE, CHOICES, PRACTICE, CAMERAS)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("30", 30),
        ("３０", 30),
        (" ３０ ", 30),
        ("30日", 30),
        ("３０　日", 30),
        ("１，２３４", 1234),
        ("0.5", 0.5),
        ("30.0", 30),
        (30, 30),
        (30.0, 30),
        ("007", 7),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: object, number: float):
    value = checked_value(DAYS, typed)
    assert value == number
    assert type(value) is type(number)


@pytest.mark.parametrize("typed", ["-5", "−5", "－５", "-5.0"])
def test_every_minus_sign_counts(typed: str):
    assert checked_value(FREE_NUMBER, typed) == -5


@pytest.mark.parametrize(
    "given",
    [
        "",
        "三十",
        "1e5",
        "0x1F",
        "1,23",
        "12,34",
        "5..",
        "٣٠x",
        True,
        None,
        [],
        float("nan"),
        float("inf"),
        "--5",
        pytest.param("1" + ",000" * 500, id="grouped, longer than any number"),
        pytest.param("1" + ",000" * 3000, id="grouped, longer than Python reads"),
    ],
)
def test_what_is_no_number_is_refused(given: object):
    with pytest.raises(errors.NotANumberError):
        checked_value(DAYS, given)


@pytest.mark.parametrize(
    "given", [2**53, -(2**53), pytest.param(10**5000, id="5001 digits"), "9" * 40, 1e300]
)
def test_a_number_too_large_to_store_exactly_is_refused(given: object):
    with pytest.raises(errors.NumberTooLargeError):
        checked_value(FREE_NUMBER, given)


def test_a_number_out_of_range_is_refused_with_the_range():
    with pytest.raises(errors.NumberOutOfRangeError) as caught:
        checked_value(DAYS, "３６５１")
    assert "3651" in str(caught.value)
    assert "0 から 3650 まで" in str(caught.value)
    assert caught.value.question_id == "q"


def test_one_bound_alone_is_named_alone():
    with pytest.raises(errors.NumberTooSmallError, match="1 以上"):
        checked_value(question(QuestionType.NUMBER, min=1), 0)
    with pytest.raises(errors.NumberTooBigError, match="9 以下"):
        checked_value(question(QuestionType.NUMBER, max=9), 10)


@pytest.mark.parametrize(
    "given", ["2026-04-01", "2026/4/1", "2026年4月1日", "２０２６－０４－０１", date(2026, 4, 1)]
)
def test_a_day_is_read_as_people_write_it(given: object):
    assert checked_value(DAY, given) == "2026-04-01"


@pytest.mark.parametrize(
    "given",
    ["2026-02-30", "26-04-01", "tomorrow", "", 20260401, None, datetime(2026, 4, 1), "2026-4/1"],  # noqa: DTZ001
)
def test_what_is_no_day_is_refused(given: object):
    with pytest.raises(errors.NotADateError):
        checked_value(DAY, given)


@pytest.mark.parametrize("given", [0, 1, "yes", "はい", None])
def test_only_a_truth_value_answers_yes_or_no(given: object):
    with pytest.raises(errors.NotYesOrNoError):
        checked_value(YES_NO, given)


@pytest.mark.parametrize(
    "text", ["𠮷野家", "👨‍👩‍👧", "\u202bשלום\u202c", "<b>太字</b>", "&amp; {x} %s", "行\n行\tタブ"]
)
def test_text_stays_as_it_is(text: str):
    assert checked_value(PARAGRAPH, text) == text


def test_control_characters_are_no_text():
    assert checked_value(TEXT, "a\x00b\x1b\x7f\x9fc\r\nd\re") == "abc\nd\ne"


@pytest.mark.parametrize("given", ["\ud83d", "x\udc00", 5, None, b"bytes"])
def test_half_characters_and_other_things_are_refused_as_text(given: object):
    with pytest.raises(errors.NotTextError):
        checked_value(TEXT, given)


def test_the_longest_text_fits_and_one_more_character_does_not():
    assert checked_value(PARAGRAPH, "あ" * MAX_CHARACTERS)
    with pytest.raises(errors.TextTooLongError, match="100000 文字"):
        checked_value(PARAGRAPH, "あ" * (MAX_CHARACTERS + 1))


def test_an_unknown_choice_is_refused_with_those_there_are():
    with pytest.raises(errors.NotAChoiceError, match="shop, street"):
        checked_value(CHOICE, "店舗")


def test_choices_come_out_once_each_in_the_questions_order():
    assert checked_value(CHOICES, ["c", "a", "c"]) == ("a", "c")


@pytest.mark.parametrize("given", ["a", ["a", "d"], ["a", 1], {"a": True}, None])
def test_choices_need_known_keys_in_a_list(given: object):
    with pytest.raises(errors.NotAChoiceError):
        checked_value(CHOICES, given)


def test_a_practice_may_come_as_a_record_or_as_fields():
    record = Practice(state="done", how="年1回\x07", since=date(2025, 4, 1))
    expected = Practice(state="done", how="年1回", since=date(2025, 4, 1))
    assert checked_value(PRACTICE, record) == expected
    assert checked_value(PRACTICE, {"state": "done", "how": "年1回", "since": "2025-04-01"}) == expected


@pytest.mark.parametrize(
    "given",
    ["done", {}, {"state": "maybe"}, {"state": "done", "more": 1}, None, Practice(state="maybe")],  # type: ignore[arg-type] # wrong on purpose
)
def test_what_is_no_practice_is_refused_with_the_states(given: object):
    with pytest.raises(errors.NotAPracticeError, match="done, partly, planned, not_done"):
        checked_value(PRACTICE, given)


def test_a_table_keeps_its_rows_in_order_and_drops_what_is_empty():
    rows = [
        {"days": "３０", "place": "入口", "inside": False, "uses": ["y", "x"], "since": "2026/4/1"},
        {"place": "  ", "days": None, "uses": []},
        {"place": "裏口"},
    ]
    assert checked_value(CAMERAS, rows) == (
        {"place": "入口", "days": 30, "inside": False, "uses": ("x", "y"), "since": "2026-04-01"},
        {"place": "裏口"},
    )


def test_half_a_row_is_kept():
    assert checked_value(CAMERAS, [{"place": "入口"}, {"days": 3}]) == ({"place": "入口"}, {"days": 3})


def test_a_wrong_cell_is_named_by_row_and_column():
    with pytest.raises(errors.CellRefusedError) as caught:
        checked_value(CAMERAS, [{"place": "入口"}, {"place": "裏口", "days": "多数"}])
    assert "2 行目の「日数」" in str(caught.value)
    assert isinstance(caught.value.cause, errors.NotANumberError)
    assert "多数" in caught.value.detail[0]


def test_an_unknown_column_is_refused_with_those_there_are():
    with pytest.raises(errors.UnknownColumnError, match="place, days, inside, uses, since"):
        checked_value(CAMERAS, [{"colour": "red"}])


def test_the_largest_table_fits_and_one_more_row_does_not():
    assert len(checked_value(CAMERAS, [{"place": "x"}] * MAX_ROWS)) == MAX_ROWS  # type: ignore[arg-type] # a table
    with pytest.raises(errors.TooManyRowsError, match="2001 行"):
        checked_value(CAMERAS, [{"place": "x"}] * (MAX_ROWS + 1))


@pytest.mark.parametrize("given", ["x", {"place": "x"}, [1], [[]], None])
def test_what_is_no_table_is_refused(given: object):
    with pytest.raises(errors.NotATableError):
        checked_value(CAMERAS, given)


def value_or_refusal(asked: Question, value: object) -> object:
    try:
        return checked_value(asked, value)
    except errors.ValueRefusedError as refused:
        return refused


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(ALL), JUNK)
def test_whatever_comes_is_made_regular_once_and_for_all_or_refused(asked: Question, junk: object):
    outcome = value_or_refusal(asked, junk)
    if isinstance(outcome, errors.ValueRefusedError):
        assert "質問" in str(outcome)
        assert outcome.why
        assert outcome.do
    else:
        assert checked_value(asked, outcome) == outcome


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (TEXT, ""),
        (TEXT, " 　\n"),
        (CHOICES, ()),
        (CAMERAS, ()),
        (CAMERAS, ({"place": ""},)),
        (DAYS, None),
        (DAYS, ""),
    ],
)
def test_what_says_nothing_is_blank(asked: Question, value: object):
    assert is_blank(asked, value)


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        (YES_NO, False),
        (DAYS, 0),
        (TEXT, "x"),
        (CHOICES, ("a",)),
        (CAMERAS, ({"inside": False},)),
        (PRACTICE, Practice(state="not_done")),
    ],
)
def test_no_and_zero_are_answers(asked: Question, value: object):
    assert not is_blank(asked, value)


def test_imported_answers_report_every_fault_at_once():
    answers = {"days": Answer(value=-1), "shop": Answer(value="moon"), "fine": Answer(value=True)}
    with pytest.raises(errors.AnswersRefusedError) as caught:
        checked_answers({"days": DAYS, "shop": CHOICE, "fine": YES_NO}, answers)
    assert len(caught.value.detail) == len(caught.value.faults) == 2
    assert "2 件" in str(caught.value)


def test_imported_answers_come_out_regular_and_unknown_questions_stay():
    answers = {
        "days": Answer(value="３０", note="x\x00"),
        "gone": Answer(value="何か"),
        "empty": Answer(value="  "),
        "not": Answer(not_applicable="なし"),
    }
    kept = checked_answers({"days": DAYS, "empty": TEXT, "not": TEXT}, answers)
    assert kept == {
        "days": Answer(value=30, note="x"),
        "gone": Answer(value="何か"),
        "empty": Answer(),
        "not": Answer(not_applicable="なし"),
    }
