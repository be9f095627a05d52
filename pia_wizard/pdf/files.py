"""PDF files as they lie on disk: objects packed in compressed streams (ISO 32000-1, 7.5.7 and 7.5.8).

A file is written twice at most: as drawn, then with what makes it archival. The second writing appends to
the first without reading its objects again, so the catalogue is its last object, outside of any stream.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from struct import Struct
from zlib import compress

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PACKED = 100
"""How many objects share one stream: readers unpack a whole stream to see one of them."""

_LEVEL = 4
"""How hard to deflate: the usual 6 takes half as long again for three per cent."""

_ENTRY = Struct(">BIH")
"""One entry of the cross-reference stream: kind, offset or stream, and the index in the stream."""

_FREE, _PLAIN, _IN_STREAM = 0, 1, 2
_LAST = re.compile(rb"/Root (\d+) 0 R.*?/Length (\d+).*?stream\n", re.DOTALL)
_START = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")


def stream(entries: str, data: bytes, *, packed: bool = True) -> bytes:
    """Return the source of a stream with dictionary ``entries``; ``packed`` deflates the data."""
    if packed:
        data, entries = compress(data, _LEVEL), f"{entries} /Filter /FlateDecode"
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (entries.encode(), len(data), data)


def text_string(text: str) -> str:
    """Return a text as a PDF string any reader understands (ISO 32000-1, 7.9.2.2)."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to which objects can be added: all before the catalogue, the catalogue, each object's place.

    ``places`` are entries of the cross-reference stream.
    """

    body: bytes
    catalog: bytes
    root: int
    places: bytes

    @property
    def next_number(self) -> int:
        """The number the first object added gets."""
        return len(self.places) // _ENTRY.size


def written(objects: Sequence[bytes], root: int) -> bytes:
    """Return a file of objects numbered from 1, of which ``root`` is the catalogue."""
    places = bytearray(_ENTRY.pack(_FREE, 0, 0xFFFF) + bytes(_ENTRY.size * len(objects)))
    body = _with_objects(_HEADER, places, ((n, s) for n, s in enumerate(objects, 1) if n != root))
    return _closed(Draft(body, objects[root - 1], root, bytes(places)))


def reopened(pdf: bytes) -> Draft:
    """Return a file of ``written`` as a draft; ValueError for any other file."""
    start = _START.search(pdf, max(0, len(pdf) - 40))
    table = _LAST.search(pdf, int(start[1])) if start else None
    if start is None or table is None:
        raise ValueError("only a file that was drawn here can be made archival")
    root, length = map(int, table.groups())
    places = pdf[table.end() : table.end() + length]
    _, at, _ = _ENTRY.unpack_from(places, root * _ENTRY.size)
    source = pdf[at : int(start[1])]
    catalog = source[source.index(b"obj\n") + 4 : source.rindex(b"\nendobj")]
    return Draft(pdf[:at], catalog, root, places[: -_ENTRY.size])


def extended(draft: Draft, added: Sequence[bytes], entries: str, info: int) -> bytes:
    """Return the file with objects added, numbered from ``next_number``, and entries in the catalogue.

    ``info`` is the number of the information dictionary. The file gets an identifier made of its content.
    """
    places = bytearray(draft.places + bytes(_ENTRY.size * len(added)))
    body = _with_objects(draft.body, places, enumerate(added, draft.next_number))
    catalog = draft.catalog.removesuffix(b">>") + entries.encode() + b" >>"
    identifier = sha256(body + catalog).hexdigest()[:32].upper()
    trailer = f" /Info {info} 0 R /ID [<{identifier}> <{identifier}>]"
    return _closed(Draft(body, catalog, draft.root, bytes(places)), trailer)


def _with_objects(body: bytes, places: bytearray, objects: Iterable[tuple[int, bytes]]) -> bytes:
    """Return the body with objects after it, noting their places; small ones are packed in streams."""
    parts, at = [body], len(body)
    small: list[tuple[int, bytes]] = []

    def add(number: int, source: bytes) -> None:
        nonlocal at
        written = b"%d 0 obj\n%b\nendobj\n" % (number, source)
        _ENTRY.pack_into(places, number * _ENTRY.size, _PLAIN, at, 0)
        parts.append(written)
        at += len(written)

    for number, source in objects:
        if source.endswith(b"endstream"):
            add(number, source)
        else:
            small.append((number, source))
    for start in range(0, len(small), _PACKED):
        together = small[start : start + _PACKED]
        holder = len(places) // _ENTRY.size
        places += bytes(_ENTRY.size)
        for index, (number, _) in enumerate(together):
            _ENTRY.pack_into(places, number * _ENTRY.size, _IN_STREAM, holder, index)
        add(holder, _object_stream(together))
    return b"".join(parts)


def _object_stream(objects: Sequence[tuple[int, bytes]]) -> bytes:
    index, at = [], 0
    for number, source in objects:
        index.append(f"{number} {at}")
        at += len(source) + 1
    head = " ".join(index).encode() + b"\n"
    entries = f"/Type /ObjStm /N {len(objects)} /First {len(head)}"
    return stream(entries, head + b"\n".join(source for _, source in objects))


def _closed(draft: Draft, trailer: str = "") -> bytes:
    """Return the draft with its catalogue, cross-reference stream and end; unpacked unless it is final."""
    at = len(draft.body)
    catalog = b"%d 0 obj\n%b\nendobj\n" % (draft.root, draft.catalog)
    places = bytearray(draft.places)
    _ENTRY.pack_into(places, draft.root * _ENTRY.size, _PLAIN, at, 0)
    start, number = at + len(catalog), draft.next_number
    places += _ENTRY.pack(_PLAIN, start, 0)
    entries = f"/Type /XRef /W [1 4 2] /Size {number + 1} /Root {draft.root} 0 R{trailer}"
    table = stream(entries, bytes(places), packed=bool(trailer))
    end = b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, table, start)
    return b"".join([draft.body, catalog, end])
