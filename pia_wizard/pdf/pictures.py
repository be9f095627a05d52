"""Pages as pictures: as anyone would see them, and for reading a QR code back.

PDFium is not made for several threads, so the one lock here is held around every use of it.
"""

from threading import Lock

from PIL.Image import Image

TURN = Lock()
"""Held around every use of PDFium."""


def page_picture(pdf: bytes, *, page: int = 0, dpi: float) -> Image:
    """Return a page as it looks, signatures' seals included, in RGB at ``dpi`` pixels per inch."""
    import pypdfium2

    with TURN:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            picture: Image = (
                document[page].render(scale=dpi / 72, may_draw_forms=True).to_pil().convert("RGB")
            )
        finally:
            document.close()
    return picture
