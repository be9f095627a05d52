"""Blocks laid out on A4 pages, then drawn: first every block gets its page, then the numbers are known.

So a table of contents and "page x of y" need one drawing pass only.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from reportlab.lib.pagesizes import A4

from pia_wizard.pdf import fonts
from pia_wizard.pdf.blocks import Block, PageBreak, Space, Stack, cut_blocks, offsets
from pia_wizard.pdf.branding import draw_foot, draw_head_logo, draw_marking, palette
from pia_wizard.pdf.paragraphs import Anchor, Heading
from pia_wizard.pdf.styles import QUIET, RULE
from pia_wizard.pdf.tables import Table
from pia_wizard.pdf.tags import TaggedCanvas
from pia_wizard.theme import PLAIN, Theme

WIDTH, HEIGHT = A4
MARGIN = 62.0
TOP = 70.0
BOTTOM = 66.0
TEXT_WIDTH = WIDTH - 2 * MARGIN
TEXT_HEIGHT = HEIGHT - TOP - BOTTOM
_SMALL = 8
_FEWEST_CHAPTERS = 2
_NEARLY_EMPTY = 0.75


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size and its empty borders, in points."""

    width: float = WIDTH
    height: float = HEIGHT
    margin: float = MARGIN
    top: float = TOP
    bottom: float = BOTTOM

    @property
    def text_width(self) -> float:
        """How wide what stands on the page is."""
        return self.width - 2 * self.margin

    @property
    def text_height(self) -> float:
        """How high what stands on the page may be."""
        return self.height - self.top - self.bottom


PORTRAIT = Sheet()


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and how far below the top of the text area it starts."""

    block: Block
    offset: float


Page = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on every page: the running title, the chapter, the words for "page x of y", and a note.

    The ``note`` stands at the foot, so that a single sheet tells which document it belongs to. A ``cover``
    is a first page without any of it. What a ``theme`` adds stands around pages, too; covers have their own.
    """

    title: str
    numbered: Callable[[int, int], str]
    note: str = ""
    cover: bool = True
    theme: Theme = PLAIN


def laid_out(blocks: Iterable[Block], height: float = TEXT_HEIGHT, width: float = TEXT_WIDTH) -> list[Page]:
    """Return the blocks on pages of a height, cut where they may be and headings with what follows.

    A block that fits on no page, such as a figure higher than a page, stands alone and overlaps.
    """
    pages: list[Page] = []
    for chapter in _chapters(blocks):
        rest = _without_leading_space(chapter)
        while rest:
            first, after = cut_blocks(rest, width, height)
            if not first:
                first, after = rest[:1], rest[1:]
            pages.append(_placed(first, width))
            rest = _without_leading_space(after)
    return pages


def gaps(pages: Sequence[Page], height: float = TEXT_HEIGHT, width: float = TEXT_WIDTH) -> list[float]:
    """Return which part of each page stays empty at its end, but for what nobody minds.

    The end of a chapter may be a gap, unless it is nearly all of its page.
    """
    ends = (
        (1 - (page[-1].offset + page[-1].block.height(width)) / height, following)
        for page, following in pairwise(pages)
        if page
    )
    return [gap for gap, after in ends if gap > _NEARLY_EMPTY or not _begins_chapter(after)]


def _begins_chapter(page: Page) -> bool:
    first = page[0].block if page else None
    return isinstance(first, Heading) and first.level == 1


def _chapters(blocks: Iterable[Block]) -> Iterable[tuple[Block, ...]]:
    """Yield the blocks between page breaks."""
    chapter: list[Block] = []
    for block in blocks:
        if isinstance(block, PageBreak):
            yield tuple(chapter)
            chapter = []
        else:
            chapter.append(block)
    yield tuple(chapter)


def _without_leading_space(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    index = 0
    while index < len(blocks) and isinstance(blocks[index], Space):
        index += 1
    return blocks[index:]


def _placed(blocks: Sequence[Block], width: float) -> Page:
    return tuple(Placed(block, y) for block, y in zip(blocks, offsets(tuple(blocks), width), strict=False))


def heading_pages(pages: Sequence[Page]) -> dict[str, int]:
    """Return the page number, from 1, of every heading and every anchor that has a name."""
    return {
        block.name: number
        for number, page in enumerate(pages, 1)
        for placed in page
        for block in _inside(placed.block)
        if isinstance(block, Heading | Anchor) and block.name
    }


def _inside(block: Block) -> Iterable[Block]:
    yield block
    if isinstance(block, Stack):
        for inner in block.blocks:
            yield from _inside(inner)
    if isinstance(block, Table):
        for row in block.rows:
            for content in row:
                for inner in content.blocks:
                    yield from _inside(inner)


def headings(blocks: Iterable[Block]) -> list[Heading]:
    """Return the headings among the blocks that have a name."""
    found = (inner for block in blocks for inner in _inside(block))
    return [block for block in found if isinstance(block, Heading) and block.name]


class PageNumbers:
    """Where each named heading or anchor stands; filled in once all is laid out, before it is drawn."""

    def __init__(self) -> None:
        self._pages: Mapping[str, int] = {}

    def settle(self, pages: Mapping[str, int]) -> None:
        """Take the numbers of the finished layout."""
        self._pages = pages

    def of(self, name: str) -> int:
        """Return the page of the place of this name."""
        return self._pages[name]


def drawn(
    blocks: Iterable[Block], frame: Frame, numbers: PageNumbers, *, language: str, sheet: Sheet = PORTRAIT
) -> bytes:
    """Return the blocks as a tagged PDF, not yet archival; see ``pia_wizard.pdf.archive``."""
    pages = laid_out(blocks, sheet.text_height, sheet.text_width)
    numbers.settle(heading_pages(pages))
    file = BytesIO()
    inks = palette(frame.theme)
    canvas = TaggedCanvas(file, language=language, size=(sheet.width, sheet.height), inks=inks)
    chapters = running_chapters(pages)
    for number, page in enumerate(pages, 1):
        if number > 1 or not frame.cover:
            _draw_frame(canvas, frame, sheet, (number, len(pages)), chapters[number - 1])
        for placed in page:
            top = sheet.height - sheet.top - placed.offset
            placed.block.draw(canvas, sheet.margin, top, sheet.text_width)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def running_chapters(pages: Sequence[Page]) -> list[str]:
    """Return for each page the chapter that begins on it, or else goes on; nothing before the first.

    A heading without a name, such as that of the contents, begins no chapter. A document with one heading of
    the first level has no chapters.
    """
    firsts = [
        [b.block for b in page if isinstance(b.block, Heading) and b.block.level == 1 and b.block.name]
        for page in pages
    ]
    if sum(map(len, firsts)) < _FEWEST_CHAPTERS:
        return [""] * len(pages)
    chapters, present = [], ""
    for found in firsts:
        present = found[0].set_text().text if found else present
        chapters.append(present)
        present = found[-1].set_text().text if found else present
    return chapters


def _draw_frame(
    canvas: TaggedCanvas, frame: Frame, sheet: Sheet, page: tuple[int, int], chapter: str
) -> None:
    """Draw what stands around a page; ``page`` is its number and how many there are."""
    left, right = sheet.margin, sheet.width - sheet.margin
    draw_marking(canvas, frame.theme.marking, right, sheet.height - 31, read=page[0] == 1)
    shift = draw_head_logo(canvas, frame.theme.logo, left, sheet.height - 46)
    draw_foot(canvas, frame.theme, left, sheet.text_width)
    canvas.setFillColorRGB(*QUIET)
    beside = fonts.width(fonts.cleaned(frame.title), _SMALL) + shift + 16
    running = _shortened(chapter, max(sheet.text_width * 0.5, sheet.text_width - beside))
    room = sheet.text_width - shift - (fonts.width(running, _SMALL) + 16 if running else 0)
    fonts.draw(canvas, left + shift, sheet.height - 42, _shortened(frame.title, room), _SMALL)
    if running:
        fonts.draw(canvas, right - fonts.width(running, _SMALL), sheet.height - 42, running, _SMALL)
    label = frame.numbered(*page)
    room = sheet.text_width - fonts.width(label, _SMALL) - 12
    fonts.draw(canvas, left, 36, _shortened(frame.note, room), _SMALL)
    fonts.draw(canvas, right - fonts.width(label, _SMALL), 36, label, _SMALL)
    canvas.setStrokeColorRGB(*RULE)
    canvas.setLineWidth(0.5)
    canvas.line(left, sheet.height - 50, right, sheet.height - 50)


def _shortened(title: str, room: float) -> str:
    """Return a running title that fits on its line, cut with … where it does not, but in no Latin word."""
    shown = title = fonts.cleaned(title).replace("\n", " ")
    while fonts.width(shown, _SMALL) > room:
        title = title[: int(len(title) * 0.9)]
        whole = title.rpartition(" ")[0] if title[-1:].isascii() else title
        shown = (whole or title).rstrip() + "…"
    return shown
