"""The operator's rules: templates name questions that have a short name; schedules show tables."""

from collections.abc import Iterator

from pia_wizard.errors import N_
from pia_wizard.questionnaire.checks.notices import template_faults
from pia_wizard.questionnaire.compile import placeholders
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.documents import Place
from pia_wizard.questionnaire.faults import Fault, listing
from pia_wizard.questionnaire.model import Article, QuestionType, RuleBook, Schedule


def rule_book_faults(content: Content) -> Iterator[Fault]:
    """Give the faults of every operator's rules."""
    for name, book in content.library.rules.items():
        place = content.places["rules"][name]
        known = content.declared["questions"]
        for question in book.names:
            if question not in known:
                words = N_("質問「{key}」はありません。")
                yield place.at("names", question).key_fault(words, key=question)
        for blank in book.blanks.keys() & known:
            words = N_("「{key}」という質問がすでにあります。別の名前を付けてください。")
            yield place.at("blanks", blank).key_fault(words, key=blank)
        for key, article in book.articles.items():
            yield from _article_faults(book, article, place.at("articles", key), content)
        for key, schedule in book.schedules.items():
            yield from _schedule_faults(schedule, place.at("schedules", key), content)


def _article_faults(book: RuleBook, article: Article, place: Place, content: Content) -> Iterator[Fault]:
    if not article.clauses:
        yield place.at("clauses").key_fault(N_("clauses に項を1つ以上書いてください。"))
    for template, where in _templates(article, place):
        yield from template_faults(template, where, content, book.blanks)
        for name in placeholders(template):
            if name in content.declared["questions"] and name not in book.names:
                words = N_("「{key}」が未定のときに使う短い名前を names に書いてください。")
                yield where.fault(words, key=name)


def _templates(article: Article, place: Place) -> Iterator[tuple[str, Place]]:
    for i, clause in enumerate(article.clauses):
        here = place.at("clauses", i)
        yield clause.text, here.at("text")
        yield from ((other.text, here.at("instead", n, "text")) for n, other in enumerate(clause.instead))
        yield from ((item.text, here.at("items", n, "text")) for n, item in enumerate(clause.items))


def _schedule_faults(schedule: Schedule, place: Place, content: Content) -> Iterator[Fault]:
    if schedule.question not in content.declared["questions"]:
        yield place.at("question").fault(N_("質問「{key}」はありません。"), key=schedule.question)
        return
    question = content.library.questions.get(schedule.question)
    if question is None:
        return
    if question.type is not QuestionType.TABLE:
        words = N_("別表には type: table の質問を書いてください。「{key}」は {type} です。")
        yield place.at("question").fault(words, key=question.id, type=question.type)
        return
    for i, name in enumerate(schedule.columns):
        if name not in question.columns:
            words = N_("表に列「{key}」はありません。ある列: {known}")
            yield place.at("columns", i).fault(words, key=name, known=listing(question.columns))
