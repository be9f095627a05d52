"""The studio's parts beside each other; where there is no room for that, the paper goes under a tab."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from pia_wizard.ui.appearance import tokens

_SIDE_WIDTH, _WIDEST_SIDE = 376, 700
_LEAST_PAPER, _GAP = 230, 14
_PAPER_PLACE, _ANY_WIDTH = 1, 16_777_215
_BESIDE_ROOM = 80
"""Width that the signs of the steps and the margins take of the window."""


class StudioRoom(QWidget):
    """Holds the kinds, the paper with its buttons, and the views that ``tabs`` leads to."""

    def __init__(self, kinds: QWidget, paper: QWidget, tabs: QTabBar, views: QStackedWidget) -> None:
        super().__init__()
        self._paper, self._tabs, self._views, self._kinds = paper, tabs, views, kinds
        self._name = ""
        self._side = QWidget()
        right = QVBoxLayout(self._side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(tabs)
        right.addWidget(views, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(kinds)
        self._row.addWidget(paper, 1)
        self._row.addWidget(self._side)
        self._share()

    def name_paper(self, name: str) -> None:
        """Call the tab of the paper something, where there is one."""
        self._name = name
        if self._views.indexOf(self._paper) >= 0:
            self._tabs.setTabText(self._views.indexOf(self._paper), name)

    def minimumSizeHint(self) -> QSize:
        """Ask for the room for all parts beside each other wherever the window has it."""
        hint = super().minimumSizeHint()
        if self.window().width() - tokens.grown(_BESIDE_ROOM) >= self._needed():
            hint.setWidth(max(hint.width(), self._needed()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the paper where there is room for it."""
        super().resizeEvent(event)
        self._share()

    def _needed(self) -> int:
        return self._kinds.maximumWidth() + _side_width() + _LEAST_PAPER + 2 * _GAP

    def _share(self) -> None:
        side, beside = _side_width(), self.width() >= self._needed()
        self._side.setMinimumWidth(side if beside else 0)
        self._side.setMaximumWidth(side if beside else _ANY_WIDTH)
        place = self._views.indexOf(self._paper)
        if beside and place >= 0:
            self._tabs.removeTab(place)
            self._row.insertWidget(_PAPER_PLACE, self._paper, 1)
            self._paper.show()
        elif not beside and place < 0:
            self._row.removeWidget(self._paper)
            self._views.addWidget(self._paper)
            self._tabs.addTab(self._name)


def _side_width() -> int:
    return min(tokens.grown(_SIDE_WIDTH), _WIDEST_SIDE)
