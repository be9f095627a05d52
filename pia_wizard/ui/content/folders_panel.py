"""The user's own content folders: checked before one is added, in the order in which they are read."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session.folders import CheckedFolder, checked_folder
from pia_wizard.session.settings import MOST_FOLDERS
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.choosing_files import chosen_folder
from pia_wizard.ui.content.faults_dialog import FaultsDialog
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import show_error
from pia_wizard.ui.pieces import line_label, push_button, tip

_LIST_HEIGHT = 64


class FoldersPanel(QWidget):
    """Gives the folders as they stand; nothing is kept before the settings are."""

    def __init__(self, folders: Iterable[str], translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        say = translator.say
        self.list = QListWidget()
        self.list.ensurePolished()  # rows are measured when they are added
        self.list.setFixedHeight(tokens.grown(_LIST_HEIGHT))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(say("内容のフォルダー"))
        about = say(
            "自分で書いた基準や質問を加えるフォルダーです。ここで調べてから加えます。"
            "変更は、保存場所を開き直すと使われます。"
        )
        self.list.setAccessibleDescription(about)
        self.add, self.remove = push_button(), push_button("quiet")
        self.add.setText(say("フォルダーを加える…"))
        self.remove.setText(say("取り除く"))
        self.add.clicked.connect(self._ask)
        self.remove.clicked.connect(self._take_away)
        self.list.currentRowChanged.connect(self._allow)
        for folder in folders:
            self._put(folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(line_label("strong", say("内容のフォルダー")))
        column.addWidget(TextLabel(about, look="muted"))
        column.addWidget(self.list)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        column.addLayout(row)
        self._allow()

    def folders(self) -> tuple[str, ...]:
        """Return the folders in their order."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    def _ask(self) -> None:
        title = self._translator.say("内容のフォルダーを選ぶ")
        path = chosen_folder(self, title, self._translator, purpose="content")
        if path is not None:
            self.take(path)

    def take(self, folder: Path) -> None:
        """Check a folder and add it if it can be used; tell what is wrong with it otherwise."""
        if str(folder) in self.folders():
            self.list.setCurrentRow(self.folders().index(str(folder)))
            return
        self.setCursor(Qt.CursorShape.BusyCursor)
        try:
            checked = checked_folder(folder, [Path(other) for other in self.folders()])
        except PiaError as error:
            show_error(self, error, self._translator)
            return
        finally:
            self.unsetCursor()
        if not checked.faults:
            self._put(str(folder))
            self.list.setCurrentRow(self.list.count() - 1)
        if checked.faults or checked.advice:
            self._tell(checked)

    def _tell(self, checked: CheckedFolder) -> None:
        words, n = self._translator, len(checked.faults)
        if n:
            sentences = (
                words.say_n(
                    "誤りが{n}件あるため、このフォルダーは加えていません。",
                    "誤りが{n}件あるため、このフォルダーは加えていません。",
                    n,
                ),
                words.say("次の行を直してから、もう一度加えてください。"),
            )
        else:
            sentences = (
                words.say("フォルダーを加えました。"),
                words.say("使えますが、次のところを確かめてください。"),
            )
        dialog = FaultsDialog(sentences, checked.faults or checked.advice, words, self)
        dialog.exec()
        dialog.deleteLater()

    def _put(self, folder: str) -> None:
        item = QListWidgetItem(folder)
        item.setToolTip(tip(folder))
        self.list.addItem(item)
        self._allow()

    def _take_away(self) -> None:
        self.list.takeItem(self.list.currentRow())
        self._allow()
        (self.list if self.list.count() else self.add).setFocus()

    def _allow(self) -> None:
        self.add.setEnabled(self.list.count() < MOST_FOLDERS)
        self.remove.setEnabled(self.list.currentRow() >= 0)
