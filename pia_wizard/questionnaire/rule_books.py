"""The operator's rules with their conditions compiled."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pia_wizard.questionnaire.expressions import Expression, Scope, compile_expression
from pia_wizard.questionnaire.model import RuleBook


@dataclass(frozen=True, slots=True)
class CompiledRuleBook:
    """The rules and their conditions by what they say in the file; the same condition is compiled once."""

    book: RuleBook
    conditions: Mapping[str, Expression]


def compiled_rule_book(book: RuleBook, scope: Scope) -> CompiledRuleBook:
    """Compile the conditions of rules that passed the checker."""
    sources = dict.fromkeys(filter(None, _conditions(book)))
    return CompiledRuleBook(book, {source: compile_expression(source, scope) for source in sources})


def _conditions(book: RuleBook) -> Iterator[str]:
    yield from (other.when for other in book.titles)
    for article in book.articles.values():
        yield article.when
        for clause in article.clauses:
            yield clause.when
            yield from (item.when for item in clause.items)
