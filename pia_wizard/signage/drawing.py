"""Putting a layout on the page: panels, pictogram, rows and QR code, each in its place in the tags."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pia_wizard.pdf.styles import PAPER
from pia_wizard.signage.blocks import Block, Ink, text_block
from pia_wizard.signage.commands import (
    Drawing,
    Element,
    Node,
    Outline,
    Step,
    frame,
    rectangle,
    rounded,
)
from pia_wizard.signage.layout import Layout, Web, Words
from pia_wizard.signage.legibility import MM
from pia_wizard.signage.pictograms import Pictogram, pictogram
from pia_wizard.signage.qr import QUIET_MODULES, dark_runs
from pia_wizard.signage.rows import Cell, Flow

_SMALL_PRINT = 7.5
_SMALLEST_PRINT = 5.0
_BLACK = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What is said of a picture to who does not see it, and the small print's two ends."""

    pictogram: str
    code: str
    left: str
    right: str


def drawn(layout: Layout, words: Words, said: Alternatives) -> Drawing:
    """Return everything on the sheet in reading order."""
    nodes: list[Node] = [*_head(layout, words, said.pictogram), *_rows(layout)]
    if layout.web:
        nodes += _web(layout, layout.web, words.url, said.code)
    nodes += _small_print(layout, said, words.headline.language)
    return Drawing(layout.measures.width, layout.measures.height, tuple(nodes))


def _head(layout: Layout, words: Words, alt: str) -> Iterator[Node]:
    at, head = layout.measures, layout.head
    top = at.height - at.margin
    yield _panel(layout, top)
    left, top = _seen_middle(layout, top)
    free = head.height - head.pictogram - head.words_height
    if head.beside:
        x, picture_top = left + head.padding, top - (head.height - head.pictogram) / 2
        words_x, words_top = x + head.pictogram + head.padding, top - (head.height - head.words_height) / 2
        within = None
    else:
        x, picture_top = left + (head.width - head.pictogram) / 2, top - free * 0.4
        words_x, words_top = left, picture_top - head.pictogram - free * 0.2
        within = head.width
    yield _headline(head.headline, words_x, words_top, within)
    shape = pictogram(words.pictogram)
    box = (x, picture_top - head.pictogram, head.pictogram, head.pictogram)
    yield Element("Figure", (_shape(shape, box, layout),), alt=alt, box=box)


def _seen_middle(layout: Layout, top: float) -> tuple[float, float]:
    """Return where the panel's contents begin: a ground that runs to the edge is seen with its margin."""
    at = layout.measures
    if not at.flush:
        return at.margin, top
    return (at.margin / 2, top) if at.landscape else (at.margin, top + at.margin * 0.4)


def _panel(layout: Layout, top: float) -> Outline:
    at, head, design = layout.measures, layout.head, layout.measures.design
    if design.framed:
        box = (at.margin, top - head.height, head.width, head.height)
        return frame(box, at.corner, max(1.1 * at.unit, 0.8 * MM), design.on_ground)
    if not at.flush:
        return rounded((at.margin, top - head.height, head.width, head.height), at.corner, design.ground)
    if at.landscape:
        right = at.margin + head.width
        return rectangle((-at.bleed, -at.bleed, right + at.bleed, at.height + 2 * at.bleed), design.ground)
    bottom = top - head.height
    return rectangle(
        (-at.bleed, bottom, at.width + 2 * at.bleed, at.height + at.bleed - bottom), design.ground
    )


def _headline(blocks: Sequence[Block], x: float, top: float, within: float | None) -> Element:
    spans = []
    for number, block in enumerate(blocks):
        spans.append(_text("Span", block, x, top, within=within, language=block.language if number else ""))
        top -= block.height
    return Element("H1", tuple(spans))


def _rows(layout: Layout) -> Iterator[Node]:
    if not layout.table.rows:
        return
    at = layout.measures
    x, y = layout.left + at.indent, at.height - layout.top
    items = []
    for number, row in enumerate(layout.table.rows):
        if number:
            yield _rule(layout, y)
        top = y - layout.row_padding
        cells = []
        for index, cell in enumerate(row.cells):
            cells += _cell(layout, cell, x, top, further=bool(index))
            top -= cell.height + row.gap
        cells += _flow(row.names, "Lbl", x, top + row.gap)
        items.append(Element("LI", tuple(cells)))
        y -= row.height + 2 * layout.row_padding
    yield Element("L", tuple(items))


def _cell(layout: Layout, cell: Cell, x: float, top: float, *, further: bool) -> list[Element]:
    """Return label and text; further languages are paragraphs of the same item's body."""
    text_x = x if cell.stacked else x + layout.table.label_width + layout.table.gap
    text_top = top - cell.label.height if cell.stacked else top
    language = cell.text.language if further else ""
    label = _text("Lbl", cell.label, x, top - cell.drop, language=language)
    return [label, _text("LBody", cell.text, text_x, text_top, language=language)]


def _flow(flow: Flow, tag: str, x: float, top: float) -> Iterator[Element]:
    for block, (right, down) in zip(flow.blocks, flow.places, strict=True):
        yield _text(tag, block, x + right, top - down, language=block.language)


def _text(
    tag: str, block: Block, x: float, top: float, *, within: float | None = None, language: str = ""
) -> Element:
    """Return a block in an element; beside a reading, plain text stands in spans."""
    parts = block.parts(x, top, within=within)
    if any(isinstance(part, Element) for part in parts):
        parts = tuple(part if isinstance(part, Element) else Element("Span", (part,)) for part in parts)
    return Element(tag, parts, language=language)


def _web(layout: Layout, web: Web, url: str, alt: str) -> Iterator[Node]:
    at, design = layout.measures, layout.measures.design
    if at.sticker:
        top = at.height - layout.top - layout.row_padding if at.aside else at.margin + at.footer + web.plate
        yield from _code(web, at.width - at.margin - web.plate, top, alt)
        return
    bottom = at.margin + at.footer
    top, box = bottom + web.height, (layout.left, bottom, web.width, web.height)
    if design.framed:
        yield frame(box, at.corner, max(0.5 * at.unit, 0.35 * MM), design.rule)
    else:
        yield rounded(box, at.corner, design.tint)
    caption, address = web.words
    words = caption.height + web.captions.height + address.height
    x, y = layout.left + web.padding, top - (web.height - words) / 2
    yield _text("P", caption, x, y)
    y -= caption.height
    yield from _flow(web.captions, "P", x, y)
    y -= web.captions.height
    place = (x, y - address.height, address.width, address.height)
    yield Element("P", (Element("Link", address.parts(x, y), alt=alt, box=place, link=url),))
    yield from _code(
        web, layout.left + web.width - web.padding - web.plate, top - (web.height - web.plate) / 2, alt
    )


def _code(web: Web, x: float, top: float, alt: str) -> Iterator[Node]:
    """Yield white plate and dark modules; one path, so that no renderer leaves seams between rows."""
    box = (x, top - web.plate, web.plate, web.plate)
    quiet, side = QUIET_MODULES * web.module, web.module
    steps: tuple[Step, ...] = tuple(
        ("R", (x + quiet + column * side, top - quiet - (row + 1) * side, length * side, side))
        for row, column, length in dark_runs(web.matrix)
    )
    yield Element("Figure", (rectangle(box, PAPER), Outline(steps, _BLACK)), alt=alt, box=box)


def _small_print(layout: Layout, said: Alternatives, language: str) -> Iterator[Node]:
    """Yield the line at the very foot: whose document, of which day; smaller where it is narrow."""
    at = layout.measures
    left = layout.left if at.landscape else at.margin
    room = at.width - at.margin - left - 2 * at.indent
    size = max(_SMALLEST_PRINT, min(_SMALL_PRINT * max(at.unit / MM, 0.8), 12))
    begin, end = (_small(text, size, layout, language) for text in (said.left, said.right))
    whole = begin.width + end.width + size
    if whole > room:
        size *= max(room / whole, 0.5)
        begin, end = (_small(text, size, layout, language) for text in (said.left, said.right))
    top = at.margin + begin.height
    if said.left:
        yield _text("P", begin, left + at.indent, top)
    if said.right:
        yield _text("P", end, at.width - at.margin - at.indent - end.width, top)


def _small(text: str, size: float, layout: Layout, language: str) -> Block:
    return text_block(text, Ink(size, layout.measures.design.quiet), 1e6, language)


def _shape(shape: Pictogram, box: tuple[float, float, float, float], layout: Layout) -> Outline:
    x, bottom, side, _ = box
    scale, top = side / max(shape.width, shape.height), bottom + side
    steps = tuple(
        (letter, tuple(x + n * scale if i % 2 == 0 else top - n * scale for i, n in enumerate(numbers)))
        for letter, numbers in shape.commands
    )
    return Outline(steps, layout.measures.design.on_ground, even_odd=True)


def _rule(layout: Layout, y: float) -> Outline:
    at = layout.measures
    line = max(0.25 * at.unit, 0.15 * MM)
    width = layout.table.width + 2 * at.indent
    return rectangle((layout.left, y - line / 2, width, line), layout.measures.design.rule)
