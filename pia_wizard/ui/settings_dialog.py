"""The settings: language, appearance, where assessments are kept, and own content folders."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pia_wizard.errors import N_, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.session.settings import Settings
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.content.folders_panel import FoldersPanel
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import framed, line_label, push_button

_LANGUAGES = {"ja": "日本語", "en": "English"}
_APPEARANCES = {
    "system": N_("システムに合わせる"),
    "light": N_("ライト"),
    "dark": N_("ダーク"),
}
_WIDTH = 600


class SettingsNotKeptError(UnusableError):
    """The settings' folder cannot be written."""

    what = N_("設定を保存できませんでした。")
    why = N_("{place} に書き込めません。")
    do = N_("設定は終了するまで有効です。フォルダーの権限と空き容量を確かめてください。")


class SettingsDialog(QDialog):
    """Shows the settings; ``chosen`` gives what the user agreed to, ``elsewhere`` asks for a workspace."""

    elsewhere = Signal()

    def __init__(
        self, settings: Settings, location: Path | None, translator: Translator, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        say = translator.say
        self.setWindowTitle(say("設定"))
        self.setFixedWidth(_WIDTH)
        self.language = _choice(_LANGUAGES, settings.language)
        words = {key: say(text) for key, text in _APPEARANCES.items()}
        self.appearance = _choice(words, settings.appearance)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        self._column.setSpacing(12)
        self._add_choices(say("言語"), say("外観"))
        self._add_place(str(location or ""), translator)
        self.folders = FoldersPanel(settings.folders, translator)
        self._add_folders()
        self.trusted, self.themes = push_button(), push_button()
        self._add_lists(translator)
        self._add_buttons(translator)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as all lines need at this width: Qt reckons wrapped lines too low."""
        super().showEvent(event)
        self.setMinimumHeight(self._column.totalHeightForWidth(_WIDTH))

    def chosen(self, settings: Settings) -> Settings:
        """Return the settings with the user's choices."""
        return replace(
            settings,
            language=self.language.currentData(),
            appearance=self.appearance.currentData(),
            folders=self.folders.folders(),
        )

    def _add_choices(self, language: str, appearance: str) -> None:
        card = framed("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(tokens.SPACE, 12, tokens.SPACE, 12)
        inside.setSpacing(tokens.GAP)
        for name, box in ((language, self.language), (appearance, self.appearance)):
            label = QLabel(name)
            label.setBuddy(box)
            box.setAccessibleName(name)
            row = QHBoxLayout()
            row.addWidget(label, 1)
            row.addWidget(box, 1)
            inside.addLayout(row)
        self._column.addWidget(card)

    def _add_place(self, place: str, translator: Translator) -> None:
        card = framed("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(tokens.SPACE, 12, tokens.SPACE, 12)
        inside.setSpacing(tokens.HAIR)
        change = push_button()
        change.setText(translator.say("別の保存場所を選ぶ…"))
        change.clicked.connect(self._leave_for_elsewhere)
        inside.addLayout(_headed(translator.say("保存場所"), change))
        inside.addWidget(TextLabel(place, look="muted"))
        self._column.addWidget(card)

    def _add_folders(self) -> None:
        card = framed("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(tokens.SPACE, tokens.SPACE, tokens.SPACE, tokens.SPACE)
        inside.addWidget(self.folders)
        self._column.addWidget(card)

    def _add_lists(self, translator: Translator) -> None:
        """Show the way to what is kept as lists of its own: whom to trust, and what papers look like."""
        say = translator.say
        card = framed("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(tokens.SPACE, 12, tokens.SPACE, 12)
        inside.setSpacing(tokens.GAP)
        for button in (self.trusted, self.themes):
            button.setText(say("一覧を開く…"))
        self.trusted.setAccessibleName(say("信頼する証明書の一覧を開く"))
        self.trusted.clicked.connect(lambda: self._show_trusted(translator))
        self.themes.setAccessibleName(say("提出先の体裁の一覧を開く"))
        self.themes.clicked.connect(lambda: self._show_themes(translator))
        inside.addLayout(_headed(say("信頼する証明書"), self.trusted))
        inside.addLayout(_headed(say("提出先の体裁"), self.themes))
        self._column.addWidget(card)

    def _show_trusted(self, translator: Translator) -> None:
        from pia_wizard.ui.verifying.trusted_dialog import TrustedDialog

        dialog = TrustedDialog(translator, self)
        dialog.exec()
        dialog.deleteLater()

    def _show_themes(self, translator: Translator) -> None:
        from pia_wizard.session.themes import kept
        from pia_wizard.ui.branding.dialog import ThemesDialog

        dialog = ThemesDialog(translator, self, next(iter(kept()), ""))
        dialog.exec()
        dialog.deleteLater()

    def _add_buttons(self, translator: Translator) -> None:
        cancel, agree = push_button(), push_button("primary")
        cancel.setText(translator.say("キャンセル"))
        agree.setText(translator.say("適用"))
        cancel.clicked.connect(self.reject)
        agree.clicked.connect(self.accept)
        agree.setDefault(True)
        row = QHBoxLayout()
        row.setContentsMargins(0, tokens.GAP, 0, 0)
        row.setSpacing(tokens.GAP)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(agree)
        self._column.addLayout(row)

    def _leave_for_elsewhere(self) -> None:
        self.accept()
        self.elsewhere.emit()


def _headed(heading: str, button: QPushButton) -> QHBoxLayout:
    """Return a line with what something is called, and the button that leads there."""
    row = QHBoxLayout()
    row.addWidget(line_label("strong", heading))
    row.addStretch(1)
    row.addWidget(button)
    return row


def _choice(words: dict[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for key, text in words.items():
        box.addItem(text, key)
    box.setCurrentIndex(box.findData(chosen))
    return box
