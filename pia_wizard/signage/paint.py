"""Drawing commands onto a tagged PDF page."""

from collections.abc import Iterable
from io import BytesIO

from pia_wizard.pdf import fonts
from pia_wizard.pdf.structure import Box
from pia_wizard.pdf.tags import TaggedCanvas
from pia_wizard.signage.commands import Element, Glyphs, Node, Outline
from pia_wizard.signage.imposition import Page

_FILL_EVEN_ODD, _FILL_NON_ZERO = 0, 1
_Later = list[tuple[object, Element]]


def painted(page: Page, *, language: str) -> bytes:
    """Return a page as a tagged PDF with its boxes; copies after the first are for the eye only."""
    file = BytesIO()
    canvas = TaggedCanvas(file, language=language, size=(page.width, page.height))
    canvas.setTrimBox(_corners(page.trim))
    canvas.setBleedBox(_corners(page.bleed))
    paint(canvas, page.nodes)
    with canvas.artifact():
        paint(canvas, page.copies)
        paint(canvas, page.marks)
    canvas.save()
    return file.getvalue()


def _corners(box: Box) -> Box:
    x, y, width, height = box
    return x, y, x + width, y + height


def paint(canvas: TaggedCanvas, nodes: Iterable[Node]) -> None:
    """Draw everything; ink outside elements is for the eye only."""
    for node in nodes:
        if isinstance(node, Element):
            later: _Later = []
            _element(canvas, node, later)
            for key, element in later:
                with canvas.tag(element.tag, key=key):
                    paint(canvas, element.parts)
        elif isinstance(node, Glyphs):
            _glyphs(canvas, node)
        else:
            _outline(canvas, node)


def _element(canvas: TaggedCanvas, element: Element, later: _Later) -> None:
    """Draw an element; what is to be drawn later takes its place in the tags, its ink is kept back.

    So text taken from the page in drawing order has a line's kanji together, with the readings after it.
    """
    if element.later:
        key = object()
        with canvas.tag(element.tag, leaf=False, key=key, language=element.language):
            later.append((key, element))
        return
    figure = element.tag == "Figure"
    alt, box = (element.alt, element.box) if figure else ("", None)
    with canvas.tag(element.tag, leaf=element.leaf, language=element.language, alt=alt, box=box):
        for part in element.parts:
            if isinstance(part, Element):
                _element(canvas, part, later)
            else:
                paint(canvas, (part,))
        if element.link and element.box:
            canvas.link(element.box, element.link, element.alt)


def _glyphs(canvas: TaggedCanvas, glyphs: Glyphs) -> None:
    canvas.setFillColorRGB(*glyphs.colour)
    x = glyphs.x
    for piece in glyphs.text if glyphs.spacing else (glyphs.text,):
        end = fonts.draw(canvas, x, glyphs.y, piece, glyphs.size, bold=glyphs.bold, language=glyphs.language)
        x = end + glyphs.spacing


def _outline(canvas: TaggedCanvas, outline: Outline) -> None:
    path = canvas.beginPath()
    put = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close, "R": path.rect}
    for letter, numbers in outline.steps:
        put[letter](*numbers)
    mode = _FILL_EVEN_ODD if outline.even_odd else _FILL_NON_ZERO
    if outline.opacity < 1:
        canvas.saveState()
        canvas.setFillAlpha(outline.opacity)
    canvas.setFillColorRGB(*outline.colour)
    canvas.drawPath(path, fill=1, stroke=0, fillMode=mode)
    if outline.opacity < 1:
        canvas.restoreState()
