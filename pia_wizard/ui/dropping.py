"""Files dropped on the window: a veil over all of its fields says what will happen to them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.palettes import colours_of
from pia_wizard.ui.evidence.arriving import local_files

ENDINGS = (".pdf", ".json", ".pia", ".csv", ".tsv", ".xlsx")


def dropped_files(data: QMimeData, endings: tuple[str, ...] = ENDINGS) -> list[Path]:
    """Return the files of this computer among what is dragged, those of the given endings."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.suffix.lower() in endings]


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of the window that takes any file for itself: where it is, and what to say over it."""

    name: str
    words: str
    place: QRect


SpotAt = Callable[[QPoint], Spot | None]


class DropVeil(QWidget):
    """Covers the window, its parent, while files are dragged over it.

    ``dropped`` carries the first of them (a ``Path``); ``put`` carries a spot's name and all of them, if
    they were let go over one.
    """

    dropped = Signal(object)
    put = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._words = ""
        self._spot: Spot | None = None
        self._spot_at: SpotAt = _no_spot
        self.hide()

    def meet(self, event: QDragEnterEvent, translator: Translator, spot_at: SpotAt | None = None) -> None:
        """Show what would happen to what has been dragged in, if anything would.

        ``spot_at`` tells which spot lies at a point of the window, if there are any.
        """
        found, say = dropped_files(event.mimeData()), translator.say
        if not found and (spot_at is None or not local_files(event.mimeData())):
            return
        event.acceptProposedAction()
        self._spot_at = spot_at or _no_spot
        if not found:
            self._words = say("証拠にするファイルは、質問の上に放してください")
        elif found[0].suffix.lower() == ".pdf":
            self._words = say("ここに放すと、PDFを検証します")
        else:
            self._words = say("ここに放すと、ファイルを取り込みます")
        self._spot = self._spot_at(event.position().toPoint())
        self.setGeometry(self.window().rect())
        self.raise_()
        self.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take the files that the window met: where they can be let go is told while they move."""
        self._meet_here(event)
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Tell what would happen here."""
        self._meet_here(event)

    def _meet_here(self, event: QDragMoveEvent) -> None:
        spot = self._spot_at(event.position().toPoint())
        if spot != self._spot:
            self._spot = spot
            self.update()
        if spot is not None or dropped_files(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go when the files go."""
        self.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on to the spot, or else the first one that can be taken in."""
        self.hide()
        found = dropped_files(event.mimeData())
        spot, files = self._spot_at(event.position().toPoint()), local_files(event.mimeData())
        if spot is not None and files:
            event.acceptProposedAction()
            self.put.emit(spot.name, files)
        elif found:
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
        place = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if self._spot is not None:
            place = QRectF(self._spot.place).intersected(place)
            painter.setBrush(QColor(colours.accent_soft))
        painter.drawRoundedRect(place, 12, 12)
        font = painter.font()
        font.setPixelSize(tokens.HEADING_SIZE if self._spot is not None else tokens.TITLE_SIZE)
        font.setBold(True)
        painter.setFont(font)
        words = self._spot.words if self._spot is not None else self._words
        room = place.adjusted(inset, 0, -inset, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        painter.end()


def _no_spot(_point: QPoint) -> Spot | None:
    return None
