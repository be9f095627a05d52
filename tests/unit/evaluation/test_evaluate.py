"""What follows from answers, worked out by hand from the small library in conftest."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pia_wizard.assessment.model import Answer, Measure, Override, Practice
from pia_wizard.evaluation import Status, Visibility, evaluate
from pia_wizard.evaluation.model import Range, Rule
from pia_wizard.evaluation.reasons import reason_text
from pia_wizard.evaluation.wording import cited_text, scalar_text, value_text
from pia_wizard.i18n import translator
from pia_wizard.questionnaire.model import Question, QuestionType

DONE = Practice(state="done")
PARTLY = Practice(state="partly")


def test_with_nothing_answered_everything_is_undetermined_and_open(questionnaire):
    evaluation = evaluate(questionnaire, {})
    assert {v.status for v in evaluation.verdicts.values()} == {Status.UNDETERMINED}
    assert evaluation.open_by_step["scope"] == ("assessed_on", "crime_prevention", "operator")
    assert evaluation.questions["days"].visibility is Visibility.PENDING
    assert evaluation.threshold.decision == "undetermined"


def test_a_guideline_whose_condition_is_false_asks_nothing(questionnaire, said):
    evaluation = evaluate(questionnaire, said(crime_prevention=False))
    verdict = evaluation.verdicts["retention"]
    assert (verdict.status, verdict.rule, verdict.facts) == (
        Status.NOT_APPLICABLE,
        Rule.GUIDELINE,
        ("crime_prevention",),
    )


@pytest.mark.parametrize(
    ("answers", "status", "facts"),
    [
        ({"stored": True, "days": 14}, Status.MET, ("days",)),
        ({"stored": True, "days": 40, "needed_longer": True}, Status.MET, ("needed_longer",)),
        ({"stored": True, "days": 40, "needed_longer": False}, Status.PARTLY_MET, ("days", "needed_longer")),
        ({"stored": True, "days": 90, "needed_longer": False}, Status.NOT_MET, ("days", "needed_longer")),
        ({"stored": False}, Status.NOT_APPLICABLE, ("stored",)),
    ],
)
def test_retention_is_judged_with_the_answers_that_decided(questionnaire, said, answers, status, facts):
    verdict = evaluate(questionnaire, said(crime_prevention=True, **answers)).verdicts["retention"]
    assert (verdict.status, verdict.facts) == (status, facts)


def test_an_undetermined_verdict_names_the_answers_it_waits_for(questionnaire, said):
    verdict = evaluate(questionnaire, said(crime_prevention=True, stored=True, days=40)).verdicts["retention"]
    assert (verdict.status, verdict.missing) == (Status.UNDETERMINED, ("needed_longer",))


def test_i_dont_know_yet_stays_open_and_undetermined(questionnaire, said):
    evaluation = evaluate(questionnaire, said(crime_prevention=True, operator=Answer(unknown=True)))
    assert evaluation.verdicts["signed"].status is Status.UNDETERMINED
    assert "operator" in evaluation.open_by_step["scope"]


def test_stated_not_applicable_makes_the_requirement_not_applicable_for_that_reason(questionnaire, said):
    answers = said(crime_prevention=True, training=Answer(not_applicable="一人で運営しているため"))
    evaluation = evaluate(questionnaire, answers)
    verdict = evaluation.verdicts["trained"]
    assert (verdict.status, verdict.rule, verdict.facts) == (
        Status.NOT_APPLICABLE,
        Rule.STATED,
        ("training",),
    )
    words = reason_text(verdict, questionnaire, answers, translator("ja"))
    assert "一人で運営しているため" in words


def test_a_hidden_answer_is_kept_out_of_every_judgement(questionnaire, said):
    shown = evaluate(questionnaire, said(crime_prevention=True, stored=False))
    stale = evaluate(questionnaire, said(crime_prevention=True, stored=False, days=400, needed_longer=False))
    assert stale.verdicts == shown.verdicts
    assert stale.risks == shown.risks
    assert stale.questions["days"].visibility is Visibility.HIDDEN


def test_one_requirement_can_rest_on_others(questionnaire, said):
    met = evaluate(questionnaire, said(crime_prevention=True, stored=True, days=7, training=DONE))
    not_met = evaluate(questionnaire, said(crime_prevention=True, stored=True, days=7, training=PARTLY))
    assert met.verdicts["summary"].status is Status.MET
    assert not_met.verdicts["summary"].status is Status.NOT_MET
    assert not_met.verdicts["summary"].facts == ("met:trained",)


def test_a_blank_required_cell_keeps_the_table_open(questionnaire, said):
    evaluation = evaluate(questionnaire, said(crime_prevention=True, cameras=({"private": False},)))
    assert "cameras" in evaluation.open_by_step["system"]


@pytest.mark.parametrize("blank", ["   ", "　", "\u200b\u2060", "\t\n"])
def test_text_with_nothing_to_see_is_no_answer(questionnaire, said, blank):
    evaluation = evaluate(questionnaire, said(crime_prevention=True, stored=False, operator=blank))
    assert "operator" in evaluation.open_by_step["scope"]
    assert evaluation.verdicts["signed"].status is Status.UNDETERMINED
    assert not evaluation.notices["entrance"].ready


def test_a_table_without_rows_is_no_answer(questionnaire, said):
    evaluation = evaluate(questionnaire, said(crime_prevention=True, cameras=()))
    assert "cameras" in evaluation.open_by_step["system"]
    assert evaluation.verdicts["places"].missing == ("cameras",)


def test_a_law_to_come_is_no_duty_on_the_day_of_the_assessment(dated_questionnaire, said):
    before = evaluate(dated_questionnaire, said(assessed_on="2027-03-31", operator="A"))
    after = evaluate(dated_questionnaire, said(assessed_on="2027-04-01", operator="A"))
    undated = evaluate(dated_questionnaire, said(operator="A"))
    assert before.verdicts["signed"].rule is Rule.NOT_IN_FORCE
    assert before.verdicts["signed"].status is Status.NOT_APPLICABLE
    assert after.verdicts["signed"].status is Status.MET
    assert undated.verdicts["signed"].missing == ("assessed_on",)


def test_an_override_stands_beside_the_computed_verdict(questionnaire, said):
    answers = said(crime_prevention=True, stored=True, days=7, training=Practice(state="not_done"))
    override = Override(status="met", reason="口頭で実施を確認")
    evaluation = evaluate(questionnaire, answers, overrides={"trained": override})
    verdict = evaluation.verdicts["trained"]
    assert (verdict.status, verdict.computed) == (Status.MET, Status.NOT_MET)
    assert evaluation.verdicts["summary"].status is Status.MET


def test_risk_levels_worked_by_hand(questionnaire, said):
    # likelihood 3, +1 because days > 90 -> 4; retention (must, 3) not met, training (should, 1) met:
    # 1/4 of the weight is met, too little to lower anything. Impact stays 2 -> matrix[1][3] = high.
    answers = said(
        crime_prevention=True, stored=True, days=100, needed_longer=False, networked=False, training=DONE
    )
    level = evaluate(questionnaire, answers).risks["leak"]
    assert level.applies is True
    assert (level.inherent.impact, level.inherent.likelihood) == (Range(low=2, high=2), Range(low=4, high=4))
    assert level.current.likelihood == Range(low=4, high=4)
    assert (level.current.band_low, level.current.band_high) == ("high", "high")
    # A measure that will meet retention brings 4/4 of the weight: two levels down -> matrix[1][1] = low.
    measure = Measure(id="m1", title="14日に短縮", requirements=("retention",))
    target = evaluate(questionnaire, answers, measures=(measure,)).risks["leak"].target
    assert (target.likelihood, target.band_high) == (Range(low=2, high=2), "low")


def test_a_measure_for_what_does_not_apply_lowers_nothing(questionnaire, said):
    # training (should, 1) does not apply, retention (must, 3) is not met: 0 of 3, planned or not.
    answers = said(
        crime_prevention=True,
        stored=True,
        days=100,
        needed_longer=False,
        networked=False,
        training=Answer(not_applicable="一人で運営しているため"),
    )
    measure = Measure(id="m1", title="研修", requirements=("trained",))
    level = evaluate(questionnaire, answers, measures=(measure,)).risks["leak"]
    assert level.target == level.current
    assert level.target.likelihood == Range(low=4, high=4)


def test_what_is_unknown_widens_a_level_instead_of_pretending(questionnaire, said):
    level = evaluate(questionnaire, said(crime_prevention=True, stored=True)).risks["leak"]
    # base 3; days > 90 may add 1; networked may add 1 (bounded to 4); everything treating may be met: -2
    assert level.inherent.likelihood == Range(low=3, high=4)
    assert level.current.likelihood == Range(low=1, high=4)
    assert (level.current.band_low, level.current.band_high) == ("low", "high")


def test_a_notice_is_ready_only_with_what_a_must_demands(questionnaire, said):
    bare = evaluate(questionnaire, said(crime_prevention=True, stored=False)).notices["entrance"]
    assert not bare.ready
    assert [(e.element, e.missing) for e in bare.elements if e.demanded_by and e.missing] == [
        ("operator", ("operator",))
    ]
    full = evaluate(questionnaire, said(crime_prevention=True, stored=False, operator="サンプル")).notices
    # "web" is only recommended: it is left out, it does not block.
    assert full["entrance"].ready
    assert [e.element for e in full["entrance"].elements if e.shown] == ["operator"]


def test_the_threshold_names_the_criteria_that_hold(questionnaire, said):
    required = evaluate(questionnaire, said(networked=True, stored=True, days=30)).threshold
    assert (required.decision, required.criteria) == ("required", (0, 1))
    recommended = evaluate(questionnaire, said(networked=False, stored=True, days=30)).threshold
    assert (recommended.decision, recommended.criteria) == ("recommended", (1,))
    waiting = evaluate(questionnaire, said(stored=True, days=30)).threshold
    assert (waiting.decision, waiting.missing) == ("undetermined", ("networked",))
    assert evaluate(questionnaire, said(networked=False, stored=False)).threshold.decision == "not_needed"


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "assessed_on": st.sampled_from(["2026-11-21", "2027-05-01"]),
        "crime_prevention": st.booleans(),
        "operator": st.sampled_from(["A社", "B社"]),
        "web": st.just("https://example.jp"),
        "stored": st.booleans(),
        "days": st.sampled_from([1, 31, 32, 62, 91]),
        "needed_longer": st.booleans(),
        "training": st.sampled_from(
            [DONE, PARTLY, Practice(state="not_done"), Answer(not_applicable="なし"), Answer(unknown=True)]
        ),
        "networked": st.booleans(),
        "cameras": st.lists(
            st.fixed_dictionaries({}, optional={"place": st.just("入口"), "private": st.booleans()}),
            max_size=3,
        ).map(tuple),
    },
)
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@relaxed
@given(first=ANSWERS, second=ANSWERS, third=ANSWERS)
def test_judging_only_what_changed_gives_what_judging_afresh_gives(
    questionnaire, dated_questionnaire, said, first, second, third
):
    for asked in (questionnaire, dated_questionnaire):
        evaluation = evaluate(asked, said(**first))
        for answers in (second, third):
            evaluation = evaluate(asked, said(**answers), previous=evaluation)
        fresh = evaluate(asked, evaluation.basis.answers)
        assert replace(evaluation, basis=fresh.basis) == fresh
        assert (evaluation.basis.facts, evaluation.basis.stated) == (fresh.basis.facts, fresh.basis.stated)


@relaxed
@given(first=ANSWERS, more=ANSWERS)
def test_answering_more_never_turns_a_settled_verdict_undetermined(questionnaire, said, first, more):
    before = evaluate(questionnaire, said(**first))
    after = evaluate(questionnaire, said(**(more | first)))
    open_before = {n for n, v in before.verdicts.items() if v.status is Status.UNDETERMINED}
    open_after = {n for n, v in after.verdicts.items() if v.status is Status.UNDETERMINED}
    # "I don't know yet" is no answer, so replacing it is answering more, never less.
    assert open_after <= open_before


@relaxed
@given(answers=ANSWERS)
def test_treatment_never_raises_a_level_and_plans_never_lower_less(questionnaire, said, answers):
    measure = Measure(id="m", title="対策", requirements=("retention", "trained"))
    level = evaluate(questionnaire, said(**answers), measures=(measure,)).risks["leak"]
    for axis in ("impact", "likelihood"):
        inherent, current, target = (getattr(p, axis) for p in (level.inherent, level.current, level.target))
        assert target.low <= current.low <= inherent.low
        assert target.high <= current.high <= inherent.high


@relaxed
@given(first=ANSWERS, more=ANSWERS)
def test_ranges_only_shrink_as_answers_come_in(questionnaire, said, first, more):
    before = evaluate(questionnaire, said(**first)).risks["leak"].current.likelihood
    after = evaluate(questionnaire, said(**(more | first))).risks["leak"].current.likelihood
    assert before.low <= after.low <= after.high <= before.high


def test_the_words_of_a_reason_name_question_and_answer(questionnaire, said):
    answers = said(crime_prevention=True, stored=True, days=14)
    evaluation = evaluate(questionnaire, answers)
    words = reason_text(evaluation.verdicts["retention"], questionnaire, answers, translator("ja"))
    assert "「days？」→ 14日" in words


def test_several_choices_read_as_one_sentence_in_english():
    labels = {"a": "Crime prevention", "b": "Safety", "c": "URL of the page", "d": "A log is kept"}
    asked = Question(id="q", step="s", ask="?", type=QuestionType.CHOICES, choices=labels)
    words = scalar_text(asked, tuple(labels), "question.q", translator("en"))
    assert words == "Crime prevention, safety, URL of the page, a log is kept"


@pytest.mark.parametrize(
    ("guideline", "place", "cited"),
    [
        ("個人情報保護法", "法22条、Q&A 5-4", "個人情報保護法 22条、Q&A 5-4"),
        ("APPI", "Art. 22", "APPI Art. 22"),
        ("見本県 指針", "見本県 指針 第3", "見本県 指針 第3"),
        ("業界の資料", "法18条", "業界の資料 法18条"),
    ],
)
def test_a_place_is_cited_without_saying_anything_twice(guideline, place, cited):
    assert cited_text(guideline, place) == cited


def test_a_practice_told_in_a_sentence_goes_on_with_its_evidence():
    asked = Question(id="q", step="s", ask="?", type=QuestionType.PRACTICE)
    done = Practice(state="done", how="店番の3人に話す。", evidence="名簿")
    assert value_text(asked, done, translator("ja")) == "実施している、店番の3人に話す、名簿"


def test_a_requirement_that_decided_another_is_named_with_its_own_verdict(questionnaire, said):
    answers = said(crime_prevention=True, stored=True, days=200, needed_longer=False)
    evaluation = evaluate(questionnaire, answers)
    verdict = evaluation.verdicts["summary"]
    words = reason_text(verdict, questionnaire, answers, translator("ja"), evaluation.verdicts)
    assert "「第retention」→ 満たしていない" in words
