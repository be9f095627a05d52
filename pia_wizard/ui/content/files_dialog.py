"""Which content files an assessment is judged with, with their SHA-256, to read and to copy."""

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from pia_wizard.errors import N_
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.content import content_files
from pia_wizard.session.pinned import ContentState
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.content.newer_dialog import day_text
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button

_SIZE = (860, 520)
_STATES = {
    ContentState.SAME: N_("{day}から、次の内容で判定しています。今の内容と同じです。"),
    ContentState.NEWER: N_("{day}から、次の内容で判定しています。今の内容はこれより新しいものです。"),
    ContentState.LOST: N_(
        "{day}からの内容が見つからないか、読めなくなっています。次の、今の内容で判定しています。"
    ),
}


class ContentFilesDialog(QDialog):
    """One line for each file: the SHA-256 and the path, as ``sha256sum`` writes them."""

    def __init__(
        self, session: AssessmentSession, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        say = translator.say
        self._translator = translator
        self.setWindowTitle(say("判定に使っている内容"))
        take_room(self, *_SIZE)
        files = content_files(session.library)
        self.lines = QPlainTextEdit("\n".join(f"{file.sha256}  {file.path}" for file in files))
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(tokens.CAPTION_SIZE)
        self.lines.setFont(font)
        self.lines.setAccessibleName(say("内容のファイルとSHA-256"))
        state = say(_STATES[session.content_state()], day=day_text(session.content_since(), translator))
        self.copy, close = push_button(), push_button("primary")
        self.copy.setText(say("すべてコピー"))
        self.copy.clicked.connect(self._copy)
        close.setText(say("閉じる"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.SPACE)
        n = translator.say_n("内容のファイル{n}個", "内容のファイル{n}個", len(files))
        whole.addWidget(TextLabel(n, look="heading"))
        whole.addWidget(TextLabel(state, look="muted"))
        whole.addWidget(self.lines, 1)
        whole.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.lines.toPlainText())
        announce(self, self._translator.say("コピーしました。"))
