"""The chapter on consultation is there where its questions are asked: who said what, and what followed."""

import msgspec
import pytest

from pia_wizard.assessment.model import Answer
from pia_wizard.documents.report import report_pdf
from pia_wizard.evaluation.evaluate import evaluation_of
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import Column, Question, QuestionType

HOW = {"survey": "アンケート", "not_yet": "まだ聞いていない"}
ASKED = (
    Question(
        id="stakeholders",
        step="scope",
        ask="意見をどのように聞きましたか。",
        type=QuestionType.TABLE,
        columns={
            "who": Column(id="who", ask="だれに", type=QuestionType.TEXT),
            "how": Column(id="how", ask="聞き方", type=QuestionType.CHOICE, choices=HOW),
            "when": Column(id="when", ask="聞いた日", type=QuestionType.DATE),
            "view": Column(id="view", ask="出た意見", type=QuestionType.TEXT),
            "response": Column(id="response", ask="どう応えたか", type=QuestionType.TEXT),
        },
    ),
    Question(
        id="dpo_advice",
        step="scope",
        ask="助言をどう扱いましたか。",
        type=QuestionType.CHOICE,
        choices={"followed": "従った", "departed": "従わなかった"},
    ),
    Question(
        id="departure_decision",
        step="scope",
        ask="だれが、なぜ決めましたか。",
        type=QuestionType.PARAGRAPH,
        when='dpo_advice == "departed"',
    ),
)
ROWS = (
    {"who": "来店者", "how": "survey", "when": "2026-10-01", "view": "顔が心配", "response": "顔は残さない"},
    {"who": "近所の保護者", "how": "not_yet"},
)


@pytest.fixture
def told(material, pages, library):
    """Give a function: answers → the text of a report on a library that asks about consultation."""

    def read(**answers):
        rule = 'answered(departure_decision) or any(row.how == "survey" for row in stakeholders)'
        guideline = library.guidelines["local"]
        keep = msgspec.structs.replace(guideline.requirements["keep"], met_when=rule, partly_when="")
        guidelines = library.guidelines | {
            "local": msgspec.structs.replace(guideline, requirements=guideline.requirements | {"keep": keep})
        }
        questions = library.questions | {question.id: question for question in ASKED}
        made = material()
        held = {name: Answer(value=value) for name, value in answers.items()}
        record = msgspec.structs.replace(made.assessment, answers={**made.assessment.answers, **held})
        questionnaire = compile_questionnaire(
            msgspec.structs.replace(library, guidelines=guidelines, questions=questions),
            record.guidelines,
            record.method,
        )
        evaluation = evaluation_of(questionnaire, record)
        pdf = report_pdf(
            record, questionnaire, evaluation, made.translator, moment=made.moment, case=made.case
        )
        return "".join(pages(pdf))

    return read


def test_whose_views_were_heard_stands_with_what_became_of_them(told):
    text = told(stakeholders=ROWS, dpo_advice="followed")
    assert "関係者の意見と助言" in text
    assert "来店者アンケート2026年10月1日顔が心配顔は残さない" in text
    assert "近所の保護者まだ聞いていない" in text
    assert "責任者の助言従った" in text


def test_departing_from_advice_names_who_decided_and_why(told):
    text = told(dpo_advice="departed", departure_decision="店舗運営部長が、強盗に備えて決めた。")
    assert "助言に従わないことの決定店舗運営部長が、強盗に備えて決めた。" in text


def test_nothing_is_said_of_a_departure_that_nobody_decided(told):
    assert "助言に従わないことの決定" not in told(dpo_advice="followed")


def test_an_open_question_of_consultation_is_shown_as_open(told):
    assert "責任者の助言未回答" in told(stakeholders=ROWS)


def test_there_is_no_such_chapter_where_nobody_asks(report, pages):
    assert "関係者の意見と助言" not in "".join(pages(report()))
