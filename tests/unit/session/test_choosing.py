"""Guidelines and the method can be chosen again: what was answered stays, and what changes is told before."""

from datetime import date

import pytest

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation import Status, evaluate
from pia_wizard.evaluation.model import Visibility
from pia_wizard.questionnaire.compile import (
    UnknownGuidelineError,
    UnknownMethodError,
    compile_questionnaire,
)
from pia_wizard.session.choosing import QuestionCounter
from pia_wizard.session.content import shipped_library

SHOP = {
    "purposes": ("crime_prevention",),
    "prefecture": "yamagata",
    "open_to_public": True,
    "images_stored": True,
    "operator_kind": "business",
}
YAMAGATA, ACT, BASIC = "yamagata_cameras", "appi", "four_by_four"


@pytest.fixture
def held(session):
    return session.open_assessment(session.create("駅前店", (YAMAGATA,), answers=SHOP))


def asked(guidelines, answers, method=BASIC):
    """Return the questions of a real evaluation that are not hidden: what the counter must agree with."""
    states = evaluate(compile_questionnaire(shipped_library(), guidelines, method), answers).questions
    return {name for name, state in states.items() if state.visibility is not Visibility.HIDDEN}


@pytest.mark.parametrize("values", [{}, SHOP, {"prefecture": "tokyo", "images_stored": False}])
def test_questions_in_common_are_counted_once(values):
    library = shipped_library()
    answers = {name: Answer(value=value) for name, value in values.items()}
    chosen = (YAMAGATA, ACT, "jeas_cameras", "tokyo_smart_pole")
    together, apart = QuestionCounter(library, answers).numbers(chosen, BASIC)
    assert together == len(asked(chosen, answers))
    assert apart == sum(len(asked((name,), answers)) for name in chosen)
    assert together < apart


def test_no_guideline_asks_nothing_and_one_asks_its_own(session):
    counter = session.question_counter(SHOP)
    assert counter.numbers((), BASIC) == (0, 0)
    together, apart = counter.numbers((ACT,), BASIC)
    assert together == apart > 0


def test_what_another_choice_would_change_is_told_and_nothing_is_touched(held):
    before = held.evaluation
    changes = held.what_choosing_would_change((YAMAGATA, ACT), BASIC)
    act = set(shipped_library().guidelines[ACT].requirements)
    assert set(changes.requirements_added) == act
    assert changes.requirements_removed == ()
    assert changes.questions_added
    assert set(changes.questions_added).isdisjoint(before.questions)
    assert (held.evaluation, held.history()) == (before, ())
    assert held.assessment.guidelines == (YAMAGATA,)


def test_chosen_guidelines_judge_at_once_and_after_opening_again(held, session):
    told = held.what_choosing_would_change((YAMAGATA, ACT), BASIC)
    assert held.choose((YAMAGATA, ACT), BASIC) == told
    again = session.open_assessment(held.assessment.id)
    assert again.assessment.guidelines == (YAMAGATA, ACT)
    assert again.evaluation.verdicts.keys() == held.evaluation.verdicts.keys()
    assert [(c.subject, c.before, c.after) for c in held.history()] == [
        ("@guidelines", (YAMAGATA,), (YAMAGATA, ACT))
    ]


def test_answers_and_own_verdicts_of_a_guideline_left_out_come_back_with_it(held):
    requirement = next(iter(held.evaluation.verdicts))
    held.answer("retention_days", 14)
    held.override(requirement, Status.MET, "現地で確かめた。")
    held.choose((ACT,), BASIC)
    assert requirement not in held.evaluation.verdicts
    assert held.assessment.answers["retention_days"].value == 14
    held.choose((YAMAGATA,), BASIC)
    assert held.evaluation.verdicts[requirement].rule == "override"
    assert held.assessment.answers["retention_days"].value == 14


def test_another_method_withdraws_what_spoke_of_the_old_ones_levels(held, session):
    risk = next(name for name, level in held.evaluation.risks.items() if level.applies)
    held.override_level(risk, "current", impact=1, likelihood=1, reason="実績から。")
    role = held.questionnaire.method.bands[held.evaluation.risks[risk].target.band_high].acceptable_to[0]
    held.accept(risk, role, "小さいため。", date(2026, 11, 21))
    held.choose((YAMAGATA,), "five_by_five")
    assert held.questionnaire.method.id == "five_by_five"
    assert (held.assessment.level_overrides, held.assessment.acceptances) == ((), ())
    kept = {change.subject: change.before for change in reversed(held.history())}
    assert kept["@method"] == BASIC
    assert [level.risk for level in kept["@level_overrides"]] == [risk]
    assert [accepted.risk for accepted in kept["@acceptances"]] == [risk]
    assert session.open_assessment(held.assessment.id).assessment.method == "five_by_five"


def test_other_guidelines_leave_levels_set_by_hand_alone(held):
    risk = next(name for name, level in held.evaluation.risks.items() if level.applies)
    held.override_level(risk, "current", impact=1, likelihood=1, reason="実績から。")
    held.choose((YAMAGATA, ACT), BASIC)
    assert [level.risk for level in held.assessment.level_overrides] == [risk]


def test_a_guideline_or_method_that_is_not_there_changes_nothing(held):
    for guidelines, method, error in (
        (("gone",), BASIC, UnknownGuidelineError),
        ((YAMAGATA,), "gone", UnknownMethodError),
    ):
        with pytest.raises(error):
            held.choose(guidelines, method)
    assert held.assessment.guidelines == (YAMAGATA,)
    assert held.history() == ()


def test_the_day_the_content_was_pinned_is_that_of_the_beginning(held):
    assert held.content_since() == held.assessment.created
