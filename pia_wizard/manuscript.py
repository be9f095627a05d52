"""A document before it has a form: what stands in it, and nothing of how it looks.

Whoever writes one builds a ``Manuscript``; ``pia_wizard.pdf.manuscripts`` sets it on pages and
``pia_wizard.exchange.word`` writes it as a Word file. All text is text: there is no markup in it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias


class Tone(StrEnum):
    """What a piece of text is, for the ink that says so beside its words."""

    PLAIN = ""
    LABEL = "label"
    QUIET = "quiet"
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text; ``marked`` is what is still to be decided, to be seen at a glance.

    ``link`` is the web address that it leads to, or "#" and the name of a place in the document; a ``page``
    is that place's page, told by its number wherever that is known.
    """

    text: str
    marked: bool = False
    bold: bool = False
    tone: Tone = Tone.PLAIN
    link: str = ""
    page: bool = False


Words: TypeAlias = tuple[Span, ...]


class Manner(StrEnum):
    """What a paragraph is for: plain, to introduce what follows it, a remark, or the kind of the document."""

    BODY = "body"
    INTRO = "intro"
    REMARK = "remark"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The document's name and, by name and value, what it belongs to."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents under a title; what follows starts a new page."""

    title: str
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; ``name`` is its place to go to, unique in the document or nothing.

    The contents has those that are ``listed``.
    """

    text: str
    name: str
    level: int = 1
    new_page: bool = False
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with its number in front as text (empty: none); ``depth`` 1 is an item of depth 0."""

    mark: str
    words: Words
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``name`` makes it a place to go to, unique in the document."""

    words: Words
    manner: Manner = Manner.BODY
    align: Literal["left", "center", "right"] = "left"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; items in a row of the same ``series`` are one list, ``numbered`` from 1 or not."""

    words: Words
    series: int
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG) under its caption, for the eye; ``alt`` says in words what it shows.

    ``width`` is in points. ``label`` is what captions of pictures are counted under, such as 「図」.
    """

    png: bytes
    alt: str
    width: float
    caption: str
    label: str


@dataclass(frozen=True, slots=True)
class SigningLine:
    """Room to write on paper, beside each of the names."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of several paragraphs; ``fill`` is the colour behind them in six hex digits."""

    texts: tuple[Text, ...]
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under a caption; the first row is the head and the first column names its row.

    ``widths`` are shares of the table's width, one for each column. With a ``label``, such as 「表」, the
    caption is counted; otherwise it bears its number in its text. ``share`` is how much of the page's width
    the table takes.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words | Box, ...], ...]
    widths: tuple[float, ...]
    label: str = ""
    share: float = 1


Part: TypeAlias = TitleBlock | Contents | Heading | Numbered | Text | Item | Picture | SigningLine | Grid


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A whole document in one language; ``note`` tells a single sheet's origin, ``author`` who issues it.

    Its headings of the first level are ``chapters``, or articles. A ``logo`` stands at the head of pages.
    """

    title: str
    language: str
    author: str
    note: str
    parts: tuple[Part, ...]
    chapters: bool = False
    logo: Picture | None = None


def plain(text: str) -> Words:
    """Return a text of which nothing is marked."""
    return (Span(text),)


def told(words: Words) -> str:
    """Return words without their marks."""
    return "".join(span.text for span in words)
