"""PDF objects written as they come, so that a file of any number of pages needs little memory.

Objects lie in compressed streams, a block of pages in each; where each object is goes into a file beside,
which becomes the cross-reference stream in the end (ISO 32000-1, 7.5.7 and 7.5.8).
"""

from collections.abc import Sequence
from hashlib import sha256
from struct import pack
from tempfile import SpooledTemporaryFile
from typing import BinaryIO
from zlib import compressobj

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ENTRY = ">BIH"
_ENTRY_BYTES = 7
_FREE, _PLAIN, _IN_STREAM = 0, 1, 2
_IN_MEMORY = 1 << 18
_PIECE = 1 << 20
_LEVEL = 1
"""Of deflate: twice as fast as 6, and hardly larger for what repeats from page to page."""


def deflated(data: bytes) -> bytes:
    """Return data as a FlateDecode filter takes it."""
    packer = compressobj(_LEVEL)
    return packer.compress(data) + packer.flush()


class ObjectLog:
    """Writes objects to a file that is open for writing; numbers are given out in rising order.

    Numbers up to ``kept`` are free for objects that are written last, such as the catalogue.
    """

    def __init__(self, file: BinaryIO, *, kept: int) -> None:
        self._file = file
        self._at = 0
        self._digest = sha256()
        self._kept: dict[int, bytes] = {}
        self._most_kept = kept
        self._next = kept + 1
        self._places = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by close()
        self._block: list[bytes] = []
        self._groups: list[tuple[int, bytes, Sequence[int]]] = []
        self._count = 0
        self._put(_HEADER)
        self._open_block()

    def close(self) -> None:
        """Close the file and the list of places kept beside it."""
        self._places.close()
        self._file.close()

    @property
    def next_number(self) -> int:
        """The number the next object gets."""
        return self._next

    def add_stream(self, entries: bytes, data: bytes) -> int:
        """Write a stream of data that is deflated already; return its number."""
        number = self._taken(pack(_ENTRY, _PLAIN, self._at, 0))
        self._put(
            b"%d 0 obj\n<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\nendstream\nendobj\n"
            % (number, entries, len(data), data)
        )
        return number

    def add_group(self, body: bytes, offsets: Sequence[int]) -> int:
        """Take objects into the present block: their sources joined, and where in it each one starts.

        Returns the number of the first; the others follow.
        """
        first, count = self._next, len(offsets)
        kind = pack(">BI", _IN_STREAM, self._block_number)
        self._block.append(kind + kind.join(_indexes(self._count, count)))
        self._groups.append((first, body, offsets))
        self._next += count
        self._count += count
        return first

    def reserve(self) -> int:
        """Return a number for an object of the present block that is given later, by ``fill``."""
        self._reserved[self._next] = len(self._block)
        return self._taken(pack(_ENTRY, _FREE, 0, 0))

    def fill(self, number: int, body: bytes) -> None:
        """Give the object of a reserved number, before its block is closed."""
        self._block[self._reserved.pop(number)] = pack(_ENTRY, _IN_STREAM, self._block_number, self._count)
        self._groups.append((number, body, (0,)))
        self._count += 1

    def add_source(self, source: bytes) -> int:
        """Take one object, be it a stream or not, as ``files.stream`` writes it; return its number."""
        if not source.endswith(b"endstream"):
            return self.add_group(source, (0,))
        number = self._taken(pack(_ENTRY, _PLAIN, self._at, 0))
        self._put(b"%d 0 obj\n%b\nendobj\n" % (number, source))
        return number

    def keep(self, number: int, body: bytes) -> None:
        """Give the object of one of the kept numbers; it is written when the log is closed."""
        self._kept[number] = body

    def close_block(self) -> None:
        """Write the objects taken so far as one stream and begin another."""
        if not self._groups:
            return
        heads, offset = [], 0
        for first, body, offsets in self._groups:
            pairs = [n for i, at in enumerate(offsets) for n in (first + i, offset + at)]
            heads.append(b"%d %d " * len(offsets) % tuple(pairs))
            offset += len(body) + 1
        head = b"".join(heads)
        data = deflated(head + b"\n".join(body for _, body, _ in self._groups))
        self._block[0] = pack(_ENTRY, _PLAIN, self._at, 0)
        self._put(
            b"%d 0 obj\n<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>\nstream\n%b\n"
            b"endstream\nendobj\n" % (self._block_number, self._count, len(head), len(data), data)
        )
        self._places.write(b"".join(self._block))
        self._open_block()

    def finish(self, entries: bytes) -> None:
        """Write the kept objects and the cross-reference stream, whose ``entries`` name the catalogue."""
        self.close_block()
        self._places.write(b"".join(self._block))  # the block just opened: its number stays free
        low = [pack(_ENTRY, _FREE, 0, 0xFFFF)]
        for number in range(1, self._most_kept + 1):
            body = self._kept.get(number)
            low.append(pack(_ENTRY, _FREE, 0, 0) if body is None else pack(_ENTRY, _PLAIN, self._at, 0))
            if body is not None:
                self._put(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        start, size = self._at, self._next + 1
        own = pack(_ENTRY, _PLAIN, start, 0)
        data = self._packed_places(b"".join(low), own)
        name = self._digest.hexdigest()[:32].encode()
        self._put(
            b"%d 0 obj\n<< /Type /XRef /Size %d /W [1 4 2] %b /ID [<%b> <%b>] /Filter /FlateDecode"
            b" /Length %d >>\nstream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n"
            % (self._next, size, entries, name, name, len(data), data, start)
        )
        self._file.flush()

    def _packed_places(self, low: bytes, own: bytes) -> bytes:
        packer = compressobj(_LEVEL)
        parts = [packer.compress(low)]
        self._places.seek(0)
        while piece := self._places.read(_PIECE):
            parts.append(packer.compress(piece))
        parts += [packer.compress(own), packer.flush()]
        return b"".join(parts)

    def _open_block(self) -> None:
        self._groups, self._block, self._count = [], [], 0
        self._reserved: dict[int, int] = {}
        self._block_number = self._taken(pack(_ENTRY, _FREE, 0, 0))

    def _taken(self, place: bytes) -> int:
        self._block.append(place)
        self._next += 1
        return self._next - 1

    def _put(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._at += len(data)


def _indexes(first: int, count: int) -> list[bytes]:
    """Return consecutive numbers as two bytes each."""
    return [number.to_bytes(2, "big") for number in range(first, first + count)]
