"""A page that scrolls down and never sideways."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from pia_wizard.ui.appearance import tokens


class ScrollPage(QScrollArea):
    """What it shows goes into ``column``; running text stays at a readable width."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = tokens.SECTION) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget(self)
        self._page.setProperty("look", "page")
        self.column = QVBoxLayout(self._page)
        self.column.setContentsMargins(margin, 4, margin, margin)
        self.column.setSpacing(tokens.SPACE - 4)
        self.setWidget(self._page)

    def show_top(self, widget: QWidget) -> None:
        """Scroll so that a widget begins near the top."""
        top = widget.mapTo(self._page, QPoint(0, 0)).y()
        self.verticalScrollBar().setValue(max(0, top - tokens.SPACE))
