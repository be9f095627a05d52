"""The most deciding questions come first; worked out by hand for a small library."""

from datetime import date

import pytest

from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import (
    Condition,
    Dates,
    Force,
    Guideline,
    Level,
    Library,
    Method,
    Obligation,
    Phase,
    Question,
    QuestionType,
    Requirement,
    Step,
)


def question(name, when="", step="system"):
    return Question(id=name, step=step, ask="…", type=QuestionType.YES_NO, when=when)


def requirement(name, met_when, **rest):
    return Requirement(
        id=name,
        clauses=(name,),
        place=name,
        phase=Phase.PROCESS,
        obligation=Obligation.MUST,
        says="…",
        met_when=met_when,
        **rest,
    )


METHOD = Method(
    id="one",
    title="…",
    impact_levels=(Level(name="1", meaning="…"),),
    likelihood_levels=(Level(name="1", meaning="…"),),
    bands={},
    matrix=(),
    weights={},
    reductions=(),
)


@pytest.fixture
def asked():
    """Give a function: questions, requirements → the compiled questionnaire."""

    def compiled(questions, requirements, conditions=(), dates=None, applies_when=""):
        rules = Guideline(
            id="rules",
            title="…",
            short_title="…",
            publisher="…",
            force=Force.LAW,
            in_force=dates or Dates(),
            applies_when=applies_when,
            requirements={r.id: r for r in requirements},
        )
        library = Library(
            steps={name: Step(id=name, title=name) for name in ("scope", "system")},
            questions={q.id: q for q in questions},
            guidelines={"rules": rules},
            risks={},
            methods={"one": METHOD},
            notices={},
            conditions={c.id: c for c in conditions},
        )
        return compile_questionnaire(library, ("rules",), "one")

    return compiled


def test_what_more_requirements_look_at_is_asked_first(asked):
    found = asked(
        [question("a"), question("b"), question("c")],
        [requirement("r1", "a"), requirement("r2", "b and c"), requirement("r3", "c")],
    )
    assert list(found.questions) == ["c", "a", "b"]
    assert found.deciding == {"c": 2, "a": 1, "b": 1}


def test_a_fact_counts_once_for_a_requirement_however_often_it_is_looked_at(asked):
    found = asked([question("a")], [requirement("r1", "a", applies_when="a", partly_when="not a")])
    assert found.deciding == {"a": 1}


def test_named_conditions_and_the_guidelines_own_condition_count(asked):
    found = asked(
        [question("a"), question("b"), question("c")],
        [requirement("r1", "c"), requirement("r2", "either")],
        conditions=[Condition(id="either", when="b or c")],
        applies_when="a",
    )
    assert found.deciding == {"a": 2, "c": 2, "b": 1}


def test_what_a_named_requirement_looks_at_counts_for_the_one_that_names_it(asked):
    found = asked([question("a")], [requirement("r1", 'met("r2")'), requirement("r2", "a")])
    assert found.deciding == {"a": 2}


def test_a_gate_counts_what_the_questions_behind_it_count(asked):
    found = asked(
        [question("plain"), question("gate"), question("behind", "gate"), question("deeper", "behind")],
        [
            requirement("r1", "plain"),
            requirement("r2", "plain"),
            requirement("r3", "behind"),
            requirement("r4", "deeper"),
            requirement("r5", "deeper and behind"),
        ],
    )
    assert found.deciding == {"gate": 3, "behind": 3, "deeper": 2, "plain": 2}
    assert list(found.questions) == ["gate", "behind", "deeper", "plain"]


def test_a_question_stands_directly_below_the_last_question_it_hangs_on(asked):
    found = asked(
        [question("a"), question("b"), question("both", "a and b"), question("c")],
        [requirement("r1", "a and b and c"), requirement("r2", "b"), requirement("r3", "c")],
    )
    # "both" is not asked for: nothing looks at it
    assert list(found.questions) == ["b", "c", "a"]
    found = asked(
        [question("a"), question("b"), question("both", "a and b"), question("c")],
        [requirement("r1", "both and c"), requirement("r2", "c"), requirement("r3", "b")],
    )
    # c 2 · b 2 (r3, and r1 through both) · a 1 (r1 through both); equals keep the files' order
    assert found.deciding == {"b": 2, "c": 2, "a": 1, "both": 1}
    assert list(found.questions) == ["b", "c", "a", "both"]


def test_questions_behind_one_gate_stand_by_weight_before_the_next_question(asked):
    found = asked(
        [question("gate"), question("light", "gate"), question("heavy", "gate"), question("next")],
        [
            requirement("r1", "heavy"),
            requirement("r2", "heavy or light"),
            requirement("r3", "next"),
            requirement("r4", "next"),
        ],
    )
    assert list(found.questions) == ["gate", "heavy", "light", "next"]


def test_steps_keep_their_order_and_a_gate_in_another_step_moves_nothing(asked):
    found = asked(
        [question("gate", step="scope"), question("behind", "gate"), question("first")],
        [requirement("r1", "behind"), requirement("r2", "first"), requirement("r3", "first")],
    )
    assert list(found.questions) == ["gate", "first", "behind"]


def test_the_day_of_the_assessment_is_asked_first_and_counts_for_dated_guidelines(asked):
    day = Question(id="assessed_on", step="system", ask="…", type=QuestionType.DATE)
    rules = [requirement("r1", "a"), requirement("r2", "a")]
    plain = asked([question("a"), day], rules)
    assert list(plain.questions) == ["assessed_on", "a"]
    assert plain.deciding["assessed_on"] == 0
    assert (
        asked([question("a"), day], rules, dates=Dates(since=date(2027, 4, 1))).deciding["assessed_on"] == 2
    )


def test_a_long_chain_of_questions_is_put_in_order(asked):
    chain = [question("q0"), *(question(f"q{n}", f"q{n - 1}") for n in range(1, 1500))]
    found = asked(chain[::-1], [requirement("r1", "q1499")])
    assert list(found.questions) == [q.id for q in chain]
