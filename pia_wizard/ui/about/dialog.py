"""The dialog about the program: what it is, which version, and all licence texts."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from pia_wizard import __version__
from pia_wizard.i18n import Translator
from pia_wizard.ui.about.licences import licence_texts
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import line_label, push_button

_SIZE = (960, 620)
_LIST_WIDTH = 232


class AboutDialog(QDialog):
    """Two tabs: the program, and the licences."""

    def __init__(self, translator: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translator.say("PIA Wizard について"))
        take_room(self, *_SIZE)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.windowTitle())
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(_program(translator), translator.say("概要"))
        self.licences = LicencesPage(translator)
        self.tabs.addTab(self.licences, translator.say("ライセンス"))
        close = push_button("primary")
        close.setText(translator.say("閉じる"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SPACE, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.SPACE)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(row)


class LicencesPage(QWidget):
    """A list of texts on the left, the chosen one on the right."""

    def __init__(self, translator: Translator) -> None:
        super().__init__()
        self._texts = licence_texts()
        self.names = QListWidget()
        self.names.ensurePolished()  # rows are measured when they are added
        self.names.addItems([text.name for text in self._texts])
        self.names.setFixedWidth(tokens.grown(_LIST_WIDTH))
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setAccessibleName(translator.say("ライセンスの一覧"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(_fixed_font())
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translator.say("ライセンスの本文"))
        self.names.currentRowChanged.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, tokens.SPACE, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        self.names.setCurrentRow(0)

    def _show(self, place: int) -> None:
        self.text.setPlainText(self._texts[place].text() if place >= 0 else "")


def _fixed_font() -> QFont:
    """Return the system's typewriter face: the texts align in columns."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(tokens.CAPTION_SIZE)
    return font


def _program(translator: Translator) -> QWidget:
    say = translator.say
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, tokens.SECTION, 0, 0)
    column.setSpacing(tokens.GAP)
    column.addWidget(line_label("title", say("PIA Wizard")))
    column.addWidget(line_label("muted", say("バージョン {version}", version=__version__)))
    column.addSpacing(tokens.SPACE)
    for text in (
        say("カメラシステムのプライバシー影響評価を、このパソコンの中だけで行うプログラムです。"),
        say("回答や報告書を外部に送ることはありません。"),
        say("Apache License 2.0 で配布しています。利用している部品のライセンスは「ライセンス」にあります。"),
    ):
        column.addWidget(TextLabel(text))
    column.addSpacing(tokens.SPACE)
    parts = {"python": platform.python_version(), "qt": qVersion()}
    column.addWidget(line_label("caption", say("Python {python}・Qt {qt}", **parts)))
    column.addStretch(1)
    return page
