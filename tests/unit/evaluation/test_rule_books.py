"""The operator's rules: which articles stand, which words are said, what is undecided. Worked by hand."""

import pytest

from pia_wizard.assessment.model import Answer, Override
from pia_wizard.evaluation import evaluate
from pia_wizard.evaluation.rule_books import rule_book_state
from pia_wizard.questionnaire.compile import compile_questionnaire
from pia_wizard.questionnaire.library import load_library

FILES = {
    "steps.yaml": "format: 1\nsteps: {system: {title: システム}}\n",
    "questions/all.yaml": """\
format: 1
questions:
  stored: {step: system, ask: 保存しますか。, type: yes_no}
  days: {step: system, ask: 何日ですか。, type: number, unit: 日, min: 0, max: 999, when: stored}
  vendor: {step: system, ask: 委託しますか。, type: yes_no}
  desk: {step: system, ask: 窓口はどこですか。, type: text}
  unasked: {step: system, ask: だれも見ない質問です。, type: text}
  cases: {step: system, ask: いつ渡しますか。, type: choices, choices: {law: 法令, friend: 知人}}
  cameras:
    {step: system, ask: カメラ, type: table, row_name: カメラ, columns: {place: {ask: 場所, type: text}}}
""",
    "guidelines/own.yaml": """\
format: 1
guideline: own
title: 基準
short_title: 基準
publisher: 団体
force: guideline
requirements:
  own-days: {clauses: [own-1], place: 第1, phase: management, obligation: must, says: 31日まで,
             applies_when: stored, met_when: days <= 31, partly_when: days <= 60, advice: 短くする}
  own-vendor: {clauses: [own-2], place: 第2, phase: management, obligation: must, says: 契約,
               applies_when: vendor, met_when: answered(desk)}
  own-cases: {clauses: [own-3], place: 第3, phase: management, obligation: must, says: 法令だけ,
              met_when: '"friend" not in cases'}
  own-cameras: {clauses: [own-4], place: 第4, phase: management, obligation: must, says: 一覧,
                met_when: count(cameras) >= 1}
""",
    "methods/one.yaml": """\
format: 1
methods:
  one:
    title: 方法
    impact_levels: [{name: 小, meaning: 小}, {name: 大, meaning: 大}]
    likelihood_levels: [{name: 小, meaning: 小}, {name: 大, meaning: 大}]
    bands: {low: {name: 低, meaning: 低}}
    matrix: [[low, low], [low, low]]
    weights: {must: 2, should: 1, prohibited: 2}
    reductions: [{share: 0.5, by: -1}]
    scale: {impact: [1, 1, 2, 2], likelihood: [1, 1, 2, 2]}
""",
    "rules/own.yaml": """\
format: 1
rules:
  own:
    title: 規程
    titles: [{when: vendor, title: 委託のある規程}]
    names: {days: 保存期間, desk: 窓口, unasked: だれも見ないこと, cameras: カメラ}
    blanks: {post: 役職}
    schedules: {list: {title: 別表, question: cameras, columns: [place]}}
    articles:
      aim: {title: 趣旨, always: true, clauses: [{text: 定める。}, {text: "責任者は{post}。"}]}
      keeping:
        title: 保存
        when: stored
        clauses:
          - text: 期間は{days}間。
            asked_by: [own-days]
            instead: [{unmet: [own-days], text: 期間は31日まで。}]
          - text: 窓口は{desk}。
          - text: "{unasked}を守る。"
      vendors: {title: 委託, clauses: [{text: 契約する。, asked_by: [own-vendor]}]}
      giving:
        title: 提供
        always: true
        clauses:
          - text: 次のときだけ渡す。
            items:
              - {text: 法令に基づくとき, when: '"law" in cases', asked_by: []}
            asked_by: [own-cases]
            instead: [{unmet: [own-cases], text: 知人には渡さない。}]
""",
}


@pytest.fixture(scope="module")
def questionnaire(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rules")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return compile_questionnaire(load_library([folder]), ("own",), "one")


@pytest.fixture
def state(questionnaire):
    def read(overrides=None, **facts):
        answers = {name: Answer(value=value) for name, value in facts.items()}
        evaluation = evaluate(questionnaire, answers, overrides=overrides or {})
        return rule_book_state(questionnaire.rules["own"], questionnaire, evaluation)

    return read


def article(found, name):
    return next((a for a in found.articles if a.article.id == name), None)


def words(found, name):
    return [clause.said.source for clause in article(found, name).clauses]


def test_rules_never_make_a_question_be_asked(questionnaire):
    assert "unasked" not in questionnaire.questions
    assert {"stored", "days", "vendor", "desk", "cases", "cameras"} == set(questionnaire.questions)


def test_an_article_stands_where_its_condition_holds_and_is_numbered_among_those_that_stand(state):
    found = state(stored=True, days=20, vendor=False)
    assert [(a.number, a.article.id) for a in found.articles] == [(1, "aim"), (2, "keeping"), (3, "giving")]
    assert article(state(stored=False, vendor=False), "keeping") is None


def test_an_article_stands_where_a_requirement_that_applies_demands_it(state):
    assert article(state(vendor=True), "vendors").demanded_by == ("own-vendor",)
    assert article(state(vendor=False), "vendors") is None


def test_a_clause_about_what_is_not_asked_here_is_left_out(state):
    assert words(state(stored=True, days=20, desk="電話"), "keeping") == [
        "期間は{days}間。",
        "窓口は{desk}。",
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [(20, "期間は{days}間。"), (31, "期間は{days}間。"), (60, "期間は31日まで。"), (90, "期間は31日まで。")],
)
def test_what_breaks_a_requirement_is_never_written_down(state, days, said):
    found = state(stored=True, days=days)
    assert words(found, "keeping")[0] == said
    assert article(found, "keeping").gaps == (("own-days",) if days > 31 else ())


def test_the_assessors_own_judgement_counts_as_the_computed_one_does(state):
    overrides = {"own-days": Override(status="met", reason="都の承認がある")}
    assert words(state(overrides, stored=True, days=90), "keeping")[0] == "期間は{days}間。"


def test_what_is_not_answered_is_undecided_where_it_would_be_said(state):
    found = article(state(stored=True), "keeping")
    assert found.clauses[0].said.undecided == ("days",)
    assert found.undecided == ("days", "desk")


def test_while_it_is_open_whether_an_article_stands_it_only_says_what_is_to_be_decided(state):
    found = article(state(), "keeping")
    assert [(c.said.source, c.said.undecided) for c in found.clauses] == [("", ("stored",))]
    assert article(state(), "vendors").undecided == ("vendor",)


def test_a_blank_that_no_question_asks_is_always_undecided(state):
    assert article(state(stored=False, vendor=False), "aim").undecided == ("post",)


def test_items_are_said_by_their_own_conditions_and_the_words_instead_stand_alone(state):
    kept = article(state(cases=("law",)), "giving")
    assert [item.source for item in kept.clauses[0].items] == ["法令に基づくとき"]
    broken = article(state(cases=("law", "friend")), "giving")
    assert [(c.said.source, c.items) for c in broken.clauses] == [("知人には渡さない。", ())]


def test_a_clause_none_of_whose_items_is_said_is_left_out_and_so_is_an_empty_article(state):
    overrides = {"own-cases": Override(status="met", reason="確認した")}
    assert article(state(overrides, cases=("friend",)), "giving") is None


def test_the_title_is_the_first_that_holds(state):
    assert state(vendor=True).title.source == "委託のある規程"
    assert state(vendor=False).title.source == state().title.source == "規程"


def test_a_schedule_is_there_once_it_has_rows(state):
    assert state(cameras=({"place": "入口"},)).schedules == ("list",)
    assert state().schedules == ()
