"""Chapters and their numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from pia_wizard.documents.material import Material
from pia_wizard.pdf.blocks import Block, PageBreak
from pia_wizard.pdf.paragraphs import Heading, heading
from pia_wizard.pdf.styles import HEADING_1, HEADING_2, HEADING_3


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter before it has its number; an annex is counted in letters.

    A short chapter need not start a ``new_page``.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    annex: bool = False
    new_page: bool = True


def numbered_titles(material: Material, chapters: Sequence[Chapter]) -> dict[str, str]:
    """Return the titles of the chapters with their numbers, by their names."""
    numbers = iter(range(1, len(chapters) + 1))
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return {
        chapter.name: material.say("附属書{letter}　{title}", letter=next(letters), title=chapter.title)
        if chapter.annex
        else material.say("{number}　{title}", number=next(numbers), title=chapter.title)
        for chapter in chapters
    }


def numbered_chapters(material: Material, chapters: Sequence[Chapter]) -> list[Block]:
    """Return the chapters with numbered headings."""
    blocks: list[Block] = []
    titles = numbered_titles(material, chapters)
    for chapter in chapters:
        if chapter.new_page:
            blocks.append(PageBreak())
        blocks += [heading(titles[chapter.name], 1, HEADING_1, name=chapter.name), *chapter.blocks]
    return blocks


def section(title: str, name: str = "") -> Heading:
    """Return a heading of the second level; with a name it is in the contents."""
    return heading(title, 2, HEADING_2, name=name)


def subsection(title: str) -> Heading:
    """Return a heading of the third level."""
    return heading(title, 3, HEADING_3)
