"""The tags of pages that are alike, rendered once: for each page only numbers and a few texts are filled in.

Numbers are padded to one width, so that every object starts at the same place on every page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pia_wizard.pdf.files import text_string
from pia_wizard.pdf.structure import Box

_REF = b"%7d 0 R"


@dataclass(frozen=True, slots=True)
class Piece:
    """A marked piece of the page's content, by its number on the page."""

    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """A place that leads to a web address; which one is given page by page."""


@dataclass(slots=True)
class Tag:
    """An element of the structure with its kids in reading order; ``alts`` is True where ``alt`` varies."""

    name: str
    kids: "list[Tag | Piece | Link]"
    alt: str = ""
    box: Box | None = None
    language: str = ""
    alts: bool = False


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """A page's size and its boxes, in points."""

    width: float
    height: float
    trim: Box
    bleed: Box


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where a link is, what address it leads to, and what is said of it."""

    box: Box
    address: str
    about: str


class PageSkeleton:
    """Pages of one shape: the same boxes and the same tags.

    ``resources`` and ``document`` are the numbers of the resources and of the topmost element.
    """

    def __init__(self, tags: Sequence[Tag], boxes: PageBoxes, *, resources: int, document: int) -> None:
        section = Tag("Sect", list(tags))
        flat = list(_flat(section))
        varying = [tag for tag in flat if tag.alts]
        self._links = sum(isinstance(kid, Link) for tag in flat for kid in tag.kids)
        fixed = [tag for tag in flat if not tag.alts]
        order = [section, *(tag for tag in fixed if tag is not section)]
        # The page is object 0, its tags follow, then the way back from pieces, varying tags and links.
        self._numbers = {id(tag): i for i, tag in enumerate(order, 1)}
        self._back = len(order) + 1
        self._numbers |= {id(tag): i for i, tag in enumerate(varying, self._back + 1)}
        self._first_link = self._back + 1 + len(varying)
        self._parents = {id(kid): tag for tag in flat for kid in tag.kids if isinstance(kid, Tag)}
        self._link_owners = [tag for tag in flat for kid in tag.kids if isinstance(kid, Link)]
        self.pieces = sum(isinstance(kid, Piece) for tag in flat for kid in tag.kids)
        self._document = document
        self._section = section
        self._links_seen = 0
        self._page = self._page_source(boxes, resources)
        sources = [self._tag_source(tag) for tag in order] + [self._back_source(flat)]
        self._varying = [self._tag_source(tag) for tag in varying]
        self._fixed = b"\n".join(source for source, _ in sources)
        self._fixed_places = [place for _, places in sources for place in places]
        self._starts = self._measured(sources)

    def _measured(self, sources: Sequence[tuple[bytes, list[int]]]) -> tuple[list[int], int]:
        """Return where the objects that are alike start, and where they end: numbers are padded."""
        numbers = (0,) * (3 + self._links)
        starts, at = [0], len(self._page % numbers) + 1
        for source, places in sources:
            starts.append(at)
            at += len(source % ((0,) * len(places))) + 1
        return starts, at

    def source(
        self,
        first: int,
        *,
        content: int,
        parent: int,
        key: int,
        alts: Sequence[str],
        links: Sequence[LinkPlace],
    ) -> tuple[bytes, list[int]]:
        """Return a page's objects, numbered from ``first``, joined, and where in it each one starts.

        ``content`` and ``parent`` are the numbers of the page's content and of its node in the tree of pages;
        ``key`` is its entry in the tree of parents, the links' entries follow.
        """
        body = self._fixed % tuple([first + place for place in self._fixed_places])
        link = first + self._first_link
        page = self._page % (parent, content, key, *range(link, link + self._links))
        parts, (same, at) = [page, body], self._starts
        starts = same.copy()
        for (source, places), alt in zip(self._varying, alts, strict=True):
            parts.append(source % (*(first + place for place in places), text_string(alt).encode()))
        for number, place in enumerate(links, 1):
            parts.append(_annotation(place, key + number))
        for part in parts[2:]:
            starts.append(at)
            at += len(part) + 1
        return b"\n".join(parts), starts

    def parents(self, first: int, key: int) -> list[tuple[int, int]]:
        """Return the entries of the tree of parents for a page whose objects start at ``first``."""
        owners = (first + self._numbers[id(tag)] for tag in self._link_owners)
        return [(key, first + self._back), *((key + i, owner) for i, owner in enumerate(owners, 1))]

    def _page_source(self, boxes: PageBoxes, resources: int) -> bytes:
        corners = b" ".join(
            b"/%b [%b]" % (name, _corners(box))
            for name, box in ((b"TrimBox", boxes.trim), (b"BleedBox", boxes.bleed))
        )
        annotations = b" /Annots [" + _REF * self._links + b"]" if self._links else b""
        return (
            b"<< /Type /Page /Parent %b /MediaBox [0 0 %.4f %.4f] %b /Resources %d 0 R /Contents %b"
            b" /StructParents %b /Tabs /S%b >>"
            % (_REF, boxes.width, boxes.height, corners, resources, _REF, b"%8d", annotations)
        )

    def _tag_source(self, tag: Tag) -> tuple[bytes, list[int]]:
        """Return an element's source with places for numbers, and what numbers they are, from the page's."""
        places: list[int] = []
        parts = [b"<</S/%b/P " % tag.name.encode()]
        if tag is self._section:
            parts.append(b"%d 0 R" % self._document)
        else:
            parts.append(_REF)
            places.append(self._numbers[id(self._parents[id(tag)])])
        if any(isinstance(kid, Piece) for kid in tag.kids):
            parts.append(b"/Pg " + _REF)
            places.append(0)
        parts.append(b"/K[")
        parts += [self._kid_source(kid, places) for kid in tag.kids]
        parts.append(b"]")
        if tag.language:
            parts.append(b" /Lang (%b)" % tag.language.encode())
        if tag.box:
            parts.append(b" /A << /O /Layout /Placement /Block /BBox [%b] >>" % _corners(tag.box))
        if tag.alts:
            parts.append(b" /Alt %b")
        elif tag.alt:
            parts.append(b" /Alt %b" % text_string(tag.alt).encode())
        return b"".join([*parts, b" >>"]), places

    def _kid_source(self, kid: "Tag | Piece | Link", places: list[int]) -> bytes:
        if isinstance(kid, Piece):
            return b"%d " % kid.number
        if isinstance(kid, Tag):
            places.append(self._numbers[id(kid)])
            return _REF + b" "
        places += (0, self._first_link + self._links_seen)
        self._links_seen += 1
        return b"<< /Type /OBJR /Pg %b /Obj %b >> " % (_REF, _REF)

    def _back_source(self, flat: Sequence[Tag]) -> tuple[bytes, list[int]]:
        owners = {kid.number: tag for tag in flat for kid in tag.kids if isinstance(kid, Piece)}
        numbers = [self._numbers[id(owners[number])] for number in sorted(owners)]
        return b"[" + b" ".join([_REF] * len(numbers)) + b"]", numbers


def _flat(tag: Tag) -> Iterator[Tag]:
    yield tag
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _flat(kid)


def _annotation(link: LinkPlace, key: int) -> bytes:
    about, address = (
        text_string(link.about),
        link.address.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)"),
    )
    return (
        b"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%b] /StructParent %d /Contents %b"
        b" /A << /S /URI /URI (%b) >> >>" % (_corners(link.box), key, about.encode(), address.encode())
    )


def _corners(box: Box) -> bytes:
    x, y, width, height = box
    return b"%.4f %.4f %.4f %.4f" % (x, y, x + width, y + height)
