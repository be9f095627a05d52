"""Pages as pictures: as anyone would see them, at a window's or a printer's resolution.

PDFium is not made for several threads, so the one lock here is held around every use of it. Whoever has the
lock may take it again: what is collected as garbage in between closes its document too.
"""

import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any, NamedTuple

from PIL.Image import Image

TURN = RLock()
"""Held around every use of PDFium."""

POINTS = 72
"""Points in an inch: the unit of lengths in a PDF."""


class Pixels(NamedTuple):
    """A rendered page: four bytes for each pixel (red, green, blue and one unused), row by row."""

    data: bytes
    width: int
    height: int
    stride: int


class OpenDocument:
    """A PDF held open, to render its pages one by one, in whatever thread; ``sizes`` are in points.

    Raises ``pypdfium2.PdfiumError`` for what PDFium cannot read.
    """

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        with TURN:
            self._document = pypdfium2.PdfDocument(pdf)
            self._document.init_forms()
            count = len(self._document)
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                self._document.get_page_size(number) for number in range(count)
            )
        self._let_go = weakref.finalize(self, _close, self._document)

    def pixels(self, number: int, width: int) -> Pixels | None:
        """Return page ``number``, from 0, rendered ``width`` pixels wide; None after ``close``."""
        with TURN:
            if not self._let_go.alive:
                return None
            page = self._document[number]
            try:
                scale = width / self.sizes[number][0]
                bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
                found = Pixels(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
                bitmap.close()
            finally:
                page.close()
        return found

    def close(self) -> None:
        """Let go of the document; doing so again does nothing."""
        self._let_go()


def page_picture(pdf: bytes, *, page: int = 0, dpi: float) -> Image:
    """Return a page as it looks, signatures' seals included, in RGB at ``dpi`` pixels per inch."""
    with _opened(pdf) as document:
        picture: Image = (
            document[page].render(scale=dpi / POINTS, may_draw_forms=True).to_pil().convert("RGB")
        )
    return picture


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with TURN:
        document = pypdfium2.PdfDocument(pdf)
        try:
            document.init_forms()
            yield document
        finally:
            document.close()


def _close(document: Any) -> None:
    with TURN:
        document.close()
