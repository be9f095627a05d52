"""At which flows of information a risk comes up: conditions on one row of the table of flows."""

import pytest

from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.expressions import (
    ABSENT,
    UNKNOWN,
    ExpressionError,
    Scope,
    compile_row_expression,
)
from pia_wizard.questionnaire.library import check_library, load_library
from pia_wizard.questionnaire.model import Column, Question, QuestionType

FLOWS = """\
format: 1
questions:
  flows:
    step: system
    ask: 情報はどこからどこへ流れますか。
    type: table
    columns:
      source: {ask: どこから, type: text, required: true}
      medium: {ask: 伝わり方, type: choice, choices: {cable: 有線, internet: インターネット}, required: true}
      stored: {ask: 保存するか, type: yes_no, required: true}
      days: {ask: 日数, type: number, unit: 日}
"""
LEVELS = "    impact: {level: 2, changes:"


@pytest.fixture
def flow_content(write_content):
    """Write the sound content with a table of flows and this condition on its risk; return the folder."""

    def write(condition):
        folder = write_content("risks/all.yaml", LEVELS, f"    at_flows: {condition}\n{LEVELS}")
        folder.joinpath("questions/flows.yaml").write_text(FLOWS, "utf-8")
        return folder

    return write


def at_flows(source):
    columns = {
        "medium": Column(
            id="medium", ask="伝わり方", type=QuestionType.CHOICE, choices={"cable": "", "internet": ""}
        ),
        "stored": Column(id="stored", ask="保存", type=QuestionType.YES_NO),
        "days": Column(id="days", ask="日数", type=QuestionType.NUMBER),
    }
    flows = Question(id="flows", step="s", ask="流れ", type=QuestionType.TABLE, columns=columns)
    plain = Question(id="plain", step="s", ask="問い", type=QuestionType.YES_NO)
    return compile_row_expression(source, Scope({"flows": flows, "plain": plain}), "flows")


@pytest.mark.parametrize(
    ("source", "medium", "stored", "days", "truth"),
    [
        ('row.medium == "internet" or row.stored', "internet", False, ABSENT, True),
        ('row.medium == "internet" or row.stored', "cable", True, ABSENT, True),
        ('row.medium == "internet" or row.stored', "cable", False, ABSENT, False),
        ('row.medium == "internet" or row.stored', UNKNOWN, False, ABSENT, None),
        ('row.medium == "internet" or row.stored', UNKNOWN, True, ABSENT, True),
        ("row.stored and row.days > 31", "cable", True, 32, True),
        ("row.stored and row.days > 31", "cable", True, 31, False),
        ("row.stored and row.days > 31", "cable", True, ABSENT, False),
        ("not answered(row.days)", "cable", True, ABSENT, True),
    ],
)
def test_a_condition_on_a_flow_is_judged_for_that_row_alone(source, medium, stored, days, truth):
    row = {"medium": medium, "stored": stored, "days": days}
    assert at_flows(source).judge({}, row)[0] is truth


@pytest.mark.parametrize(
    "source",
    ['row.mediun == "internet"', 'row.medium == "fax"', "any(row.stored for row in flows)", "row.medium"],
)
def test_a_condition_outside_the_language_of_rows_is_refused(source):
    with pytest.raises(ExpressionError):
        at_flows(source)


@pytest.mark.parametrize(
    ("condition", "column", "words"),
    [
        ("row.stored or row.mediun == 'internet'", 29, "もしかして: medium"),
        ("row.stored and images_stored", 30, "「images_stored」は使えません"),
        ("row.medium == 'fax'", 29, "「fax」という選択肢はありません"),
        ("any(row.stored for row in flows)", 18, "入れ子にできません"),
    ],
)
def test_a_fault_in_such_a_condition_is_told_where_it_stands(flow_content, condition, column, words):
    faults = check_library([flow_content(condition)], advice=False)
    [told] = [str(fault) for fault in faults if words in str(fault)]
    assert f"risks/all.yaml:7:{column}: " in told


def test_a_condition_on_flows_needs_a_table_of_flows(write_content):
    folder = write_content("risks/all.yaml", LEVELS, f"    at_flows: row.stored\n{LEVELS}")
    assert any("質問「flows」はありません" in str(fault) for fault in check_library([folder]))


def test_where_a_risk_comes_up_does_not_make_the_flows_be_asked(flow_content):
    library = load_library([flow_content("row.stored")])
    questionnaire = compile_questionnaire(library, ["sample"], "two")
    assert questionnaire.risks["leak"].at_flows is not None
    assert "flows" in library.questions
    assert "flows" not in questionnaire.questions
