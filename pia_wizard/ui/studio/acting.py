"""What can be done with a drawn notice: printing it on its paper, and saving it as a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.exchange.whole_file import write_whole
from pia_wizard.i18n import Translator
from pia_wizard.session.assessment_session import AssessmentSession
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.assessment.saving import chosen_path, file_name
from pia_wizard.ui.messages import show_error
from pia_wizard.ui.studio.drawing import Drawn
from pia_wizard.ui.studio.exports import Export, exports
from pia_wizard.ui.studio.kind_states import notice_title
from pia_wizard.ui.studio.note_bar import NoteBar
from pia_wizard.ui.studio.recording import Recording

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from pia_wizard.ui.papers.print_progress import PrintProgress


class Acting(QObject):
    """Acts for the page it belongs to; nothing here blocks the window."""

    def __init__(
        self,
        session: AssessmentSession,
        page: QWidget,
        recording: Recording,
        bar: NoteBar,
        translator: Translator,
    ) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._recording = recording
        self._bar = bar
        self.translator = translator

    def print(self, drawn: Drawn) -> None:
        """Ask for a printer, which is set to the notice's paper, and print."""
        from pia_wizard.ui.papers.printing import chosen_printer

        name = self._name(drawn)
        printer = chosen_printer(self._page, name, 1, self.translator, size=drawn.size)
        if printer is not None:
            self.print_on(printer, drawn)

    def print_on(self, printer: "QPrinter", drawn: Drawn) -> "PrintProgress":
        """Print on a printer, with a dialog that tells how far it is."""
        from pia_wizard.ui.papers.print_progress import PrintProgress

        dialog = PrintProgress(drawn.made.pdf, printer, 1, self.translator, self._page)
        told = self.translator.say("印刷しました。")
        dialog.sent.connect(lambda: self._recording.printed(drawn, told))
        return dialog.begun()

    def fill(self, menu: QMenu, when_drawn: Callable[[Callable[[Drawn], None]], None]) -> None:
        """Put what a notice can be saved as into a menu; ``when_drawn`` acts as soon as it is drawn."""
        for number, group in enumerate(exports(self.translator)):
            if number:
                menu.addSeparator()
            for export in group:
                menu.addAction(export.title, partial(when_drawn, partial(self.save, export)))

    def save(self, export: Export, drawn: Drawn) -> None:
        """Ask where, and write the file beside the window."""
        name = file_name(self._name(drawn), self._session.assessment.title, export.ending)
        path = chosen_path(self._page, name, self.translator)
        if path is None:
            return
        self._bar.say(self.translator.say("保存しています…"))
        job = Job(lambda: write_whole(path, export.content(drawn)))
        job.done.connect(lambda _nothing: self._saved(export, drawn, path))
        job.refused.connect(self._refuse)
        job.start()

    def _saved(self, export: Export, drawn: Drawn, path: Path) -> None:
        told = self.translator.say("{name} に保存しました。", name=path.name)
        if export.hangs:
            self._recording.printed(drawn, told)
        else:
            self._bar.say(told, (self.translator.say("閉じる"), self._bar.close_bar))

    def _refuse(self, error: PiaError) -> None:
        self._bar.close_bar()
        show_error(self._page, error, self.translator)

    def _name(self, drawn: Drawn) -> str:
        title = notice_title(self._session, drawn.wanted.notice, self.translator)
        return self.translator.say("{title}（下書き）", title=title) if drawn.wanted.draft else title
