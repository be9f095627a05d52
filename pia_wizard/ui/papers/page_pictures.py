"""The pages of one PDF as pictures, each rendered in another thread once it is asked for."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from pia_wizard.pdf.pictures import OpenDocument, Pixels
from pia_wizard.ui.assessment.background import Job

MOST_PICTURES = 12
"""Pictures kept: about three screens full of pages."""

Wish = tuple[int, int]
"""A page's number from 0, and how many device pixels wide."""


class PagePictures(QObject):
    """``ready`` carries the number of a page whose picture has come; the newest wish is met first."""

    ready = Signal(int)

    def __init__(self, pdf: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._document = OpenDocument(pdf)
        self.sizes = self._document.sizes
        self._pictures: dict[Wish, QImage] = {}
        self._wishes: list[Wish] = []
        self._busy = False

    def stand_in(self, before: "PagePictures") -> None:
        """Show the first page of another document until this one's is rendered, if both are as large."""
        held = reversed(before._pictures.items())  # noqa: SLF001 - another of the same kind
        old = next((image for (n, _width), image in held if n == 0), None)
        if old is not None and before.sizes[:1] == self.sizes[:1]:
            self._pictures[0, 0] = old

    def picture(self, number: int, width: int) -> QImage | None:
        """Return a page's picture, or another of the same page until it is rendered, or None."""
        wish = (number, width)
        if wish in self._pictures:
            return self._pictures[wish]
        if wish not in self._wishes:
            self._wishes = [other for other in self._wishes if other[0] != number]
            self._wishes.append(wish)
            self._go_on()
        return next((image for (n, _width), image in reversed(self._pictures.items()) if n == number), None)

    @property
    def all_there(self) -> bool:
        """Whether nothing that was asked for is still to come."""
        return not (self._wishes or self._busy)

    def close(self) -> None:
        """Let go of the document; pictures still to come are not waited for."""
        self._wishes.clear()
        self._pictures.clear()
        self._document.close()
        self.deleteLater()

    def _go_on(self) -> None:
        if self._busy or not self._wishes:
            return
        self._busy = True
        wish, document = self._wishes.pop(), self._document
        job = Job(lambda: (wish, image_of(document.pixels(*wish))))
        job.done.connect(self._take)
        job.start()

    def _take(self, rendered: tuple[Wish, QImage | None]) -> None:
        wish, image = rendered
        self._busy = False
        if image is not None:
            while len(self._pictures) >= MOST_PICTURES:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[wish] = image
            self.ready.emit(wish[0])
        self._go_on()


def image_of(pixels: Pixels | None) -> QImage | None:
    """Return rendered pixels as an image that owns them."""
    if pixels is None:
        return None
    kind = QImage.Format.Format_RGBX8888
    return QImage(pixels.data, pixels.width, pixels.height, pixels.stride, kind).copy()
