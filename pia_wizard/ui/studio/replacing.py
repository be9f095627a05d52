"""A line that tells of printed posters to replace, and leads to them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.session.printed_notices import OutdatedNotice
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.studio.note_bar import NoteBar


class Replacing(QObject):
    """``asked_notice`` carries the kind of a poster to print anew."""

    asked_notice = Signal(str)

    def __init__(self, session: AssessmentSession, page: QWidget, translator: Translator) -> None:
        super().__init__(page)
        self._session = session
        self._translator = translator
        self.bar = NoteBar()
        self.outdated: tuple[OutdatedNotice, ...] = ()
        self._told = -1
        self._wanted = self._running = False

    def look(self) -> None:
        """Find out beside the window which posters say something else by now."""
        self._wanted = True
        if self._running:
            return
        self._wanted, self._running = False, True
        job = Job(self._session.search_for_outdated())
        job.done.connect(self._take)
        job.start()

    @property
    def idle(self) -> bool:
        """Whether what is told is up to date."""
        return not self._running

    def retranslate(self, translator: Translator) -> None:
        """Set all words."""
        self._translator = translator
        self._told = -1

    def open(self) -> None:
        """Show the posters, and drop records of those that hang no more."""
        from pia_wizard.ui.studio.replaced import ReplacedDialog

        dialog = ReplacedDialog(self._session, self.outdated, self._translator, self.bar)
        dialog.asked_notice.connect(self.asked_notice)
        dialog.exec()
        dialog.deleteLater()
        self.look()

    def _take(self, found: tuple[OutdatedNotice, ...]) -> None:
        self._running = False
        if self._wanted:
            self.look()
            return
        self.outdated = found
        if len(found) != self._told:
            self._tell()

    def _tell(self) -> None:
        self._told = len(self.outdated)
        say = self._translator
        if not self.outdated:
            self.bar.close_bar()
            return
        words = say.say_n(
            "貼り替えが必要な掲示が{n}件あります。", "貼り替えが必要な掲示が{n}件あります。", self._told
        )
        self.bar.say(words, (say.say("一覧を見る…"), self.open), look="warning")
