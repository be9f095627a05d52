"""Bounds on the work that a hostile PDF can make of being read and verified.

pyHanko bounds what streams inflate to. Two things it leaves open, each enough to stop a computer:

- a cross-reference stream whose entries are zero bytes wide declares any number of them for nothing
  (a file of 207 bytes took more than 5 GB);
- certificates that share one name can each be the other's issuer, and every order of them is tried
  (nine of them took 72 seconds, ten ten times as long).

Importing this module bounds the first for every reader of pyHanko; it is the only place that does so,
and a test notices when pyHanko changes.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from struct import Struct
from typing import Any
from weakref import WeakKeyDictionary

from pyhanko.pdf_utils import xref
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

MOST_OBJECTS = 1_000_000
"""Entries in all cross-reference streams of one document; reports have a few thousand."""

MOST_CERTIFICATES = 16
MOST_OF_ONE_NAME = 2
"""Certificates in one signature; two of one name occur where an authority changes its key."""

_TOKENS = {"signature_time_stamp_token", "content_time_stamp"}


class TooManyCertificatesError(ValueError):
    """A signature carries more certificates than any honest one."""


def require_bounded(embedded: EmbeddedPdfSignature) -> None:
    """Raise TooManyCertificatesError unless the paths through a signature's certificates are few."""
    names: Counter[str] = Counter()
    for message in (embedded.signed_data, *time_stamps(embedded.signer_info)):
        names.update(
            choice.chosen.subject.hashable
            for choice in message["certificates"] or ()
            if choice.name == "certificate"
        )
    if names.total() > MOST_CERTIFICATES or max(names.values(), default=0) > MOST_OF_ONE_NAME:
        raise TooManyCertificatesError


def time_stamps(signer_info: Any) -> Iterator[Any]:
    """Yield the timestamps inside a signature, as signed messages of their own (RFC 3161, 2.4.2)."""
    for attribute in chain(signer_info["signed_attrs"] or (), signer_info["unsigned_attrs"] or ()):
        if attribute["type"].native in _TOKENS:
            for token in attribute["values"]:
                yield token["content"]


_entries_read: WeakKeyDictionary[Any, int] = WeakKeyDictionary()
parsed_by_pyhanko = xref.parse_xref_stream


_OURS = Struct(">BIH")
"""An entry as ``pia_wizard.pdf.files`` writes it: kind, then two numbers (ISO 32000-1, 7.5.8.3)."""

_PLAIN, _IN_STREAM = 1, 2


def _bounded_entries(xref_stream: Any, strict: bool = True) -> Iterator[Any]:  # noqa: FBT001, FBT002
    """Yield a cross-reference stream's entries as pyHanko does, up to the bound of the document."""
    widths = xref_stream["/W"]
    if not any(int(width) > 0 for width in widths):
        raise PdfReadError("entries of no width")
    reader = xref_stream.container_ref.get_pdf_handler()
    ours = _whole_table(xref_stream)
    if ours is not None:
        _count(reader, len(ours) // _OURS.size)
        yield from _entries(ours)
        return
    for entry in parsed_by_pyhanko(xref_stream, strict=strict):
        _count(reader, 1)
        yield entry


def _count(reader: Any, entries: int) -> None:
    """Count the entries of a document; raises PdfReadError beyond the bound."""
    _entries_read[reader] = _entries_read.get(reader, 0) + entries
    if _entries_read[reader] > MOST_OBJECTS:
        raise PdfReadError("too many objects")


def _whole_table(xref_stream: Any) -> bytes | None:
    """Return the entries of a table written as ours is, without gaps; None leaves it to pyHanko.

    pyHanko reads entry by entry, which took half the time of a signature.
    """
    size = xref_stream.get("/Size")
    if list(xref_stream["/W"]) != [1, 4, 2] or "/Index" in xref_stream or not 0 < size <= MOST_OBJECTS:
        return None
    length = size * _OURS.size
    data: bytes = xref_stream.read_data(DecodePurpose.XREF_STREAM, expected_size=length + size)
    sound = len(data) == length and max(data[:: _OURS.size]) <= _IN_STREAM
    return data if sound else None


def _entries(data: bytes) -> Iterator[xref.XRefEntry]:
    """Yield the entries of a table as pyHanko's own records."""
    for number, (kind, one, two) in enumerate(_OURS.iter_unpack(data)):
        if kind == _PLAIN:
            yield xref.XRefEntry(xref.XRefType.STANDARD, one, number, two)
        elif kind == _IN_STREAM:
            yield xref.XRefEntry(xref.XRefType.IN_OBJ_STREAM, xref.ObjStreamRef(one, two), number)
        else:
            yield xref.XRefEntry(xref.XRefType.FREE, None, number, two)


xref.parse_xref_stream = _bounded_entries
