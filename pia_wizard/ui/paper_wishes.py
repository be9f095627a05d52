"""What the window does with papers that exist as files: verify them, sign them, open what is in them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.session import signing
from pia_wizard.ui.messages import show_error
from pia_wizard.ui.signing.batch_dialog import BatchDialog, chosen_reports
from pia_wizard.ui.signing.dialog import SignDialog
from pia_wizard.ui.signing.works import ExistingPaper
from pia_wizard.ui.verifying.dialog import VerifyingDialog, chosen_pdf

if TYPE_CHECKING:
    from pia_wizard.assessment.model import Assessment


class PaperWishes(QObject):
    """``open_asked`` carries an assessment that the user took out of a report."""

    open_asked = Signal(object)

    def __init__(
        self, window: QWidget, translator: Callable[[], Translator], may_open: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window, self._words, self._may_open = window, translator, may_open

    def ask_for_pdf(self) -> None:
        """Let the user choose a PDF, and verify it."""
        path = chosen_pdf(self._window, self._words())
        if path is not None:
            self.verify(path)

    def verify(self, path: Path) -> VerifyingDialog:
        """Verify a PDF in a dialog of its own; returns at once."""
        dialog = VerifyingDialog(self._words(), self._window, may_open=self._may_open())
        dialog.open_asked.connect(lambda case: self._open(dialog, case))
        dialog.sign_asked.connect(lambda report: self._sign_next(dialog, report))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.verify(path)
        return dialog

    def ask_for_reports(self) -> None:
        """Let the user choose reports and sign them: one, or many in one go."""
        paths = chosen_reports(self._window, self._words())
        if len(paths) == 1:
            signed = self.sign(paths[0], self._window)
            if signed is not None:
                self.verify(signed)
        elif paths:
            dialog = BatchDialog(paths, self._words(), self._window)
            dialog.exec()
            dialog.deleteLater()

    def sign(self, report: Path, parent: QWidget) -> Path | None:
        """Sign a report that exists; return where it lies now, or None."""
        try:
            turns = signing.turns(report)
        except PiaError as error:
            show_error(parent, error, self._words())
            return None
        work = ExistingPaper(report, turns, self._words())
        dialog = SignDialog(parent, self._words(), work)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        signed = dialog.signed if agreed else None
        dialog.deleteLater()
        return signed.path if signed is not None else None

    def _sign_next(self, dialog: VerifyingDialog, report: Path) -> None:
        signed = self.sign(report, dialog)
        if signed is not None:
            dialog.verify(signed)

    def _open(self, dialog: VerifyingDialog, case: "Assessment") -> None:
        dialog.accept()
        self.open_asked.emit(case)
