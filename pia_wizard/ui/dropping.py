"""Files dropped on the window: a veil over all of its fields says what will happen to them."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of

ENDINGS = (".pdf", ".json", ".pia", ".csv", ".tsv", ".xlsx")


def dropped_files(data: QMimeData, endings: tuple[str, ...] = ENDINGS) -> list[Path]:
    """Return the files of this computer among what is dragged, those of the given endings."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.suffix.lower() in endings]


class DropVeil(QWidget):
    """Covers the window, its parent, while files are dragged over it.

    ``dropped`` carries the first of them (a ``Path``).
    """

    dropped = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._words = ""
        self.hide()

    def meet(self, event: QDragEnterEvent, translator: Translator) -> None:
        """Show what would happen to what has been dragged in, if anything would."""
        found = dropped_files(event.mimeData())
        if not found:
            return
        event.acceptProposedAction()
        pdf = found[0].suffix.lower() == ".pdf"
        say = translator.say
        self._words = (
            say("ここに放すと、PDFを検証します") if pdf else say("ここに放すと、ファイルを取り込みます")
        )
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take the files that the window met."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go when the files go."""
        self.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the first file on."""
        self.hide()
        found = dropped_files(event.mimeData())
        if found:
            event.acceptProposedAction()
            self.dropped.emit(found[0])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the veil and its words."""
        colours = colours_of(self.window())
        ground = QColor(colours.window)
        ground.setAlphaF(0.9)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), ground)
        inset = tokens.SECTION
        painter.setPen(QPen(QColor(colours.accent), 3, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 12, 12)
        font = painter.font()
        font.setPixelSize(tokens.TITLE_SIZE)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        painter.end()
