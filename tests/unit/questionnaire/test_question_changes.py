"""What of a question changed, worked out by hand."""

import pytest

from pia_wizard.questionnaire.model import Column, Question, QuestionType
from pia_wizard.questionnaire.question_changes import Part, question_change, question_changes


def question(**other) -> Question:
    held = {
        "id": "days",
        "step": "management",
        "ask": "何日残しますか。",
        "type": QuestionType.NUMBER,
        "help": "日数です。",
        "unit": "日",
        "max": 3650,
    }
    return Question(**held | other)


CHOICE = {"type": QuestionType.CHOICE, "choices": {"yes": "はい", "no": "いいえ"}}
TABLE = {
    "type": QuestionType.TABLE,
    "row_name": "カメラ",
    "columns": {"place": Column(id="place", ask="場所", type=QuestionType.TEXT)},
}


def test_a_question_that_stays_as_it_was_did_not_change():
    assert question_change(question(), question()) is None


def test_a_question_that_was_not_there_is_new():
    change = question_change(None, question())
    assert change is not None
    assert change.before is None
    assert change.parts == ()
    assert change.now == question()


@pytest.mark.parametrize(
    ("held", "other", "parts"),
    [
        ({}, {"ask": "何時間残しますか。", "unit": "時間"}, (Part.ASK, Part.UNIT)),
        ({}, {"help": "上書きされるまでの日数です。"}, (Part.HELP,)),
        ({}, {"examples": ("30",)}, (Part.HELP,)),
        ({}, {"max": 365}, (Part.LIMITS,)),
        ({}, {"min": 0}, (Part.LIMITS,)),
        ({}, {"type": QuestionType.TEXT}, (Part.TYPE,)),
        (CHOICE, {"choices": {"yes": "はい", "no": "いいえ", "partly": "一部"}}, (Part.CHOICES,)),
        (CHOICE, {"choices": {"yes": "はい"}}, (Part.CHOICES,)),
        (CHOICE, {"choices": {"yes": "はい", "no": "していない"}}, (Part.CHOICES,)),
        (CHOICE, {"exclusive": ("no",)}, (Part.CHOICES,)),
        (TABLE, {"row_name": "装置"}, (Part.COLUMNS,)),
        (
            TABLE,
            {"columns": {"place": Column(id="place", ask="設置場所", type=QuestionType.TEXT)}},
            (Part.COLUMNS,),
        ),
    ],
)
def test_it_is_told_which_parts_are_other_than_they_were(held, other, parts):
    change = question_change(question(**held), question(**held | other))
    assert change is not None
    assert change.parts == parts
    assert change.before == question(**held)


@pytest.mark.parametrize(
    ("held", "other"),
    [
        ({}, {"step": "system"}),
        ({}, {"when": "stored"}),
        ({}, {"prefill": "30"}),
        ({}, {"required": False}),
        ({}, {"circumstance": True}),
        (CHOICE, {"choices": {"no": "いいえ", "yes": "はい"}}),
    ],
)
def test_what_no_answer_hangs_on_is_no_change(held, other):
    assert question_change(question(**held), question(**held | other)) is None


def test_of_many_only_those_new_or_changed_are_told_in_the_order_of_now():
    before = {"a": question(id="a"), "b": question(id="b"), "gone": question(id="gone")}
    now = {"new": question(id="new"), "b": question(id="b", unit="時間"), "a": question(id="a")}
    found = question_changes(before, now)
    assert list(found) == ["new", "b"]
    assert found["new"].before is None
    assert found["b"].parts == (Part.UNIT,)
