"""Which colour scheme is shown: the system's or the one chosen, switchable while running."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from pia_wizard.ui.appearance.palettes import DARK, LIGHT, qt_palette
from pia_wizard.ui.appearance.tokens import Colours

SYSTEM, LIGHT_CHOICE, DARK_CHOICE = "system", "light", "dark"


class Appearance(QObject):
    """Dresses the application; ``changed`` tells widgets that cache colours.

    ``choice`` is "system", "light" or "dark". Until ``dress`` is called only the palette is set, which is
    all the first painted window needs; the style sheet follows.
    """

    changed = Signal()

    def __init__(self, application: QApplication, choice: str) -> None:
        super().__init__(application)
        self._application = application
        self._dressed = False
        self.choice = choice
        application.setPalette(qt_palette(self.colours))
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def colours(self) -> Colours:
        """The scheme shown now."""
        if self.choice == SYSTEM:
            scheme = self._application.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self.choice == DARK_CHOICE else LIGHT

    def choose(self, choice: str) -> None:
        """Show the chosen scheme from now on."""
        if choice != self.choice:
            self.choice = choice
            self._show()

    def dress(self) -> None:
        """Set the style sheet; called once, when there is something to dress."""
        from pia_wizard.ui.appearance.stylesheet import style_sheet

        self._dressed = True
        self._application.setStyleSheet(style_sheet(self.colours))

    def _follow_system(self) -> None:
        if self.choice == SYSTEM:
            self._show()

    def _show(self) -> None:
        self._application.setPalette(qt_palette(self.colours))
        if self._dressed:
            self.dress()
        self.changed.emit()
