"""Taking the objects out of reportlab's document: what it would write one by one goes into a file of ours."""

from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

rl_config.useA85 = 0  # pictures as they are: text in base 85 makes them a quarter larger for nothing

_END = b"endstream\n"


class Source(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab carries no types
    """An object that is PDF source already."""

    __RefOnly__ = 1

    def __init__(self, source: bytes) -> None:
        self.source = source

    def format(self, document: Any) -> bytes:  # noqa: ARG002 - reportlab's signature
        """Return the source; reportlab calls this while it saves."""
        return self.source


def number_of(document: Any, reference: Any) -> int:
    """Return the object number of what reportlab refers to."""
    number: int = document.idToObjectNumberAndVersion[reference.name][0]
    return number


def referred(document: Any, source: bytes) -> str:
    """Take an object into a document and return a reference to it."""
    return f"{number_of(document, document.Reference(Source(source)))} 0 R"


def sources(document: Any, canvas: Any) -> list[bytes]:
    """Return the objects of a document drawn by a canvas in the order of their numbers, from 1."""
    document.Reference(document.Catalog)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    found: list[bytes] = []
    while (name := document.numberToId.get(len(found) + 1)) is not None:
        # Writing an object may add further ones.
        source = pdfdoc.pdfdocEnc(pdfdoc.format(document.idToObject[name], document, 1))
        # PDF/A wants the line end that reportlab leaves out where a stream ends (ISO 19005-3, 6.1.7.1).
        found.append(source[: -len(_END)] + b"\n" + _END.strip() if source.endswith(_END) else source.strip())
    return found
