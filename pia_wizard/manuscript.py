"""A document before it has a form: what stands in it, and nothing of how it looks.

Whoever writes one builds a ``Manuscript``; ``pia_wizard.pdf.manuscripts`` sets it on pages and
``pia_wizard.exchange.word`` writes it as a Word file. All text is text: there is no markup in it.
"""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text; ``marked`` is what is still to be decided, to be seen at a glance."""

    text: str
    marked: bool = False


Words: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The document's name and, by name and value, what it belongs to."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents of all headings, under a title; what follows starts a new page."""

    title: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2; ``name`` is its place to go to, unique in the document."""

    text: str
    name: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with its number in front as text (empty: none); ``depth`` 1 is an item of depth 0."""

    mark: str
    words: Words
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A plain paragraph."""

    words: Words


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under a caption; the first row is the head and the first column names its row.

    ``widths`` are shares of the table's width, one for each column.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...]


Part: TypeAlias = TitleBlock | Contents | Heading | Numbered | Text | Grid


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A whole document in one language; ``note`` tells a single sheet's origin, ``author`` who issues it."""

    title: str
    language: str
    author: str
    note: str
    parts: tuple[Part, ...]


def plain(text: str) -> Words:
    """Return a text of which nothing is marked."""
    return (Span(text),)


def told(words: Words) -> str:
    """Return words without their marks."""
    return "".join(span.text for span in words)
