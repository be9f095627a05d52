"""What is wrong with content files: a line for each fault with its place, to read and to copy."""

from collections.abc import Iterable

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.questionnaire.faults import Fault
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.appearance.room import take_room
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button

_SIZE = (820, 460)


class FaultsDialog(QDialog):
    """A sentence, what to do, and one paragraph for each fault: ``file:line:column`` and what is wrong."""

    def __init__(
        self,
        words: tuple[str, str],
        faults: Iterable[Fault],
        translator: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self.setWindowTitle(translator.say("内容のフォルダー"))
        take_room(self, *_SIZE)
        self.lines = QPlainTextEdit("\n\n".join(fault_text(fault, translator) for fault in faults))
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(tokens.CAPTION_SIZE)
        self.lines.setFont(font)
        self.lines.setAccessibleName(translator.say("内容のファイルの誤り"))
        self.copy, close = push_button(), push_button("primary")
        self.copy.setText(translator.say("すべてコピー"))
        self.copy.clicked.connect(self._copy)
        close.setText(translator.say("閉じる"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.SPACE)
        for look, text in zip(("heading", "muted"), words, strict=True):
            whole.addWidget(TextLabel(text, look=look))
        whole.addWidget(self.lines, 1)
        whole.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.lines.toPlainText())
        announce(self, self._translator.say("コピーしました。"))


def fault_text(fault: Fault, translator: Translator) -> str:
    """Return a fault in two lines: the place, as editors understand it, and what is wrong there."""
    return f"{fault.path}:{fault.line}:{fault.column}\n{fault.text(translator)}"
