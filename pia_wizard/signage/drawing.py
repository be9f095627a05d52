"""Putting a layout on the page: panels, pictogram, rows and QR code, each with its place in the tags."""

from collections.abc import Sequence

from pia_wizard.pdf.styles import BLUE, PAPER, QUIET, RULE, TINT, Colour
from pia_wizard.pdf.tags import TaggedCanvas
from pia_wizard.signage.blocks import Block, Ink, text_block
from pia_wizard.signage.layout import (
    FOOTER,
    INDENT,
    MARGIN,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    WEB_PADDING,
    WIDTH,
    Head,
    Layout,
    Row,
    Web,
    text_x,
)
from pia_wizard.signage.legibility import MM
from pia_wizard.signage.pictograms import Pictogram, pictogram
from pia_wizard.signage.qr import QUIET_MODULES, dark_runs

_CORNER = 5 * MM
_SMALL_PRINT = Ink(7.5, QUIET)


def draw_head(canvas: TaggedCanvas, head: Head, *, alt: str) -> float:
    """Draw the blue panel with pictogram and headline; return the y of its lower edge."""
    top = PAGE_HEIGHT - MARGIN
    _panel(canvas, top, head.height, BLUE)
    if head.beside:
        x, picture_top = MARGIN + head.padding, top - (head.height - head.pictogram) / 2
        words_x, words_top = x + head.pictogram + head.padding, top - (head.height - head.words_height) / 2
    else:
        free = head.height - head.pictogram - head.words_height
        x, picture_top = (PAGE_WIDTH - head.pictogram) / 2, top - free * 0.4
        words_x, words_top = MARGIN, picture_top - head.pictogram - free * 0.2
    with canvas.tag("H1"):
        _stack(canvas, head.headline, words_x, words_top, within=None if head.beside else WIDTH)
    _draw_pictogram(canvas, pictogram("camera"), x, picture_top, head.pictogram, alt=alt)
    return top - head.height


def draw_rows(canvas: TaggedCanvas, layout: Layout, top: float) -> None:
    """Draw the labelled lines, a list in the tags, with hairlines between them."""
    if not layout.rows:
        return
    y = top
    with canvas.tag("L", leaf=False):
        for index, row in enumerate(layout.rows):
            if index:
                _rule(canvas, y)
            _draw_row(canvas, row, text_x(layout), y - layout.row_padding)
            y -= row.height + 2 * layout.row_padding


def draw_web(canvas: TaggedCanvas, web: Web, url: str, *, alt: str) -> None:
    """Draw the pale panel at the foot of the page: invitation, address, QR code."""
    top = MARGIN + FOOTER + web.height
    _panel(canvas, top, web.height, TINT)
    x, y = MARGIN + WEB_PADDING, top - (web.height - web.caption.height - web.address.height) / 2
    with canvas.tag("P"):
        web.caption.draw(canvas, x, y)
    y -= web.caption.height
    box = (x, y - web.address.height, web.address.width, web.address.height)
    with canvas.tag("P", leaf=False), canvas.tag("Link"):
        web.address.draw(canvas, x, y)
        canvas.link(box, url, alt)
    _draw_qr(canvas, web, MARGIN + WIDTH - WEB_PADDING - web.plate, top - WEB_PADDING, alt=alt)


def draw_small_print(canvas: TaggedCanvas, left: str, right: str) -> None:
    """Draw the line at the very foot: whose document, of which day."""
    begin, end = text_block(left, _SMALL_PRINT, WIDTH / 2), text_block(right, _SMALL_PRINT, WIDTH / 2)
    top = MARGIN + begin.height
    with canvas.tag("P"):
        begin.draw(canvas, MARGIN + INDENT, top)
    with canvas.tag("P"):
        end.draw(canvas, MARGIN + WIDTH - INDENT - end.width, top)


def _draw_row(canvas: TaggedCanvas, row: Row, text_left: float, top: float) -> None:
    with canvas.tag("LI", leaf=False):
        with canvas.tag("Lbl"):
            _stack(canvas, row.label, MARGIN + INDENT, top - row.drop)
        with canvas.tag("LBody"):
            _stack(canvas, row.text, text_left, top)


def _stack(
    canvas: TaggedCanvas, blocks: Sequence[Block], x: float, top: float, *, within: float | None = None
) -> None:
    for block in blocks:
        block.draw(canvas, x, top, within=within)
        top -= block.height


def _draw_qr(canvas: TaggedCanvas, web: Web, x: float, top: float, *, alt: str) -> None:
    """Draw white plate and dark modules; one path, so that no renderer leaves seams between rows."""
    with canvas.tag("Figure", alt=alt, box=(x, top - web.plate, web.plate, web.plate)):
        canvas.setFillColorRGB(*PAPER)
        canvas.rect(x, top - web.plate, web.plate, web.plate, fill=1, stroke=0)
        path = canvas.beginPath()
        quiet, side = QUIET_MODULES * web.module, web.module
        for row, column, length in dark_runs(web.matrix):
            path.rect(x + quiet + column * side, top - quiet - (row + 1) * side, length * side, side)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawPath(path, fill=1, stroke=0)


def _draw_pictogram(
    canvas: TaggedCanvas, shape: Pictogram, x: float, top: float, side: float, *, alt: str
) -> None:
    scale = side / max(shape.width, shape.height)
    path = canvas.beginPath()
    put = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for letter, numbers in shape.commands:
        put[letter](*(x + n * scale if i % 2 == 0 else top - n * scale for i, n in enumerate(numbers)))
    with canvas.tag("Figure", alt=alt, box=(x, top - side, side, side)):
        canvas.setFillColorRGB(*PAPER)
        canvas.drawPath(path, fill=1, stroke=0, fillMode=0)


def _panel(canvas: TaggedCanvas, top: float, height: float, colour: Colour) -> None:
    canvas.setFillColorRGB(*colour)
    canvas.roundRect(MARGIN, top - height, WIDTH, height, _CORNER, fill=1, stroke=0)


def _rule(canvas: TaggedCanvas, y: float) -> None:
    canvas.setStrokeColorRGB(*RULE)
    canvas.setLineWidth(0.25 * MM)
    canvas.line(MARGIN, y, MARGIN + WIDTH, y)
