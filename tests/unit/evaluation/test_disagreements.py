"""Where guidelines differ, worked out by hand: which positions apply, which is strictest, in words."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_wizard.assessment.model import Override
from pia_wizard.evaluation import evaluate
from pia_wizard.evaluation.reasons import disagreement_text
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import (
    Difference,
    Force,
    Guideline,
    Library,
    Obligation,
    Phase,
    Position,
    Question,
    QuestionType,
    Requirement,
    Step,
)


def question(name, **rest):
    return Question(id=name, step="system", ask=f"{name}？", type=QuestionType.YES_NO, **rest)


def held(requirement, applies_when, met_when):
    return Requirement(
        id=requirement,
        clauses=(requirement,),
        place=f"第{requirement}",
        phase=Phase.MANAGEMENT,
        obligation=Obligation.MUST,
        says="…",
        applies_when=applies_when,
        met_when=met_when,
    )


def guideline(name, short_title, *requirements, applies_when=""):
    return Guideline(
        id=name,
        title=short_title,
        short_title=short_title,
        publisher="…",
        force=Force.GUIDELINE,
        applies_when=applies_when,
        requirements={r.id: r for r in requirements},
    )


@pytest.fixture
def asked(library):
    """Three sources on how long images are kept: two weeks, a month, and a bank's year."""
    whole = library()
    guidelines = [
        guideline("pole", "柱の規約", held("p1", "pole", "short"), held("p2", "pole", "not long")),
        guideline("town", "町の指針", held("t1", "", "not long"), applies_when="in_town"),
        guideline("bank", "銀行の基準", held("b1", "bank", "long")),
    ]
    matter = Difference(
        id="keeping",
        title="保存期間",
        question="days",
        positions=(
            Position(requirement="p1", says="2週間まで"),
            Position(requirement="t1", says="1か月まで"),
            Position(requirement="p2", says="延ばしても2か月まで"),
            Position(requirement="b1", says="1年以上"),
        ),
    )
    names = ("pole", "in_town", "bank", "short", "long")
    library_held = Library(
        steps={"system": Step(id="system", title="装置")},
        questions={name: question(name) for name in names},
        guidelines={g.id: g for g in guidelines},
        risks={},
        methods={"four": replace_threshold(whole.methods["four"])},
        notices={},
        differences={"keeping": matter},
    )

    def compiled(*chosen):
        return compile_questionnaire(library_held, chosen, "four")

    return compiled


def replace_threshold(method):
    return type(method)(**{f: getattr(method, f) for f in method.__struct_fields__} | {"threshold": ()})


ALL = ("pole", "town", "bank")


def test_the_first_position_that_applies_is_the_strictest(asked, said):
    found = evaluate(asked(*ALL), said(pole=True, in_town=True, bank=False)).disagreements["keeping"]
    assert [(p.requirement, p.applies) for p in found.positions] == [
        ("p1", True),
        ("t1", True),
        ("p2", True),
        ("b1", False),
    ]
    assert (found.strictest, found.guideline, found.differs) == ("p1", "pole", True)


def test_a_position_that_does_not_apply_is_passed_over(asked, said):
    found = evaluate(asked(*ALL), said(pole=False, in_town=True, bank=True)).disagreements["keeping"]
    assert (found.strictest, found.guideline, found.differs) == ("t1", "town", True)


def test_where_one_position_applies_nothing_differs(asked, said):
    found = evaluate(asked(*ALL), said(pole=False, in_town=True, bank=False)).disagreements["keeping"]
    assert (found.strictest, found.differs) == ("t1", False)


def test_while_answers_are_missing_it_is_open_whether_sources_differ(asked, said):
    found = evaluate(asked(*ALL), said(in_town=True, bank=False)).disagreements["keeping"]
    assert [p.applies for p in found.positions] == [None, True, None, False]
    assert (found.strictest, found.differs) == ("t1", None)


def test_a_requirement_that_waits_for_its_fulfilment_binds_already(asked, said):
    # nothing is said about the period itself, and that is when it helps to know the strictest
    found = evaluate(asked(*ALL), said(pole=True, in_town=True)).disagreements["keeping"]
    assert (found.strictest, found.differs) == ("p1", True)


def test_a_position_that_the_assessor_set_aside_does_not_apply(asked, said):
    override = {n: Override(status="not_applicable", reason="柱は撤去した") for n in ("p1", "p2")}
    answers = said(pole=True, in_town=True, bank=False)
    found = evaluate(asked(*ALL), answers, overrides=override).disagreements["keeping"]
    assert (found.strictest, found.differs) == ("t1", False)


def test_only_the_chosen_guidelines_take_a_position(asked):
    assert [p.requirement for p in asked("town", "bank").differences["keeping"].positions] == ["t1", "b1"]


def test_two_positions_of_one_guideline_are_no_difference(asked, said):
    found = evaluate(asked(*ALL), said(pole=True, in_town=False, bank=False)).disagreements["keeping"]
    assert (found.strictest, found.differs) == ("p1", False)
    assert asked("pole").differences == {}


def test_a_matter_with_one_position_left_is_no_difference(asked):
    assert asked("town").differences == {}
    assert evaluate(asked("town"), {}).disagreements == {}


def test_the_words_name_the_strictest_its_source_and_the_others(asked, said):
    questionnaire = asked(*ALL)
    found = evaluate(questionnaire, said(pole=True, in_town=True)).disagreements["keeping"]
    assert disagreement_text(found, questionnaire, translator("ja")) == (
        "保存期間：最も厳しいのは柱の規約 第p1（2週間まで）。"
        "ほかに町の指針 第t1（1か月まで）、柱の規約 第p2（延ばしても2か月まで）。"
        "当てはまるか未確定: 銀行の基準 第b1（1年以上）。"
    )


FIVE = st.fixed_dictionaries(
    {}, optional={name: st.booleans() for name in ("pole", "in_town", "bank", "short", "long")}
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(first=FIVE, second=FIVE)
def test_judging_only_what_changed_finds_the_same_differences(asked, said, first, second):
    questionnaire = asked(*ALL)
    before = evaluate(questionnaire, said(**first))
    after = evaluate(questionnaire, said(**second), previous=before)
    fresh = evaluate(questionnaire, after.basis.answers)
    assert replace(after, basis=fresh.basis) == fresh
