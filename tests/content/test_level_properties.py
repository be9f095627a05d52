"""What must hold of levels and advice whatever is answered: random answers, every guideline chosen."""

from functools import partial
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pia_wizard.assessment.model import Answer, Measure, Override, Practice
from pia_wizard.evaluation import Status, evaluate
from pia_wizard.evaluation.advice import helpful_steps
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import Axis, QuestionType

METHODS = ("four_by_four", "five_by_five")
CHANCE = st.integers(0, 2**32).map(Random)  # whole assessments are hundreds of draws: a seed stands for them
quick = settings(deadline=None, max_examples=25)


@pytest.fixture(scope="module", params=METHODS)
def whole(request, library):
    """Return what gives the questionnaire; it would be a megabyte if a failure showed it itself."""
    questionnaire = compile_questionnaire(library, tuple(library.guidelines), request.param)
    return lambda: questionnaire


def value(question, random):
    """Return some answer to a question or a column, or None where it takes words or a day."""
    pick = {
        QuestionType.YES_NO: lambda: random.random() < 0.5,
        QuestionType.CHOICE: lambda: random.choice(list(question.choices)),
        QuestionType.CHOICES: partial(several, question, random),
        QuestionType.NUMBER: lambda: random.choice([0, 1, 7, 14, 30, 32, 91, 400]),
        QuestionType.PRACTICE: lambda: Practice(
            state=random.choice(["done", "partly", "planned", "not_done"])
        ),
        QuestionType.DATE: lambda: random.choice(["2024-01-31", "2026-11-21", "2030-04-01"]),
        QuestionType.TABLE: partial(rows, question, random),
    }
    return pick.get(question.type, lambda: "ことば")()


def several(question, random):
    alone = getattr(question, "exclusive", ())  # columns have none
    chosen = tuple(key for key in question.choices if key not in alone and random.random() < 0.4)
    return chosen or (random.choice(list(question.choices)),)


def rows(question, random):
    columns = question.columns.items()
    return tuple({n: value(column, random) for n, column in columns} for _ in range(random.randint(1, 3)))


def answers(questionnaire, random, share):
    found = {n: value(q, random) for n, q in questionnaire.questions.items() if random.random() < share}
    return {name: Answer(value=answer) for name, answer in found.items()}


def ends(point):
    return (point.impact.low, point.impact.high, point.likelihood.low, point.likelihood.high)


def all_at_most(lower, higher):
    return all(a <= b for a, b in zip(ends(lower), ends(higher), strict=True))


def plan(questionnaire, random):
    lowered = random.sample(list(questionnaire.risks), 3)
    return tuple(
        Measure(
            id=f"m{number}",
            title="…",
            requirements=tuple(random.sample(list(questionnaire.requirements), 8)),
            lowers={risk: random.choice(list(Axis))},
            status=random.choice(["planned", "in_progress", "done", "dropped"]),
        )
        for number, risk in enumerate(lowered)
    )


@quick
@given(random=CHANCE, share=st.sampled_from([0.3, 0.9, 1.0]))
def test_plans_lower_what_safeguards_lowered_before(whole, random, share):
    asked = whole()
    evaluation = evaluate(asked, answers(asked, random, share), measures=plan(asked, random))
    for level in evaluation.risks.values():
        assert all_at_most(level.current, level.inherent), level.risk
        assert all_at_most(level.target, level.current), level.risk


@quick
@given(random=CHANCE, share=st.sampled_from([0.5, 1.0]))
def test_meeting_one_more_requirement_never_raises_a_level(whole, random, share):
    asked = whole()
    before = evaluate(asked, answers(asked, random, share), measures=plan(asked, random))
    short = [n for n, verdict in before.verdicts.items() if verdict.status is not Status.MET]
    for name in random.sample(short, min(5, len(short))):
        met = {name: Override(status="met", reason="…")}
        after = evaluate(
            asked,
            before.basis.answers,
            overrides=met,
            measures=before.basis.decisions.measures,
            previous=before,
        )
        for risk in asked.requirements[name].requirement.treats:
            assert all_at_most(after.risks[risk].current, before.risks[risk].current), (name, risk)
            assert all_at_most(after.risks[risk].target, before.risks[risk].target), (name, risk)


@quick
@given(random=CHANCE)
def test_levels_only_narrow_as_answers_come_in(whole, random):
    asked = whole()
    told = answers(asked, random, 1.0)
    names = list(told)
    random.shuffle(names)
    known = {}
    before = evaluate(asked, known)
    for start in range(0, len(names), 15):
        known = known | {name: told[name] for name in names[start : start + 15]}
        after = evaluate(asked, known, previous=before)
        for risk, level in after.risks.items():
            narrowed(before.risks[risk].inherent, level.inherent, risk)
            narrowed(before.risks[risk].current, level.current, risk)
        before = after


def narrowed(wide, narrow, risk):
    for axis in ("impact", "likelihood"):
        old, new = getattr(wide, axis), getattr(narrow, axis)
        assert old.low <= new.low <= new.high <= old.high, (risk, axis)


@quick
@given(random=CHANCE, share=st.sampled_from([0.5, 1.0]))
def test_judging_only_what_a_change_touches_gives_what_judging_afresh_gives(whole, random, share):
    asked = whole()
    first = evaluate(asked, answers(asked, random, share))
    changed = dict(first.basis.answers) | dict(random.sample(list(answers(asked, random, 1.0).items()), 5))
    assert evaluate(asked, changed, previous=first) == evaluate(asked, changed)


@settings(quick, max_examples=10)
@given(random=CHANCE, share=st.sampled_from([0.7, 1.0]))
def test_no_step_proposes_a_circumstance_or_makes_a_verdict_worse(whole, random, share):
    asked = whole()
    before = evaluate(asked, answers(asked, random, share))
    for step in helpful_steps(asked, before, most=15):
        if step.assumed:
            continue
        changes = {change.question: Answer(value=change.after) for change in step.changes}
        assert not any(asked.questions[name].circumstance for name in changes)
        after = evaluate(asked, {**before.basis.answers, **changes}, previous=before)
        for name, verdict in after.verdicts.items():
            was = before.verdicts[name].status
            if was in (Status.MET, Status.PARTLY_MET):
                assert verdict.status is not Status.NOT_MET, name
            if was in (Status.MET, Status.NOT_APPLICABLE):
                assert verdict.status is not Status.PARTLY_MET, name
        for change in step.changes:
            alone = asked.questions[change.question].exclusive
            assert not any(key in change.after for key in alone) or len(change.after) == 1


def test_what_says_nothing_of_these_excludes_the_others(library):
    for name, question in library.questions.items():
        if question.type is QuestionType.CHOICES:
            assert {"none", "not_used"} & set(question.choices) == set(question.exclusive), name


def test_where_whose_and_what_for_are_circumstances_and_safeguards_are_not(library):
    told = {name for name, question in library.questions.items() if question.circumstance}
    assert {name for name, question in library.questions.items() if question.step == "scope"} <= told
    assert {"connections", "storage_media", "recorded_data", "face_recognition", "outsourced"} <= told
    assert told.isdisjoint({"retention_days", "image_safeguards", "sign_says", "disposal_method"})
    assert library.questions["cameras"].columns["aim"].circumstance
    assert not library.questions["cameras"].columns["private_space"].circumstance
    practices = {n for n, q in library.questions.items() if q.type is QuestionType.PRACTICE}
    assert told.isdisjoint(practices)
