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
from typing import Any
from weakref import WeakKeyDictionary

from pyhanko.pdf_utils import xref
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
_parsed = xref.parse_xref_stream


def _bounded_entries(xref_stream: Any, strict: bool = True) -> Iterator[Any]:  # noqa: FBT001, FBT002
    """Yield a cross-reference stream's entries as pyHanko does, up to the bound of the document."""
    widths = xref_stream["/W"]
    if not any(int(width) > 0 for width in widths):
        raise PdfReadError("entries of no width")
    reader = xref_stream.container_ref.get_pdf_handler()
    for entry in _parsed(xref_stream, strict=strict):
        _entries_read[reader] = _entries_read.get(reader, 0) + 1
        if _entries_read[reader] > MOST_OBJECTS:
            raise PdfReadError("too many objects")
        yield entry


xref.parse_xref_stream = _bounded_entries
