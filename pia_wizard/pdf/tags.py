"""A reportlab canvas that tags what it draws (PDF/UA-1, ISO 14289-1).

Everything on a page is either inside an element of the structure or an artifact, which readers skip: what
is drawn outside ``tag`` is an artifact without further ado.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from types import MappingProxyType
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage
from reportlab.pdfgen.canvas import Canvas

from pia_wizard.pdf import fonts
from pia_wizard.pdf.embedding import Codes, embedded
from pia_wizard.pdf.files import stream, text_string, written
from pia_wizard.pdf.saving import Source, number_of, referred, sources
from pia_wizard.pdf.structure import (
    NOTHING,
    Annotation,
    Attributes,
    Box,
    Element,
    Numbers,
    Owners,
    element_source,
    tree_source,
)
from pia_wizard.pdf.styles import Colour

_ARTIFACT = "/Artifact BMC"
_ENDS = {(False, False): "n", (False, True): "f", (True, False): "S", (True, True): "B"}
"""How a path ends that is stroked, filled."""

_PRINTED = 4
"""The annotation flag "print"; PDF/A wants it set (ISO 19005-3, 6.3.2)."""


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab carries no types
    """A canvas for one document, the same bytes for the same drawing.

    ``language`` is that of the text, such as "ja" or "en". Units are points, y grows upward. ``inks`` are
    colours that stand in for others wherever those are asked for.
    """

    def __init__(
        self,
        file: BinaryIO,
        *,
        language: str,
        size: tuple[float, float] = A4,
        inks: Mapping[Colour, Colour] = MappingProxyType({}),
    ) -> None:
        self._inks = inks
        self._inked: dict[Colour, str] = {}
        self._top = Element("Document", 0)
        self._elements = [self._top]
        self._open = [self._top]
        self._shared: dict[Hashable, Element] = {}
        self._owners: Owners = {}
        self._leaf = False
        self._silent = 0
        self._fields: list[Any] = []
        self._codes: dict[str, tuple[str, Codes]] = {}
        super().__init__(file, pagesize=size, invariant=1, pageCompression=1, lang=language)
        self._start_tags()

    def codes(self, font: str) -> tuple[str, Codes]:
        """Return what selects a font on a page, such as "/F1", and the codes of its characters."""
        if font not in self._codes:
            self._codes[font] = f"/F{len(self._codes) + 1}", Codes()
        return self._codes[font]

    def inked(self, colour: Colour) -> str:
        """Return a colour, or what stands in for it, as the operands of a colour operator."""
        if colour not in self._inked:
            red, green, blue = self._inks.get(colour, colour)
            self._inked[colour] = f"{red:.4g} {green:.4g} {blue:.4g}"
        return self._inked[colour]

    def setFillColorRGB(self, r: float, g: float, b: float) -> None:
        """Fill from now on with a colour, or with what stands in for it."""
        self._code.append(f"{self.inked((r, g, b))} rg")

    def setStrokeColorRGB(self, r: float, g: float, b: float) -> None:
        """Draw lines from now on in a colour, or in what stands in for it."""
        self._code.append(f"{self.inked((r, g, b))} RG")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a straight line."""
        self._code.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def rect(  # noqa: PLR0917 - reportlab's signature
        self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0
    ) -> None:
        """Draw a rectangle from its lower left corner."""
        self._code.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re {_ENDS[bool(stroke), bool(fill)]}")

    def write(self, code: str) -> None:
        """Add operators to the page as they are (ISO 32000-1, Annex A)."""
        self._code.append(code)

    def tag(
        self,
        name: str,
        *,
        leaf: bool = True,
        key: Hashable | None = None,
        alt: str = "",
        box: Box | None = None,
        scope: str = "",
        columns: int = 1,
        language: str = "",
    ) -> AbstractContextManager[None]:
        """Draw what follows inside an element, such as "H1", "P" or "Figure".

        A ``leaf`` holds drawing; any other element holds elements. The same ``key`` continues the same
        element, for what goes on over the page. A "Figure" needs ``alt``, and its ``box`` on the page.
        ``language`` is that of what is inside where it is another than the document's.
        """
        if self._silent:
            return _UNTAGGED
        special = alt or box or scope or columns > 1 or language
        attributes = Attributes(alt, box, scope, columns, language) if special else NOTHING
        return _Tag((name, leaf, key, attributes), self._enter, self._leave)

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Draw what follows for the eye only: its tags are left out, such as a table's repeated head."""
        self._silent += 1
        try:
            yield
        finally:
            self._silent -= 1

    def link(self, box: Box, target: str, about: str) -> None:
        """Make a rectangle a link that belongs to the present element, which should be a "Link".

        ``target`` is a web address, or "#" and a bookmark's key. ``about`` says where it leads.
        """
        if self._silent:
            return
        if target.startswith("#"):
            place = self._doc.Reference(self._bookmarkReference(target[1:]))
            leads = f"/Dest {number_of(self._doc, place)} 0 R"
        else:
            leads = f"/A << /S /URI /URI {_address(target)} >>"
        self._annotate(f"/Subtype /Link /Border [0 0 0] /Contents {text_string(about)} {leads}", box)

    def signature_field(self, name: str, about: str, box: Box) -> None:
        """Put an empty signature field here, as an element of its own; ``about`` is its tooltip."""
        entries = f"/Subtype /Widget /FT /Sig /T ({name}) /TU {text_string(about)}"
        _, _, width, height = box
        if width and height:
            entries += f" /AP << /N {referred(self._doc, _empty_box(width, height))} >>"
        with self.tag("Form", leaf=False):
            reference = self._annotate(entries, box)
        self._fields.append(reference)

    def bookmark(self, key: str, title: str, level: int, top: float) -> None:
        """Make this height a place to go to, listed in the outline; level 0 is the outermost."""
        self.bookmarkHorizontalAbsolute(key, top)
        self.addOutlineEntry(fonts.cleaned(title), key, level)

    def showPage(self) -> None:
        """Finish the page."""
        code = "\n".join([_ARTIFACT, *self._code, "EMC"])
        key = self._page_key
        super().showPage()
        drawn = self._doc.Pages.pages[-1]
        drawn.stream, drawn.Contents = "", Source(stream("", code.encode()))
        # reportlab's page writes only keys it knows of; these two are told to this page alone.
        drawn.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        drawn.StructParents, drawn.Tabs = key, PDFName("S")
        self._start_tags()

    def save(self) -> None:
        """Finish the document and write it to its file."""
        if self._code:
            self.showPage()
        self._owners.pop(self._page_key, None)
        document = self._doc
        for name, (selected, codes) in self._codes.items():
            source = embedded(name, fonts.face(name), codes, partial(referred, document))
            document.idToObject["BasicFonts"].dict[selected[1:]] = document.Reference(Source(source))
        catalog = document.Catalog
        catalog.StructTreeRoot = tree = Source(b"")
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        if self._fields:
            catalog.AcroForm = PDFDictionary({"Fields": PDFArray(self._fields), "SigFlags": 1})
        self._filename.write(self._file(tree))

    def _file(self, tree: Source) -> bytes:
        """Return the whole file: reportlab's objects, then the elements of the structure."""
        document = self._doc
        objects = sources(document, self)
        places = {name: number for name, (number, _) in document.idToObjectNumberAndVersion.items()}
        numbers = Numbers(
            root=places[tree.__InternalName__],
            first=len(objects) + 1,
            pages=[places[page.__InternalName__] for page in document.Pages.pages],
            annotations=places,
        )
        objects[numbers.root - 1] = tree_source(self._owners, numbers)
        objects += [element_source(element, numbers) for element in self._elements]
        return written(objects, places[document.Catalog.__InternalName__])

    def _make_preamble(self) -> None:
        """Start pages with nothing: reportlab would select a font of its own."""
        self._preamble = ""

    def _start_tags(self) -> None:
        """Give the page that begins its key and its list of pieces."""
        self._page_key = len(self._owners)
        self._pieces: list[Element] = []
        self._owners[self._page_key] = self._pieces

    @property
    def _page_index(self) -> int:
        return len(self._doc.Pages.pages)

    def _element(self, name: str, key: Hashable | None, attributes: Attributes) -> Element:
        if key is not None and key in self._shared:
            return self._shared[key]
        parent = self._open[-1]
        element = Element(name, len(self._elements), parent, attributes)
        self._elements.append(element)
        parent.kids.append(element)
        if key is not None:
            self._shared[key] = element
        return element

    def _enter(self, asked: "Asked") -> None:
        name, leaf, key, attributes = asked
        self._open.append(self._element(name, key, attributes))
        if leaf:
            self._begin(name)

    def _leave(self, asked: "Asked") -> None:
        self._open.pop()
        if asked[1]:
            self._leaf = False
            self._code += ["EMC", _ARTIFACT]

    def _begin(self, name: str) -> None:
        if self._leaf:
            raise ValueError(f"<{name}> inside an element that already holds drawing")
        self._leaf = True
        number, element = len(self._pieces), self._open[-1]
        self._pieces.append(element)
        element.kids.append((self._page_index, number))
        if self._code and self._code[-1] == _ARTIFACT:
            self._code.pop()
        else:
            self._code.append("EMC")
        self._code.append(f"/{name} <</MCID {number}>> BDC")

    def _annotate(self, entries: str, box: Box) -> Any:
        """Add an annotation to the page and to the present element; return a reference to it."""
        x, y, width, height = box
        left, bottom = self.absolutePosition(x, y)
        right, top = self.absolutePosition(x + width, y + height)
        key, name = len(self._owners), f"annotation-{len(self._owners)}"
        self._owners[key] = self._open[-1]
        self._open[-1].kids.append(Annotation(self._page_index, self._doc.annotationName(name)))
        common = f"/Type /Annot /F {_PRINTED} /StructParent {key}"
        place = f"/Rect [{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]"
        self._addAnnotation(Source(f"<< {common} {place} {entries} >>".encode()), name)
        return self._annotationrefs[-1]


Asked = tuple[str, bool, Hashable | None, Attributes]
"""The name, whether it is a leaf, the key and the attributes of an element to be opened."""


class _Tag:
    """An element that is open while what is inside is drawn."""

    __slots__ = ("_asked", "_close", "_open")

    def __init__(
        self, asked: Asked, opening: Callable[[Asked], None], closing: Callable[[Asked], None]
    ) -> None:
        self._asked, self._open, self._close = asked, opening, closing

    def __enter__(self) -> None:
        self._open(self._asked)

    def __exit__(self, *_: object) -> None:
        self._close(self._asked)


def _address(target: str) -> str:
    """Return a web address as a string of ASCII, as it was given (ISO 32000-1, 12.6.4.7)."""
    return f"<{target.encode('ascii', 'replace').hex().upper()}>"


def _empty_box(width: float, height: float) -> bytes:
    """Return the look of a field that is to be signed: an empty box (ISO 19005-3, 6.3.3)."""
    lines = f"q 0.6 G 0.75 w [3 3] 0 d 1 1 {width - 2:.2f} {height - 2:.2f} re S Q"
    entries = f"/Type /XObject /Subtype /Form /BBox [0 0 {width:.2f} {height:.2f}] /Resources << >>"
    return stream(entries, lines.encode(), packed=False)


class _Untagged:
    """Nothing is opened: what is inside is drawn for the eye only."""

    def __enter__(self) -> None:
        """Open nothing."""

    def __exit__(self, *_: object) -> None:
        """Close nothing."""


_UNTAGGED = _Untagged()
