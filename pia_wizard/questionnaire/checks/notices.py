"""Notices: their templates name questions and nothing else."""

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
    """Give the faults of every notice's templates."""
    for name, notice in content.library.notices.items():
        place = content.places["notices"][name]
        if not notice.elements:
            yield place.at("elements").key_fault(N_("elements に要素を1つ以上書いてください。"))
        for key, element in notice.elements.items():
            yield from _element_faults(element, place.at("elements", key), content)


def _element_faults(element: Element, place: Place, content: Content) -> Iterator[Fault]:
    yield from template_faults(element.text, place.at("text"), content)
    for i, other in enumerate(element.texts):
        yield from template_faults(other.text, place.at("texts", i, "text"), content)


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
