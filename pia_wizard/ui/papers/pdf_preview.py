"""A PDF to look through before it is saved: pages to turn, to enlarge and to print."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.pdf_view import FACTORS, FIT_PAGE, FIT_WIDTH, PdfView
from pia_wizard.ui.flow_row import FlowRow
from pia_wizard.ui.pieces import CalmBox, push_button

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_ENLARGED: Final = "enlarged"


class PdfPreview(QWidget):
    """``name`` is what a print job is called."""

    def __init__(self, translator: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.translator = translator
        self.name = ""
        self._pdf = b""
        self.view = PdfView(translator)
        self.back, self.on = push_button("quiet"), push_button("quiet")
        self.smaller, self.larger = push_button("quiet"), push_button("quiet")
        self.print = push_button("quiet")
        self.number, self._of = QLineEdit(), QLabel()
        self.number.setValidator(QIntValidator(1, 9999, self))
        self.number.setFixedWidth(tokens.grown(56))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._of.setMinimumHeight(tokens.grown(tokens.CONTROL_HEIGHT))
        self.size_choice = CalmBox()
        for zoom in (FIT_WIDTH, FIT_PAGE, *FACTORS):
            self.size_choice.addItem("", zoom)
        self._lay_out()
        self.back.clicked.connect(lambda: self.view.go_to(self.view.page - 1))
        self.on.clicked.connect(lambda: self.view.go_to(self.view.page + 1))
        self.smaller.clicked.connect(lambda: self.view.enlarge(-1))
        self.larger.clicked.connect(lambda: self.view.enlarge(1))
        self.number.returnPressed.connect(lambda: self.view.go_to(int(self.number.text() or 1)))
        self.number.editingFinished.connect(self._show_page)
        self.size_choice.activated.connect(lambda _row: self.view.show_at(self.size_choice.currentData()))
        self.print.clicked.connect(self._print)
        self.view.turned.connect(lambda _page: self._show_page())
        self.view.zoomed.connect(self._show_size)
        self.retranslate(translator)

    def _lay_out(self) -> None:
        row = FlowRow(gap=6)
        row.setContentsMargins(8, 4, 8, 4)
        for button in (self.back, self.on, self.smaller, self.larger):
            button.setFixedWidth(tokens.grown(36))
            button.setStyleSheet("padding: 0;")
        turning: tuple[QWidget, ...] = (self.back, self.number, self._of, self.on)
        sizing: tuple[QWidget, ...] = (self.smaller, self.size_choice, self.larger)
        for together in (turning, sizing):  # each goes into the next line as one
            part = QWidget()
            beside = QHBoxLayout(part)
            beside.setContentsMargins(0, 0, 0, 0)
            beside.setSpacing(6)
            for widget in together:
                beside.addWidget(widget)
            row.addWidget(part)
        row.addWidget(self.print)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(self.view, 1)

    def show_pdf(self, pdf: bytes, name: str = "") -> None:
        """Show another document."""
        self._pdf, self.name = pdf, name
        self.view.show_pdf(pdf)
        self._show_page()

    def clear(self) -> None:
        """Show nothing."""
        self._pdf = b""
        self.view.clear()
        self._show_page()

    @property
    def page_count(self) -> int:
        """The number of pages shown."""
        return self.view.page_count

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self.translator = translator
        say = translator.say
        for button, sign, words in (
            (self.back, "‹", say("前のページ")),
            (self.on, "›", say("次のページ")),
            (self.smaller, "−", say("縮小")),
            (self.larger, "+", say("拡大")),
        ):
            _label(button, sign, words)
        self.number.setAccessibleName(say("ページ番号"))
        self.size_choice.setAccessibleName(say("表示の大きさ"))
        self.print.setText(say("印刷…"))
        words_of = {FIT_WIDTH: say("幅に合わせる"), FIT_PAGE: say("1ページ全体")}
        for row in range(self.size_choice.count()):
            zoom = self.size_choice.itemData(row)
            self.size_choice.setItemText(row, words_of.get(zoom) or f"{round(float(zoom) * 100)} %")
        self.view.retranslate(translator)
        self._show_page()

    def _show_page(self) -> None:
        total, page = self.view.page_count, self.view.page
        self.number.setText(str(page) if total else "")
        self._of.setText(self.translator.say("／{total}", total=total) if total else "")
        self.back.setEnabled(page > 1)
        self.on.setEnabled(page < total)
        for widget in (self.number, self.smaller, self.larger, self.size_choice, self.print):
            widget.setEnabled(bool(total))

    def _show_size(self) -> None:
        with QSignalBlocker(self.size_choice):
            self.size_choice.setCurrentIndex(self.size_choice.findData(self.view.zoom))

    def _print(self) -> None:
        from pia_wizard.ui.papers.printing import chosen_printer

        printer = chosen_printer(self, self.name, self.page_count, self.translator)
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: "QPrinter") -> Any:
        """Print what is shown, with a dialog that tells how far it is and stops on demand."""
        from pia_wizard.ui.papers.print_progress import PrintProgress

        return PrintProgress(self._pdf, printer, self.page_count, self.translator, self).begun()


def _label(button: QPushButton, sign: str, words: str) -> None:
    button.setText(sign)
    button.setAccessibleName(words)
    button.setToolTip(words)
