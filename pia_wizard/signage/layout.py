"""Where everything goes on the A4 page: the largest legible size at which all of it fits.

One number, the scale (1 generous … 0 the floor of legibility), drives letter size, row spacing and the
head panel together, so that the page keeps its proportions whether it says three things or twelve.
What is left over is shared out between rows, panel and gaps. Lengths are points; y grows upward.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pia_wizard.pdf.styles import BLUE, INK, PAPER
from pia_wizard.signage.blocks import Block, Ink, text_block
from pia_wizard.signage.legibility import MM, Sizes, sizes_for
from pia_wizard.signage.notice_text import NoticeLine, Said
from pia_wizard.signage.qr import QUIET_MODULES, SIDE_MM, Matrix

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
MARGIN = 14 * MM
WIDTH = PAGE_WIDTH - 2 * MARGIN
FOOTER = 8 * MM
"""Height kept for the small print, below everything."""

INDENT = 5 * MM
"""Rows start this much inside the panels' edges, where the panels' corners are round."""

WEB_PADDING = INDENT
_COLUMN_GAP = 7 * MM
_SECOND = 0.72
"""Size of a second language against the first."""

_STEPS = 33
_BESIDE_BELOW = 0.5
"""Below this scale the pictogram stands beside the headline instead of above it."""

_HEADLINE_LINES = 2
"""A headline on more lines is set smaller first, as long as it stays well above the floor."""

_ANY_WIDTH = 1e6


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a poster says, already in plain printable text; ``matrix`` is None without a URL."""

    headline: str
    lines: tuple[NoticeLine, ...]
    url: str = ""
    caption: str = ""
    matrix: Matrix | None = None
    further_headlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The blue panel: its height, the pictogram's side, and the headline in one or two languages."""

    height: float
    padding: float
    pictogram: float
    beside: bool
    headline: tuple[Block, ...]

    @property
    def words_height(self) -> float:
        """The height of the headline's blocks."""
        return sum(block.height for block in self.headline)


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled line; ``drop`` brings the label's baseline down to the text's."""

    label: tuple[Block, ...]
    text: tuple[Block, ...]
    drop: float

    @property
    def height(self) -> float:
        """The row's height without padding."""
        return max(sum(b.height for b in self.label) + self.drop, sum(b.height for b in self.text))


@dataclass(frozen=True, slots=True)
class Web:
    """The panel with the QR code: ``plate`` is the white square's side, ``module`` one module's."""

    height: float
    plate: float
    module: float
    matrix: Matrix
    caption: Block
    address: Block


@dataclass(frozen=True, slots=True)
class Layout:
    """A page composed at one scale; ``spare`` is what is left of its height, negative for too much."""

    head: Head
    rows: tuple[Row, ...]
    web: Web | None
    label_width: float
    row_padding: float
    gap: float
    spare: float


def best_layout(words: Words, sizes: Sizes) -> Layout:
    """Return the layout at the largest scale that fits; at the floor it may not fit (``spare`` < 0)."""
    low, high = 0, _STEPS
    best = composed(words, sizes, 0)
    if best.spare < 0:
        return best
    while high - low > 1:
        middle = (low + high) // 2
        tried = composed(words, sizes, middle / (_STEPS - 1))
        if tried.spare >= 0:
            low, best = middle, tried
        else:
            high = middle
    return _filled_out(best)


def composed(words: Words, sizes: Sizes, scale: float) -> Layout:
    """Return everything measured at one scale."""
    size = _between(sizes.detail_least, sizes.detail_most, scale)
    label_size = max(sizes.detail_least, size * 0.85)
    head = _head(words, sizes, scale)
    label_width = _label_width(words.lines, label_size)
    rows = tuple(_row(line, size, label_size, label_width) for line in words.lines)
    web = _web(words, size, sizes)
    padding, gap = _between(1.2, 4, scale) * MM, _between(3.5, 7, scale) * MM
    used = head.height + sum(r.height + 2 * padding for r in rows) + 2 * gap + (web.height if web else 0)
    spare = PAGE_HEIGHT - 2 * MARGIN - FOOTER - used
    return Layout(head, rows, web, label_width, padding, gap, spare)


def _filled_out(layout: Layout) -> Layout:
    """Share out the spare height: rows first, then the head panel with its pictogram, then the gaps."""
    spare, count = layout.spare, max(len(layout.rows), 1)
    rows_share, head_growth = (0.75, 0.2) if layout.head.beside else (0.5, 0.5)
    for_rows = min(spare * rows_share, count * 9 * MM)
    for_head = min(spare - for_rows, layout.head.height * head_growth)
    for_gaps = spare - for_rows - for_head
    grown = 0 if layout.head.beside else for_head * 0.6
    head = replace(layout.head, height=layout.head.height + for_head, pictogram=layout.head.pictogram + grown)
    return replace(
        layout,
        head=head,
        row_padding=layout.row_padding + for_rows / (2 * count),
        gap=layout.gap + for_gaps / 2,
        spare=0,
    )


def _between(least: float, most: float, scale: float) -> float:
    return least + (most - least) * scale


def _head(words: Words, sizes: Sizes, scale: float) -> Head:
    beside = scale < _BESIDE_BELOW
    padding = _between(6.5, 10, scale) * MM
    pictogram = _between(28, 34, scale) * MM if beside else _between(8, 52, scale) * MM
    width = WIDTH - 2 * padding - (pictogram + padding if beside else 0)
    headline = [_headline(words.headline, width, sizes.headline_least, 24 * MM)]
    least, most = sizes.headline_least * 0.5, headline[0].ink.size * _SECOND
    headline += [_headline(text, width, least, most) for text in words.further_headlines]
    words_height = sum(block.height for block in headline)
    inner = max(pictogram, words_height) if beside else pictogram + 0.5 * padding + words_height
    return Head(inner + 2 * padding, padding, pictogram, beside, tuple(headline))


def _headline(text: str, width: float, least: float, most: float) -> Block:
    """Return a headline on one line if that leaves it well above ``least``, else larger on several lines."""
    natural = text_block(text, Ink(1, PAPER, bold=True), _ANY_WIDTH).width or 1
    one_line = 0.999 * width / natural
    size = min(most, one_line)
    if size < least * 1.3:
        size = max(least, min(most, one_line * 1.7))
        while size > least * 1.3 and len(_headline_block(text, size, width).lines) > _HEADLINE_LINES:
            size *= 0.96
    return _headline_block(text, size, width)


def _headline_block(text: str, size: float, width: float) -> Block:
    return text_block(text, Ink(size, PAPER, bold=True, leading=1.25), width)


def _label_width(lines: Sequence[NoticeLine], size: float) -> float:
    """Return the width of the label column: the widest label, but at most three tenths of the page."""
    ink = Ink(size, BLUE, bold=True)
    blocks = [text_block(line.label, ink, _ANY_WIDTH) for line in lines]
    blocks += [
        text_block(said.label, replace(ink, size=_further_size(size, said)), _ANY_WIDTH)
        for line in lines
        for said in line.further
    ]
    return min(max((block.width for block in blocks), default=0) + 1, WIDTH * 0.3)


def _row(line: NoticeLine, size: float, label_size: float, label_width: float) -> Row:
    text_width = WIDTH - 2 * INDENT - label_width - _COLUMN_GAP
    label = [text_block(line.label, Ink(label_size, BLUE, bold=True), label_width)]
    text = [text_block(line.text, Ink(size, INK), text_width)]
    for said in line.further:
        ink = Ink(_further_size(label_size, said), BLUE, bold=True)
        label.append(text_block(said.label, ink, label_width))
        text.append(text_block(said.text, Ink(_further_size(size, said), INK), text_width))
    return Row(tuple(label), tuple(text), text[0].baseline - label[0].baseline)


def _further_size(size: float, said: Said) -> float:
    """Return the size of a further language: smaller, but with a floor of its own."""
    return max(size * _SECOND, sizes_for(said.label, said.text).detail_least)


def text_x(layout: Layout) -> float:
    """Return where the text column starts."""
    return MARGIN + INDENT + layout.label_width + _COLUMN_GAP


def _web(words: Words, size: float, sizes: Sizes) -> Web | None:
    if words.matrix is None:
        return None
    module = SIDE_MM * MM / len(words.matrix)
    plate = module * (len(words.matrix) + 2 * QUIET_MODULES)
    width = WIDTH - 3 * WEB_PADDING - plate
    caption = text_block(words.caption, Ink(size * 1.1, BLUE, bold=True), width)
    per_point = text_block(words.url, Ink(1, INK), _ANY_WIDTH).width
    on_one_line = min(size, 0.999 * width / per_point)
    address = text_block(words.url, Ink(max(sizes.detail_least, on_one_line), INK), width)
    height = 2 * WEB_PADDING + max(plate, caption.height + address.height)
    return Web(height, plate, module, words.matrix, caption, address)
