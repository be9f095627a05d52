"""QR codes for many addresses in one run, as 1-bit pictures, each read back before it is used.

A writer weighs eight masks against each other for every symbol (ISO/IEC 18004, 7.8), which takes most of
its time. The addresses of one run are alike: the mask that is best for the first of a length is used for all
others of that length. And where the mask and the length are the same, a symbol is a linear function of its
bytes, error correction included (clause 7.5): what a character changes is learnt once and put together
after that. Whether a symbol put together so holds its address is not trusted but read; if it does not, as
where the writer would have packed digits tighter, the writer writes it.
"""

from dataclasses import dataclass

import zxingcpp

from pia_wizard.signage.check import QrUnreadableError
from pia_wizard.signage.qr import SMALLEST_MODULE_MM, QrTooLongError, qr_matrix

_LEVEL = "Q"
_MASKS = 8
_MOST_DIFFERENT = 16
_MOST_LEARNT = 1_000
"""Characters at places: a few megabytes at the largest symbols."""

_DARK = bytes([ord("1") if value < 128 else ord("0") for value in range(256)])


@dataclass(frozen=True, slots=True)
class QrBits:
    """A symbol of ``side`` × ``side`` modules; rows from the top, padded to whole bytes, dark is 1."""

    side: int
    bits: bytes


class QrSeries:
    """Gives the symbols of one run; remembers what it learnt of addresses of each length."""

    def __init__(self) -> None:
        self._families: dict[int, _Family] = {}
        self._last: dict[str, QrBits] = {}

    def bits(self, address: str, side_mm: float) -> QrBits:
        """Return the symbol of an address. Raises QrTooLongError and QrUnreadableError."""
        found = self._last.get(address)
        if found is None:
            found = self._found(address, side_mm)
            self._last = {address: found}  # sites that share an address mostly follow each other
        if side_mm / found.side < SMALLEST_MODULE_MM:
            raise QrTooLongError(side=round(side_mm), length=len(address))
        return found

    def _found(self, address: str, side_mm: float) -> QrBits:
        family = self._families.get(len(address))
        if family is None:
            qr_matrix(address, side_mm=side_mm)  # refuses what is too long, with its reason
            family = self._families[len(address)] = _Family(address)
        guessed = family.put_together(address)
        if guessed is not None and _read(guessed) == address:
            return packed(guessed)
        written = family.written(address)
        read = _read(written)
        if read != address:
            raise QrUnreadableError(read=read or "-")
        return packed(written)


class _Family:
    """Symbols of addresses of one length, all with the mask that is best for the first."""

    def __init__(self, first: str) -> None:
        best = _pixels(_symbol(first))
        same = (mask for mask in range(_MASKS) if _pixels(_symbol(first, mask)) == best)
        self._mask = next(same, 0)
        self._first = first
        self._side = len(best)
        self._base = int.from_bytes(best.tobytes())
        self._changes: dict[tuple[int, str], int] = {}

    def written(self, address: str) -> memoryview:
        """Return a symbol as the writer writes it, one byte a module, 0 for dark."""
        return _pixels(_symbol(address, self._mask))

    def put_together(self, address: str) -> memoryview | None:
        """Return a symbol made of what its characters change in the first; None where that is too much."""
        different = [(i, c) for i, c in enumerate(address) if c != self._first[i]]
        if len(different) > _MOST_DIFFERENT or len(self._changes) > _MOST_LEARNT:
            return None
        symbol = self._base
        for change in different:
            symbol ^= self._changes.get(change) or self._learnt(*change)
        flat = memoryview(symbol.to_bytes(self._side * self._side))
        return flat.cast("B", (self._side, self._side))

    def _learnt(self, place: int, character: str) -> int:
        """Return what one character changes, 0 where it makes a symbol of another size."""
        changed = self.written(self._first[:place] + character + self._first[place + 1 :])
        found = int.from_bytes(changed.tobytes()) ^ self._base if len(changed) == self._side else 0
        self._changes[place, character] = found
        return found


def _read(picture: memoryview) -> str | None:
    """Return what a reader reads in a symbol of one pixel a module, None for nothing."""
    found = zxingcpp.read_barcode(
        picture,
        formats=zxingcpp.BarcodeFormat.QRCode,
        is_pure=True,
        try_rotate=False,
        try_downscale=False,
        try_invert=False,
        binarizer=zxingcpp.Binarizer.BoolCast,
    )
    return found.text if found is not None and found.valid else None


def packed(picture: memoryview) -> QrBits:
    """Return a picture of one pixel a module as bits."""
    side = picture.shape[0] if picture.shape else 0
    row_bytes = (side + 7) // 8
    digits = picture.tobytes().translate(_DARK)
    padding = b"0" * (8 * row_bytes - side)
    rows = padding.join([digits[start : start + side] for start in range(0, side * side, side)]) + padding
    return QrBits(side, int(rows, 2).to_bytes(side * row_bytes, "big"))


def _symbol(address: str, mask: int | None = None) -> "zxingcpp.Barcode":
    fixed = {} if mask is None else {"data_mask": mask}
    return zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level=_LEVEL, **fixed)


def _pixels(symbol: "zxingcpp.Barcode") -> memoryview:
    return memoryview(symbol.to_image(scale=1, add_quiet_zones=False))
