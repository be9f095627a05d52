"""What "does not apply" excuses: the question it was said of, and nothing beside it."""

import pytest

from pia_wizard.evaluation.model import Rule, Status
from pia_wizard.evaluation.verdicts import verdict_of
from pia_wizard.questionnaire.compiled import CompiledRequirement
from pia_wizard.questionnaire.expressions import ABSENT, UNKNOWN, Scope, compile_expression
from pia_wizard.questionnaire.model import Dates, Obligation, Phase, Question, QuestionType, Requirement

SCOPE = Scope(
    {name: Question(id=name, step="s", ask="？", type=QuestionType.YES_NO) for name in ("masked", "locked")}
)


@pytest.fixture
def judged():
    def verdict(met_when, **facts):
        requirement = Requirement(
            id="r",
            clauses=("r",),
            place="第1",
            phase=Phase.HANDLING,
            obligation=Obligation.MUST,
            says="…",
            met_when=met_when,
        )
        met = compile_expression(met_when, SCOPE)
        compiled = CompiledRequirement(requirement, "g", None, None, met, None)
        stated = frozenset(name for name, fact in facts.items() if fact is ABSENT)
        return verdict_of(compiled, facts, stated, Dates(), None)

    return verdict


@pytest.mark.parametrize("met_when", ["masked and locked", "locked and masked"])
def test_it_excuses_no_other_answer_in_whatever_order_the_rule_asks(judged, met_when):
    verdict = judged(met_when, masked=ABSENT, locked=False)
    assert (verdict.status, verdict.facts) == (Status.NOT_MET, ("locked",))


@pytest.mark.parametrize("met_when", ["masked and locked", "locked and masked"])
def test_what_else_the_rule_asks_is_waited_for(judged, met_when):
    verdict = judged(met_when, masked=ABSENT, locked=UNKNOWN)
    assert (verdict.status, verdict.missing) == (Status.UNDETERMINED, ("locked",))


@pytest.mark.parametrize(
    ("met_when", "locked"), [("masked and locked", True), ("masked or locked", False), ("masked", True)]
)
def test_where_only_it_stands_in_the_way_the_requirement_does_not_apply(judged, met_when, locked):
    verdict = judged(met_when, masked=ABSENT, locked=locked)
    assert (verdict.status, verdict.rule, verdict.facts) == (
        Status.NOT_APPLICABLE,
        Rule.STATED,
        ("masked",),
    )
