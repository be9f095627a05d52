"""What a report says of its guidelines: how they bind, what is to come, and what does not apply."""

from datetime import date

import msgspec
import pytest

from pia_wizard.assessment.model import Answer
from pia_wizard.documents.report import report_pdf
from pia_wizard.evaluation.evaluate import evaluation_of
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.model import Confidence, Dates, Question, QuestionType

CHANGED = {
    "local": {
        "confidence": Confidence.SECONDARY,
        "checked_on": date(2026, 11, 1),
        "source_note": "条文の番号は確かめていません。",
        "edition": "2023年の改定",
    },
    "second": {"in_force": Dates(since=date(2028, 7, 16))},
}


@pytest.fixture
def told(material, pages, library):
    """Give a function: changes of guidelines and answers → the report's text."""

    def read(guidelines=CHANGED, requirements=None, **answers):
        changed = {
            name: msgspec.structs.replace(
                guideline,
                requirements={
                    n: msgspec.structs.replace(r, **(requirements or {}).get(n, {}))
                    for n, r in guideline.requirements.items()
                },
                **guidelines.get(name, {}),
            )
            for name, guideline in library.guidelines.items()
        }
        day = Question(
            id="assessed_on", step="scope", ask="いつの評価ですか。", type=QuestionType.DATE, required=False
        )
        questions = library.questions | {"assessed_on": day}
        made = material()
        held = {name: Answer(value=value) for name, value in answers.items()}
        record = msgspec.structs.replace(
            made.assessment, answers={**made.assessment.answers, **held}, overrides={}, measures=()
        )
        questionnaire = compile_questionnaire(
            msgspec.structs.replace(library, guidelines=changed, questions=questions),
            record.guidelines,
            record.method,
        )
        pdf = report_pdf(
            record,
            questionnaire,
            evaluation_of(questionnaire, record),
            made.translator,
            moment=made.moment,
            case=made.case,
        )
        return "".join(pages(pdf))

    return read


def test_each_guideline_tells_edition_force_and_how_it_was_checked(told):
    text = told(assessed_on="2026-11-21")
    assert (
        "見本県の指針2023年の改定見本県https://example.co.jp/指針原文ではなく、解説などで確かめました" in text
    )
    assert "基準の出典と読み方見本県の指針の略条文の番号は確かめていません。" in text


def test_what_is_not_in_force_yet_is_listed_as_to_come_and_counted_apart(told):
    text = told(assessed_on="2026-11-21")
    assert "これから施行（2028年7月16日まで）" in text
    assert "業界の基準の略これから施行（2028年7月16日まで）箇所求めることと備え1.1録画しません。" in text
    assert "要求事項6件のうち" in text
    assert "ほかに、これから施行される要求事項が1件あります。" in text
    assert "効力がありません" not in text


def test_from_its_day_on_it_is_judged_like_any_other(told):
    text = told(assessed_on="2028-07-16")
    assert "要求事項7件のうち" in text
    assert "これから施行" not in text


def test_requirements_that_the_answers_leave_out_share_one_line_for_each_reason(told):
    unlike = {name: {"applies_when": "days > 90"} for name in ("keep", "explain")}
    text = told(requirements=unlike | {"local": {"applies_when": "remote"}}, remote=False)
    assert "見本県の指針の略（3件）" in text
    assert "「何日間保存しますか。」→45日第1条／第6条" in text
    assert "「遠隔で見られますか。」→いいえ第3条" in text
    assert "保存は31日以内にします。" not in text


def test_what_the_assessor_calls_not_applicable_keeps_its_place_and_reason(report, pages):
    text = "".join(pages(report(answers={"training": Answer(not_applicable="従業員がいない")})))
    assert "見本県の指針の略第2条教育をします。理由該当しないと回答されています。" in text
    assert "該当しない（従業員がいない）" in text


def test_a_place_that_was_renumbered_tells_both_numbers(told):
    text = told(requirements={"keep": {"current_place": "第9条2項"}})
    assert "見本県の指針の略第1条いまの番号：第9条2項" in text


def test_requirements_of_one_place_are_told_apart_by_how_they_begin(told):
    long = "録画した画像を見る人は、あらかじめ決めた人だけに限り、その名前を台帳に書いておきます。"
    text = told(requirements={"teach": {"place": "第1条", "says": long}})
    matched = text.rpartition("要求事項と回答の対応")[2]
    assert "第1条保存は31日以内にします。一部満たしている" in matched
    assert "第1条録画した画像を見る人は、" in matched
    assert long not in matched
    assert "第3条未確定" in matched  # alone at its place, it needs no more than that
