"""The status bar: when the last answer was saved, and where the workspace lies."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens

if TYPE_CHECKING:
    from pia_wizard.ui.place_button import PlaceButton


class WindowStatus(QStatusBar):
    """Left: 「保存済み 14:03」. Right, once a workspace is open: its path, a button with two actions."""

    choose_workspace = Signal()

    def __init__(self, translator: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._translator = translator
        self._saved_at: datetime | None = None
        self.saved = QLabel()
        self.saved.setProperty("look", "caption")
        self.saved.setContentsMargins(12, 0, 0, 0)
        self.place: PlaceButton | None = None
        self.addWidget(self.saved)
        self.setSizeGripEnabled(False)
        self.setMinimumHeight(tokens.grown(34))

    def show_saved(self, moment: datetime | None) -> None:
        """Tell that everything up to this moment is saved; None tells nothing."""
        from pia_wizard.ui.editors.announcement import announce

        before, self._saved_at = self.saved.text(), moment
        self._word_saved()
        if self.saved.text() != before:
            announce(self, self.saved.text())

    def show_location(self, location: Path | None) -> None:
        """Show where the answers are kept."""
        if location is not None:
            self._place_button(location).show_location(location, self._translator)
        if self.place is not None:
            self.place.setVisible(location is not None)

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        self._word_saved()
        if self.place is not None:
            self.place.retranslate(translator)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the path what the rest does not need."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        if self.place is not None:
            self.place.fit_into(self.width() - self.saved.sizeHint().width())

    def _word_saved(self) -> None:
        if self._saved_at is None:
            self.saved.clear()
        else:
            time = self._translator.time(self._saved_at.astimezone())
            self.saved.setText(self._translator.say("保存済み {time}", time=time))
        self._share()

    def _place_button(self, location: Path) -> "PlaceButton":
        if self.place is None:
            from pia_wizard.ui.place_button import PlaceButton

            self.place = PlaceButton(location, self._translator)
            self.place.elsewhere.connect(self.choose_workspace)
            self.addPermanentWidget(self.place)
            self._share()
        return self.place
