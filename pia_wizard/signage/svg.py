"""A drawn notice as SVG 1.1: the same drawing commands, letters as outlines, the physical size kept.

It needs no font where it is opened. ``title`` and ``desc`` say to a screen reader what the letters say.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from pia_wizard.pdf import fonts
from pia_wizard.pdf.styles import Colour
from pia_wizard.signage.annotations import plain
from pia_wizard.signage.commands import Element, Glyphs, Node, Outline, Step
from pia_wizard.signage.imposition import Page
from pia_wizard.signage.layout import Words
from pia_wizard.signage.legibility import MM
from pia_wizard.signage.outlines import Letter, letter, placed

_PLACES = 3


def svg(page: Page, words: Words, *, language: str) -> str:
    """Return a page as an SVG document; what stands at its lower left in the PDF does so here."""
    nodes = (*page.nodes, *page.copies, *page.marks)
    used: dict[Letter, str] = {}
    drawn = "\n".join(_drawn(nodes, used))
    letters = "\n".join(f'<path id="{name}" d="{_path(letter(*which))}"/>' for which, name in used.items())
    width, height = page.width, page.height
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"'
        f' width="{_number(width / MM)}mm" height="{_number(height / MM)}mm"'
        f' viewBox="0 0 {_number(width)} {_number(height)}" xml:lang={quoteattr(language)}'
        ' role="img" aria-labelledby="title desc">\n'
        f'<title id="title">{_text(words.headline.text)}</title>\n'
        f'<desc id="desc">{escape(_described(words))}</desc>\n'
        f"<defs>\n{letters}\n</defs>\n"
        f'<rect width="{_number(width)}" height="{_number(height)}" fill="#ffffff"/>\n'
        f'<g transform="matrix(1 0 0 -1 0 {_number(height)})">\n{drawn}\n</g>\n</svg>\n'
    )


def _described(words: Words) -> str:
    """Return all that is said, line by line, in all languages."""
    said = [("", further.text) for further in words.headline.further]
    for line in words.lines:
        said += [(line.label, line.text), *((further.label, further.text) for further in line.further)]
    lines = [": ".join(plain(part) for part in pair if part) for pair in said]
    return fonts.cleaned("\n".join((*lines, words.url)).strip()).replace("\ufffe", "").replace("\uffff", "")


def _text(text: str) -> str:
    return escape(fonts.cleaned(plain(text)).replace("\n", " "))


def _drawn(nodes: Iterable[Node], used: dict[Letter, str]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Element):
            inside = "\n".join(_drawn(node.parts, used))
            if node.link:
                inside = f"<a xlink:href={quoteattr(node.link)}>\n{inside}\n</a>"
            yield inside
        elif isinstance(node, Glyphs):
            yield from _glyphs(node, used)
        else:
            yield _outline(node)


def _glyphs(glyphs: Glyphs, used: dict[Letter, str]) -> Iterator[str]:
    scale = _number(glyphs.size / 1000, 6)
    pieces = []
    line = placed(
        glyphs.text, glyphs.size, bold=glyphs.bold, language=glyphs.language, spacing=glyphs.spacing
    )
    for which, x in line:
        if letter(*which):
            name = used.setdefault(which, f"l{len(used)}")
            at = _number(x * 1000 / glyphs.size, 1)
            pieces.append(f'<use xlink:href="#{name}" x="{at}"/>')
    if pieces:
        place = f"matrix({scale} 0 0 {scale} {_number(glyphs.x)} {_number(glyphs.y)})"
        yield f'<g transform="{place}" fill="{_hex(glyphs.colour)}">{"".join(pieces)}</g>'


def _outline(outline: Outline) -> str:
    rule = ' fill-rule="evenodd"' if outline.even_odd else ""
    pale = f' fill-opacity="{_number(outline.opacity)}"' if outline.opacity < 1 else ""
    return f'<path fill="{_hex(outline.colour)}"{rule}{pale} d="{_path(outline.steps)}"/>'


def _path(steps: Iterable[Step]) -> str:
    return "".join(map(_step, steps))


def _step(step: Step) -> str:
    kind, numbers = step
    if kind == "R":
        x, y, width, height = map(_number, numbers)
        return f"M{x} {y}h{width}v{height}h{_number(-numbers[2])}Z"
    return kind + " ".join(map(_number, numbers))


def _number(value: float, places: int = _PLACES) -> str:
    written = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if written in {"", "-0"} else written


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)
