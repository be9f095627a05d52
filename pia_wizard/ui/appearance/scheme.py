"""Which colour scheme is shown: the system's or the one chosen, switchable while running."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from pia_wizard.ui.appearance.palettes import DARK, LIGHT, qt_palette
from pia_wizard.ui.appearance.tokens import Colours

SYSTEM, LIGHT_CHOICE, DARK_CHOICE = "system", "light", "dark"


class Appearance(QObject):
    """Dresses the application; ``changed`` tells widgets that cache colours.

    ``choice`` is "system", "light" or "dark". Until ``dress`` is called only the palette is set, which is
    all the first painted window needs; the style sheet follows. What the system wants is read from the
    palette it gave, because asking for its colour scheme would load all of the ``Qt`` namespace.
    """

    changed = Signal()

    def __init__(self, application: QApplication, choice: str) -> None:
        super().__init__(application)
        self._application = application
        self._dressed = False
        self._system_dark = application.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self.choice = choice
        application.setPalette(qt_palette(self.colours))

    @property
    def colours(self) -> Colours:
        """The scheme shown now."""
        if self.choice == SYSTEM:
            return DARK if self._system_dark else LIGHT
        return DARK if self.choice == DARK_CHOICE else LIGHT

    def choose(self, choice: str) -> None:
        """Show the chosen scheme from now on."""
        if choice != self.choice:
            self.choice = choice
            self._show()

    def dress(self) -> None:
        """Set the style sheet and begin to follow the system; called once, after the first paint."""
        from pia_wizard.ui.appearance.fonts import register_bold_font

        self._dressed = True
        register_bold_font()
        hints = self._application.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        self._set_style_sheet()

    def _follow_system(self) -> None:
        from PySide6.QtCore import Qt

        scheme = self._application.styleHints().colorScheme()
        self._system_dark = scheme == Qt.ColorScheme.Dark
        if self.choice == SYSTEM:
            self._show()

    def _set_style_sheet(self) -> None:
        from pia_wizard.ui.appearance.stylesheet import style_sheet

        self._application.setStyleSheet(style_sheet(self.colours))

    def _show(self) -> None:
        self._application.setPalette(qt_palette(self.colours))
        if self._dressed:
            self._set_style_sheet()
        self.changed.emit()
