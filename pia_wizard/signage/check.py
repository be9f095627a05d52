"""What a phone would read: the finished page is rendered and its QR code decoded before it is given out."""

from collections.abc import Sequence
from datetime import datetime

import zxingcpp

from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.pdf.pictures import page_picture
from pia_wizard.signage.notice_text import NoticeLine
from pia_wizard.signage.poster import poster_pdf
from pia_wizard.signage.web_address import web_address

_READING_DPI = 200
"""A little less than an office printer's: a module of 0.4 mm is 3 pixels wide."""


class QrUnreadableError(UnusableError):
    """The finished poster's QR code does not lead to the URL; nothing was given out."""

    what = N_("掲示物を書き出しませんでした。")
    why = N_("仕上がりの紙面で読み取ったQRコードが、指定のURLと一致しませんでした（読み取り結果: {read}）。")
    do = N_("URLを短くするか、QRコードなしで作成してください。")


def read_back(pdf: bytes, page: int = 0) -> tuple[str, ...]:
    """Return the texts of the QR codes on the rendered page, in reading order."""
    picture = page_picture(pdf, page=page, dpi=_READING_DPI)
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return tuple(barcode.text for barcode in found if barcode.valid)


def checked_poster(
    lines: Sequence[NoticeLine],
    *,
    headline: str,
    translator: Translator,
    document_id: str,
    moment: datetime,
    url: str,
) -> bytes:
    """Return the poster of ``signage.poster.poster_pdf`` once its QR code has been read back.

    Raises what ``poster_pdf`` raises, and QrUnreadableError if the page does not lead to the URL.
    """
    pdf = poster_pdf(
        lines, headline=headline, translator=translator, document_id=document_id, moment=moment, url=url
    )
    require_leads_to(pdf, web_address(url))
    return pdf


def require_leads_to(pdf: bytes, url: str) -> None:
    """Raise QrUnreadableError unless the page's only QR code reads as the URL, or has none for ""."""
    read = read_back(pdf)
    if read != ((url,) if url else ()):
        raise QrUnreadableError(read="、".join(read) or "-")
