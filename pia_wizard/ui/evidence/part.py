"""The files kept as evidence for one answer: listed, added, opened as copies, taken away."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pia_wizard.assessment.review import EvidenceFile
from pia_wizard.errors import N_, PiaError, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.beside import Beside
from pia_wizard.ui.assessment.reading_order import chain, in_reading_order
from pia_wizard.ui.choosing_files import chosen_files
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.pieces import push_button, tip

_NAME_WIDTH = 360
_KILO = 1024


class NoViewerError(UnusableError):
    """The system has no program for a kind of file."""

    what = N_("「{name}」を開けませんでした。")
    why = N_("このコンピューターに、この種類のファイルを開くプログラムがありません。")
    do = N_("ファイルを開けるプログラムを用意してから、もう一度試してください。")


class EvidencePart(QFrame):
    """Part of a card. ``take`` keeps files, from wherever they come; what is refused is said below."""

    def __init__(
        self, question: str, beside: Beside, translator: Translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "inset")
        self.question, self.beside, self.translator = question, beside, translator
        self._shown: tuple[EvidenceFile, ...] | None = None
        self._title, self._hint = TextLabel(look="strong"), TextLabel(look="caption")
        self._fault = TextLabel(look="fault")
        self._room, self._place = QWidget(), QVBoxLayout()
        self.add = push_button()
        self.add.clicked.connect(self.ask_for_files)
        self._lay_out()
        self._fault.hide()
        beside.evidence_seen.connect(self._see)
        self.retranslate(translator)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addLayout(self._place)
        column.addWidget(self._fault)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.add)
        row.addWidget(self._hint, 1)
        column.addLayout(row)

    def take(self, paths: list[Path]) -> None:
        """Keep copies of files, all or none."""
        self._do(lambda: self.beside.add_files(self.question, paths))

    def take_bytes(self, name: str, data: bytes) -> None:
        """Keep bytes, such as a pasted picture."""
        self._do(lambda: self.beside.add_bytes(self.question, name, data))

    def focus(self) -> None:
        """Put the focus where files are added."""
        self.show()  # one just built counts as hidden until events are handled, and takes no focus
        self.add.setFocus()

    def ask_for_files(self) -> None:
        """Let the user choose files."""
        title = self.translator.say("証拠にするファイルを選ぶ")
        paths = chosen_files(self, title, (), self.translator, purpose="evidence")
        if paths:
            self.take(paths)

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        say = translator.say
        self._title.say(say("証拠のファイル"))
        self.setAccessibleName(self._title.text())
        self.add.setText(say("ファイルを選ぶ…"))
        self._hint.say(say("ここに放すか、画面の写しを貼り付ける（Ctrl+V）こともできます。"))
        self.add.setVisible(self.beside.session.frozen is None)
        self._hint.setVisible(self.beside.session.frozen is None)
        self._shown = None
        self._see(self.question)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is there now."""
        super().showEvent(event)
        self._see(self.question)

    def _see(self, question: str) -> None:
        files = self.beside.files(self.question)
        if question != self.question or files == self._shown:
            return
        self._shown = files
        self._room.hide()
        self._room.deleteLater()
        self._room = QWidget()
        rows = QVBoxLayout(self._room)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        if not files:
            rows.addWidget(TextLabel(self.translator.say("まだありません。"), look="muted"))
        for file in files:
            rows.addWidget(self._row(file))
        self._place.addWidget(self._room)
        if self.isVisible():
            chain([*in_reading_order(self)])

    def _row(self, file: EvidenceFile) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        name, remove = push_button("link"), push_button("mini")
        shown = self.fontMetrics().elidedText(
            file.name, Qt.TextElideMode.ElideMiddle, tokens.grown(_NAME_WIDTH)
        )
        name.setText(shown.replace("&", "&&"))
        name.setAccessibleName(self.translator.say("「{name}」を開く", name=file.name))
        name.setToolTip(tip(file.name))
        name.clicked.connect(partial(self._open, file))
        remove.setText(self.translator.say("外す"))
        remove.setAccessibleName(self.translator.say("「{name}」を外す", name=file.name))
        remove.clicked.connect(partial(self._remove, file))
        remove.setVisible(self.beside.session.frozen is None)
        about = TextLabel(file_text(file, self.translator), look="caption")
        row.addWidget(name)
        row.addWidget(about, 1)
        row.addWidget(remove)
        return whole

    def _open(self, file: EvidenceFile) -> None:
        def open_() -> None:
            copy = self.beside.session.evidence_copy(self.question, file.sha256)
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
                raise NoViewerError(name=file.name)

        self._do(open_)

    def _remove(self, file: EvidenceFile) -> None:
        self.add.setFocus()
        self._do(lambda: self.beside.remove_file(self.question, file))

    def _do(self, act: Callable[[], None]) -> None:
        """Do something, and say below the files why it cannot be done."""
        self._fault.hide()
        try:
            act()
        except PiaError as error:
            told = self.translator.error(error)
            self._fault.say(" ".join(part for part in (told.what, told.why, told.do) if part))
            self._fault.show()
            announce(self, self._fault.text(), urgent=True)


def file_text(file: EvidenceFile, translator: Translator) -> str:
    """Return how large a file is, and when it came."""
    size = file.size / _KILO
    if size < _KILO:
        amount = translator.quantity(max(1, round(size)), "KB")
    else:
        amount = translator.quantity(round(size / _KILO, 1), "MB")
    return translator.say("{size}・{day}", size=amount, day=translator.date(file.at.astimezone().date()))
