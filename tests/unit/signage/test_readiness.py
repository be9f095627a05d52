"""A notice that lacks what a clause demands is refused, with a list to work through."""

import pytest

from pia_wizard.signage.readiness import NoticeIncompleteError, missing_elements, require_ready


def test_each_missing_element_is_listed_with_its_clauses_and_its_question(questionnaire, judged, japanese):
    _, evaluation = judged(purpose="犯罪の防止", operator="株式会社サンプル")
    with pytest.raises(NoticeIncompleteError) as refused:
        require_ready(questionnaire, evaluation.notices["entrance"], japanese)
    assert refused.value.detail == (
        "「問い合わせ先」（見本県指針 第2-3が求めています）: 質問「contactは何ですか。」に回答してください。",
    )
    assert "1件" in str(refused.value)


def test_the_missing_elements_name_the_questions_by_id_for_a_window_to_jump_to(
    questionnaire, judged, japanese
):
    _, evaluation = judged()
    missing = missing_elements(questionnaire, evaluation.notices["entrance"], japanese)
    assert [(m.element, m.questions) for m in missing] == [
        ("operator", ("operator",)),
        ("contact", ("operator", "contact")),
    ]


def test_a_clause_that_only_recommends_does_not_hold_a_notice_back(questionnaire, judged, japanese):
    _, evaluation = judged(operator="株式会社サンプル", contact="03-0000-0000")
    require_ready(questionnaire, evaluation.notices["entrance"], japanese)
    assert missing_elements(questionnaire, evaluation.notices["entrance"], japanese) == ()
