"""Every translatable text of the content with its address, the ``msgctxt`` of its translation."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from pia_wizard.questionnaire.compile import placeholders
from pia_wizard.questionnaire.documents import read_document
from pia_wizard.questionnaire.model import (
    Column,
    Difference,
    Guideline,
    Library,
    Method,
    Notice,
    Publication,
    Question,
    Record,
    RecordForm,
    Requirement,
    Risk,
    RuleBook,
    Step,
)
from pia_wizard.questionnaire.sources import Found

Text = tuple[str, str]
"""An address such as ``question.purposes.ask``, and the text in the source language."""


def translatable_texts(library: Library) -> Iterator[tuple[str, str, str]]:
    """Give (address, text, path of its file) for every text that is not empty, in the files' order.

    The path is empty for a library whose sources were not kept.
    """
    files = _files(library)
    records: Iterable[tuple[str, Mapping[str, Record]]] = (
        ("steps", library.steps),
        ("questions", library.questions),
        ("guidelines", library.guidelines),
        ("differences", library.differences),
        ("risks", library.risks),
        ("methods", library.methods),
        ("notices", library.notices),
        ("rules", library.rules),
        ("forms", library.forms),
        ("publication", library.publication),
    )
    for kind, held in records:
        for name, record in held.items():
            for address, text in record_texts(record):
                yield address, text, files.get((kind, name), "")


def notice_texts(library: Library) -> Iterator[Text]:
    """Give the texts that can stand on a notice: its words, and units and labels of the answers it tells."""
    for notice in library.notices.values():
        spoken = (f"notice.{notice.id}.headline", f"notice.{notice.id}.elements.")
        yield from ((address, text) for address, text in record_texts(notice) if address.startswith(spoken))
    for name in dict.fromkeys(chain(*map(_told, library.notices.values()))):
        if question := library.questions.get(name):
            here = f"question.{name}"
            texts = (*_fields(here, question, "unit"), *_choices(here, question))
            yield from ((address, text) for address, text in texts if text)


def _told(notice: Notice) -> Iterator[str]:
    """Give the questions whose answers a notice tells."""
    for element in notice.elements.values():
        for template in (element.text, *(other.text for other in element.texts)):
            yield from placeholders(template)


def record_texts(record: Record) -> Iterator[Text]:
    """Give the texts of one record of the content that are not empty."""
    of_kind = _TEXTS.get(type(record))
    texts = of_kind(record) if of_kind else iter(())
    return ((address, text) for address, text in texts if text)


def _step(step: Step) -> Iterator[Text]:
    return _fields(f"step.{step.id}", step, "title", "about")


def _fields(address: str, record: Record, *names: str) -> Iterator[Text]:
    return ((f"{address}.{name}", getattr(record, name)) for name in names)


def _question(question: Question) -> Iterator[Text]:
    here = f"question.{question.id}"
    yield from _fields(here, question, "ask", "help", "unit", "row_name")
    yield from ((f"{here}.examples.{i}", text) for i, text in enumerate(question.examples))
    yield from _choices(here, question)
    for name, column in question.columns.items():
        there = f"{here}.columns.{name}"
        yield from _fields(there, column, "ask", "help", "unit")
        yield from _choices(there, column)


def _choices(address: str, asked: Question | Column) -> Iterator[Text]:
    return ((f"{address}.choices.{key}", label) for key, label in asked.choices.items())


def _guideline(guideline: Guideline) -> Iterator[Text]:
    here = f"guideline.{guideline.id}"
    head = _fields(here, guideline, "title", "short_title", "publisher", "edition", "source_note")
    return chain(head, *(_requirement(requirement) for requirement in guideline.requirements.values()))


def _requirement(requirement: Requirement) -> Iterator[Text]:
    return _fields(f"requirement.{requirement.id}", requirement, "place", "current_place", "says", "advice")


def _difference(difference: Difference) -> Iterator[Text]:
    here = f"difference.{difference.id}"
    yield from _fields(here, difference, "title", "about")
    yield from ((f"{here}.{position.requirement}", position.says) for position in difference.positions)


def _risk(risk: Risk) -> Iterator[Text]:
    here = f"risk.{risk.id}"
    yield from _fields(here, risk, "title", "story")
    yield from ((f"{here}.threats.{i}", threat.says) for i, threat in enumerate(risk.threats))
    for axis, rule in (("impact", risk.impact), ("likelihood", risk.likelihood)):
        yield f"{here}.{axis}.base", rule.because
        yield from ((f"{here}.{axis}.{i}", change.because) for i, change in enumerate(rule.changes))


def _method(method: Method) -> Iterator[Text]:
    here = f"method.{method.id}"
    yield from _fields(here, method, "title", "source_note")
    for axis in ("impact_levels", "likelihood_levels"):
        for i, level in enumerate(getattr(method, axis)):
            yield from _fields(f"{here}.{axis}.{i}", level, "name", "meaning")
    for name, band in method.bands.items():
        yield from _fields(f"{here}.bands.{name}", band, "name", "meaning", "accept_by")
    yield from ((f"{here}.roles.{name}.name", role.name) for name, role in method.roles.items())
    yield from ((f"{here}.threshold.{i}", criterion.because) for i, criterion in enumerate(method.threshold))


def _notice(notice: Notice) -> Iterator[Text]:
    here = f"notice.{notice.id}"
    yield from _fields(here, notice, "title", "headline", "about")
    yield from ((f"{here}.headlines.{i}", other.text) for i, other in enumerate(notice.headlines))
    for i, advice in enumerate(notice.mounting):
        yield from _fields(f"{here}.mounting.{i}", advice, "text", "source")
    yield from ((f"{here}.languages.{i}", advice.because) for i, advice in enumerate(notice.languages))
    for name, element in notice.elements.items():
        there = f"{here}.elements.{name}"
        yield from _fields(there, element, "label", "text")
        yield from ((f"{there}.texts.{i}", other.text) for i, other in enumerate(element.texts))


def _rules(book: RuleBook) -> Iterator[Text]:
    here = f"rules.{book.id}"
    yield from _fields(here, book, "title", "about")
    yield from ((f"{here}.titles.{i}", other.title) for i, other in enumerate(book.titles))
    named = {**book.names, **book.blanks}
    yield from ((f"{here}.names.{name}", text) for name, text in named.items())
    for name, article in book.articles.items():
        there = f"{here}.articles.{name}"
        yield f"{there}.title", article.title
        for i, clause in enumerate(article.clauses):
            yield f"{there}.{i}", clause.text
            yield from ((f"{there}.{i}.instead.{n}", other.text) for n, other in enumerate(clause.instead))
            yield from ((f"{there}.{i}.items.{n}", item.text) for n, item in enumerate(clause.items))
    yield from ((f"{here}.schedules.{name}", schedule.title) for name, schedule in book.schedules.items())


def _form(form: RecordForm) -> Iterator[Text]:
    here = f"form.{form.id}"
    yield from _fields(here, form, "title", "about", "kept")
    for name, head in form.head.items():
        yield from _fields(f"{here}.head.{name}", head, "label", "text")
    for name, column in form.columns.items():
        there = f"{here}.columns.{name}"
        yield from _fields(there, column, "label", "help")
        yield from ((f"{there}.choices.{key}", label) for key, label in column.choices.items())


def _publication(publication: Publication) -> Iterator[Text]:
    here = f"publication.{publication.id}"
    yield from _fields(here, publication, "title", "lead", "risks_title", "risks_lead")
    for name, section in publication.sections.items():
        there = f"{here}.sections.{name}"
        yield from _fields(there, section, "title", "lead")
        for key, item in section.items.items():
            yield from _fields(f"{there}.items.{key}", item, "label", "unit", "text")
    for name, risk in publication.risks.items():
        yield f"{here}.risks.{name}.says", risk.says
        yield from ((f"{here}.risks.{name}.done.{i}", deed.text) for i, deed in enumerate(risk.done))
    yield from ((f"{here}.bands.{name}", words) for name, words in publication.bands.items())


def _files(library: Library) -> dict[tuple[str, str], str]:
    """Return the path of the file each record stands in."""
    files: dict[tuple[str, str], str] = {}
    for source in library.sources:
        document = read_document(Found(source.path, source))[0]
        if document is None:
            continue
        guideline = document.text("guideline")
        names = (guideline,) if document.kind == "guidelines" else document.keys(document.kind)
        for name in names:
            files.setdefault((document.kind, name), source.path)
    return files


_TEXTS: Mapping[type[Record], Callable[[Any], Iterator[Text]]] = {
    Step: _step,
    Question: _question,
    Guideline: _guideline,
    Difference: _difference,
    Risk: _risk,
    Method: _method,
    Notice: _notice,
    RuleBook: _rules,
    RecordForm: _form,
    Publication: _publication,
}
"""The texts of each kind of record."""
