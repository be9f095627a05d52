"""F1 everywhere: the manual opens at what is in focus, in dialogs too."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.manual.places import help_for

KEY = "F1"
_KNOWS_F1 = "knows_help_key"


class ContextHelp(QObject):
    """Belongs to the main window, whose menu has the key; dialogs get it when they are first used.

    ``fallback`` gives the widget to help with where nothing has the focus.
    """

    def __init__(
        self, window: QWidget, translator: Callable[[], Translator], fallback: Callable[[], QWidget]
    ) -> None:
        super().__init__(window)
        self._window, self._words, self._fallback = window, translator, fallback
        self.manual: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._meet)

    def show_for_focus(self) -> None:
        """Open the manual at what is in focus."""
        focused = QApplication.focusWidget()
        inside = focused is not None and focused is not self._window
        self.show(help_for(focused if inside else self._fallback()))

    def show(self, target: str) -> None:
        """Open the manual at a chapter or section; a dialog that waits for the user does not shut it out."""
        from pia_wizard.ui.manual.window import ManualWindow

        parent = QApplication.activeModalWidget() or self._window
        manual = self.manual
        if not isinstance(manual, ManualWindow) or manual.parentWidget() is not parent:
            if manual is not None:
                manual.close()
            manual = ManualWindow(self._words(), parent)
            manual.destroyed.connect(lambda: self._forget(manual))
            self.manual = manual
        manual.go(target)
        manual.show()
        manual.raise_()
        manual.activateWindow()

    def retranslate(self, translator: Translator) -> None:
        """Show the manual in another language, if it is open."""
        from pia_wizard.ui.manual.window import ManualWindow

        if isinstance(self.manual, ManualWindow):
            self.manual.retranslate(translator)

    def _forget(self, manual: QWidget) -> None:
        if self.manual is manual:
            self.manual = None

    def _meet(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Teach a dialog the key when something in it gets the focus."""
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and not dialog.property(_KNOWS_F1):
            dialog.setProperty(_KNOWS_F1, True)  # noqa: FBT003 - a Qt property
            QShortcut(QKeySequence(KEY), dialog).activated.connect(self.show_for_focus)
