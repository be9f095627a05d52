"""A page that scrolls down and never sideways."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, QTimer
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


class WholeColumn(QVBoxLayout):
    """Lays out nothing in less height than it needs: what there is no room for is cut off below.

    So a card that is still opening shows its beginning as it will stay, not all of it squeezed.
    """

    def setGeometry(self, rect: QRect) -> None:
        """Lay out in the height there is, or in the height that is needed."""
        super().setGeometry(QRect(rect.topLeft(), rect.size().expandedTo(self._needed(rect))))

    def _needed(self, rect: QRect) -> QSize:
        return QSize(0, self.heightForWidth(rect.width()))


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

    @contextmanager
    def steady(self, seen: QWidget | None) -> Iterator[None]:
        """Keep a widget where it is on screen while what is around it comes, goes or changes its height."""
        if seen is None or self._goal is not None or not self._page.isVisible():
            yield
            return
        before = self._on_window(seen)
        yield
        lay_out()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self._on_window(seen) - before)

    def _on_window(self, widget: QWidget) -> int:
        return widget.mapTo(self.window(), QPoint(0, 0)).y()

    def top_of(self, widget: QWidget) -> int:
        """Return how far below the upper edge of what is in view a widget begins."""
        return widget.mapTo(self._page, QPoint(0, 0)).y() + self._page.y()

    def in_view(self, widget: QWidget) -> bool:
        """Return whether some of a widget is in view, or would be if it had a height."""
        top = self.top_of(widget)
        return top < self.viewport().height() and top + widget.height() >= 0

    def _scroll_to_goal(self) -> None:
        if self._goal is not None:
            top = self._goal.mapTo(self._page, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(max(0, top - tokens.SPACE))

    def _forget_goal(self) -> None:
        self._goal = None


def lay_out() -> None:
    """Give everything the place it asked for, before anything is painted."""
    for _ in range(2):  # a layout that settled may have the one around it lay out once more
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
