"""A reportlab canvas that tags what it draws (PDF/UA-1, ISO 14289-1).

Everything on a page is either inside an element of the structure or an artifact, which readers skip: what
is drawn outside ``tag`` is an artifact without further ado.
"""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas

from pia_wizard.pdf import fonts
from pia_wizard.pdf.structure import NOTHING, Annotation, Attributes, Box, Content, Element, Tree

_ARTIFACT = "/Artifact BMC"
_PRINTED = 4
"""The annotation flag "print"; PDF/A wants it set (ISO 19005-3, 6.3.2)."""


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab carries no types
    """A canvas for one document, the same bytes for the same drawing.

    ``language`` is that of the text, such as "ja" or "en". Units are points, y grows upward.
    """

    def __init__(self, file: BinaryIO, *, language: str, size: tuple[float, float] = A4) -> None:
        fonts.register()
        self._top = Element("Document")
        self._open = [self._top]
        self._shared: dict[Hashable, Element] = {}
        self._owners: dict[int, Element | list[Element]] = {}
        self._leaf = False
        self._silent = 0
        self._fields: list[Any] = []
        super().__init__(
            file,
            pagesize=size,
            invariant=1,
            pageCompression=0,  # pia_wizard.pdf.archive compresses everything once
            initialFontName=fonts.REGULAR,
            lang=language,
        )
        self._start_tags()

    @contextmanager
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
    ) -> Iterator[None]:
        """Draw what follows inside an element, such as "H1", "P" or "Figure".

        A ``leaf`` holds drawing; any other element holds elements. The same ``key`` continues the same
        element, for what goes on over the page. A "Figure" needs ``alt``, and its ``box`` on the page.
        ``language`` is that of what is inside where it is another than the document's.
        """
        if self._silent:
            yield
            return
        attributes = Attributes(alt, box, scope, columns, language)
        attributes = NOTHING if attributes == NOTHING else attributes
        self._open.append(self._element(name, key, attributes))
        if leaf:
            self._begin(name)
        try:
            yield
        finally:
            self._open.pop()
            if leaf:
                self._end()

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
        entries: dict[str, object] = {
            "Subtype": PDFName("Link"),
            "Rect": self._corners(box),
            "Border": PDFArray([0, 0, 0]),
            "Contents": PDFString(about),
        }
        if target.startswith("#"):
            entries["Dest"] = self._bookmarkReference(target[1:])
        else:
            entries["A"] = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(target)})
        self._annotate(entries)

    def signature_field(self, name: str, about: str, box: Box) -> None:
        """Put an empty signature field here, as an element of its own; ``about`` is its tooltip."""
        with self.tag("Form", leaf=False):
            reference = self._annotate(
                {
                    "Subtype": PDFName("Widget"),
                    "FT": PDFName("Sig"),
                    "T": PDFString(name),
                    "TU": PDFString(about),
                    "Rect": self._corners(box),
                }
            )
        self._fields.append(reference)

    def bookmark(self, key: str, title: str, level: int, top: float) -> None:
        """Make this height a place to go to, listed in the outline; level 0 is the outermost."""
        self.bookmarkHorizontalAbsolute(key, top)
        self.addOutlineEntry(fonts.cleaned(title), key, level)

    def showPage(self) -> None:
        """Finish the page."""
        self._code.insert(0, _ARTIFACT)
        self._code.append("EMC")
        key, page = self._page_key, self._page
        super().showPage()
        drawn = self._doc.Pages.pages[-1]
        page.drawn = drawn
        # reportlab's page writes only keys it knows of; these two are told to this page alone.
        drawn.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        drawn.StructParents, drawn.Tabs = key, PDFName("S")
        self._start_tags()

    def save(self) -> None:
        """Finish the document and write it to its file."""
        if self._code:
            self.showPage()
        self._owners.pop(self._page_key, None)
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = Tree(self._top, self._owners)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        if self._fields:
            catalog.AcroForm = PDFDictionary({"Fields": PDFArray(self._fields), "SigFlags": 1})
        super().save()

    def _start_tags(self) -> None:
        """Give the page that begins its key and its list of pieces."""
        self._page = _Page()
        self._page_key = len(self._owners)
        self._pieces: list[Element] = []
        self._owners[self._page_key] = self._pieces

    def _element(self, name: str, key: Hashable | None, attributes: Attributes) -> Element:
        if key is None:
            return self._open[-1].child(name, attributes)
        if key not in self._shared:
            self._shared[key] = self._open[-1].child(name, attributes)
        return self._shared[key]

    def _begin(self, name: str) -> None:
        if self._leaf:
            raise ValueError(f"<{name}> inside an element that already holds drawing")
        self._leaf = True
        number = len(self._pieces)
        self._pieces.append(self._open[-1])
        self._open[-1].kids.append(Content(self._page, number))
        if self._code and self._code[-1] == _ARTIFACT:
            self._code.pop()
        else:
            self._code.append("EMC")
        self._code.append(f"/{name} <</MCID {number}>> BDC")

    def _end(self) -> None:
        self._leaf = False
        self._code += ["EMC", _ARTIFACT]

    def _corners(self, box: Box) -> Any:
        x, y, width, height = box
        left, bottom = self.absolutePosition(x, y)
        right, top = self.absolutePosition(x + width, y + height)
        return PDFArray([left, bottom, right, top])

    def _annotate(self, entries: dict[str, object]) -> Any:
        """Add an annotation to the page and to the present element; return a reference to it."""
        key, name = len(self._owners), f"annotation-{len(self._owners)}"
        self._owners[key] = self._open[-1]
        self._open[-1].kids.append(Annotation(self._page, name))
        common = {"Type": PDFName("Annot"), "F": _PRINTED, "StructParent": key}
        self._addAnnotation(PDFDictionary({**common, **entries}), name)
        return self._annotationrefs[-1]


class _Page:
    """A page that is still being drawn; ``drawn`` is reportlab's page once it is finished."""

    drawn: Any = None
