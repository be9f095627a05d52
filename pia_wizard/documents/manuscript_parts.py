"""Blocks of a page as parts of a manuscript: what a PDF says is said in any other form by the same words.

Pictures are drawn as on the page and become images; captions are the words of the heading above.
"""

import re
from collections.abc import Iterable, Iterator
from functools import singledispatchmethod

from pia_wizard.documents.cover import Band, CoverFact
from pia_wizard.documents.marks import MarkedVerdict
from pia_wizard.documents.material import BULLETS
from pia_wizard.documents.signature_trio import SignatureTrio
from pia_wizard.documents.signatures import SignatureRow
from pia_wizard.i18n import Translator
from pia_wizard.manuscript import (
    Box,
    Contents,
    Grid,
    Heading,
    Item,
    Manner,
    Part,
    Picture,
    SigningLine,
    Span,
    Text,
    TitleBlock,
    Tone,
    Words,
)
from pia_wizard.pdf import paragraphs as pdf
from pia_wizard.pdf.blocks import Block, PageBreak, Space, Stack
from pia_wizard.pdf.branding import LogoFigure, palette
from pia_wizard.pdf.contents import ContentsLine
from pia_wizard.pdf.fields import SignatureField
from pia_wizard.pdf.figures import Figure, figure_png
from pia_wizard.pdf.pages import TEXT_WIDTH
from pia_wizard.pdf.references import LinkedParagraph, PageLink
from pia_wizard.pdf.styles import AMBER, BLUE, COVER_TITLE, GREEN, INK, PAPER, QUIET, RED, Colour, TextStyle
from pia_wizard.pdf.tables import Cell, Table
from pia_wizard.theme import Theme

_TONES: dict[Colour, Tone] = {
    INK: Tone.PLAIN,
    PAPER: Tone.PLAIN,
    BLUE: Tone.LABEL,
    QUIET: Tone.QUIET,
    GREEN: Tone.GOOD,
    AMBER: Tone.CAUTION,
    RED: Tone.BAD,
}
_TITLE = 17
"""What is set at least so large, in points, is the title of the cover."""

_KIND = 12
_REMARK = 8.5
"""What is set at most so large, in points, is a remark."""

_THERE = "→"
"""Stands for the number of a page until it is known."""

_NUMBER = re.compile(r"^\d+\s+")
"""A chapter's number, which a caption would say in vain beside its own."""


class PartWriter:
    """Turns blocks into parts one after the other; ``unlisted`` begins the names that no contents has.

    A block of a kind it does not know is a defect: nothing may be missing in silence.
    """

    def __init__(self, translator: Translator, theme: Theme, *, unlisted: str) -> None:
        self.parts: list[Part] = []
        self._translator = translator
        self._theme = theme
        self._unlisted = unlisted
        self._new_page = False
        self._caption = ""
        self._series: dict[object, int] = {}

    def write_all(self, blocks: Iterable[Block]) -> None:
        """Write blocks in their order."""
        for block in blocks:
            self.write(block)

    @singledispatchmethod
    def write(self, block: object) -> None:
        """Write one block."""
        raise TypeError(f"no part of a manuscript stands for {type(block).__name__}")

    @write.register(Space)
    @write.register(SignatureField)
    def _nothing(self, block: Block) -> None:
        """Leave out what says nothing, and the fields that only a PDF can have."""

    @write.register
    def _band(self, block: Band) -> None:
        """Write the client's name; the marking stands at the head of every page."""
        if block.theme.name:
            self.parts.append(Text((Span(block.theme.name, bold=True, tone=Tone.LABEL),)))

    @write.register
    def _page_break(self, _block: PageBreak) -> None:
        self._new_page = True

    @write.register
    def _stack(self, block: Stack) -> None:
        self.write_all(block.blocks)

    @write.register
    def _heading(self, block: pdf.Heading) -> None:
        text = "".join(span.text for span in words_of(block))
        listed = bool(block.name) and not block.name.startswith(self._unlisted)
        self.parts.append(Heading(text, block.name, block.level, self._new_page, listed))
        self._new_page, self._caption = False, _NUMBER.sub("", text)

    @write.register
    def _paragraph(self, block: pdf.Paragraph) -> None:
        if block.style.size >= _TITLE and block.style.colour == COVER_TITLE.colour:
            self.parts.append(TitleBlock("".join(span.text for span in words_of(block))))
        else:
            self.parts.append(text_of(block))

    @write.register
    def _cover_fact(self, block: CoverFact) -> None:
        """Add a fact to the title it stands under."""
        title = self.parts[-1]
        if not isinstance(title, TitleBlock):
            raise TypeError("a fact of the cover without a title above")
        name, value = ("".join(s.text for s in words_of(p)) for p in (block.name, block.value))
        self.parts[-1] = TitleBlock(title.title, (*title.facts, (name, value)))

    @write.register
    def _contents(self, _block: ContentsLine) -> None:
        """Put a contents in the place of the heading above it; the lines follow from the headings."""
        title = self.parts[-1]
        if isinstance(title, Heading):
            self.parts[-1] = Contents(title.text, title.new_page)

    @write.register
    def _item(self, block: pdf.ListItem) -> None:
        series = self._series.setdefault(block.list_key, len(self._series))
        self.parts.append(Item(words_of(block.body), series, numbered=block.label.endswith(".")))

    @write.register
    def _verdict(self, block: MarkedVerdict) -> None:
        self.parts.append(text_of(block.word))

    @write.register
    def _signature(self, block: SignatureRow) -> None:
        self.write_all(block.words.blocks)
        self._sign(block.lines)

    @write.register
    def _signatures(self, block: SignatureTrio) -> None:
        for signer in block.signers:
            self.write(signer.role)
            self._sign(signer.lines)

    def _sign(self, lines: Iterable[pdf.Paragraph]) -> None:
        self.parts.append(SigningLine(tuple("".join(s.text for s in words_of(line)) for line in lines)))

    @write.register
    def _figure(self, block: Figure) -> None:
        png = figure_png(block, TEXT_WIDTH, palette(self._theme), language=self._translator.language)
        label = self._translator.say("図")
        self.parts.append(Picture(png, block.alt, TEXT_WIDTH, self._caption, label))

    @write.register
    def _logo(self, block: LogoFigure) -> None:
        png = figure_png(block, block.width, {}, language=self._translator.language)
        self.parts.append(Picture(png, block.alt, block.width, "", ""))

    @write.register
    def _table(self, block: Table) -> None:
        head = tuple("".join(s.text for t in _box(c).texts for s in t.words) for c in block.head)
        rows = tuple(tuple(_box(cell) for cell in row) for row in block.rows)
        label = self._translator.say("表")
        self.parts.append(Grid(self._caption, head, rows, block.columns, label, block.share))


def words_of(paragraph: pdf.Paragraph) -> Words:
    """Return a paragraph's words with what is bold, where they lead, and the ink where it says something."""
    style, told = paragraph.style, paragraph.words
    if isinstance(paragraph, PageLink):
        return (Span(_THERE, link=f"#{paragraph.name}", page=True),)
    spans = (pdf.Span(told),) if isinstance(told, str) else told
    links = [paragraph.link] * len(spans)
    if isinstance(paragraph, LinkedParagraph):
        links = [f"#{target}" if target else "" for target in paragraph.targets]
    return tuple(_span(span, style, link) for span, link in zip(spans, links, strict=True))


def _span(span: pdf.Span, style: TextStyle, link: str) -> Span:
    bold = style.bold if span.bold is None else span.bold
    tone = _TONES[style.colour if span.colour is None else span.colour]
    return Span(span.text, bold=bold, tone=tone, link=link)


def text_of(paragraph: pdf.Paragraph) -> Text:
    """Return a paragraph as a text in the manner that its style tells."""
    style = paragraph.style
    if style.size <= _REMARK:
        manner = Manner.REMARK
    elif style.size == _KIND and style.bold:
        manner = Manner.KIND
    else:
        manner = Manner.INTRO if style.keep_with_next else Manner.BODY
    name = paragraph.name if isinstance(paragraph, pdf.Anchor) else ""
    return Text(words_of(paragraph), manner, style.align, name)


def _box(cell: Cell) -> Box:
    """Return a cell of a table; only words stand in cells."""
    fill = "".join(f"{round(part * 255):02X}" for part in cell.fill) if cell.fill else ""
    return Box(tuple(_texts(cell.blocks)), fill)


def _texts(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case MarkedVerdict():
                yield text_of(block.word)
            case pdf.ListItem():
                words = words_of(block.body)
                label = block.label if block.label == BULLETS["ja"] else f"{block.label} "
                yield Text((Span(label, tone=words[0].tone if words else Tone.PLAIN), *words))
            case Stack():
                yield from _texts(block.blocks)
            case pdf.Paragraph():
                yield text_of(block)
            case _:
                raise TypeError(f"no words of a cell stand for {type(block).__name__}")
