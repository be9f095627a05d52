"""QR codes for many addresses in one run, as 1-bit pictures, each read back before it is used.

A writer weighs eight masks against each other for every symbol (ISO/IEC 18004, 7.8), which takes most of
its time. The addresses of one run are alike: the mask that is best for the first of a length is used for all
others of that length. Any mask reads the same; whether this one does is not trusted but read.
"""

from dataclasses import dataclass

import zxingcpp

from pia_wizard.signage.check import QrUnreadableError
from pia_wizard.signage.qr import SMALLEST_MODULE_MM, QrTooLongError, qr_matrix

_LEVEL = "Q"
_MASKS = 8
_DARK = bytes([ord("1") if value < 128 else ord("0") for value in range(256)])


@dataclass(frozen=True, slots=True)
class QrBits:
    """A symbol of ``side`` × ``side`` modules; rows from the top, padded to whole bytes, dark is 1."""

    side: int
    bits: bytes


class QrSeries:
    """Gives the symbols of one run; remembers masks by length, and symbols for sites that share one."""

    def __init__(self) -> None:
        self._masks: dict[int, int] = {}
        self._last: dict[str, QrBits] = {}

    def bits(self, address: str, side_mm: float) -> QrBits:
        """Return the symbol of an address. Raises QrTooLongError and QrUnreadableError."""
        found = self._last.get(address)
        if found is None:
            found = self._read_back(address, self._written(address, side_mm))
            self._last = {address: found}  # sites that share an address mostly follow each other
        if side_mm / found.side < SMALLEST_MODULE_MM:
            raise QrTooLongError(side=round(side_mm), length=len(address))
        return found

    def _written(self, address: str, side_mm: float) -> "zxingcpp.Image":
        length = len(address)
        if length not in self._masks:
            qr_matrix(address, side_mm=side_mm)  # refuses what is too long, with its reason
            best = _pixels(_symbol(address))
            same = (mask for mask in range(_MASKS) if _pixels(_symbol(address, mask)) == best)
            self._masks[length] = next(same, 0)
        return _picture(_symbol(address, self._masks[length]))

    def _read_back(self, address: str, picture: "zxingcpp.Image") -> QrBits:
        """Return the modules once a reader has read them as the address."""
        read = zxingcpp.read_barcode(
            picture,
            formats=zxingcpp.BarcodeFormat.QRCode,
            is_pure=True,
            try_rotate=False,
            try_downscale=False,
            try_invert=False,
            binarizer=zxingcpp.Binarizer.BoolCast,
        )
        if read is None or read.text != address:
            raise QrUnreadableError(read=read.text if read else "-")
        return packed(memoryview(picture))


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


def _picture(symbol: "zxingcpp.Barcode") -> "zxingcpp.Image":
    return symbol.to_image(scale=1, add_quiet_zones=False)


def _pixels(symbol: "zxingcpp.Barcode") -> bytes:
    return memoryview(_picture(symbol)).tobytes()
