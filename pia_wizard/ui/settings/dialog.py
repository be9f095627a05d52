"""The settings in one dialog: a list of pages at the left that can be searched, the page at the right."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.session.settings import Settings
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.folded_text import folded
from pia_wizard.ui.pieces import push_button
from pia_wizard.ui.settings.page import SettingsPage
from pia_wizard.ui.settings.pages import BeginningPage, ContentPage, ListPage, LooksPage, PlacesPage
from pia_wizard.ui.settings.signing_page import SigningPage

_SIZE = (820, 560)
_LIST_WIDTH = 210


class SettingsNotKeptError(UnusableError):
    """The settings' folder cannot be written."""

    what = N_("設定を保存できませんでした。")
    why = N_("{place} に書き込めません。")
    do = N_("設定は終了するまで有効です。フォルダーの権限と空き容量を確かめてください。")


class SettingsDialog(QDialog):
    """Shows the settings; ``chosen`` gives what the user agreed to.

    ``tried`` carries an appearance to show at once, ``elsewhere`` asks for another workspace.
    """

    tried = Signal(str)
    elsewhere = Signal()

    def __init__(
        self, settings: Settings, location: Path | None, translator: Translator, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.translator = translator
        self.setWindowTitle(translator.say("設定"))
        take_room(self, *_SIZE)
        self.search, self.list, self._stack = QLineEdit(), QListWidget(), QStackedWidget()
        self._looks, self._beginning = LooksPage(settings, translator), BeginningPage(settings, translator)
        self._signing = SigningPage(translator)
        self._content, self._places = ContentPage(settings, translator), PlacesPage(location, translator)
        self._themes, self._trusted = _themes_page(translator), _trusted_page(translator)
        self.language, self.appearance = self._looks.language, self._looks.appearance
        self.resume = self._beginning.resume
        self.text_size, self.motion = self._looks.text_size, self._looks.motion
        self.folders = self._content.folders
        self.themes, self.trusted = self._themes.button, self._trusted.button
        self.pages: tuple[SettingsPage, ...] = (
            self._looks,
            self._beginning,
            self._signing,
            self._themes,
            self._trusted,
            self._content,
            self._places,
        )
        self._lay_out()
        self._connect()

    def chosen(self, settings: Settings) -> Settings:
        """Return the settings with the user's choices."""
        return replace(
            settings,
            language=self.language.currentData(),
            appearance=self.appearance.currentData(),
            text_size=self.text_size.currentData(),
            motion=self.motion.currentData(),
            resume=self.resume.isChecked(),
            folders=self.folders.folders(),
        )

    def accept(self) -> None:
        """Remember what signing begins with, and agree."""
        self._signing.keep()
        super().accept()

    def _lay_out(self) -> None:
        say = self.translator.say
        self.search.setPlaceholderText(say("設定を探す"))
        self.search.setAccessibleName(say("設定を探す"))
        self.search.setClearButtonEnabled(True)
        self.list.setAccessibleName(say("設定の種類"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.ensurePolished()  # rows are measured when they are added
        for page in self.pages:
            self.list.addItem(page.title)
            self._stack.addWidget(page)
        self.list.setCurrentRow(0)
        left = QVBoxLayout()
        left.setSpacing(tokens.GAP)
        for widget in (self.search, self.list):
            widget.setFixedWidth(tokens.grown(_LIST_WIDTH))
            left.addWidget(widget)
        middle = QHBoxLayout()
        middle.setSpacing(tokens.SECTION)
        middle.addLayout(left)
        middle.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        margin = tokens.SECTION
        whole.setContentsMargins(margin, margin, margin, tokens.SPACE)
        whole.setSpacing(tokens.SPACE)
        whole.addLayout(middle, 1)
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel, agree = push_button(), push_button("primary")
        cancel.setText(self.translator.say("キャンセル"))
        agree.setText(self.translator.say("適用"))
        cancel.clicked.connect(self.reject)
        agree.clicked.connect(self.accept)
        agree.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(agree)
        return row

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.search.textChanged.connect(self._search)
        self.appearance.currentIndexChanged.connect(
            lambda _row: self.tried.emit(self.appearance.currentData())
        )
        self.themes.clicked.connect(self._show_themes)
        self.trusted.clicked.connect(self._show_trusted)
        self._places.elsewhere.clicked.connect(self._leave_for_elsewhere)

    def _show(self, row: int) -> None:
        if row >= 0:
            self._stack.setCurrentIndex(row)

    def _search(self, text: str) -> None:
        """List only the pages that say all the words typed, and show the first of them."""
        wanted = folded(text).split()
        found = [all(word in folded(page.words) for word in wanted) for page in self.pages]
        for row, holds in enumerate(found):
            self.list.item(row).setHidden(not holds)
        if any(found) and not found[max(0, self.list.currentRow())]:
            self.list.setCurrentRow(found.index(True))

    def _show_trusted(self) -> None:
        from pia_wizard.ui.verifying.trusted_dialog import TrustedDialog

        dialog = TrustedDialog(self.translator, self)
        dialog.exec()
        dialog.deleteLater()

    def _show_themes(self) -> None:
        from pia_wizard.session.themes import kept
        from pia_wizard.ui.branding.dialog import ThemesDialog

        dialog = ThemesDialog(self.translator, self, next(iter(kept()), ""))
        dialog.exec()
        dialog.deleteLater()

    def _leave_for_elsewhere(self) -> None:
        self.accept()
        self.elsewhere.emit()


def _themes_page(translator: Translator) -> ListPage:
    say = translator.say
    about = say("報告書や規程の表紙、ロゴ、色を、提出先ごとに決めておけます。")
    return ListPage(say("提出先の体裁"), about, say("提出先の体裁の一覧を開く"), translator)


def _trusted_page(translator: Translator) -> ListPage:
    say = translator.say
    about = say("PDFの署名を検証するときに信頼する証明書です。ここに加えた証明書だけを信頼します。")
    return ListPage(say("信頼する証明書"), about, say("信頼する証明書の一覧を開く"), translator)
