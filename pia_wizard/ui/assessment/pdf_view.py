"""The real pages of a PDF below each other: each is rendered only when it comes into view."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.assessment.scrolling import ScrollPage
from pia_wizard.ui.assessment.signs import window_colours
from pia_wizard.ui.painted import Painted
from pia_wizard.ui.papers.page_pictures import PagePictures

FIT_WIDTH: Final = "width"
FIT_PAGE: Final = "page"
FACTORS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
"""How large pages are shown beside being fitted; 1 is as large as on paper, as far as the screen knows."""

Zoom = str | float
_MARGIN = 16
_LEAST_WIDTH = 120


class PdfView(ScrollPage):
    """Shows pages as wide as the view, each whole (with ``whole_pages``), or enlarged.

    ``turned`` carries the page (from 1) that is looked at, ``zoomed`` that their size was chosen anew.
    """

    turned = Signal(int)
    zoomed = Signal()

    def __init__(
        self, translator: Translator, parent: QWidget | None = None, *, whole_pages: bool = False
    ) -> None:
        super().__init__(parent, margin=_MARGIN)
        self.zoom: Zoom = FIT_PAGE if whole_pages else FIT_WIDTH
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.column.setSpacing(_MARGIN)
        self._pages: list[PdfPage] = []
        self._pictures: PagePictures | None = None
        self._shown_page = 1
        self.translator = translator
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._notice_page())
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)

    def show_pdf(self, data: bytes, *, same: bool = False) -> None:
        """Show another document; the place scrolled to stays if it is about as long.

        The ``same`` document made anew replaces the page shown only when its own is rendered.
        """
        pictures = PagePictures(data, self)
        if same and self._pictures is not None:
            pictures.stand_in(self._pictures)
        self.clear()
        self._pictures = pictures
        self._pictures.ready.connect(self._show_picture)
        for number, size in enumerate(self._pictures.sizes):
            page = PdfPage(self._pictures, number, size)
            self._pages.append(page)
            self.column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)
        self._fit()
        self.retranslate(self.translator)
        self._notice_page()

    def clear(self) -> None:
        """Show nothing."""
        while item := self.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._pages = []
        if self._pictures is not None:
            self._pictures.close()
            self._pictures = None

    @property
    def page_count(self) -> int:
        """The number of pages shown."""
        return len(self._pages)

    @property
    def page(self) -> int:
        """The page looked at, from 1."""
        return self._shown_page

    @property
    def complete(self) -> bool:
        """Whether every page in view has been rendered."""
        return self._pictures is None or self._pictures.all_there

    def go_to(self, page: int) -> None:
        """Scroll to a page, from 1; to the nearest there is for any other number."""
        if self._pages:
            target = self._pages[min(max(1, page), len(self._pages)) - 1]
            self.verticalScrollBar().setValue(target.y() - _MARGIN // 2)

    def show_at(self, zoom: Zoom) -> None:
        """Show pages at another size, staying at the page looked at."""
        page, self.zoom = self._shown_page, zoom
        self._fit()
        if self._pages:
            self.show_top(self._pages[page - 1])
        self.zoomed.emit()

    def enlarge(self, steps: int) -> None:
        """Show pages larger or, with a negative number, smaller, from whatever size they have now."""
        now = self._factor()
        larger = [factor for factor in FACTORS if factor > now * 1.01]
        smaller = [factor for factor in FACTORS if factor < now * 0.99]
        choice = larger[:1] if steps > 0 else smaller[-1:]
        if choice:
            self.show_at(choice[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit pages into the new room."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl enlarge."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.enlarge(event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll; Ctrl with plus, minus and 0 sets the size, Home and End lead to the first and last page."""
        keys, key = Qt.Key, event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in (keys.Key_Plus, keys.Key_Minus):
            self.enlarge(1 if key == keys.Key_Plus else -1)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key == keys.Key_0:
            self.show_at(FIT_WIDTH)
        elif key in (keys.Key_Home, keys.Key_End):
            self.go_to(1 if key == keys.Key_Home else self.page_count)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint pages again in another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def retranslate(self, translator: Translator) -> None:
        """Name the pages for screen readers."""
        self.translator = translator
        self.setAccessibleName(translator.say("PDFのプレビュー"))
        for number, page in enumerate(self._pages, 1):
            page.setAccessibleName(translator.say("{n}／{total}ページ", n=number, total=len(self._pages)))

    def _fit(self) -> None:
        for page in self._pages:
            width = max(_LEAST_WIDTH, self._width(page))
            page.setFixedSize(width, round(width * page.ratio))

    def _width(self, page: "PdfPage") -> int:
        room = self.viewport().size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        if self.zoom == FIT_WIDTH:
            return room.width()
        if self.zoom == FIT_PAGE:
            return min(room.width(), round(room.height() / page.ratio))
        return round(page.points * self.logicalDpiX() / 72 * float(self.zoom))

    def _factor(self) -> float:
        if not self._pages:
            return 1.0
        page = self._pages[min(self._shown_page, len(self._pages)) - 1]
        return page.width() / (page.points * self.logicalDpiX() / 72)

    def _show_picture(self, number: int) -> None:
        if number < len(self._pages):
            self._pages[number].update()

    def _notice_page(self) -> None:
        """Tell which page reaches furthest over the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        found = next((n for n, page in enumerate(self._pages, 1) if page.geometry().bottom() >= middle), 0)
        self._shown_page = found or max(1, len(self._pages))
        self.turned.emit(self._shown_page)


class PdfPage(Painted):
    """One page; ``size`` is in points. A blank sheet until its picture comes."""

    def __init__(self, pictures: PagePictures, number: int, size: tuple[float, float]) -> None:
        super().__init__()
        self._pictures = pictures
        self._number = number
        self.points = size[0]
        self.ratio = size[1] / size[0]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page; this is when it is asked for."""
        width = round(self.width() * self.devicePixelRatioF())
        picture = self._pictures.picture(self._number, width)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(QPoint(0, 0), self.size())
        painter.fillRect(box, QColor(Qt.GlobalColor.white))
        if picture is not None:
            painter.drawImage(box, picture)
        painter.setPen(QPen(QColor(window_colours(self).hairline), 1))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
