"""The report says where the chosen guidelines differ, and only then."""

from dataclasses import replace

import pytest

from pia_wizard.documents.report import report_pdf
from pia_wizard.evaluation import evaluate
from pia_wizard.questionnaire.compiled import CompiledDifference
from pia_wizard.questionnaire.model import Difference, Position

MATTER = Difference(
    id="keeping",
    title="録画を残す期間",
    positions=(Position(requirement="other", says="残さない"), Position(requirement="keep", says="31日まで")),
)


@pytest.fixture
def told(material, pages):
    """Give a function: answers → the report's text, of a library in which two sources differ."""

    def read(answers):
        made = material(answers=answers)
        questionnaire = replace(
            made.questionnaire, differences={"keeping": CompiledDifference(MATTER, MATTER.positions)}
        )
        evaluation = evaluate(questionnaire, made.assessment.answers)
        pdf = report_pdf(
            made.assessment, questionnaire, evaluation, made.translator, moment=made.moment, case=made.case
        )
        return "".join(pages(pdf))

    return read


def test_the_strictest_is_named_with_its_source_and_the_others(told, answers):
    text = told(answers)
    assert "基準の間の違い1件" in text  # in the summary
    assert "録画を残す期間残さない業界の基準の略1.1見本県の指針の略第1条：31日まで" in text


def test_without_a_difference_there_is_no_section(report, pages):
    assert "基準の間の違い" not in "".join(pages(report()))
