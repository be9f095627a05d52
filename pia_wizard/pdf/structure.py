"""The structure tree of a tagged PDF: what is a heading, a table cell, a figure (ISO 32000-1, 14.7).

reportlab has none, so the elements here write themselves as PDF objects of reportlab's document.
"""

from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFObjectReference, PDFString

Box = tuple[float, float, float, float]
"""A rectangle as x, y of the lower left corner, width, height, in points."""


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is known of an element beside its tag.

    ``alt`` is the text alternative, ``box`` a figure's place on the page, ``scope`` what a table head is
    the head of ("Column" or "Row"), ``columns`` how many columns a cell spans, ``language`` that of its
    text where it is another than the document's.
    """

    alt: str = ""
    box: Box | None = None
    scope: str = ""
    columns: int = 1
    language: str = ""


NOTHING = Attributes()


@dataclass(frozen=True, slots=True)
class Content:
    """A marked piece of a page that belongs to an element."""

    page: Any
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link or form field that belongs to an element."""

    page: Any
    name: str


class Element(PDFObject):  # type: ignore[misc]  # reportlab carries no types
    """One structure element; its kids are elements, pieces of content and annotations, in reading order."""

    __RefOnly__ = 1

    def __init__(self, tag: str, parent: "Element | None" = None, attributes: Attributes = NOTHING) -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.kids: list[Element | Content | Annotation] = []

    def child(self, tag: str, attributes: Attributes = NOTHING) -> "Element":
        """Add an element at the end and return it."""
        element = Element(tag, self, attributes)
        self.kids.append(element)
        return element

    def format(self, document: Any) -> bytes:
        """Return the element as PDF source; reportlab calls this while it saves."""
        parent = self.parent if self.parent is not None else document.Catalog.StructTreeRoot
        kids = b" ".join(_kid(kid, document) for kid in self.kids)
        if len(self.kids) != 1:
            # A single kid stands alone: pyHanko takes a form field's only kid in an array for tampering.
            kids = b"[" + kids + b"]"
        return b"<< /Type /StructElem /S /%b /P %b /K %b%b >>" % (
            self.tag.encode(),
            _reference(parent, document),
            kids,
            _attributes(self.attributes, document),
        )


class Tree(PDFObject):  # type: ignore[misc]  # reportlab carries no types
    """The root of the structure and the way back from marked content to its elements.

    ``owners`` maps a page's key to the elements of its pieces in order, and an annotation's key to its
    element.
    """

    __RefOnly__ = 1

    def __init__(self, top: Element, owners: dict[int, Element | list[Element]]) -> None:
        self.top = top
        self.owners = owners

    def format(self, document: Any) -> bytes:
        """Return the tree's root as PDF source."""
        numbers = b" ".join(b"%d %b" % (k, _owners(self.owners[k], document)) for k in sorted(self.owners))
        return b"<< /Type /StructTreeRoot /K %b /ParentTree << /Nums [%b] >> /ParentTreeNextKey %d >>" % (
            _reference(self.top, document),
            numbers,
            len(self.owners),
        )


def _owners(owners: Element | list[Element], document: Any) -> bytes:
    if isinstance(owners, Element):
        return _reference(owners, document)
    return b"[" + b" ".join(_reference(element, document) for element in owners) + b"]"


def _reference(target: PDFObject, document: Any) -> bytes:
    written: bytes = document.Reference(target).format(document)
    return written


def _kid(kid: Element | Content | Annotation, document: Any) -> bytes:
    if isinstance(kid, Element):
        return _reference(kid, document)
    page = _reference(kid.page.drawn, document)
    if isinstance(kid, Content):
        return b"<< /Type /MCR /Pg %b /MCID %d >>" % (page, kid.number)
    name = PDFObjectReference(document.annotationName(kid.name)).format(document)
    return b"<< /Type /OBJR /Pg %b /Obj %b >>" % (page, name)


def _attributes(given: Attributes, document: Any) -> bytes:
    written = b" /Lang " + PDFString(given.language).format(document) if given.language else b""
    if given.alt:
        written += b" /Alt " + PDFString(given.alt).format(document)
    table = (b" /Scope /%b" % given.scope.encode() if given.scope else b"") + (
        b" /ColSpan %d" % given.columns if given.columns > 1 else b""
    )
    if table:
        written += b" /A << /O /Table%b >>" % table
    if given.box:
        x, y, width, height = given.box
        corners = b"%.2f %.2f %.2f %.2f" % (x, y, x + width, y + height)
        written += b" /A << /O /Layout /Placement /Block /BBox [%b] >>" % corners
    return written
