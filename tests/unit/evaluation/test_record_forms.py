"""Which records are of use and who demands them, worked out by hand on a small content.

``retention`` applies where images are ``stored``, ``signed`` always; both only against crime.
"""

import msgspec
import pytest

from pia_wizard.assessment.model import Override
from pia_wizard.evaluation import evaluate
from pia_wizard.evaluation.record_forms import form_states
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import FormColumn, RecordForm


@pytest.fixture
def state(library, said):
    """Give a function: a form's conditions and demands, and facts → its state."""

    def stated(*, when="", asked_by=(), column_asked_by=(), overrides=None, **facts):
        column = FormColumn(id="on", label="日", asked_by=column_asked_by)
        form = RecordForm(
            id="log", title="記録", about="店長が書く。", when=when, asked_by=asked_by, columns={"on": column}
        )
        held = msgspec.structs.replace(library(), forms={"log": form})
        questionnaire = compile_questionnaire(held, ("local",), "four")
        answers = said(**{"crime_prevention": True} | facts)
        return form_states(questionnaire, evaluate(questionnaire, answers, overrides=overrides or {}))["log"]

    return stated


def test_a_form_without_condition_or_demand_is_always_of_use(state):
    found = state()
    assert (found.offered, found.demands, found.missing) == (True, (), ())


@pytest.mark.parametrize(
    ("facts", "offered", "missing"),
    [({"networked": True}, True, ()), ({"networked": False}, False, ()), ({}, None, ("networked",))],
)
def test_a_condition_decides_and_what_is_unanswered_leaves_it_open(state, facts, offered, missing):
    found = state(when="networked", **facts)
    assert (found.offered, found.missing) == (offered, missing)


def test_a_condition_on_a_question_that_is_not_asked_here_does_not_hold(state):
    assert state(when="days > 31", stored=False).offered is False


def test_a_requirement_that_applies_makes_a_form_of_use_whatever_its_condition_says(state):
    found = state(when="networked", asked_by=("retention",), networked=False, stored=True)
    assert (found.offered, found.demanded_by) == (True, ("retention",))


@pytest.mark.parametrize("facts", [{"stored": False}, {"stored": True, "crime_prevention": False}])
def test_a_requirement_that_does_not_apply_demands_nothing(state, facts):
    found = state(asked_by=("retention",), column_asked_by=("retention",), **facts)
    assert (found.offered, found.demands) == (False, ())


def test_a_requirement_that_may_yet_apply_demands_nothing_so_far(state):
    assert state(asked_by=("retention",)).demands == ()


def test_the_assessors_word_counts_like_what_is_computed(state):
    no = {"signed": Override(status="not_applicable", reason="掲示する場所が無い。")}
    assert state(asked_by=("signed",)).offered is True
    assert state(asked_by=("signed",), overrides=no).offered is False


def test_what_demands_the_record_and_its_columns_is_told_once(state):
    found = state(asked_by=("signed",), column_asked_by=("retention", "signed"), stored=True, days=10)
    assert found.columns == {"on": ("retention", "signed")}
    assert found.demands == ("signed", "retention")


def test_a_demand_on_a_column_alone_does_not_make_a_form_of_use(state):
    found = state(when="networked", column_asked_by=("signed",), networked=False)
    assert (found.offered, found.demands) == (False, ("signed",))


def test_requirements_of_guidelines_that_were_not_chosen_demand_nothing(state):
    found = state(asked_by=("elsewhere-1",), column_asked_by=("elsewhere-2",))
    assert (found.offered, found.demands) == (False, ())
