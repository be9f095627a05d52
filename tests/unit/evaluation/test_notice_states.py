"""What a notice says follows the facts: its headline, its wordings, whether it is offered, who recommends."""

import pytest

from pia_wizard.evaluation import evaluate
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import Element, Notice, Wording

NOTICE = Notice(
    id="entrance",
    title="入口掲示",
    headline="カメラ作動中",
    headlines=(
        Wording(when="days > 90", text="長く保存するカメラ"),
        Wording(when="crime_prevention", text="防犯カメラ作動中"),
    ),
    elements={
        "days": Element(
            id="days",
            label="保存",
            text="保存しません。",
            texts=(Wording(when="stored", text="{days}日"),),
            asked_by=("signed",),
        ),
        "web": Element(id="web", label="くわしくは", text="{web}", asked_by=("trained",)),
    },
)
OUTSIDE = Notice(
    id="outside",
    title="外からつながるときの掲示",
    headline="外からつながるカメラ",
    when="networked",
    elements={"operator": Element(id="operator", label="設置者", text="{operator}")},
)


@pytest.fixture
def state(library, said):
    """Give a function: values by question → the state of one notice."""
    whole = type(library())(
        **{n: getattr(library(), n) for n in library().__struct_fields__ if n != "notices"},
        notices={"entrance": NOTICE, "outside": OUTSIDE},
    )
    questionnaire = compile_questionnaire(whole, ("local",), "four")

    def judged(kind="entrance", /, **values):
        return evaluate(questionnaire, said(**values)).notices[kind]

    return judged


@pytest.mark.parametrize(
    ("facts", "number"),
    [
        ({}, None),
        ({"crime_prevention": False}, None),
        ({"crime_prevention": True}, 1),
        ({"crime_prevention": True, "stored": True, "days": 91}, 0),
        ({"crime_prevention": True, "stored": True, "days": 90}, 1),
    ],
)
def test_the_first_headline_that_is_known_to_hold_is_said_and_else_the_notices_own(state, facts, number):
    assert state(**facts).headline == number


def element(state, name):
    return next(e for e in state.elements if e.element == name)


def test_an_element_lacks_only_what_the_wording_it_says_needs(state):
    unstored = element(state(crime_prevention=True, stored=False), "days")
    stored = element(state(crime_prevention=True, stored=True), "days")
    assert (unstored.wording, unstored.shown, unstored.missing) == (None, True, ())
    assert (stored.wording, stored.shown, stored.missing) == (0, False, ("days",))


def test_a_demanded_wording_that_lacks_its_answer_keeps_the_notice_back(state):
    assert not state(crime_prevention=True, stored=True).ready
    assert state(crime_prevention=True, stored=True, days=7).ready
    assert state(crime_prevention=True, stored=False).ready


def test_who_only_recommends_is_named_apart_from_who_demands(state):
    whole = state(crime_prevention=True)
    assert (element(whole, "web").demanded_by, element(whole, "web").recommended_by) == ((), ("trained",))
    assert (element(whole, "days").demanded_by, element(whole, "days").recommended_by) == (("signed",), ())


def test_a_kind_is_offered_only_once_it_is_known_to_make_sense(state):
    assert not state("outside").offered
    assert not state("outside", networked=False).offered
    assert state("outside", networked=True).offered
    assert state("entrance").offered
