"""Switching the language while the window is open.

A widget with texts has a method ``retranslate(translator)`` that sets them all; it is also the only place
where they are set, so a widget cannot forget one. Whoever has the method answers for everything below
it: its own children are reached with ``retranslate_below(self, translator)``.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator


@runtime_checkable
class Retranslated(Protocol):
    """A widget that can change its language."""

    def retranslate(self, translator: Translator) -> None:
        """Set every text of this widget and of those below it."""


def retranslate_below(widget: QObject, translator: Translator) -> None:
    """Retranslate the nearest descendants that have texts of their own."""
    for child in widget.children():
        if isinstance(child, Retranslated):
            child.retranslate(translator)
        elif isinstance(child, QWidget):
            retranslate_below(child, translator)


class QtWords(QObject):
    """Qt's own words (standard buttons, context menus of text fields) in the window's language."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._installed: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Install Qt's catalogue of the language; English is built in."""
        if self._installed is not None:
            QCoreApplication.removeTranslator(self._installed)
            self._installed = None
        catalogue = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and catalogue.load(f"qtbase_{language}", folder):
            QCoreApplication.installTranslator(catalogue)
            self._installed = catalogue
