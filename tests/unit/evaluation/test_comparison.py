"""What differs between two judged assessments, worked out by hand on the shipped samples."""

from typing import NamedTuple

import msgspec
import pytest

from pia_wizard import resources
from pia_wizard.assessment.canonical import assessment_from_json
from pia_wizard.assessment.merging import Kind
from pia_wizard.assessment.model import Answer, Assessment, Measure, Origin, Override
from pia_wizard.evaluation import Evaluation, evaluation_of
from pia_wizard.evaluation.comparison import comparison
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.library import load_library


class Case(NamedTuple):
    assessment: Assessment
    questionnaire: Questionnaire
    evaluation: Evaluation


@pytest.fixture(scope="module")
def shipped():
    return load_library([resources.questionnaires()])


@pytest.fixture(scope="module")
def case(shipped):
    """Give a function: changes to the sample shop → it, judged."""
    record = assessment_from_json((resources.samples() / "two_camera_shop.json").read_bytes())

    def judged(**changes):
        answers = record.answers | changes.pop("answers", {})
        answers = {name: answer for name, answer in answers.items() if answer is not None}
        made = msgspec.structs.replace(record, answers=answers, **changes)
        asked = compile_questionnaire(shipped, made.guidelines, made.method)
        return Case(made, asked, evaluation_of(asked, made))

    return judged


def test_an_assessment_does_not_differ_from_itself(case):
    found = comparison(case(), case())
    assert not found.anything
    assert found.answers == found.verdicts == found.risks == found.measures == ()


def test_when_and_by_which_way_an_answer_came_is_no_difference(case):
    one = case()
    held = one.assessment.answers["retention_days"]
    copied = msgspec.structs.replace(held, origin=Origin.COPIED, at=None)
    assert not comparison(one, case(answers={"retention_days": copied})).anything


def test_answers_are_told_as_changed_added_and_removed(case):
    before = case(answers={"retention_days": Answer(value=14), "vendor": None})
    after = case(answers={"retention_days": Answer(value=400), "site_name": None})
    found = {each.question: each for each in comparison(before, after).answers}
    assert found["retention_days"].before == Answer(value=14)
    assert found["retention_days"].after == Answer(value=400)
    assert found["site_name"].after is None
    back = {each.question: each for each in comparison(after, before).answers}
    assert (back["site_name"].before, back["retention_days"].after) == (None, Answer(value=14))


def test_a_note_alone_is_a_difference(case):
    held = case().assessment.answers["retention_days"]
    noted = msgspec.structs.replace(held, note="本部に確認した。")
    assert [
        each.question for each in comparison(case(), case(answers={"retention_days": noted})).answers
    ] == ["retention_days"]


def test_verdicts_and_risks_that_follow_are_told_with_both_sides(case):
    before, after = case(), case(answers={"retention_days": Answer(value=400)})
    found = comparison(before, after)
    assert found.verdicts
    for each in found.verdicts:
        assert each.before == before.evaluation.verdicts[each.requirement].status
        assert each.after == after.evaluation.verdicts[each.requirement].status
        assert each.before != each.after
    same = set(before.evaluation.verdicts) - {each.requirement for each in found.verdicts}
    assert all(
        before.evaluation.verdicts[name].status == after.evaluation.verdicts[name].status for name in same
    )
    for each in found.risks:
        assert each.before != each.after


def test_a_guideline_that_is_added_brings_its_requirements(case, shipped):
    before = case()
    more = next(name for name in shipped.guidelines if name not in before.assessment.guidelines)
    after = case(guidelines=(*before.assessment.guidelines, more))
    found = comparison(before, after)
    assert found.guidelines.added == (more,)
    new = {each.requirement for each in found.verdicts if each.before is None}
    assert new == set(shipped.guidelines[more].requirements) == set(found.requirements.added)
    back = comparison(after, before)
    assert back.guidelines.removed == (more,)
    assert {each.requirement for each in back.verdicts if each.after is None} == new


def test_measures_are_told_by_their_id(case):
    plan = (Measure(id="a", title="掲示"), Measure(id="b", title="施錠"))
    done = (Measure(id="b", title="施錠", status="done"), Measure(id="c", title="教育"))
    found = comparison(case(measures=plan), case(measures=done))
    assert [(each.measure, each.before is None, each.after is None) for each in found.measures] == [
        ("b", False, False),
        ("c", True, False),
        ("a", False, True),
    ]


def test_questions_that_ask_otherwise_are_told_though_nobody_answered_anew(case, shipped):
    one = case()
    question = shipped.questions["retention_days"]
    reworded = shipped.questions | {
        "retention_days": msgspec.structs.replace(question, ask="何日のあいだ残しますか。")
    }
    library = msgspec.structs.replace(shipped, questions=reworded)
    other = compile_questionnaire(library, one.assessment.guidelines, one.assessment.method)
    found = comparison(one, Case(one.assessment, other, evaluation_of(other, one.assessment)))
    assert found.questions.changed == ("retention_days",)
    assert found.anything
    assert found.answers == ()


def test_another_reason_of_a_verdict_set_by_hand_is_a_difference(case):
    name = next(iter(case().evaluation.verdicts))
    status = str(case().evaluation.verdicts[name].status)
    one, other = (
        case(overrides={name: Override(status=status, reason=reason, by=by)})
        for reason, by in (("現地で確かめた", "甲"), ("書面で確かめた", "甲"))
    )
    found = comparison(one, other)
    assert found.verdicts == ()
    assert [(item.kind, item.key) for item in found.decisions] == [(Kind.OVERRIDES, (name,))]
    assert found.anything
    again = case(overrides={name: Override(status=status, reason="現地で確かめた", by="乙")})
    assert not comparison(one, again).anything
