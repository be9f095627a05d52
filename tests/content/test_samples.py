"""The shipped samples show what the program can say."""

import msgspec
import pytest

from pia_wizard import resources
from pia_wizard.assessment.model import Assessment
from pia_wizard.evaluation import evaluate
from pia_wizard.questionnaire.compile import compile_questionnaire


@pytest.fixture(scope="module")
def shop():
    text = (resources.samples() / "shop_security_cameras.json").read_bytes()
    return msgspec.json.decode(text, type=Assessment)


@pytest.fixture(scope="module")
def evaluation(library, shop):
    questionnaire = compile_questionnaire(library, shop.guidelines, shop.method)
    return evaluate(questionnaire, shop.answers, overrides=shop.overrides, measures=shop.measures)


def test_the_shop_shows_all_five_verdicts(evaluation):
    shown = {verdict.status.value for verdict in evaluation.verdicts.values()}
    assert shown == {"met", "partly_met", "not_met", "not_applicable", "undetermined"}


def test_the_shop_has_a_few_answers_still_open(evaluation):
    still_open = [name for names in evaluation.open_by_step.values() for name in names]
    assert sorted(still_open) == ["breach_response", "local_rules", "vendor_oversight"]


def test_the_shop_can_print_its_entrance_notice_with_nothing_missing(evaluation):
    notice = evaluation.notices["entrance"]
    assert notice.ready
    assert not any(element.missing for element in notice.elements if element.shown)


def test_the_shop_lets_neighbours_see_recordings_and_films_one_of_them(evaluation):
    assert evaluation.verdicts["yam-2-7-1-b"].status.value == "not_met"
    assert evaluation.verdicts["yam-2-2-b"].status.value == "not_met"


def test_the_planned_measures_lower_the_risk_they_name(shop, evaluation):
    for measure in shop.measures:
        for name in measure.risks:
            risk = evaluation.risks[name]
            assert risk.target.likelihood.low < risk.current.likelihood.low


def test_a_verdict_set_by_the_assessor_keeps_what_was_computed(evaluation):
    verdict = evaluation.verdicts["yam-2-3-d"]
    assert (verdict.status.value, verdict.computed.value) == ("met", "partly_met")


def test_every_answer_of_the_shop_belongs_to_a_question_that_is_shown(shop, evaluation):
    for name in shop.answers:
        assert evaluation.questions[name].visibility.value == "shown"
