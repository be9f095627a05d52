"""Expressions: what they mean, what decides them, and what they refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pia_wizard.questionnaire.expressions import ABSENT, UNKNOWN, ExpressionError, Scope, compile_expression
from pia_wizard.questionnaire.model import Column, Question, QuestionType


def question(name, kind, **rest):
    return Question(id=name, step="system", ask="？", type=kind, **rest)


COLUMNS = {
    "private": Column(id="private", ask="？", type=QuestionType.YES_NO),
    "place": Column(id="place", ask="？", type=QuestionType.TEXT),
}
SCOPE = Scope(
    {
        "stored": question("stored", QuestionType.YES_NO),
        "shared": question("shared", QuestionType.YES_NO),
        "days": question("days", QuestionType.NUMBER),
        "limit": question("limit", QuestionType.NUMBER),
        "start": question("start", QuestionType.DATE),
        "place": question("place", QuestionType.CHOICE, choices={"shop": "店", "station": "駅"}),
        "purposes": question("purposes", QuestionType.CHOICES, choices={"theft": "防犯", "flow": "動線"}),
        "training": question("training", QuestionType.PRACTICE),
        "contact": question("contact", QuestionType.TEXT),
        "cameras": question("cameras", QuestionType.TABLE, columns=COLUMNS),
    },
    {"yam-2-7-(1)-ア"},
)
NOTHING_KNOWN = {**dict.fromkeys(SCOPE.questions, UNKNOWN), "met:yam-2-7-(1)-ア": UNKNOWN}


def judge(source, **facts):
    return compile_expression(source, SCOPE).judge(NOTHING_KNOWN | facts)


def test_an_unanswered_fact_leaves_a_comparison_undetermined_and_is_named():
    assert judge("days <= 31") == (None, {"days"})


def test_false_and_unknown_is_false_and_only_the_false_part_decides():
    assert judge("days <= 31 and stored", stored=False) == (False, {"stored"})


def test_true_or_unknown_is_true_and_only_the_true_part_decides():
    assert judge("days <= 31 or stored", stored=True) == (True, {"stored"})


def test_true_and_unknown_is_undetermined_and_names_what_is_missing():
    assert judge("stored and days <= 31", stored=True) == (None, {"days"})


def test_of_two_true_parts_of_and_both_decide():
    assert judge("stored and days <= 31", stored=True, days=14) == (True, {"stored", "days"})


def test_an_absent_fact_makes_every_comparison_false():
    assert judge("days <= 31", days=ABSENT) == (False, {"days"})
    assert judge("place != 'shop'", place=ABSENT) == (False, {"place"})
    assert judge("stored", stored=ABSENT) == (False, {"stored"})


@pytest.mark.parametrize(
    ("source", "facts", "truth"),
    [
        ("7 <= days <= 31", {"days": 7}, True),
        ("7 <= days <= 31", {"days": 32}, False),
        ('"theft" in purposes', {"purposes": frozenset({"theft"})}, True),
        ('"flow" not in purposes', {"purposes": frozenset({"theft"})}, True),
        ('place in ("shop", "station")', {"place": "station"}, True),
        ('training == "done"', {"training": "planned"}, False),
        ("answered(contact)", {"contact": "0120-000-000"}, True),
        ("answered(contact)", {"contact": ABSENT}, False),
        ("not stored", {"stored": False}, True),
        ('met("yam-2-7-(1)-ア")', {"met:yam-2-7-(1)-ア": True}, True),
        ("count(cameras) >= 2", {"cameras": ({}, {})}, True),
        ("days <= limit", {"days": 3, "limit": 3.5}, True),
    ],
)
def test_each_form_of_the_language_means_what_it_says(source, facts, truth):
    assert judge(source, **facts)[0] is truth


def test_dates_compare_with_written_days():
    from datetime import date

    assert judge('start >= "2026-09-21"', start=date(2026, 9, 21))[0] is True
    assert judge('start >= "2026-09-21"', start=date(2026, 9, 20))[0] is False


def test_rows_are_judged_one_by_one_and_a_blank_cell_keeps_it_open():
    rows = ({"private": False, "place": "入口"}, {"private": UNKNOWN, "place": "レジ"})
    assert judge("any(row.private for row in cameras)", cameras=rows) == (None, {"cameras"})
    assert judge("all(answered(row.place) for row in cameras)", cameras=rows) == (True, {"cameras"})
    assert judge("any(row.private for row in cameras)", cameras=({"private": True}, *rows))[0] is True
    assert judge("count(row.private for row in cameras) == 0", cameras=rows)[0] is None


def test_the_rows_that_settle_it_are_named_by_their_number():
    rows = tuple({"private": private, "place": "入口"} for private in (False, True, False, True))
    assert judge("any(row.private for row in cameras)", cameras=rows) == (
        True,
        {"cameras", "cameras#2", "cameras#4"},
    )
    assert judge("not all(row.private for row in cameras)", cameras=rows) == (
        True,
        {"cameras", "cameras#1", "cameras#3"},
    )


def test_inside_rows_facts_beside_the_table_decide_and_are_missing_too():
    rows = ({"private": True, "place": "入口"},)
    mixed = "any(row.private and stored for row in cameras)"
    assert judge(mixed, cameras=rows) == (None, {"stored"})
    assert judge(mixed, cameras=rows, stored=True) == (True, {"cameras", "cameras#1", "stored"})
    counted = "count(row.private and stored for row in cameras) == 0"
    assert judge(counted, cameras=rows, stored=True) == (False, {"cameras", "stored"})
    assert "stored" in judge(counted, cameras=rows)[1]
    assert judge("stored and " + counted, cameras=rows, stored=True)[0] is False


@pytest.mark.parametrize(
    ("source", "column", "hint"),
    [
        ("storde", 0, "もしかして: stored"),
        ("stored and dayz > 1", 11, "もしかして: days"),
        ('"防犯" in purposes', 0, "という選択肢はありません"),
        ('"thefd" in purposes', 0, "もしかして: theft"),
        ('met("yam-2-7-(1)-イ")', 4, "もしかして: yam-2-7-(1)-ア"),
        ("days <= '31'", 0, "比べられません"),
        ("days and stored", 0, "そのまま条件になります"),
        ("days + 1 > 3", 0, "質問の名前か値"),
        ("__import__('os')", 0, "使える関数は"),
        ("stored.real", 0, "質問の名前か値"),
        ("lambda: 1", 0, "使えません"),
        ("any(any(row.private for row in cameras) for row in cameras)", 7, "入れ子にできません"),
        ("any(row.privat for row in cameras)", 4, "もしかして: private"),
        ('start > "2026-13-01"', 8, "のように書いてください"),
        ("stored and", 10, "誤りがあります"),
        ("(" * 300, 0, "誤りがあります"),
        ("stored and " * 60 + "stored", 500, "500文字まで"),
        ("not " * 60 + "stored", 100, "深すぎます"),
        ("place == 'shop\\n'", 0, "使えません"),
    ],
)
def test_what_the_language_does_not_have_is_refused_at_its_column(source, column, hint):
    with pytest.raises(ExpressionError) as refused:
        compile_expression(source, SCOPE)
    assert hint in refused.value.message
    if "(" * 300 not in source:
        assert refused.value.column == column


def test_columns_count_characters_not_bytes():
    with pytest.raises(ExpressionError) as refused:
        compile_expression('contact == "あいう" or storde', SCOPE)
    assert refused.value.message  # text cannot be compared with written words
    with pytest.raises(ExpressionError) as refused:
        compile_expression('met("yam-2-7-(1)-ア") and storde', SCOPE)
    assert refused.value.column == len('met("yam-2-7-(1)-ア") and ')


FACTS = st.fixed_dictionaries(
    {
        "stored": st.sampled_from([True, False, UNKNOWN]),
        "shared": st.sampled_from([True, False, UNKNOWN]),
        "days": st.sampled_from([1, 20, 40, UNKNOWN]),
        "place": st.sampled_from(["shop", "station", UNKNOWN]),
        "purposes": st.sampled_from(
            [frozenset(), frozenset({"theft"}), frozenset({"theft", "flow"}), UNKNOWN]
        ),
    }
)
ATOMS = st.sampled_from(
    ["stored", "shared", "days <= 31", "10 < days < 30", "place == 'shop'", "'flow' in purposes", "True"]
)
SOURCES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(lambda a: f"not ({a})"),
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})"),
    ),
    max_leaves=6,
).filter(lambda source: len(source) <= 500)


@given(SOURCES, FACTS)
def test_with_everything_answered_the_meaning_is_pythons_own(source, facts):
    known = {name: value for name, value in facts.items() if value is not UNKNOWN}
    if len(known) == len(facts):
        assert judge(source, **facts)[0] is eval(source, {}, known)  # noqa: S307 - generated above


@given(SOURCES, FACTS)
def test_the_named_facts_alone_decide(source, facts):
    truth, deciding = judge(source, **facts)
    only = {name: value for name, value in facts.items() if name in deciding}
    if truth is not None:
        assert judge(source, **only)[0] is truth
    else:
        assert deciding <= {name for name, value in facts.items() if value is UNKNOWN}


@given(SOURCES, FACTS, FACTS)
def test_answering_more_never_unsettles_what_was_settled(source, facts, later):
    truth, _ = judge(source, **facts)
    more = {name: later[name] if value is UNKNOWN else value for name, value in facts.items()}
    if truth is not None:
        assert judge(source, **more)[0] is truth


def refusal(source):
    try:
        compile_expression(source, SCOPE)
    except ExpressionError as refused:
        return refused
    return None


@given(st.text(max_size=120))
def test_any_text_is_either_compiled_or_refused_with_a_sentence(source):
    refused = refusal(source)
    assert refused is None or (refused.message and 0 <= refused.column <= len(source))
