"""A page compiled for all sites that share its layout: what is the same drawn once, the rest left open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from pia_wizard.pdf.page_file import PageFile
from pia_wizard.pdf.page_skeleton import Link, LinkPlace, PageBoxes, PageSkeleton, Piece, Tag
from pia_wizard.pdf.structure import Box
from pia_wizard.pdf.styles import Colour
from pia_wizard.signage.blocks import Block
from pia_wizard.signage.commands import Element, Glyphs, Node, Outline
from pia_wizard.signage.imposition import Page
from pia_wizard.signage.qr import QUIET_MODULES
from pia_wizard.signage.qr_series import QrBits

MARK = "\ue000"
"""Begins a text that stands for a site's own: of private use, so no font and no notice has it."""

CODE_ALT = f"{MARK}code"
ADDRESS, CAPTION, NUMBERS = "address", "caption", "numbers"
_ARTIFACT, _END = b"/Artifact BMC ", b" EMC\n"
_WORTH_A_FORM = 60
"""Operators of fewer bytes are written out on every page."""


@dataclass(frozen=True, slots=True)
class SiteWords:
    """What one page says of its own: lines by mark, the small print, the web panel's words and QR code."""

    lines: Mapping[str, str]
    numbers: str
    url: str = ""
    about: str = ""
    address: Block | None = None
    code: QrBits | None = None


class _Open(Protocol):
    """A place on the page that is drawn for each site."""

    def drawn(self, site: SiteWords, file: PageFile) -> bytes:
        """Return the operators."""
        ...


def marks(place: str, block: Block) -> Block:
    """Return a block whose lines are marks, in the same places."""
    lines = tuple(f"{MARK}{place}.{number}" for number in range(len(block.lines)))
    return Block(lines, block.ink, block.width, block.language, block.widths)


class SitePage:
    """One compiled page; ``model`` is drawn from marks, ``numbers`` is its small print."""

    def __init__(self, file: PageFile, model: Page, numbers: str, web: "WebModel | None") -> None:
        self._file = file
        self._numbers = numbers
        self._web = web
        self._boxes = PageBoxes(model.width, model.height, model.trim, model.bleed)
        self._parts: list[bytes | _Open] = []
        self._same = b""
        self._pieces = 0
        self._link: Box | None = None
        tags: list[Tag] = []
        self._read(model.nodes, tags)
        for nodes in (model.copies, model.marks):
            self._wrapped(_ARTIFACT, nodes)
        self._flush()
        self._parts = _joined(self._parts)
        self._skeleton: PageSkeleton = file.skeleton(tags, self._boxes)
        self._figures = sum(tag.alts for top in tags for tag in _all(top))

    def add(self, site: SiteWords) -> None:
        """Write the page of a site."""
        file = self._file
        content = b"".join([p if isinstance(p, bytes) else p.drawn(site, file) for p in self._parts])
        links: tuple[LinkPlace, ...] = ()
        if self._link and self._web and site.address:
            links = (LinkPlace(self._web.box(self._link, site.address), site.url, site.about),)
        file.add(self._skeleton, content, alts=(site.about,) * self._figures, links=links)

    def _read(self, nodes: Iterable[Node], tags: list[Tag]) -> None:
        """Take in what is read, in its order; ink outside elements is for the eye only."""
        for node in nodes:
            if isinstance(node, Element):
                later: list[tuple[Tag, Element]] = []
                tags.append(self._element(node, later))
                for tag, element in later:
                    self._leaf(tag, element.parts)
            else:
                self._wrapped(_ARTIFACT, (node,))

    def _element(self, element: Element, later: list[tuple[Tag, Element]]) -> Tag:
        figure = element.tag == "Figure"
        own = element.alt == CODE_ALT
        tag = Tag(
            element.tag,
            [],
            alt=element.alt if figure and not own else "",
            box=element.box if figure else None,
            language=element.language,
            alts=figure and own,
        )
        if element.later:
            later.append((tag, element))
        elif figure and own:
            self._code(tag, element)
        elif element.leaf:
            self._leaf(tag, element.parts)
        else:
            for part in element.parts:
                if isinstance(part, Element):
                    tag.kids.append(self._element(part, later))
                else:
                    self._wrapped(_ARTIFACT, (part,))
        if element.link and element.box:
            self._link = element.box
            tag.kids.append(Link())
        return tag

    def _leaf(self, tag: Tag, parts: Iterable[Node]) -> None:
        tag.kids.append(Piece(self._pieces))
        begin = b"/%b <</MCID %d>> BDC " % (tag.name.encode(), self._pieces)
        self._pieces += 1
        self._wrapped(begin, parts)

    def _code(self, tag: Tag, element: Element) -> None:
        tag.kids.append(Piece(self._pieces))
        begin = b"/Figure <</MCID %d>> BDC " % self._pieces
        self._pieces += 1
        self._wrapped(begin, (element,))

    def _wrapped(self, begin: bytes, nodes: Iterable[Node]) -> None:
        """Draw nodes inside marked content."""
        self._flush()
        self._parts.append(begin)
        self._ink(nodes)
        self._flush()
        self._parts.append(_END)

    def _ink(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if isinstance(node, Glyphs):
                self._glyphs(node)
            elif isinstance(node, Outline):
                self._same += outline_source(node)
            elif node.tag == "Figure" and node.alt == CODE_ALT and node.box:
                plate = next(part for part in node.parts if isinstance(part, Outline))
                self._same += outline_source(plate)
                self._open(_OpenCode(node.box))
            else:
                self._ink(node.parts)

    def _glyphs(self, glyphs: Glyphs) -> None:
        if glyphs.text == self._numbers:
            self._open(_OpenLine(NUMBERS, glyphs))
        elif not glyphs.text.startswith(MARK):
            self._same += _text_source(glyphs, glyphs.text, glyphs.y, glyphs.size, self._file)
        elif (place := glyphs.text[1:]).startswith((ADDRESS, CAPTION)):
            name, number = place.split(".")
            if self._web and number == "0":
                self._open(_OpenWeb(name, glyphs, self._web))
        else:
            self._open(_OpenLine(place, glyphs))

    def _open(self, place: _Open) -> None:
        self._flush()
        self._parts.append(place)

    def _flush(self) -> None:
        if len(self._same) > _WORTH_A_FORM:
            self._same = self._file.form(self._same, self._boxes)
        if self._same:
            self._parts.append(self._same)
        self._same = b""


@dataclass(frozen=True, slots=True)
class WebModel:
    """The words beside the QR code of the site that a page was compiled from.

    ``captions`` are those that move with the address's height; all are centred together.
    """

    captions: tuple[Block, ...]
    address: Block

    def lift(self, address: Block) -> float:
        """Return how much higher everything stands with another address."""
        return (address.height - self.address.height) / 2

    def box(self, box: Box, address: Block) -> Box:
        """Return where another address stands, given where the model's does."""
        x, y, _, _ = box
        top = y + self.address.height + self.lift(address)
        return x, top - address.height, address.width, address.height


@dataclass(frozen=True, slots=True)
class _OpenLine:
    place: str
    glyphs: Glyphs

    def drawn(self, site: SiteWords, file: PageFile) -> bytes:
        text = site.numbers if self.place == NUMBERS else site.lines[self.place]
        return _text_source(self.glyphs, text, self.glyphs.y, self.glyphs.size, file)


@dataclass(frozen=True, slots=True)
class _OpenWeb:
    name: str
    glyphs: Glyphs
    model: WebModel

    def drawn(self, site: SiteWords, file: PageFile) -> bytes:
        if site.address is None:
            return b""
        old = new = self.model.address
        if self.name == ADDRESS:
            new = site.address
        else:
            old = new = self.model.captions[int(self.name.removeprefix(CAPTION))]
        g = self.glyphs
        y = g.y + old.baseline + self.model.lift(site.address) - new.baseline
        return b"".join(
            _text_source(g, line, y - i * new.pitch, new.ink.size, file) for i, line in enumerate(new.lines)
        )


@dataclass(frozen=True, slots=True)
class _OpenCode:
    box: Box

    def drawn(self, site: SiteWords, file: PageFile) -> bytes:  # noqa: ARG002 - the fonts are not needed
        """Return the modules as a mask that black is poured through; white is the plate's."""
        code = site.code
        if code is None:
            return b""
        x, y, plate, _ = self.box
        module = plate / (code.side + 2 * QUIET_MODULES)
        quiet, side = QUIET_MODULES * module, code.side * module
        head = b"0 g q %.3f 0 0 %.3f %.3f %.3f cm BI /W %d /H %d /IM true /D [1 0]" % (
            side,
            side,
            x + quiet,
            y + quiet,
            code.side,
            code.side,
        )
        if b"EI" in code.bits:  # a reader could take it for the end of the data
            return b"%b /F /AHx ID %b>\nEI Q " % (head, code.bits.hex().encode())
        return b"%b ID %b\nEI Q " % (head, code.bits)


def _text_source(like: Glyphs, text: str, y: float, size: float, file: PageFile) -> bytes:
    """Return the operators that draw a text in the manner of another, at a height and a size of its own."""
    pieces = [
        f"{selected} {size:g} Tf {codes.string(piece)} Tj"
        for selected, codes, piece in file.pieces(text, bold=like.bold, language=like.language)
    ]
    space, end = (f"{like.spacing:.3f} Tc ", " 0 Tc") if like.spacing else ("", "")
    at = f"{_filled(like.colour)} BT 1 0 0 1 {like.x:.2f} {y:.2f} Tm"
    return f"{at} {space}{' '.join(pieces)}{end} ET ".encode()


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h", "R": "re"}


def outline_source(outline: Outline) -> bytes:
    """Return the operators that fill a shape; those of a watermark are not known here."""
    if outline.opacity < 1:
        raise ValueError("a series of posters has no watermarks")
    steps = " ".join(
        " ".join([*(f"{number:.4f}" for number in numbers), _OPERATORS[letter]])
        for letter, numbers in outline.steps
    )
    return f"{_filled(outline.colour)} {steps} {'f*' if outline.even_odd else 'f'} ".encode()


@cache
def _filled(colour: Colour) -> str:
    red, green, blue = colour
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


def _joined(parts: Sequence[bytes | _Open]) -> list[bytes | _Open]:
    """Return the parts with neighbours that are the same on every page joined."""
    found: list[bytes | _Open] = []
    for part in parts:
        if isinstance(part, bytes) and found and isinstance(found[-1], bytes):
            found[-1] += part
        else:
            found.append(part)
    return found


def _all(tag: Tag) -> Iterable[Tag]:
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _all(kid)
