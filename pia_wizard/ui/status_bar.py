"""The status bar: when the last answer was saved, and where the workspace lies."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontMetrics
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStatusBar, QWidget

from pia_wizard.i18n import Translator

_LONGEST_PATH = 520


class WindowStatus(QStatusBar):
    """Left: 「保存済み 14:03」. Right: the workspace's path, a button with two actions."""

    choose_workspace = Signal()

    def __init__(self, translator: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._translator = translator
        self._saved_at = ""
        self._location: Path | None = None
        self._saved = QLabel()
        self._saved.setTextFormat(Qt.TextFormat.PlainText)
        self._saved.setContentsMargins(12, 0, 0, 0)
        self._place = QPushButton()
        self._place.setProperty("look", "status")
        self._place.setAutoDefault(False)
        self._place.hide()
        menu = QMenu(self._place)
        self._open_folder = menu.addAction("")
        self._open_folder.triggered.connect(self._show_folder)
        self._choose = menu.addAction("")
        self._choose.triggered.connect(self.choose_workspace)
        self._place.setMenu(menu)
        self.addWidget(self._saved)
        self.addPermanentWidget(self._place)
        self.setSizeGripEnabled(False)
        self.setMinimumHeight(34)
        self.retranslate(translator)

    def show_saved(self, time: str) -> None:
        """Tell that everything up to this time of day is saved; an empty time tells nothing."""
        from pia_wizard.ui.editors.announcement import announce

        if time != self._saved_at:
            self._saved_at = time
            self._word_saved()
            announce(self, self._saved.text())

    def show_location(self, location: Path | None) -> None:
        """Show where the answers are kept."""
        self._location = location
        self._place.setVisible(location is not None)
        self._word_place()

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        self._open_folder.setText(translator.say("フォルダーを開く"))
        self._choose.setText(translator.say("別の保存場所を選ぶ…"))
        self._word_saved()
        self._word_place()

    def _word_saved(self) -> None:
        say = self._translator.say
        self._saved.setText(say("保存済み {time}", time=self._saved_at) if self._saved_at else "")

    def _word_place(self) -> None:
        if self._location is None:
            return
        say = self._translator.say
        whole = say("保存場所: {place}", place=self._location)
        metrics = QFontMetrics(self._place.font())
        self._place.setText(
            metrics.elidedText(whole, Qt.TextElideMode.ElideMiddle, _LONGEST_PATH).replace("&", "&&")
        )
        self._place.setAccessibleName(whole)
        self._place.setToolTip(str(self._location))

    def _show_folder(self) -> None:
        if self._location is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._location.parent)))
