"""The operator's rules answer every clause that a guideline wants in them, and never ask for more answers."""

import re

import pytest
from msgspec.structs import replace

from pia_wizard.evaluation import evaluate
from pia_wizard.evaluation.rule_books import rule_book_state
from pia_wizard.questionnaire.compile import compile_questionnaire, placeholders

ABOUT_ASSESSING = {
    "cgb2-2-3-1-dialogue",
    "iso29134-6-2",
    "iso29134-6-3-1",
    "iso29134-6-3-1-advice",
    "iso29134-6-3-2",
    "iso29134-6-3-4",
    "iso29134-6-4-1",
    "iso29134-6-4-2",
    "iso29134-6-4-3",
    "iso29134-6-4-5",
    "iso29134-6-4-5-accept",
    "iso29134-6-5-1",
    "iso29134-6-5-2",
}
"""What is asked of the assessment, not of running cameras: the report answers it."""

NOT_IN_FORCE = {"appi_2026"}

MATRIX = {
    "use": ("jeas-mgmt-1-a", "jeas-ops-2", "tsp-7.2-2-a", "mun-2-1-b", "yam-2-1"),
    "placement": ("mun-2-2-c", "yam-2-2-c", "mun-2-2-b", "yam-2-2-b"),
    "sign": ("jeas-mgmt-2", "tsp-6.1-2-a", "tsp-7.1-2", "mun-2-3-b", "yam-2-3-c"),
    "people": ("jeas-mgmt-3-a", "jeas-mgmt-3-b", "tsp-7.3-2-a", "mun-2-4-b", "yam-2-4"),
    "viewing": ("jeas-mgmt-3-c", "jeas-mgmt-5-a", "jeas-mgmt-5-b", "jeas-ops-6-b"),
    "secrecy": ("jeas-mgmt-5-c", "jeas-ops-2-1", "jeas-ops-2-2", "jeas-ops-8-a", "mun-2-5-a", "yam-2-8-b"),
    "training": ("jeas-ops-3", "jeas-ops-8-b"),
    "keeping": (
        "jeas-mgmt-10-a",
        "jeas-mgmt-10-b",
        "jeas-ops-4-e",
        "jeas-ops-5-a",
        "mun-2-6-1-b",
        "yam-2-6-1",
    ),
    "devices": ("jeas-ops-4-a", "jeas-ops-4-c", "mun-2-6-6", "yam-2-6-6", "yam-2-11-c"),
    "copying": ("mun-2-6-2-a", "mun-2-6-2-b", "mun-2-6-2-c", "yam-2-6-2"),
    "retention": ("jeas-mgmt-4-a", "jeas-mgmt-4-b", "tsp-7.1-3", "mun-2-6-3", "mun-2-6-4", "yam-2-6-3-b"),
    "disposal": ("jeas-mgmt-9-b", "mun-2-6-5", "yam-2-6-5"),
    "provision": ("jeas-mgmt-6-a", "tsp-7.2-1", "mun-2-7-1-b", "mun-2-7-2-b", "yam-2-7-2-a"),
    "provision_record": ("jeas-mgmt-7-record", "mun-2-7-2-c", "mun-2-7-2-d", "yam-2-7-2-d"),
    "subjects": ("jeas-mgmt-6-c",),
    "complaints": ("jeas-mgmt-8", "tsp-9.1-2", "mun-2-8", "yam-2-9"),
    "vendors": ("jeas-mgmt-9-a", "tsp-10.1-1-a", "tsp-10.1-1-b", "mun-2-9", "yam-2-10-a", "yam-2-10-b"),
    "inspection": ("jeas-mgmt-11", "mun-2-10-a", "yam-2-11-a", "yam-2-11-b"),
    "ending": ("mun-2-10-d", "mun-2-10-e"),
    "register": ("jeas-ops-7-a", "jeas-ops-7-b", "jeas-view-3"),
    "alerts": ("jeas-view-0", "jeas-view-1-c", "jeas-view-2-a"),
    "joint": ("jeas-ops-9-a", "jeas-ops-10-a", "jeas-ops-11", "jeas-ops-12-a", "jeas-ops-ju", "appi-27-5-3"),
    "making_known": ("mun-3-b", "jeas-sum-1"),
}
"""Article: requirements that want it, as read from the clauses (a row for each part of such rules)."""


@pytest.fixture(scope="module")
def book(library):
    return library.rules["camera_rules"]


def named(article):
    found = set(article.asked_by)
    for clause in article.clauses:
        found.update(clause.asked_by, *(item.asked_by for item in clause.items))
    return found


def test_every_requirement_has_its_place_in_the_rules_or_is_about_assessing(library, book):
    answered = set().union(*(named(article) for article in book.articles.values()))
    asked = {
        name
        for guideline in library.guidelines.values()
        if guideline.id not in NOT_IN_FORCE
        for name in guideline.requirements
    }
    assert asked - answered == ABOUT_ASSESSING
    assert answered <= asked


@pytest.mark.parametrize("name", MATRIX)
def test_a_part_of_the_rules_answers_the_clauses_that_want_it(book, name):
    assert set(MATRIX[name]) <= named(book.articles[name])


def test_words_instead_of_a_breach_are_there_only_for_requirements_the_clause_answers(book):
    for article in book.articles.values():
        for clause in article.clauses:
            for other in clause.instead:
                assert set(other.unmet) <= named(article), article.id
                assert other.text != clause.text


def test_what_decides_whether_a_clause_stands_has_a_short_name(library, book):
    """So that "undecided" never quotes a whole question where the content could say it in a word."""
    questionnaire = compile_questionnaire(library, ("yamagata_cameras",), "four_by_four")
    reads = set().union(*(e.reads for e in questionnaire.rules["camera_rules"].conditions.values()))
    assert reads <= book.names.keys()


def test_no_clause_repeats_another(book):
    texts = [clause.text for article in book.articles.values() for clause in article.clauses]
    assert len(texts) == len(set(texts))


def test_rules_speak_as_rules_do(book):
    """Rules are written plainly and not politely: する, not します."""
    for article in book.articles.values():
        for clause in article.clauses:
            for text in (clause.text, *(other.text for other in clause.instead)):
                assert not re.search(r"(です|ます|ません|ください)[。、]", text), text
                assert text.endswith("。") or "{" in text[-20:], text


def test_placeholders_stand_for_questions_with_names(book):
    for article in book.articles.values():
        for clause in article.clauses:
            assert set(placeholders(clause.text)) <= {*book.names, *book.blanks}


def test_whatever_guideline_is_chosen_the_unanswered_rules_stand_and_ask(library):
    for guideline in library.guidelines:
        questionnaire = compile_questionnaire(library, (guideline,), "four_by_four")
        state = rule_book_state(
            questionnaire.rules["camera_rules"], questionnaire, evaluate(questionnaire, {})
        )
        assert [a.article.id for a in state.articles][:2] == ["purpose", "words"]
        assert any(a.undecided for a in state.articles)


def test_rules_never_make_the_small_shop_answer_more(library):
    with_rules = compile_questionnaire(library, ("yamagata_cameras", "jeas_cameras", "appi"), "four_by_four")
    bare = replace(library, rules={})
    without = compile_questionnaire(bare, ("yamagata_cameras", "jeas_cameras", "appi"), "four_by_four")
    assert set(with_rules.questions) == set(without.questions)
