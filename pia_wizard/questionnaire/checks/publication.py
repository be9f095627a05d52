"""What may be published: what is named exists, and each item says one thing only."""

from collections.abc import Iterator

from pia_wizard.errors import N_
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.documents import Place
from pia_wizard.questionnaire.faults import Fault, listing
from pia_wizard.questionnaire.model import Publication, PublishedItem, Question, QuestionType

_CHOOSING = (QuestionType.CHOICE, QuestionType.CHOICES)


def publication_faults(content: Content) -> Iterator[Fault]:
    """Give the faults of every publication beside references: parts of answers, risks told twice, bands."""
    for name, publication in content.library.publication.items():
        place = content.places["publication"][name]
        for section, held in publication.sections.items():
            for key, item in held.items.items():
                yield from _item_faults(content, item, place.at("sections", section, "items", key))
        yield from _risk_faults(publication, place)
        bands = {band for method in content.library.methods.values() for band in method.bands}
        for band in publication.bands:
            if content.whole and band not in bands:
                words = N_("「{key}」という区分は、どの評価方法にもありません。ある区分: {known}")
                yield place.at("bands", band).key_fault(words, key=band, known=listing(sorted(bands)))


def _item_faults(content: Content, item: PublishedItem, place: Place) -> Iterator[Fault]:
    if bool(item.question) == bool(item.text):
        yield place.key_fault(N_("question と text のどちらか一つだけを書いてください。"))
    question = content.library.questions.get(item.question)
    if question is not None or not item.question:
        yield from _part_faults(item, question, place)


def _part_faults(item: PublishedItem, question: Question | None, place: Place) -> Iterator[Fault]:
    """Give the faults of the parts of an answer that an item names."""
    choosing = question is not None and question.type in _CHOOSING
    table = question is not None and question.type is QuestionType.TABLE
    for name, fits, kind in (("choices", choosing, "choice / choices"), ("columns", table, "table")):
        if getattr(item, name) and not fits:
            words = N_("{name} は type: {kind} の質問にだけ書けます。")
            yield place.at(name).key_fault(words, name=name, kind=kind)
    if item.unit and (not table or item.columns):
        yield place.at("unit").key_fault(N_("unit は、表の行の数を示すときにだけ書けます。"))
    if choosing and question is not None:
        yield from _choice_faults(item, question, place)
    if table and question is not None:
        for i, column in enumerate(item.columns):
            if column not in question.columns:
                words = N_("表に列「{key}」はありません。ある列: {known}")
                yield place.at("columns", i).fault(words, key=column, known=listing(question.columns))


def _choice_faults(item: PublishedItem, question: Question, place: Place) -> Iterator[Fault]:
    for i, choice in enumerate(item.choices):
        if choice not in question.choices:
            words = N_("質問「{question}」に選択肢「{key}」はありません。ある選択肢: {known}")
            known = listing(question.choices)
            yield place.at("choices", i).fault(words, question=question.id, key=choice, known=known)


def _risk_faults(publication: Publication, place: Place) -> Iterator[Fault]:
    told: dict[str, str] = {}
    for name, risk in publication.risks.items():
        here = place.at("risks", name, "risks")
        if not risk.risks:
            yield here.key_fault(N_("risks に、リスクを1つ以上書いてください。"))
        for i, key in enumerate(risk.risks):
            if key in told:
                words = N_("リスク「{key}」は「{first}」でも示しています。どちらか一方に書いてください。")
                yield here.at(i).fault(words, key=key, first=told[key])
            told.setdefault(key, name)
