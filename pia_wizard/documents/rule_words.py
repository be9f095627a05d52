"""The words of the operator's rules: templates filled with the answers, what is undecided being marked."""

from collections.abc import Iterator, Sequence

from pia_wizard.documents.material import Material
from pia_wizard.evaluation.rule_books import Said
from pia_wizard.evaluation.wording import answer_text, question_text
from pia_wizard.manuscript import Span, Words
from pia_wizard.questionnaire.compile import PLACEHOLDER
from pia_wizard.questionnaire.model import RuleBook


def said_words(said: Said, book: RuleBook, material: Material) -> Words:
    """Return a text with its answers; an answer is inserted once and never read as a template itself."""
    if not said.source:
        return (undecided(fact_names(said.undecided, book, material), material),)
    return tuple(_filled(material.content(said.address, said.source), said, book, material))


def undecided(names: Sequence[str], material: Material) -> Span:
    """Return the mark for what nobody has decided yet."""
    told = material.say("、").join(names)
    return Span(material.say("（未定：{what}を決めてください）", what=told), marked=True)


def fact_names(facts: Sequence[str], book: RuleBook, material: Material) -> tuple[str, ...]:
    """Return short names of facts; of a fact without one, the question in quotation marks."""
    return tuple(_name(fact, book, material) for fact in facts)


def _name(fact: str, book: RuleBook, material: Material) -> str:
    named = {**book.names, **book.blanks}.get(fact)
    if named:
        return material.content(f"rules.{book.id}.names.{fact}", named)
    asked = question_text(material.questionnaire.questions[fact], material.translator)
    return material.say("「{question}」", question=asked)


def _filled(template: str, said: Said, book: RuleBook, material: Material) -> Iterator[Span]:
    end = 0
    for place in PLACEHOLDER.finditer(template):
        if place.start() > end:
            yield Span(template[end : place.start()])
        name, end = place[1], place.end()
        if name in said.undecided:
            yield undecided(fact_names((name,), book, material), material)
        else:
            yield Span(_answer(name, material))
    if end < len(template):
        yield Span(template[end:])


def _answer(name: str, material: Material) -> str:
    """Return an answer in words; of a table, how many rows it has."""
    answer = material.answer(name)
    question = material.questionnaire.questions[name]
    if question.columns and answer is not None and isinstance(answer.value, tuple):
        return material.translator.number(len(answer.value))
    return answer_text(question, answer, material.translator).strip()
