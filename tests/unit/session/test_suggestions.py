"""Which guidelines fit the first answers, why, and what has to be asked for that; worked out by hand."""

from datetime import date

import pytest

from pia_wizard.i18n import translator
from pia_wizard.questionnaire.model import (
    Condition,
    Dates,
    Force,
    Guideline,
    Library,
    Question,
    QuestionType,
    Step,
)
from pia_wizard.session.suggestions import first_questions, first_questions_shown, suggested_guidelines

TODAY = date(2026, 11, 21)


def question(name, kind, ask, **rest):
    return Question(id=name, step=rest.pop("step", "scope"), ask=ask, type=QuestionType(kind), **rest)


def guideline(name, short_title, force, **rest):
    return Guideline(
        id=name, title=short_title, short_title=short_title, publisher="…", force=Force(force), **rest
    )


QUESTIONS = [
    question("unrelated", "yes_no", "関係のない質問です。"),
    question("pole", "yes_no", "柱にありますか。", when='prefecture == "tokyo"'),
    question(
        "prefecture", "choice", "所在地はどこですか。", choices={"tokyo": "東京都", "yamagata": "山形県"}
    ),
    question(
        "purposes",
        "choices",
        "目的は何ですか。",
        choices={"crime": "防犯", "analysis": "分析", "scenery": "風景"},
    ),
]
GUIDELINES = [
    guideline("standard", "あの規格", "standard"),
    guideline(
        "prefectural",
        "県の指針",
        "guideline",
        applies_when='"crime" in purposes and prefecture == "yamagata"',
    ),
    guideline("poles", "柱の規約", "guideline", applies_when="pole"),
    guideline("analysts", "分析の手引", "guideline", applies_when="unrelated", suggest_when="analysing"),
    guideline("to_come", "新しい法律", "law", in_force=Dates(since=date(2027, 4, 1))),
    guideline("past", "古い法律", "law", in_force=Dates(until=date(2026, 3, 31))),
]


@pytest.fixture
def library():
    return Library(
        steps={"scope": Step(id="scope", title="範囲")},
        questions={q.id: q for q in QUESTIONS},
        guidelines={g.id: g for g in GUIDELINES},
        risks={},
        methods={},
        notices={},
        conditions={"analysing": Condition(id="analysing", when='"analysis" in purposes')},
    )


@pytest.fixture
def suggested(library):
    def suggest(**values):
        return suggested_guidelines(library, values, translator("ja"), today=TODAY)

    return suggest


def test_the_most_binding_kind_comes_first_then_the_name(suggested):
    assert list(suggested()) == ["past", "to_come", "analysts", "poles", "prefectural", "standard"]


def test_the_reason_names_the_facts_and_of_several_choices_those_that_count(suggested):
    found = suggested(purposes=("crime", "scenery"), prefecture="yamagata")["prefectural"]
    assert found.fits is True
    assert found.chosen
    assert "「所在地はどこですか。」→ 山形県" in found.reason
    assert "「目的は何ですか。」→ 防犯" in found.reason
    assert "風景" not in found.reason


def test_what_speaks_against_it_is_named_as_it_was_answered(suggested):
    found = suggested(purposes=("scenery",), prefecture="yamagata")["prefectural"]
    assert (found.fits, found.reason) == (False, "「目的は何ですか。」→ 風景")


def test_for_whom_it_is_worth_choosing_counts_before_whom_it_binds(suggested):
    assert suggested(purposes=("analysis",))["analysts"].fits is True
    assert suggested(purposes=("analysis",), unrelated=False)["analysts"].fits is True


def test_a_question_that_is_not_asked_speaks_against_it(suggested):
    found = suggested(prefecture="yamagata")["poles"]
    assert (found.fits, found.reason) == (False, "「所在地はどこですか。」→ 山形県")
    # a stale answer to it changes nothing
    assert suggested(prefecture="yamagata", pole=True)["poles"].fits is False


def test_while_answers_are_missing_the_next_one_is_named(suggested):
    assert suggested()["poles"] == (None, "「所在地はどこですか。」→ 未回答", False)
    assert suggested(prefecture="tokyo")["poles"].reason == "「柱にありますか。」→ 未回答"


def test_a_law_to_come_is_told_but_not_chosen(suggested):
    found = suggested()["to_come"]
    assert (found.fits, found.to_come, found.chosen) == (True, True, False)


def test_the_day_of_the_assessment_says_what_is_to_come(library):
    values = {"assessed_on": "2027-04-01"}
    found = suggested_guidelines(library, values, translator("ja"), today=TODAY)["to_come"]
    assert (found.to_come, found.chosen) == (False, True)


def test_a_rule_that_is_no_longer_in_force_does_not_fit(suggested):
    assert suggested()["past"].fits is False


def test_exactly_the_questions_that_tell_are_asked_what_tells_most_first(library):
    # prefecture: its own guideline and, as a gate, the poles'; purposes: the prefecture's and the analysts'
    assert [q.id for q in first_questions(library)] == ["prefecture", "pole", "purposes"]


def test_a_first_question_is_asked_only_where_its_condition_holds(library):
    assert first_questions_shown(library, {}) == ("prefecture", "purposes")
    assert first_questions_shown(library, {"prefecture": "tokyo"}) == ("prefecture", "pole", "purposes")
    assert first_questions_shown(library, {"prefecture": "yamagata"}) == ("prefecture", "purposes")
