"""What a revision of a PDF carries besides its pages: the embedded assessment and the metadata.

Read with qpdf, on the bytes that a signature covers, so that the comparison leans on nothing that the
verifier of signatures has computed. Nothing is inflated beyond a bound.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf

ASSESSMENT_FILE = "assessment.json"
"""The associated file of the report that holds the assessment as canonical JSON."""

LARGEST_STREAM = 64 << 20
"""Bytes an embedded file or metadata stream may inflate to."""


class UnreadableStreamError(ValueError):
    """A stream is compressed in an unexpected way, broken, or inflates beyond ``LARGEST_STREAM``."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The embedded assessment, or ``None``, and the metadata (XMP packet and /Info) as bytes."""

    assessment: bytes | None
    metadata: tuple[bytes, ...]


def carried(revision: bytes) -> Carried:
    """Return what the last revision of these bytes carries.

    Raises UnreadableStreamError, or pikepdf.PdfError for what is no PDF.
    """
    with pikepdf.open(BytesIO(revision)) as pdf:
        return Carried(_assessment(pdf), _metadata(pdf))


def embedded_assessment(pdf: bytes) -> bytes | None:
    """Return the embedded assessment as it is now, or None where there is none.

    Raises UnreadableStreamError, or pikepdf.PdfError for what is no PDF.
    """
    with pikepdf.open(BytesIO(pdf)) as opened:
        return _assessment(opened)


def _assessment(pdf: pikepdf.Pdf) -> bytes | None:
    for specification in _file_specifications(pdf):
        names = {str(specification[key]) for key in ("/UF", "/F") if key in specification}
        if ASSESSMENT_FILE in names:
            return _inflated(specification.EF.F)
    return None


def _file_specifications(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the files a reader lists (ISO 32000-1, 7.11.4), then those associated (ISO 19005-3, 6.8)."""
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    if "/EmbeddedFiles" in names:
        yield from pikepdf.NameTree(names.EmbeddedFiles).values()
    yield from pdf.Root.get("/AF", pikepdf.Array())


def _metadata(pdf: pikepdf.Pdf) -> tuple[bytes, ...]:
    packet = _inflated(pdf.Root.Metadata) if "/Metadata" in pdf.Root else b""
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    return (packet, *(f"{key}={info[key]!s}".encode() for key in sorted(info.keys())))


def _inflated(stream: pikepdf.Object) -> bytes:
    raw: bytes = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    if filters is None:
        return raw
    names = [str(f) for f in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if names != ["/FlateDecode"] or "/DecodeParms" in stream:
        raise UnreadableStreamError(names)
    inflater = zlib.decompressobj()
    try:
        data = inflater.decompress(raw, LARGEST_STREAM)
    except zlib.error as error:
        raise UnreadableStreamError(str(error)) from error
    if not inflater.eof:
        raise UnreadableStreamError(LARGEST_STREAM)
    return data
