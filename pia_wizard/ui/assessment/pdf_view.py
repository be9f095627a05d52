"""The real pages of a PDF: each is rendered only when it comes into view."""

import weakref

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.assessment.signs import window_colours

_MOST_PICTURES = 12


class PdfView(ScrollPage):
    """Shows pages below each other, as wide as the view, or each whole with ``whole_pages``."""

    def __init__(
        self, translator: Translator, parent: QWidget | None = None, *, whole_pages: bool = False
    ) -> None:
        super().__init__(parent, margin=16)
        self._whole_pages = whole_pages
        self._side = Qt.AlignmentFlag.AlignHCenter if whole_pages else Qt.AlignmentFlag(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(16)
        self._pages: list[PdfPage] = []
        self._document: Document | None = None
        self.translator = translator
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)

    def show_pdf(self, data: bytes) -> None:
        """Show another document; the place scrolled to stays if it is about as long."""
        self.clear()
        self._document = Document(data)
        for number, size in enumerate(self._document.sizes):
            page = PdfPage(self._document, number, size)
            self._pages.append(page)
            self.column.addWidget(page, 0, self._side)
        self.column.addStretch(1)
        self._fit()
        self.retranslate(self.translator)

    def clear(self) -> None:
        """Show nothing."""
        while item := self.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._pages = []
        if self._document is not None:
            self._document.close()
            self._document = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit whole pages into the new height."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().size() - QSize(32, 32)
        for page in self._pages if self._whole_pages else ():
            width = min(room.width(), round(room.height() / page.ratio))
            page.setFixedSize(max(120, width), page.heightForWidth(max(120, width)))

    @property
    def page_count(self) -> int:
        """The number of pages shown."""
        return len(self._pages)

    def retranslate(self, translator: Translator) -> None:
        """Name the pages for screen readers."""
        self.translator = translator
        self.setAccessibleName(translator.say("PDFのプレビュー"))
        for number, page in enumerate(self._pages, 1):
            page.setAccessibleName(translator.say("{n}／{total}ページ", n=number, total=len(self._pages)))


class Document:
    """An open PDF with a few rendered pages; PDFium is used in the window's thread only."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._pdf = pypdfium2.PdfDocument(data)
        self._let_go = weakref.finalize(self, self._pdf.close)
        self._pdf.init_forms()
        self.sizes = [self._pdf.get_page_size(number) for number in range(len(self._pdf))]
        self._pictures: dict[tuple[int, int], QImage] = {}

    def picture(self, number: int, width: int) -> QImage:
        """Return a page rendered ``width`` device pixels wide."""
        key = (number, width)
        if key not in self._pictures:
            while len(self._pictures) >= _MOST_PICTURES:
                self._pictures.pop(next(iter(self._pictures)))
            self._pictures[key] = self._rendered(number, width)
        return self._pictures[key]

    def _rendered(self, number: int, width: int) -> QImage:
        page = self._pdf[number]
        bitmap = page.render(scale=width / self.sizes[number][0], rev_byteorder=True, prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
        )
        return image.copy()

    def close(self) -> None:
        """Let go of the document."""
        self._pictures.clear()
        self._let_go()


class PdfPage(QWidget):
    """One page; ``size`` is in points."""

    def __init__(self, document: Document, number: int, size: tuple[float, float]) -> None:
        super().__init__()
        self._document = document
        self._number = number
        self.ratio = size[1] / size[0]
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return a modest size; the width follows the view."""
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow size."""
        return QSize(120, self.heightForWidth(120))

    def heightForWidth(self, width: int) -> int:
        """Return the height that keeps the page's shape."""
        return round(width * self.ratio)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page; this is when it is rendered."""
        width = round(self.width() * self.devicePixelRatioF())
        picture = self._document.picture(self._number, width)
        painter = QPainter(self)
        box = QRectF(0, 0, self.width(), self.heightForWidth(self.width()))
        painter.drawImage(box, picture)
        painter.setPen(QPen(QColor(window_colours(self).hairline), 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
