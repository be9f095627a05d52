"""What a phone would read: the finished page is rendered and its QR code decoded before it is given out."""

import zxingcpp

from pia_wizard.errors import N_, UnusableError
from pia_wizard.pdf.pictures import page_picture

_READING_DPI = 200
"""A little less than an office printer's: a module of 0.4 mm is 3 pixels wide."""

_PIXELS = 5


class QrUnreadableError(UnusableError):
    """The finished poster's QR code does not lead to the URL; nothing was given out."""

    what = N_("掲示物を書き出しませんでした。")
    why = N_("仕上がりの紙面で読み取ったQRコードが、指定のURLと一致しませんでした（読み取り結果: {read}）。")
    do = N_("URLを短くするか、QRコードなしで作成してください。")


def read_back(pdf: bytes, page: int = 0, *, dpi: float = _READING_DPI) -> tuple[str, ...]:
    """Return the texts of the QR codes on the rendered page, in reading order."""
    picture = page_picture(pdf, page=page, dpi=dpi)
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return tuple(barcode.text for barcode in found if barcode.valid)


def reading_dpi(module: float | None) -> float:
    """Return the resolution at which a code is read back whose modules are so many points wide.

    Larger sheets have larger modules, so that five pixels to each are enough there too.
    """
    return _READING_DPI if module is None else min(_READING_DPI, 72 * _PIXELS / module)


def require_leads_to(pdf: bytes, url: str, copies: int = 1, *, dpi: float = _READING_DPI) -> None:
    """Raise QrUnreadableError unless each copy's only QR code reads as the URL, or has none for ""."""
    read = read_back(pdf, dpi=dpi)
    if read != ((url,) * copies if url else ()):
        raise QrUnreadableError(read=", ".join(read) or "-")
