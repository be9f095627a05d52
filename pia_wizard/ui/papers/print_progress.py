"""How far printing is; closing the dialog stops it after the page that is being sent."""

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.ui.appearance import tokens
from pia_wizard.ui.assessment.background import SteppedJob
from pia_wizard.ui.editors.announcement import announce
from pia_wizard.ui.editors.labels import TextLabel
from pia_wizard.ui.messages import show_error
from pia_wizard.ui.papers.printing import printed
from pia_wizard.ui.pieces import push_button

_WIDTH = 380


class PrintProgress(QDialog):
    """Over the window it was asked for in; goes by itself.

    ``sent`` follows when every page was sent, and not when printing was stopped or could not be done.
    """

    sent = Signal()

    def __init__(
        self, pdf: bytes, printer: QPrinter, pages: int, translator: Translator, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._translator = translator
        self.setModal(True)
        self.setFixedWidth(tokens.grown(_WIDTH))
        self.setWindowTitle(translator.say("印刷"))
        self._told, self._bar, cancel = TextLabel(), QProgressBar(), push_button()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, pages)
        self._bar.setAccessibleName(translator.say("印刷"))
        self._told.say(translator.say("印刷しています…"))
        cancel.setText(translator.say("中止"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(tokens.SECTION, tokens.SECTION, tokens.SECTION, tokens.SECTION)
        whole.setSpacing(tokens.SPACE)
        whole.addWidget(self._told)
        whole.addWidget(self._bar)
        whole.addLayout(row)
        self.job = SteppedJob(lambda: printed(pdf, printer))
        self.job.stepped.connect(self._step)
        self.job.done.connect(self._end)
        self.job.refused.connect(self._refuse)
        self.rejected.connect(self.job.stop)

    def begun(self) -> "PrintProgress":
        """Begin, and return the dialog."""
        self.open()
        self.job.start()
        return self

    def _step(self, page: object) -> None:
        self._bar.setValue(self._bar.value() + 1)
        self._told.say(self._translator.say("{n}ページを送りました…", n=page))

    def _end(self, all_sent: object) -> None:
        announce(self, self._translator.say("印刷を終えました。"))
        self.accept()
        if all_sent:
            self.sent.emit()
        self.deleteLater()

    def _refuse(self, error: PiaError) -> None:
        self.accept()
        show_error(self.parentWidget(), error, self._translator)
        self.deleteLater()
