"""Which answers were given to a question that is another by now, in cases worked out by hand.

Content A held until noon of the 10th, B until noon of the 20th, C holds now; last year's was L.
"""

from datetime import UTC, datetime

import pytest

from pia_wizard.assessment.model import Answer, Origin
from pia_wizard.evaluation.asked_before import AskedBefore, Stretch, changed_since_answered
from pia_wizard.questionnaire.model import Question, QuestionType
from pia_wizard.questionnaire.question_changes import Part, QuestionChange


def day(number: int) -> datetime:
    return datetime(2026, 11, number, 12, tzinfo=UTC)


def change(name: str, *parts: Part, new: bool = False) -> QuestionChange:
    asked = Question(id=name, step="s", ask=name, type=QuestionType.YES_NO)
    return QuestionChange(asked, None if new else asked, parts)


SINCE_L = change("q", Part.ASK, Part.UNIT, Part.HELP)
SINCE_A = change("q", Part.ASK, Part.UNIT)
SINCE_B = change("q", Part.UNIT)
STRETCHES = (Stretch(day(10), {"q": SINCE_A}), Stretch(day(20), {"q": SINCE_B}))
HERE = AskedBefore(None, STRETCHES)
FOLLOWING = AskedBefore({"q": SINCE_L}, STRETCHES)


@pytest.mark.parametrize(
    ("answer", "since"),
    [
        (Answer(value=True, at=day(9)), SINCE_A),
        (Answer(value=True, at=day(10)), SINCE_B),
        (Answer(value=True, at=day(15)), SINCE_B),
        (Answer(value=True, at=day(20)), None),
        (Answer(value=True, at=day(25)), None),
        (Answer(not_applicable="映らない", at=day(9)), SINCE_A),
        (Answer(unknown=True, at=day(15)), SINCE_B),
        (Answer(unknown=True, at=day(25)), None),
        (Answer(value=True), SINCE_A),
        (Answer(value=True, at=day(15), origin=Origin.COPIED), SINCE_B),
        (Answer(note="だれに聞くか", at=day(25)), SINCE_A),
        (None, SINCE_A),
    ],
)
def test_an_answer_was_given_to_the_question_of_its_day(answer, since):
    answers = {} if answer is None else {"q": answer}
    assert changed_since_answered(("q",), answers, HERE) == ({} if since is None else {"q": since})


@pytest.mark.parametrize(
    ("answer", "since"),
    [
        (Answer(value=True, at=day(1), origin=Origin.COPIED), SINCE_L),
        (Answer(value=True, at=day(25), origin=Origin.COPIED), SINCE_L),
        (Answer(value=True, at=day(9)), SINCE_A),
        (Answer(value=True, at=day(25)), None),
        (None, SINCE_L),
    ],
)
def test_a_copied_answer_was_given_to_the_question_of_last_year(answer, since):
    answers = {} if answer is None else {"q": answer}
    assert changed_since_answered(("q",), answers, FOLLOWING) == ({} if since is None else {"q": since})


def test_nothing_is_told_where_nothing_was_ever_other():
    answers = {"q": Answer(value=True, at=day(1), origin=Origin.COPIED)}
    assert changed_since_answered(("q",), answers, AskedBefore()) == {}
    assert changed_since_answered(("q",), {}, AskedBefore(predecessor={})) == {}


def test_only_the_questions_asked_for_are_told_in_their_order():
    before = AskedBefore({name: change(name, new=True) for name in ("a", "b", "c")})
    assert list(changed_since_answered(("c", "other", "a"), {}, before)) == ["c", "a"]
