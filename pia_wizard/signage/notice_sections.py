"""A notice as running text: one section for each language, each saying the same in the same order."""

from collections.abc import Sequence
from dataclasses import dataclass

from pia_wizard.i18n import PLAIN_JAPANESE
from pia_wizard.signage.notice_text import Headline, NoticeLine, Said

_SPACELESS = ("ja", "zh-Hans", "zh-Hant", PLAIN_JAPANESE)
"""Languages that part words and lines without a space, and have wide signs of punctuation."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a section says; readings are marked as in ``notice_text.Said``.

    ``language`` is that of the text: what a user typed stays in the language of the first section.
    """

    element: str
    label: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Section:
    """Everything a notice says in one language."""

    language: str
    headline: str
    items: tuple[Item, ...]

    @property
    def colon(self) -> str:
        """What stands between a label and its text."""
        return "：" if self.language in _SPACELESS else ": "


def sections(headline: Headline, lines: Sequence[NoticeLine]) -> tuple[Section, ...]:
    """Return the sections of a notice, the first language first; lines that say nothing are left out."""
    heads = (Said(headline.language, "", headline.text), *headline.further)
    return tuple(_section(number, head, lines) for number, head in enumerate(heads))


def _section(number: int, head: Said, lines: Sequence[NoticeLine]) -> Section:
    items = (_item(number, line) for line in lines)
    gap = "" if head.language in _SPACELESS else " "
    headline = gap.join(part.strip() for part in head.text.splitlines())
    return Section(head.language, headline, tuple(item for item in items if item.text))


def _item(number: int, line: NoticeLine) -> Item:
    said = (Said(line.language, line.label, line.text), *line.further)[number]
    language = line.language if said.text == line.text else said.language
    return Item(line.element, said.label, said.text.strip(), language)
