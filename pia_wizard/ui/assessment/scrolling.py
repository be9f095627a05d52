"""A page that scrolls down and never sideways."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from pia_wizard.ui.appearance import tokens

_SETTLING = 250
"""Milliseconds in which layouts inside layouts find their heights."""


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
