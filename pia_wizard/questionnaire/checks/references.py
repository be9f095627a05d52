"""References by id: what is named must exist."""

from collections.abc import Iterator

from pia_wizard.errors import N_
from pia_wizard.errors.spelling import nearest
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.documents import Place
from pia_wizard.questionnaire.faults import Fault
from pia_wizard.questionnaire.model import (
    Difference,
    Guideline,
    Publication,
    QuestionType,
    RecordForm,
    RuleBook,
)

_SENTENCES = {
    "steps": (
        N_("ステップ「{key}」はありません。"),
        N_("ステップ「{key}」はありません。もしかして: {guess}"),
    ),
    "questions": (N_("質問「{key}」はありません。"), N_("質問「{key}」はありません。もしかして: {guess}")),
    "risks": (N_("リスク「{key}」はありません。"), N_("リスク「{key}」はありません。もしかして: {guess}")),
    "requirements": (
        N_("要求事項「{key}」はありません。"),
        N_("要求事項「{key}」はありません。もしかして: {guess}"),
    ),
}


def reference_faults(content: Content) -> Iterator[Fault]:
    """Give a fault for every step, practice, risk and requirement that is named but does not exist."""
    for name, question in content.library.questions.items():
        place = content.places["questions"][name]
        yield from _missing(content, "steps", question.step, place.at("step"))
    for name, guideline in content.library.guidelines.items():
        yield from _guideline(content, guideline, content.places["guidelines"][name])
    for name, difference in content.library.differences.items():
        yield from _difference(content, difference, content.places["differences"][name])
    for name, notice in content.library.notices.items():
        for key, element in notice.elements.items():
            place = content.places["notices"][name].at("elements", key, "asked_by")
            for i, requirement in enumerate(element.asked_by):
                yield from _missing(content, "requirements", requirement, place.at(i))
    for name, publication in content.library.publication.items():
        yield from _publication(content, publication, content.places["publication"][name])
    for requirement, place in _demanding(content):
        yield from _missing(content, "requirements", requirement, place)


def _demanding(content: Content) -> Iterator[tuple[str, Place]]:
    """Give every requirement that the operator's rules and record forms name, with its place."""
    for name, book in content.library.rules.items():
        yield from _of_rule_book(book, content.places["rules"][name])
    for name, form in content.library.forms.items():
        yield from _of_form(form, content.places["forms"][name])


def _of_rule_book(book: RuleBook, place: Place) -> Iterator[tuple[str, Place]]:
    """Give every requirement that an operator's rules name, with its place."""
    for name, article in book.articles.items():
        here = place.at("articles", name)
        yield from ((r, here.at("asked_by", i)) for i, r in enumerate(article.asked_by))
        for n, clause in enumerate(article.clauses):
            there = here.at("clauses", n)
            yield from ((r, there.at("asked_by", i)) for i, r in enumerate(clause.asked_by))
            for m, other in enumerate(clause.instead):
                yield from ((r, there.at("instead", m, "unmet", i)) for i, r in enumerate(other.unmet))
            for m, item in enumerate(clause.items):
                yield from ((r, there.at("items", m, "asked_by", i)) for i, r in enumerate(item.asked_by))


def _of_form(form: RecordForm, place: Place) -> Iterator[tuple[str, Place]]:
    """Give every requirement that a record form names, with its place."""
    yield from ((r, place.at("asked_by", i)) for i, r in enumerate(form.asked_by))
    for name, column in form.columns.items():
        here = place.at("columns", name, "asked_by")
        yield from ((r, here.at(i)) for i, r in enumerate(column.asked_by))


def _guideline(content: Content, guideline: Guideline, place: Place) -> Iterator[Fault]:
    for name, requirement in guideline.requirements.items():
        here = content.places["requirements"][name]
        if requirement.practice:
            yield from _practice(content, requirement.practice, here.at("practice"))
        for risk in requirement.treats:
            yield from _missing(content, "risks", risk, here.at("treats", risk), key=True)
    for i, statement in enumerate(guideline.statements):
        if statement.requirement:
            there = place.at("statements", i, "requirement")
            yield from _missing(content, "requirements", statement.requirement, there)


def _difference(content: Content, difference: Difference, place: Place) -> Iterator[Fault]:
    if difference.question:
        yield from _missing(content, "questions", difference.question, place.at("question"))
    for i, position in enumerate(difference.positions):
        yield from _missing(
            content, "requirements", position.requirement, place.at("positions", i, "requirement")
        )


def _publication(content: Content, publication: Publication, place: Place) -> Iterator[Fault]:
    for name, section in publication.sections.items():
        for key, item in section.items.items():
            if item.question:
                here = place.at("sections", name, "items", key, "question")
                yield from _missing(content, "questions", item.question, here)
    for name, told in publication.risks.items():
        for i, risk in enumerate(told.risks):
            yield from _missing(content, "risks", risk, place.at("risks", name, "risks", i))


def _practice(content: Content, name: str, place: Place) -> Iterator[Fault]:
    question = content.library.questions.get(name)
    if question is None:
        yield from _missing(content, "questions", name, place)
    elif question.type is not QuestionType.PRACTICE:
        words = N_("practice には type: practice の質問を書いてください。「{key}」は {type} です。")
        yield place.fault(words, key=name, type=question.type)


def _missing(content: Content, kind: str, name: str, place: Place, *, key: bool = False) -> Iterator[Fault]:
    if name in content.declared[kind]:
        return
    plain, guessing = _SENTENCES[kind]
    found = place.key_fault if key else place.fault
    guess = nearest(name, content.declared[kind])
    yield found(guessing, key=name, guess=guess) if guess else found(plain, key=name)
