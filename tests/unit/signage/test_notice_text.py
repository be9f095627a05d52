"""A notice's words come from the answers, and from nothing else."""

from pia_wizard.signage.notice_text import filled, headline, notice_lines

ALL = {
    "purpose": "犯罪の防止",
    "operator": "株式会社サンプル",
    "contact": "電話 03-0000-0000",
    "stored": True,
    "days": 14,
}


def test_each_line_has_its_label_and_the_answers_in_its_text(questionnaire, judged, japanese):
    answers, evaluation = judged(**ALL)
    lines = notice_lines(
        questionnaire.notices["entrance"], evaluation.notices["entrance"], questionnaire, answers, japanese
    )
    assert [(line.element, line.label, line.text) for line in lines] == [
        ("purpose", "利用目的", "犯罪の防止"),
        ("operator", "設置者", "株式会社サンプル"),
        ("contact", "問い合わせ先", "株式会社サンプル 電話 03-0000-0000"),
        ("retention", "保存期間", "撮影から14日。"),
    ]


def test_what_does_not_apply_and_what_is_not_answered_is_not_said(questionnaire, judged, japanese):
    answers, evaluation = judged(operator="株式会社サンプル", stored=False)
    lines = notice_lines(
        questionnaire.notices["entrance"], evaluation.notices["entrance"], questionnaire, answers, japanese
    )
    assert [line.element for line in lines] == ["operator"]


def test_an_answer_that_looks_like_a_template_stays_as_typed(questionnaire, judged, japanese):
    answers, _ = judged(operator="{contact}", contact="秘密", purpose="{0} {operator.__class__} %s")
    assert filled("{operator}", questionnaire, answers, japanese) == "{contact}"
    assert filled("{purpose}", questionnaire, answers, japanese) == "{0} {operator.__class__} %s"


def test_a_question_that_is_not_asked_leaves_nothing(questionnaire, judged, japanese):
    answers, _ = judged(operator="株式会社サンプル")
    assert filled("{operator}{nowhere}{contact}", questionnaire, answers, japanese) == "株式会社サンプル"


def test_the_headline_is_the_contents_own_unless_another_holds(questionnaire, judged, japanese):
    notice = questionnaire.notices["entrance"].notice
    for kept, said in [(True, "録画中"), (False, "防犯カメラ作動中"), (None, "防犯カメラ作動中")]:
        _, evaluation = judged() if kept is None else judged(stored=kept)
        assert headline(notice, evaluation.notices["entrance"], japanese) == said


def test_an_element_says_the_first_of_its_wordings_that_holds(questionnaire, judged, japanese):
    said = {}
    for days in (1, 14):
        answers, evaluation = judged(stored=True, days=days)
        lines = notice_lines(
            questionnaire.notices["entrance"],
            evaluation.notices["entrance"],
            questionnaire,
            answers,
            japanese,
        )
        said[days] = [line.text for line in lines]
    assert said == {1: ["翌日に消します。"], 14: ["撮影から14日。"]}
