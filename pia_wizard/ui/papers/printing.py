"""Printing a PDF: each page on a sheet of its own size, rendered at what the printer can show."""

from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.pdf.pictures import POINTS, OpenDocument
from pia_wizard.ui.papers.page_pictures import image_of

FINEST = 300
"""Pixels per inch beyond which text on office paper looks no better; A4 takes 35 megabytes then."""


class NotPrintedError(UnusableError):
    """The printer takes no page."""

    what: ClassVar[str] = N_("印刷できませんでした。")
    why: ClassVar[str] = N_("プリンター「{name}」に送れませんでした。")
    do: ClassVar[str] = N_(
        "プリンターの電源と接続を確かめるか、PDFで保存して、ほかのプログラムから印刷してください。"
    )


def chosen_printer(
    parent: QWidget, name: str, pages: int, translator: Translator, *, size: tuple[float, float] | None = None
) -> QPrinter | None:
    """Ask for a printer and the pages to print; None if the user thought better of it.

    With ``size``, in points, the dialog begins with that paper.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if size is not None:
        _set_sheet(printer, size)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(translator.say("印刷"))
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    agreed = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if agreed else None


def printed(pdf: bytes, printer: QPrinter) -> Iterator[int]:
    """Print the pages that the printer was set to, yielding the number of each once it is sent.

    Whoever stops asking for more stops the printing. Raises NotPrintedError.
    """
    document = OpenDocument(pdf)
    painter = QPainter()
    try:
        for place, number in enumerate(_numbers(printer, len(document.sizes))):
            _set_sheet(printer, document.sizes[number])
            started = printer.newPage() if place else painter.begin(printer)
            if not started:
                raise NotPrintedError(name=printer.printerName() or printer.outputFileName())
            _paint(painter, printer, document, number)
            yield number + 1
    finally:
        if painter.isActive():
            painter.end()
        document.close()


def _numbers(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print, from 0, in the order in which they are to come out."""
    whole = printer.printRange() == QPrinter.PrintRange.AllPages or not printer.fromPage()
    first, last = (1, count) if whole else (printer.fromPage(), min(count, printer.toPage() or count))
    numbers = list(range(first - 1, last))
    return numbers[::-1] if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst else numbers


def _set_sheet(printer: QPrinter, size: tuple[float, float]) -> None:
    """Set the sheet that a page was made for; a page wider than high lies on its side."""
    width, height = size
    lying = width > height
    sheet = QPageSize(
        QSizeF(min(size), max(size)), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(sheet, way, QMarginsF()))
    printer.setFullPage(True)


def _paint(painter: QPainter, printer: QPrinter, document: OpenDocument, number: int) -> None:
    """Paint a page as large as it is, or as the sheet allows where the printer has no such sheet."""
    width, height = document.sizes[number]
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    per_point = printer.resolution() / POINTS
    scale = min(per_point, sheet.width() / width, sheet.height() / height)
    fine = min(printer.resolution(), FINEST)
    image = image_of(document.pixels(number, round(width / POINTS * fine)))
    if image is not None:
        painter.drawImage(QRectF(0, 0, width * scale, height * scale), image)
