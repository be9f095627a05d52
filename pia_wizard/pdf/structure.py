"""The structure tree of a tagged PDF: what is a heading, a table cell, a figure (ISO 32000-1, 14.7).

A report has thousands of elements, so they are slim and write themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pia_wizard.pdf.files import text_string

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
class Annotation:
    """A link or form field that belongs to an element: its page, from 0, and its name."""

    page: int
    name: str


Content = tuple[int, int]
"""A marked piece of a page that belongs to an element: the page, from 0, and the piece's number there."""


@dataclass(slots=True, eq=False)
class Element:
    """One structure element; its kids are elements, pieces of content and annotations, in reading order.

    ``number`` counts the elements of a document from 0.
    """

    tag: str
    number: int
    parent: "Element | None" = None
    attributes: Attributes = NOTHING
    kids: "list[Element | Content | Annotation]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The object numbers the structure refers to: the root's, the first element's, pages', annotations'."""

    root: int
    first: int
    pages: Sequence[int]
    annotations: Mapping[str, int]


Owners = dict[int, Element | list[Element]]
"""A page's key to the elements of its pieces in order, and an annotation's key to its element."""


def tree_source(owners: Owners, numbers: Numbers) -> bytes:
    """Return the root of the structure, with the way back from marked content to its elements."""
    first = numbers.first

    def reference(owner: Element | list[Element]) -> str:
        if isinstance(owner, Element):
            return f"{first + owner.number} 0 R"
        return "[" + " ".join([f"{first + element.number} 0 R" for element in owner]) + "]"

    found = " ".join(f"{key} {reference(owners[key])}" for key in sorted(owners))
    return (
        f"<< /Type /StructTreeRoot /K {first} 0 R /ParentTree << /Nums [{found}] >>"
        f" /ParentTreeNextKey {len(owners)} >>"
    ).encode()


def element_source(element: Element, numbers: Numbers) -> bytes:
    """Return an element as PDF source."""
    parent = numbers.first + element.parent.number if element.parent is not None else numbers.root
    kids = element.kids
    # A single kid stands alone: pyHanko takes a form field's only kid in an array for tampering.
    page = ""
    if len(kids) == 1:
        only = kids[0]
        if isinstance(only, tuple):
            page, written = f" /Pg {numbers.pages[only[0]]} 0 R", str(only[1])
        else:
            written = _kid(only, numbers)
    else:
        written = "[" + " ".join([_kid(kid, numbers) for kid in kids]) + "]"
    more = "" if element.attributes is NOTHING else _attributes(element.attributes)
    return f"<< /S /{element.tag} /P {parent} 0 R{page} /K {written}{more} >>".encode()


def _kid(kid: Element | Content | Annotation, numbers: Numbers) -> str:
    if isinstance(kid, Element):
        return f"{numbers.first + kid.number} 0 R"
    if isinstance(kid, Annotation):
        return f"<< /Type /OBJR /Pg {numbers.pages[kid.page]} 0 R /Obj {numbers.annotations[kid.name]} 0 R >>"
    page, number = kid
    return f"<< /Type /MCR /Pg {numbers.pages[page]} 0 R /MCID {number} >>"


def _attributes(given: Attributes) -> str:
    written = f" /Lang {text_string(given.language)}" if given.language else ""
    written += f" /Alt {text_string(given.alt)}" if given.alt else ""
    table = (f" /Scope /{given.scope}" if given.scope else "") + (
        f" /ColSpan {given.columns}" if given.columns > 1 else ""
    )
    if table:
        written += f" /A << /O /Table{table} >>"
    if given.box:
        x, y, width, height = given.box
        corners = f"{x:.2f} {y:.2f} {x + width:.2f} {y + height:.2f}"
        written += f" /A << /O /Layout /Placement /Block /BBox [{corners}] >>"
    return written
