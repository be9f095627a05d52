"""A page that scrolls down and never sideways."""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from pia_wizard.ui.appearance import tokens

_SETTLING = 250
"""Milliseconds in which layouts inside layouts find their heights."""


class _Column(QVBoxLayout):
    """Lays out nothing in less height than it needs: the page grows first.

    Qt grows a scrolled page only after it laid it out anew, so that each part added to a page showed
    all others squeezed into one another until then.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Lay out, or let the page grow, which lays out."""
        page = self.parentWidget()
        needed = self.totalHeightForWidth(page.width()) if page is not None else 0
        if page is not None and page.height() < needed:
            page.resize(page.width(), needed)
        else:
            super().setGeometry(rect)


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
        self.column = _Column(self._page)
        self.column.setContentsMargins(margin, 4, margin, margin)
        self.column.setSpacing(tokens.SPACE - 4)
        self.setWidget(self._page)
        self._goal: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._scroll_to_goal)

    def show_top(self, widget: QWidget) -> None:
        """Scroll so that a widget begins near the top, also while what is above it still finds its height."""
        self._goal = widget
        widget.destroyed.connect(self._forget_goal)
        self._scroll_to_goal()
        QTimer.singleShot(_SETTLING, self, self._forget_goal)

    def _scroll_to_goal(self) -> None:
        if self._goal is not None:
            top = self._goal.mapTo(self._page, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(max(0, top - tokens.SPACE))

    def _forget_goal(self) -> None:
        self._goal = None
