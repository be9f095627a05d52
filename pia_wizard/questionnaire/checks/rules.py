"""Every condition of the content, compiled where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pia_wizard.errors import N_
from pia_wizard.questionnaire.checks.never_true import never_true
from pia_wizard.questionnaire.compile import facts_scope, guideline_scope
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.documents import Place
from pia_wizard.questionnaire.expressions import (
    Expression,
    ExpressionError,
    Scope,
    compile_expression,
    compile_row_expression,
)
from pia_wizard.questionnaire.faults import MOST_FAULTS, Fault
from pia_wizard.questionnaire.model import (
    FLOWS,
    Guideline,
    Notice,
    Publication,
    QuestionType,
    Risk,
    RuleBook,
)

_WORD = re.compile(r"[a-z][a-z0-9_]*")


class Rule(NamedTuple):
    """A condition: whose it is (kind and id), its key, its text, and what it may name.

    With a ``table`` it looks at one row of that table and at nothing else.
    """

    kind: str
    owner: str
    key: str
    source: str
    scope: Scope
    place: Place
    table: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What could be compiled, the words of what could not, and the faults."""

    compiled: tuple[tuple[Rule, Expression], ...]
    unread: frozenset[str]
    faults: tuple[Fault, ...]


def compiled_rules(content: Content) -> Rules:
    """Compile every condition; those that name a faulty question are passed over, not reported again."""
    broken = content.broken_questions
    compiled: list[tuple[Rule, Expression]] = []
    unread: set[str] = set()
    faults: list[Fault] = []
    for rule in _rules(content):
        words = frozenset((*_WORD.findall(rule.source), rule.table))
        if words & broken or len(faults) >= MOST_FAULTS:
            unread |= words
            continue
        try:
            expression = _expression(rule)
        except ExpressionError as error:
            unread |= words
            faults.append(rule.place.expression_fault(error))
            continue
        compiled.append((rule, expression))
        if never_true(rule.source, content.library.questions):
            faults.append(
                rule.place.fault(N_("この条件は決して成り立ちません。範囲と値を確かめてください。"))
            )
    faults += _prefill_faults(content)
    return Rules(tuple(compiled), frozenset(unread), tuple(faults))


def _expression(rule: Rule) -> Expression:
    if not rule.table:
        return compile_expression(rule.source, rule.scope)
    expression = compile_row_expression(rule.source, rule.scope, rule.table)
    if expression.reads:
        message = N_("ここでは表の1行（row）だけを見ることができます。「{name}」は使えません。")
        name = min(expression.reads, key=rule.source.find)
        raise ExpressionError(max(rule.source.find(name), 0), message, name=name)
    return expression


def _rules(content: Content) -> Iterator[Rule]:
    library, places = content.library, content.places
    facts_only = facts_scope(library)
    for name, condition in library.conditions.items():
        others = {key: other for key, other in library.conditions.items() if key != name}
        scope, place = Scope(library.questions, conditions=others), places["conditions"][name]
        yield from _written("conditions", name, {"when": condition.when}, scope, place)
    for name, question in library.questions.items():
        yield from _written("questions", name, {"when": question.when}, facts_only, places["questions"][name])
    for name, guideline in library.guidelines.items():
        yield from _guideline(content, name, guideline)
    for name, risk in library.risks.items():
        yield from _risk(name, risk, facts_only, places["risks"][name])
    for name, method in library.methods.items():
        for i, criterion in enumerate(method.threshold):
            place = places["methods"][name].at("threshold", i)
            yield from _written("methods", name, {"when": criterion.when}, facts_only, place)
    yield from _texts(content, facts_only)


def _texts(content: Content, facts_only: Scope) -> Iterator[Rule]:
    """Give the conditions of what is written from the answers: notices and the operator's rules."""
    library, places = content.library, content.places
    for name, notice in library.notices.items():
        for source, place in _of_notice(notice, places["notices"][name]):
            yield from _written("notices", name, {"when": source}, facts_only, place)
    for name, book in library.rules.items():
        for source, place in _of_rule_book(book, places["rules"][name]):
            yield from _written("rules", name, {"when": source}, facts_only, place)
    for name, form in library.forms.items():
        yield from _written("forms", name, {"when": form.when}, facts_only, places["forms"][name])
    for name, publication in library.publication.items():
        for source, place in _of_publication(publication, places["publication"][name]):
            yield from _written("publication", name, {"when": source}, facts_only, place)


def _of_publication(publication: Publication, place: Place) -> Iterator[tuple[str, Place]]:
    """Give the conditions of what may be published and the place of the entry each stands in."""
    for name, section in publication.sections.items():
        for key, item in section.items.items():
            yield item.when, place.at("sections", name, "items", key)
    for name, risk in publication.risks.items():
        yield from ((deed.when, place.at("risks", name, "done", i)) for i, deed in enumerate(risk.done))


def _of_notice(notice: Notice, place: Place) -> Iterator[tuple[str, Place]]:
    """Give the conditions of a notice and the place of the entry each stands in."""
    yield notice.when, place
    yield from ((other.when, place.at("headlines", i)) for i, other in enumerate(notice.headlines))
    yield from ((advice.when, place.at("languages", i)) for i, advice in enumerate(notice.languages))
    yield from ((picture.when, place.at("pictograms", i)) for i, picture in enumerate(notice.pictograms))
    for name, element in notice.elements.items():
        here = place.at("elements", name)
        yield element.when, here
        yield from ((other.when, here.at("texts", i)) for i, other in enumerate(element.texts))


def _of_rule_book(book: RuleBook, place: Place) -> Iterator[tuple[str, Place]]:
    """Give the conditions of an operator's rules and the place of the entry each stands in."""
    yield from ((other.when, place.at("titles", i)) for i, other in enumerate(book.titles))
    for name, article in book.articles.items():
        here = place.at("articles", name)
        yield article.when, here
        for i, clause in enumerate(article.clauses):
            there = here.at("clauses", i)
            yield clause.when, there
            yield from ((item.when, there.at("items", n)) for n, item in enumerate(clause.items))


def _guideline(content: Content, name: str, guideline: Guideline) -> Iterator[Rule]:
    scope, place = _scope(content, guideline), content.places["guidelines"][name]
    yield from _written("guidelines", name, _asked_of(guideline), scope, place)
    for key, requirement in guideline.requirements.items():
        sources = {
            "applies_when": requirement.applies_when,
            "met_when": requirement.met_when,
            "partly_when": requirement.partly_when,
        }
        yield from _written("requirements", key, sources, scope, content.places["requirements"][key])


def _scope(content: Content, guideline: Guideline) -> Scope:
    """Add this file's faulty requirements, so that naming one is not a second fault."""
    scope = guideline_scope(content.library, guideline)
    written = content.places["guidelines"][guideline.id].document.keys("requirements")
    return Scope(scope.questions, frozenset(scope.requirements) | frozenset(written), scope.conditions)


def _asked_of(guideline: Guideline) -> dict[str, str]:
    return {"applies_when": guideline.applies_when, "suggest_when": guideline.suggest_when}


def _risk(name: str, risk: Risk, scope: Scope, place: Place) -> Iterator[Rule]:
    yield from _written("risks", name, {"applies_when": risk.applies_when}, scope, place)
    for axis, rule in (("impact", risk.impact), ("likelihood", risk.likelihood)):
        for i, change in enumerate(rule.changes):
            yield from _written("risks", name, {"when": change.when}, scope, place.at(axis, "changes", i))
    if risk.at_flows:
        yield Rule("risks", name, "at_flows", risk.at_flows, scope, place.at("at_flows"), FLOWS)


def _written(kind: str, owner: str, sources: dict[str, str], scope: Scope, place: Place) -> Iterator[Rule]:
    for key, source in sources.items():
        if source:
            yield Rule(kind, owner, key, source, scope, place.at(key))


def _prefill_faults(content: Content) -> Iterator[Fault]:
    """Hold a prefilled value against its question by comparing the two; a yes_no takes a condition."""
    scope, broken = facts_scope(content.library), content.broken_questions
    for name, question in content.library.questions.items():
        source, place = question.prefill, content.places["questions"][name].at("prefill")
        if not source or broken & frozenset(_WORD.findall(source)):
            continue
        lead = "" if question.type is QuestionType.YES_NO else f"{name} == "
        try:
            compile_expression(lead + source, scope)
        except ExpressionError as error:
            offset = max(error.column - len(lead), 0)
            yield place.fault_within(offset, error.source, **error.values)
