"""QR codes at error correction level Q (a quarter of the symbol may be damaged), as plain modules."""

import math

import zxingcpp

from pia_wizard.errors import N_, UnusableError

Matrix = tuple[tuple[bool, ...], ...]
"""Rows from the top; True is a dark module. Square, without a quiet zone."""

SIDE_MM = 30.0
"""Side of the symbol on A4, without its quiet zone: read from about 30 cm (a tenth rule of thumb)."""

QUIET_MODULES = 4
"""White margin on each side that ISO/IEC 18004 asks for, in modules."""

_LEVEL = "Q"
SMALLEST_MODULE_MM = 0.4
"""Office printers and phone cameras still keep modules of this size apart."""


class QrTooLongError(UnusableError):
    """The text would need modules too small to be read at the printed size."""

    what = N_("QRコードを作れませんでした。")
    why = N_("文字数が多すぎて、{side}mmの大きさでは細かくなりすぎ、読み取れなくなります（{length}文字）。")
    do = N_("もっと短いURLを指定してください。")


class QrEmptyError(UnusableError):
    """There is nothing to encode."""

    what = N_("QRコードを作れませんでした。")
    why = N_("QRコードにする文字がありません。")
    do = N_("告知を掲載したウェブページのURLを指定してください。")


def qr_matrix(text: str, *, side_mm: float = SIDE_MM) -> Matrix:
    """Return the modules of the smallest level Q symbol that holds the text.

    Raises QrEmptyError for no text and QrTooLongError when a symbol of ``side_mm`` would have modules
    smaller than 0.4 mm (73 modules at 30 mm, which is version 14 and 258 bytes).
    """
    if not text:
        raise QrEmptyError
    too_long = QrTooLongError(side=round(side_mm), length=len(text))
    if len(text) > 4296:  # more than any symbol of the standard holds; the writer need not try
        raise too_long
    try:
        barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=_LEVEL)
    except ValueError as error:
        raise too_long from error
    if barcode.ec_level != _LEVEL:  # the writer ignores options it does not know
        raise RuntimeError(f"QR writer gave level {barcode.ec_level!r} instead of {_LEVEL}")
    matrix = _modules(barcode)
    if side_mm / len(matrix) < SMALLEST_MODULE_MM:
        raise too_long
    return matrix


def _modules(barcode: "zxingcpp.Barcode") -> Matrix:
    pixels = memoryview(barcode.to_image(scale=1, add_quiet_zones=False))
    bits = pixels.tobytes()
    side = math.isqrt(len(bits))
    return tuple(tuple(value == 0 for value in bits[i : i + side]) for i in range(0, len(bits), side))


def dark_runs(matrix: Matrix) -> tuple[tuple[int, int, int], ...]:
    """Return ``(row, first column, length)`` of each horizontal run of dark modules.

    Fewer and longer rectangles than one per module: smaller files, no seams inside a row.
    """
    runs = []
    for y, row in enumerate(matrix):
        start = None
        for x, dark in enumerate((*row, False)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                runs.append((y, start, x - start))
                start = None
    return tuple(runs)
