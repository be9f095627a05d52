"""All guidelines at once, whatever is answered: judging stays consistent over the whole shipped content."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_wizard.assessment.model import Answer, Practice
from pia_wizard.evaluation import Status, Visibility, evaluate
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import PracticeState, QuestionType

NUMBERS = (0, 1, 2, 3, 7, 8, 14, 15, 30, 31, 32, 62, 63, 90, 91, 180, 365, 366, 1000)
DAYS = ("2019-12-31", "2026-11-21", "2027-04-01", "2028-06-01")
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SEEDS = st.integers(0, 2**32)


@pytest.fixture(scope="module")
def everything(library):
    """Return the questionnaire of all guidelines together."""
    return compile_questionnaire(library, tuple(library.guidelines), "four_by_four")


def answers_by_chance(questionnaire, seed, share=None):
    """Return answers to about a share of the questions; now and then "not applicable" or "don't know"."""
    chance = Random(seed)  # noqa: S311 - dice, not secrets
    share = chance.choice((0.2, 0.5, 0.8, 1.0)) if share is None else share
    return {
        name: an_answer(question, chance)
        for name, question in questionnaire.questions.items()
        if chance.random() < share
    }


def an_answer(question, chance):
    kind = chance.random()
    if kind < 0.04:
        return Answer(unknown=True)
    if kind < 0.08:
        return Answer(not_applicable="一人で運営しているため")
    if question.type is QuestionType.PRACTICE:
        return Answer(value=Practice(state=chance.choice(list(PracticeState)).value))
    if question.type is QuestionType.TABLE:
        rows = [
            {name: a_value(c, chance) for name, c in question.columns.items() if chance.random() < 0.9}
            for _ in range(chance.randint(1, 3))
        ]
        return Answer(value=tuple(rows))
    return Answer(value=a_value(question, chance))


def a_value(asked, chance):
    match asked.type:
        case QuestionType.YES_NO:
            return chance.random() < 0.5
        case QuestionType.CHOICE:
            return chance.choice(list(asked.choices))
        case QuestionType.CHOICES:
            chosen = set(chance.sample(list(asked.choices), chance.randint(1, len(asked.choices))))
            return tuple(key for key in asked.choices if key in chosen)
        case QuestionType.NUMBER:
            least, most = asked.min or 0, 1000 if asked.max is None else asked.max
            return chance.choice([n for n in NUMBERS if least <= n <= most] or [least])
        case QuestionType.DATE:
            return chance.choice(DAYS)
        case _:
            return "記入例"


def undetermined(evaluation):
    return {name for name, v in evaluation.verdicts.items() if v.status is Status.UNDETERMINED}


@quick
@given(first=SEEDS, second=SEEDS)
def test_answering_more_never_turns_a_settled_verdict_undetermined(everything, first, second):
    given_now = {n: a for n, a in answers_by_chance(everything, first).items() if not a.unknown}
    more = {n: a for n, a in answers_by_chance(everything, second).items() if not a.unknown}
    before = evaluate(everything, given_now)
    after = evaluate(everything, more | given_now)
    assert undetermined(after) <= undetermined(before)


@quick
@given(first=SEEDS, second=SEEDS)
def test_the_answer_to_a_hidden_question_changes_nothing(everything, first, second):
    answers = answers_by_chance(everything, first)
    plain = evaluate(everything, answers)
    hidden = {n for n, state in plain.questions.items() if state.visibility is Visibility.HIDDEN}
    stale = {n: a for n, a in answers_by_chance(everything, second, share=1.0).items() if n in hidden}
    without = {n: a for n, a in answers.items() if n not in hidden}
    for others in (answers | stale, without):
        again = evaluate(everything, others)
        assert replace(again, basis=plain.basis) == plain


@quick
@given(seeds=st.lists(SEEDS, min_size=2, max_size=3), one=SEEDS)
def test_judging_only_what_changed_gives_what_judging_afresh_gives(everything, seeds, one):
    states = [answers_by_chance(everything, seed) for seed in seeds]
    chance = Random(one)  # noqa: S311 - dice, not secrets
    for _ in range(3):  # and single answers, as people give them
        question = everything.questions[chance.choice(list(everything.questions))]
        states.append(states[-1] | {question.id: an_answer(question, chance)})
    evaluation = evaluate(everything, states[0])
    for answers in states[1:]:
        evaluation = evaluate(everything, answers, previous=evaluation)
        fresh = evaluate(everything, answers)
        assert replace(evaluation, basis=fresh.basis) == fresh
        assert evaluation.basis.facts == fresh.basis.facts


@quick
@given(seed=SEEDS)
def test_of_what_differs_the_strictest_is_the_first_that_binds(everything, seed):
    evaluation = evaluate(everything, answers_by_chance(everything, seed))
    for found in evaluation.disagreements.values():
        binding = [p.requirement for p in found.positions if p.applies]
        assert found.strictest == (binding[0] if binding else "")
        sources = {everything.requirements[name].guideline for name in binding}
        assert (found.differs is True) == (len(sources) > 1)
        for position in found.positions:
            outside = evaluation.verdicts[position.requirement].status is Status.NOT_APPLICABLE
            assert (position.applies is False) == outside


def test_whatever_is_asked_is_asked_once_and_most_of_it_decides(everything, library):
    alone = sum(
        len(compile_questionnaire(library, (name,), "four_by_four").questions) for name in library.guidelines
    )
    assert len(everything.questions) < alone or len(library.guidelines) == 1
    for step in library.steps:
        roots = [
            everything.deciding[name]
            for name, question in everything.questions.items()
            if question.step == step and name != "assessed_on" and not hangs_in_step(everything, name)
        ]
        assert roots == sorted(roots, reverse=True)


def hangs_in_step(questionnaire, name):
    if name not in questionnaire.when:
        return False
    step = questionnaire.questions[name].step
    return any(questionnaire.questions[gate].step == step for gate in questionnaire.when[name].reads)
