"""Looking through a PDF before it is saved: turning and enlarging pages, and printing it at its size."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pia_wizard.i18n import translator
from pia_wizard.ui.assessment.pdf_view import FIT_PAGE
from pia_wizard.ui.messages import Message
from pia_wizard.ui.papers.pdf_preview import PdfPreview
from pia_wizard.ui.papers.printing import printed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

COLOURS = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (120, 120, 20))
SIZES = ((595, 842), (842, 595), (420, 595), (595, 842))
"""In points: A4, A4 lying, A5, A4."""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Four sheets, each all of one colour but for a white square at its upper left."""
    made = pikepdf.new()
    for (width, height), colour in zip(SIZES, COLOURS, strict=True):
        page = made.add_blank_page(page_size=(width, height))
        paint = " ".join(f"{part / 255:.4f}" for part in colour)
        white = f"1 g 0 {height - 100} 100 100 re f"
        page.Contents = made.make_stream(f"{paint} rg 0 0 {width} {height} re f {white}".encode())
    written = BytesIO()
    made.save(written)
    return written.getvalue()


@pytest.fixture
def preview(qtbot: QtBot, pdf: bytes) -> PdfPreview:
    """The preview of the four sheets, its first ones rendered."""
    shown = PdfPreview(translator("ja"))
    qtbot.addWidget(shown)
    shown.resize(600, 500)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.show_pdf(pdf, "四枚")
    settle(qtbot, shown)
    return shown


def settle(qtbot: QtBot, preview: PdfPreview) -> None:
    for _ in range(5):
        QApplication.processEvents()
    qtbot.waitUntil(lambda: preview.view.complete)


def colour_seen(preview: PdfPreview) -> tuple[int, int, int]:
    """Return the colour at the right side of the view's middle."""
    picture = preview.view.viewport().grab().toImage()
    colour = picture.pixelColor(picture.width() * 3 // 4, picture.height() // 2)
    return colour.red(), colour.green(), colour.blue()


def test_pages_are_turned_by_buttons_and_by_number(preview: PdfPreview, qtbot: QtBot) -> None:
    assert preview.page_count == 4
    assert not preview.back.isEnabled()
    assert colour_seen(preview) == COLOURS[0]
    preview.on.click()
    settle(qtbot, preview)
    assert (preview.number.text(), colour_seen(preview)) == ("2", COLOURS[1])
    preview.number.selectAll()
    QTest.keyClicks(preview.number, "4")
    QTest.keyClick(preview.number, Qt.Key.Key_Return)
    settle(qtbot, preview)
    assert colour_seen(preview) == COLOURS[3]
    assert not preview.on.isEnabled()
    preview.back.click()
    assert preview.number.text() == "3"


def test_enlarging_stays_at_the_page_looked_at(preview: PdfPreview, qtbot: QtBot) -> None:
    preview.on.click()
    preview.larger.click()
    qtbot.waitUntil(lambda: preview.view.horizontalScrollBar().maximum() > 0)
    settle(qtbot, preview)
    qtbot.waitUntil(lambda: preview.view.page == 2)
    assert preview.size_choice.currentText() == "50 %"  # of a sheet 842 points wide, in a view of 600 pixels
    preview.view.show_at(FIT_PAGE)
    settle(qtbot, preview)
    page = preview.view.findChildren(type(preview.view._pages[0]))[0]
    assert page.height() <= preview.view.viewport().height()


def test_the_wheel_enlarges_only_with_ctrl(preview: PdfPreview) -> None:
    before = preview.view.zoom
    QTest.keyClick(preview.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoom != before
    QTest.keyClick(preview.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.view.zoom == before


def test_nothing_can_be_turned_or_printed_while_nothing_is_shown(preview: PdfPreview) -> None:
    preview.clear()
    assert not any(button.isEnabled() for button in (preview.back, preview.on, preview.print))
    assert preview.page_count == 0


def printer_to(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def sheets(path: Path) -> list[tuple[QSize, tuple[int, ...], tuple[int, ...]]]:
    """Return of each printed sheet its size in points, its colour at the upper left and at the middle."""
    document = pypdfium2.PdfDocument(path)
    found = []
    for page in document:
        picture = page.render(scale=1).to_pil().convert("RGB")
        middle = picture.getpixel((picture.width // 2, picture.height // 2))
        corner = picture.getpixel((50, 50))
        found.append((QSize(round(page.get_width()), round(page.get_height())), corner, middle))
    document.close()
    return found


def test_every_page_is_printed_on_a_sheet_of_its_own_size(
    preview: PdfPreview, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = preview.print_on(printer_to(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        pass
    found = sheets(tmp_path / "printed.pdf")
    for (size, corner, middle), expected, colour in zip(found, SIZES, COLOURS, strict=True):
        assert abs(size.width() - expected[0]) <= 1
        assert abs(size.height() - expected[1]) <= 1
        assert corner == (255, 255, 255)
        assert all(abs(a - b) < 3 for a, b in zip(middle, colour, strict=True))


def test_only_the_pages_asked_for_are_printed(pdf: bytes, tmp_path: Path, qtbot: QtBot) -> None:
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert list(printed(pdf, printer)) == [2, 3]
    assert [middle[:3] for _size, _corner, middle in sheets(tmp_path / "printed.pdf")] == [
        pytest.approx(colour, abs=3) for colour in COLOURS[1:3]
    ]


def test_printing_stops_on_demand(preview: PdfPreview, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = preview.print_on(printer_to(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(dialog.job.done, timeout=20_000) as ended:
        dialog.reject()
    assert ended.args == [False]


@pytest.mark.qt_log_ignore("QPainter::begin|This plugin does not support", extend=True)
def test_a_printer_that_takes_nothing_is_told(preview: PdfPreview, qtbot: QtBot, tmp_path: Path) -> None:
    told: list[str] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Message):
            told.append(dialog.accessibleDescription())
            dialog.accept()
        else:
            QTimer.singleShot(10, read)

    read()
    preview.print_on(printer_to(tmp_path / "nowhere" / "printed.pdf"))
    qtbot.waitUntil(lambda: bool(told))
    assert "印刷できませんでした" in told[0]
