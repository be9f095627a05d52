"""What an assessment is judged by: its guidelines chosen again, newer content taken, its files shown."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.pinned import ContentState
from pia_wizard.ui.assessment.gradual import Gradual
from pia_wizard.ui.choosing.rechoosing_dialog import RechoosingDialog
from pia_wizard.ui.content.banner import ContentBanner
from pia_wizard.ui.content.files_dialog import ContentFilesDialog
from pia_wizard.ui.content.newer_dialog import NewerContentDialog
from pia_wizard.ui.messages import show_error, telling
from pia_wizard.ui.pieces import push_button


class _Typing(Protocol):
    """The page on which answers are typed, as far as it matters here."""

    def commit(self) -> None: ...
    def unsaved(self) -> list[str]: ...
    def go_to_question(self, question: str) -> None: ...


class JudgedBy(QObject):
    """A link and a banner for the page, and the dialogs behind them.

    ``renewed``: the questionnaire is another now, so that the page has to be built anew.
    """

    renewed = Signal()

    def __init__(
        self, session: AssessmentSession, page: _Typing, window: QWidget, translator: Translator
    ) -> None:
        super().__init__(window)
        self.session, self._page, self._window = session, page, window
        self.translator = translator
        self.banner = ContentBanner(session, translator)
        self.link = push_button("link")
        self.link.clicked.connect(self.choose_guidelines)
        self.banner.wants_changes.connect(self.show_newer)
        self._looked = False

    def look_once(self) -> None:
        """Find out, once the page is in view, whether it is judged with today's content."""
        if not self._looked and self.session.content_state() is not ContentState.SAME:
            QTimer.singleShot(0, self, self.banner.look)
        self._looked = True

    def retranslate(self, translator: Translator) -> None:
        """Show all words in another language."""
        self.translator = translator
        n = len(self.session.assessment.guidelines)
        self.link.setText(translator.say_n("基準{n}件…", "基準{n}件…", n))
        words = translator.say("評価に使う基準を選び直します。")
        self.link.setToolTip(words)
        self.link.setAccessibleDescription(words)
        self.banner.retranslate(translator)

    def choose_guidelines(self) -> None:
        """Let the user choose the guidelines and the method again."""
        if not self._may_go_on():
            return
        dialog = RechoosingDialog(self.session, self.translator, self._window)
        if _accepted(dialog):
            choice = dialog.choice
            self._renew(lambda: self.session.choose(choice.chosen(), choice.method()))

    def show_newer(self) -> None:
        """Show what today's content would change, and let the user take it."""
        if not self._may_go_on():
            return
        changes = self.banner.find_out()
        if changes is None:
            if self.banner.refusal is not None:
                show_error(self._window, self.banner.refusal, self.translator)
        elif _accepted(NewerContentDialog(self.session, changes, self.translator, self._window)):
            self._renew(self.session.adopt_content)

    def show_files(self) -> None:
        """Show which content files the assessment is judged with."""
        _accepted(ContentFilesDialog(self.session, self.translator, self._window))

    def _may_go_on(self) -> bool:
        """Store what is being typed; what cannot be stored has to be settled first."""
        self._page.commit()
        unsaved = self._page.unsaved()
        if unsaved:
            self._page.go_to_question(unsaved[0])
        return not unsaved

    def _renew(self, change: Callable[[], object]) -> None:
        """Change what is asked, and have the page built anew before it can look at what is gone."""
        for building in self._window.findChildren(Gradual):
            building.finish()
        with telling(self._window, lambda: self.translator):
            change()
            self.renewed.emit()


def _accepted(dialog: QDialog) -> bool:
    """Show a dialog until it is closed, and tell how."""
    answer = dialog.exec()
    dialog.deleteLater()
    return answer == QDialog.DialogCode.Accepted
