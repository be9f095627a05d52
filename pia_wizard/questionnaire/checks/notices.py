"""Notices: their templates name questions and nothing else, and there is always something left to say."""

import re
from collections.abc import Iterable, Iterator

from pia_wizard.errors import N_
from pia_wizard.errors.spelling import nearest
from pia_wizard.questionnaire.compile import PLACEHOLDER
from pia_wizard.questionnaire.content import Content
from pia_wizard.questionnaire.documents import Place
from pia_wizard.questionnaire.faults import Fault
from pia_wizard.questionnaire.model import Element

_BRACES = re.compile(r"\{[^{}]*\}?|\}")


def notice_faults(content: Content) -> Iterator[Fault]:
    """Give the faults of every notice's headlines, elements and templates."""
    for name, notice in content.library.notices.items():
        place = content.places["notices"][name]
        if not notice.elements:
            yield place.at("elements").key_fault(N_("elements に要素を1つ以上書いてください。"))
        yield from _last_resort(notice.headline, place.at("headline"))
        for i, other in enumerate(notice.headlines):
            yield from _last_resort(other.text, place.at("headlines", i, "text"))
        for key, element in notice.elements.items():
            yield from _element_faults(element, place.at("elements", key), content)


def _element_faults(element: Element, place: Place, content: Content) -> Iterator[Fault]:
    yield from _last_resort(element.text, place.at("text"))
    yield from template_faults(element.text, place.at("text"), content)
    for i, other in enumerate(element.texts):
        yield from _last_resort(other.text, place.at("texts", i, "text"))
        yield from template_faults(other.text, place.at("texts", i, "text"), content)


def _last_resort(text: str, place: Place) -> Iterator[Fault]:
    """Give a fault unless there are words to say: without them a notice would have an empty place."""
    if not text.strip():
        words = N_("文を書いてください。ほかの文の条件がどれも成り立たないときにも、言うことが要ります。")
        yield place.fault(words)


def template_faults(
    template: str, place: Place, content: Content, also: Iterable[str] = ()
) -> Iterator[Fault]:
    """Give the faults of one template: what it names must be questions, or one of ``also``."""
    known = content.declared["questions"].union(also)
    for braces in _BRACES.finditer(template):
        name = PLACEHOLDER.fullmatch(braces.group())
        if name is None:
            words = N_("{{ }} の中には質問の名前だけを書けます（{text}）。")
            yield place.fault_within(braces.start(), words, text=braces.group())
        elif name[1] not in known:
            yield _unknown(place, braces.start() + 1, name[1], known)


def _unknown(place: Place, offset: int, name: str, known: frozenset[str]) -> Fault:
    if guess := nearest(name, known):
        words = N_("質問「{key}」はありません。もしかして: {guess}")
        return place.fault_within(offset, words, key=name, guess=guess)
    return place.fault_within(offset, N_("質問「{key}」はありません。"), key=name)
