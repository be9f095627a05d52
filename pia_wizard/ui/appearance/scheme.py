"""Which colour scheme and text size are shown: the system's or the ones chosen, switchable while running."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from pia_wizard.ui.appearance.fonts import text_font
from pia_wizard.ui.appearance.palettes import (
    BLACK_ON_WHITE,
    DARK,
    LIGHT,
    WHITE_ON_BLACK,
    qt_palette,
)
from pia_wizard.ui.appearance.tokens import Colours, use_text_size

SYSTEM = "system"
_CHOICES = {
    "light": LIGHT,
    "dark": DARK,
    "black_on_white": BLACK_ON_WHITE,
    "white_on_black": WHITE_ON_BLACK,
}


class Appearance(QObject):
    """Dresses the application; ``changed`` tells widgets that cache colours.

    ``choice`` is "system" or the name of a scheme, ``text_size`` is in per cent: widgets built after it was
    chosen have it, so whoever chooses another builds the pages anew. Until ``dress`` is called only the
    palette is set, which is all the first painted window needs; the style sheet follows. What the system
    wants is read from the palette it gave, because asking for its colour scheme, or for how much contrast it
    wants, would load all of the ``Qt`` namespace.
    """

    changed = Signal()

    def __init__(self, application: QApplication, choice: str, text_size: int = 100) -> None:
        super().__init__(application)
        self._application = application
        self._dressed = False
        self._system_dark = application.palette().color(QPalette.ColorRole.Window).lightness() < 128
        self._system_high = False
        self.choice, self.text_size = choice, text_size
        use_text_size(text_size)
        application.setFont(text_font())
        application.setPalette(qt_palette(self.colours))

    @property
    def colours(self) -> Colours:
        """The scheme shown now."""
        if self.choice == SYSTEM:
            if self._system_high:
                return WHITE_ON_BLACK if self._system_dark else BLACK_ON_WHITE
            return DARK if self._system_dark else LIGHT
        return _CHOICES.get(self.choice, LIGHT)

    def choose(self, choice: str) -> None:
        """Show the chosen scheme from now on."""
        if choice != self.choice:
            self.choice = choice
            self._show()

    def choose_text_size(self, per_cent: int) -> None:
        """Write in another size from now on; pages that are there already have to be built anew."""
        if per_cent != self.text_size:
            self.text_size = per_cent
            use_text_size(per_cent)
            self._application.setFont(text_font())
            self._show()

    def dress(self) -> None:
        """Set the style sheet and begin to follow the system; called once, after the first paint."""
        from pia_wizard.ui.appearance.fonts import register_bold_font

        self._dressed = True
        register_bold_font()
        hints = self._application.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        before = self.colours
        self._ask_for_contrast()
        if self.colours is not before:
            self._application.setPalette(qt_palette(self.colours))
        self._set_style_sheet()

    def _ask_for_contrast(self) -> None:
        from PySide6.QtCore import Qt

        wanted = self._application.styleHints().accessibility().contrastPreference()
        self._system_high = wanted == Qt.ContrastPreference.HighContrast

    def _follow_system(self) -> None:
        from PySide6.QtCore import Qt

        scheme = self._application.styleHints().colorScheme()
        self._system_dark = scheme == Qt.ColorScheme.Dark
        self._ask_for_contrast()
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
