"""A manuscript set on pages: an archival, tagged PDF."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest

from pia_wizard.manuscript import (
    Box,
    Contents,
    Grid,
    Heading,
    Manuscript,
    Numbered,
    Part,
    Text,
    TitleBlock,
    Words,
)
from pia_wizard.pdf.archive import archived
from pia_wizard.pdf.blocks import Block, PageBreak, Stack
from pia_wizard.pdf.contents import ContentsLine
from pia_wizard.pdf.pages import Frame, PageNumbers, drawn
from pia_wizard.pdf.paragraphs import ListItem, Paragraph, heading
from pia_wizard.pdf.paragraphs import Span as Ink
from pia_wizard.pdf.styles import (
    AMBER,
    BODY,
    CELL,
    COVER_TITLE,
    HEADING_1,
    HEADING_2,
    INTRO,
    LABEL,
    QUIET,
    TextStyle,
)
from pia_wizard.pdf.tables import Cell, Table, head_row
from pia_wizard.theme import PLAIN, Theme

_TITLE = replace(COVER_TITLE, size=22, leading=32, before=6, after=14)
_ARTICLE = replace(HEADING_2, size=12, leading=18, before=18, after=5)
_CLAUSE = replace(BODY, leading=16.5, before=5, after=5)
_ITEM = replace(BODY, leading=16, after=3)
_LINE = replace(CELL, leading=13, before=1, after=1.5)
_FACT = replace(BODY, size=9.5, leading=15, after=2)
_HANGING = 20.0
"""How far numbers stand in front of the words they belong to, in points."""

_SUBHEADING_LEVEL = 2


def manuscript_pdf(
    manuscript: Manuscript,
    numbered: Callable[[int, int], str],
    *,
    moment: datetime,
    theme: Theme = PLAIN,
) -> bytes:
    """Return a manuscript as PDF/A-3a and PDF/UA-1; same input, same bytes.

    ``numbered`` gives the words for "page x of y". Nothing is attached.
    """
    numbers = PageNumbers()
    frame = Frame(manuscript.title, numbered, manuscript.note, cover=False, theme=theme)
    setting = _Setting(manuscript, numbers)
    return archived(
        drawn(setting.blocks(), frame, numbers, language=manuscript.language),
        title=manuscript.title,
        author=manuscript.author,
        language=manuscript.language,
        moment=moment,
        attachment=None,
    )


class _Setting:
    """Sets the parts one after the other: what introduces a table stays with it.

    Numbered paragraphs in a row are one list for readers.
    """

    def __init__(self, manuscript: Manuscript, numbers: PageNumbers) -> None:
        self.manuscript = manuscript
        self.numbers = numbers
        self._list: object = object()

    def blocks(self) -> list[Block]:
        """Return the blocks of the whole manuscript."""
        blocks: list[Block] = []
        for part, following in zip_longest(self.manuscript.parts, self.manuscript.parts[1:]):
            if not isinstance(part, Numbered):
                self._list = object()
            blocks += self._part(part, following)
        return blocks

    def _part(self, part: Part, following: Part | None) -> Iterator[Block]:
        match part:
            case TitleBlock():
                yield from _title_block(part)
            case Contents():
                yield from self._contents(part)
            case Heading():
                yield from _heading(part)
            case Numbered():
                yield self._numbered(part)
            case Text():
                yield Paragraph(_inks(part.words), INTRO if isinstance(following, Grid) else BODY)
            case Grid():
                yield from _grid(part)
            case _:
                raise TypeError(f"{type(part).__name__} is set on no page")

    def _contents(self, part: Contents) -> Iterator[Block]:
        key = object()
        yield heading(part.title, 1, replace(HEADING_2, before=22))
        for found in self.manuscript.parts:
            if isinstance(found, Heading):
                yield ContentsLine(Paragraph(found.text, _LINE), found.name, self.numbers, key)
        yield PageBreak()

    def _numbered(self, part: Numbered) -> Block:
        style = _ITEM if part.depth else _CLAUSE
        body = Paragraph(_inks(part.words), style)
        if not part.mark:
            return Stack((body,), indent=_HANGING * (part.depth + 1))
        width = _HANGING * (1.3 if part.depth else 1)
        item = ListItem(part.mark, body, (self._list, part.depth), width)
        return Stack((item,), indent=_HANGING * part.depth)


def _title_block(part: TitleBlock) -> Iterator[Block]:
    yield Paragraph(part.title, _TITLE)
    for name, value in part.facts:
        words = (Ink(f"{name}　", bold=True, colour=QUIET), Ink(value))
        yield Paragraph(words, _FACT)


def _heading(part: Heading) -> Iterator[Block]:
    if part.new_page:
        yield PageBreak()
    style: TextStyle = _ARTICLE
    if part.new_page:
        style = replace(HEADING_1, size=15, leading=23)
    elif part.level == _SUBHEADING_LEVEL:
        style = replace(_ARTICLE, size=10.5, leading=16)
    yield heading(part.text, part.level, style, name=part.name)


def _grid(part: Grid) -> Iterator[Block]:
    yield Paragraph(part.caption, LABEL)
    rows = tuple(tuple(_cell(content) for content in row) for row in part.rows)
    yield Table(part.widths, head_row(*part.head), rows)


def _cell(content: Words | Box) -> Cell:
    texts = content.texts if isinstance(content, Box) else (Text(content),)
    return Cell(tuple(Paragraph(_inks(text.words), CELL) for text in texts))


def _inks(words: Words) -> tuple[Ink, ...]:
    """Return words with what is marked in bold and another colour; the words themselves say it, too."""
    return tuple(Ink(s.text, bold=True, colour=AMBER) if s.marked else Ink(s.text) for s in words)
