"""Shows the tour in a window, by itself at the first start and from the menu at any time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.tour.state import tour_was_left
from pia_wizard.ui.tour.strip import TourStrip

if TYPE_CHECKING:
    from pia_wizard.ui.main_window import MainWindow


class Tour(QObject):
    """Holds the strip while it is shown."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.strip: TourStrip | None = None

    def offer(self) -> None:
        """Show the tour unless it was left once; the focus stays where it is."""
        if not tour_was_left():
            self._show()

    def begin(self) -> None:
        """Show the tour from its first card, and go there."""
        self._show()
        if self.strip is not None:
            self.strip.show_card(0)
            self.strip.next.setFocus()

    def retranslate(self, translator: Translator) -> None:
        """Set all words, if it is shown."""
        if self.strip is not None:
            self.strip.retranslate(translator)

    def _show(self) -> None:
        if self.strip is not None:
            return
        window = self._window
        strip = self.strip = TourStrip(window.translator, window)
        strip.left.connect(self._put_away)
        strip.asked_sample.connect(self._open_sample)
        strip.asked_manual.connect(lambda target: window.context_help().show(target))
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, strip)
        if window.status.place is not None:
            QWidget.setTabOrder(strip.next, window.status.place)  # it stands below the strip
        strip.show_card(0)

    def _open_sample(self) -> None:
        if self._window.pages is not None:
            self._window.pages.open_sample()

    def _put_away(self) -> None:
        strip, self.strip = self.strip, None
        if strip is None:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and strip.isAncestorOf(focused)
        self._window.removeDockWidget(strip)
        strip.deleteLater()
        if had_focus and self._window.pages is not None:
            (self._window.pages.page or self._window.pages.home).setFocus()
