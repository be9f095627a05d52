"""The button in the status bar that tells where the workspace lies."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontMetrics
from PySide6.QtWidgets import QMenu, QPushButton

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.pieces import tip

_LONGEST_PATH, _ARROW = 520, 56


class PlaceButton(QPushButton):
    """Shows the path, shortened in the middle; its menu opens the folder or asks for another place."""

    elsewhere = Signal()

    def __init__(self, location: Path, translator: Translator) -> None:
        super().__init__()
        self.setProperty("look", "status")
        self.setAutoDefault(True)
        menu = QMenu(self)
        self._open_folder = menu.addAction("")
        self._open_folder.triggered.connect(self._show_folder)
        self._choose = menu.addAction("")
        self._choose.triggered.connect(self.elsewhere)
        self.setMenu(menu)
        self._location, self._translator = location, translator
        self._room = tokens.grown(_LONGEST_PATH)
        self.retranslate(translator)

    def fit_into(self, width: int) -> None:
        """Shorten the path to what is beside it."""
        room = max(0, min(tokens.grown(_LONGEST_PATH), width - tokens.grown(_ARROW)))
        if room != self._room:
            self._room = room
            self.retranslate(self._translator)

    def show_location(self, location: Path, translator: Translator) -> None:
        """Show another path from now on."""
        self._location = location
        self.retranslate(translator)

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        self._open_folder.setText(translator.say("フォルダーを開く"))
        self._choose.setText(translator.say("別の保存場所を選ぶ…"))
        whole = translator.say("保存場所: {place}", place=self._location)
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(whole, Qt.TextElideMode.ElideMiddle, self._room)
        self.setText(shown.replace("&", "&&"))
        self.setAccessibleName(whole)
        self.setToolTip(tip(str(self._location)))

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._location.parent)))
