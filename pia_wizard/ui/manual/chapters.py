"""The chapters of the manual as they lie in ``docs/manual``: plain Markdown, the same headings everywhere.

A chapter is named by its file without number and ending, a section by the ``<a id="…"></a>`` in its heading:
``questions#undo``. Both hold in every language.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pia_wizard import resources
from pia_wizard.ui.folded_text import folded

_HEADING = re.compile(r'^(#{1,2}) (?:<a id="([a-z-]+)"></a>)?(.+)$')
_LINK = re.compile(r"^(?:\d\d-)?([a-z-]+)\.md(?:#([a-z-]+))?$")
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`#|>\[]|^[-:| ]+$", re.MULTILINE)
_AROUND = 24
"""Characters shown before what was found."""
_EXCERPT = 90


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a chapter: its id (nothing for the chapter's beginning), its heading, its plain words."""

    name: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name, file, Markdown without ids, and sections, the first being its beginning."""

    name: str
    path: Path
    text: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """What the chapter is called."""
        return self.sections[0].title

    def place_of(self, section: str) -> int:
        """Return the number of the heading a section begins with; 0, the chapter's own, if there is none."""
        names = [held.name for held in self.sections]
        return names.index(section) if section in names else 0


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that holds what is searched, with the words around it."""

    chapter: str
    section: Section
    excerpt: str


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """Return the manual in a language, in its order."""
    return tuple(_chapter(path) for path in sorted((resources.manual() / language).glob("*.md")))


def link_target(link: str) -> tuple[str, str] | None:
    """Return chapter and section a link of the manual leads to, or None if it leads elsewhere."""
    found = _LINK.match(link)
    return (found[1], found[2] or "") if found else None


def sections_with(words: str, manual: Sequence[Chapter]) -> tuple[Hit, ...]:
    """Return the sections that hold every word, those that hold them in their heading first."""
    wanted = folded(words).split()
    if not wanted:
        return ()
    hits = []
    for chapter in manual:
        for section in chapter.sections:
            title, text = folded(section.title), folded(section.words)
            if all(word in title or word in text for word in wanted):
                rank = 0 if all(word in title for word in wanted) else 1
                hits.append((rank, Hit(chapter.name, section, _excerpt(section.words, wanted))))
    return tuple(hit for _rank, hit in sorted(hits, key=lambda ranked: ranked[0]))


def _chapter(path: Path) -> Chapter:
    lines = path.read_text("utf-8").splitlines()
    sections: list[tuple[str, str, list[str]]] = []
    text = []
    for line in lines:
        heading = _HEADING.match(line)
        if heading:
            sections.append((heading[2] or "", heading[3].strip(), []))
            text.append(f"{heading[1]} {heading[3].strip()}")
        else:
            sections[-1][2].append(line)
            text.append(line)
    held = tuple(Section(name, title, _plain("\n".join(body))) for name, title, body in sections)
    return Chapter(path.stem.partition("-")[2], path, "\n".join(text), held)


def _plain(markdown: str) -> str:
    return " ".join(_MARKS.sub("", markdown).split())


def _excerpt(text: str, wanted: Sequence[str]) -> str:
    """Return the words around the first word found; folding keeps nearly all places."""
    places = [place for word in wanted if (place := folded(text).find(word)) >= 0]
    begin = max(0, min(places, default=0) - _AROUND)
    cut = text[begin : begin + _EXCERPT].strip()
    return f"{'…' if begin else ''}{cut}{'…' if begin + _EXCERPT < len(text) else ''}"
