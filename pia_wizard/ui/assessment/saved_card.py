"""What was written and where, with the way there, and what verifying it says."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from pia_wizard.i18n import Translator
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button


class SavedCard(QFrame):
    """Hidden until something was saved."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self._path: Path | None = None
        self._title, self.lines = TextLabel(look="strong"), TextLabel()
        self._more = TextLabel(look="caption")
        self.show_folder, self.show_more = push_button("link"), push_button("link")
        self.show_more.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self.lines)
        links = QHBoxLayout()
        links.addWidget(self.show_folder)
        links.addWidget(self.show_more)
        links.addStretch(1)
        column.addLayout(links)
        column.addWidget(self._more)
        self.show_more.toggled.connect(self._more.setVisible)
        self.show_folder.clicked.connect(self._open_folder)
        self.hide()

    def say(self, path: Path, title: str, *lines: str, more: str = "") -> None:
        """Tell what lies at a path now."""
        self._path = path
        self._title.say(title)
        self.lines.say("\n".join((str(path), *lines)))
        self._more.say(more)
        self.show_more.setVisible(bool(more))
        self.show_more.setChecked(False)
        self._more.hide()
        self.show()
        announce(self, " ".join((title, *lines)))

    def retranslate(self, translator: Translator) -> None:
        """Set all words; what was told goes, as it was in another language."""
        self.show_folder.setText(translator.say("フォルダーを開く"))
        self.show_more.setText(translator.say("詳細を表示"))
        self.hide()

    def _open_folder(self) -> None:
        if self._path is not None:
            folder = self._path if self._path.is_dir() else self._path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
