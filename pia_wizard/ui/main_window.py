"""The main window: menus, status bar, and in the middle the pages of the open workspace.

This module is loaded before the first paint: what pages need is imported when the workspace is opened.
"""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator, translator
from pia_wizard.session.settings import APPEARANCES, TEXT_SIZES, Settings, settings_file
from pia_wizard.ui.appearance.motion import use_motion
from pia_wizard.ui.appearance.scheme import Appearance
from pia_wizard.ui.language import QtWords
from pia_wizard.ui.menus import WindowMenus
from pia_wizard.ui.opening import OpeningPage, OpeningProblem
from pia_wizard.ui.status_bar import WindowStatus
from pia_wizard.ui.window_place import keep_place, restore_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Literal

    from pia_wizard.ui.assessment.judged_by import JudgedBy
    from pia_wizard.ui.dropping import DropVeil
    from pia_wizard.ui.exchanging.wishes import ExchangeWishes
    from pia_wizard.ui.going_on import GoingOn
    from pia_wizard.ui.manual.context_help import ContextHelp
    from pia_wizard.ui.paper_wishes import PaperWishes
    from pia_wizard.ui.tour.tour import Tour
    from pia_wizard.ui.workspace_pages import WorkspacePages

_USUAL_SIZE = (1200, 780)
_LEAST_SIZE = (960, 600)


class MainWindow(QMainWindow):
    """Opens the workspace once it has been ``painted``; ``cases`` are files to take in then.

    ``begun`` follows when the list, the assessment left open last time, or why there is neither, is there.
    """

    painted = Signal()
    begun = Signal()

    def __init__(
        self, settings: Settings, appearance: Appearance, words: QtWords, cases: tuple[Path, ...] = ()
    ) -> None:
        super().__init__()
        self.settings = settings
        self.translator: Translator = translator(settings.language)
        self.pages: WorkspacePages | None = None
        self._appearance, self._words, self._cases = appearance, words, cases
        use_motion(settings.motion)
        self._title = ""
        self._papers: PaperWishes | None = None
        self._help: ContextHelp | None = None
        self._tour: Tour | None = None
        self._going_on: GoingOn | None = None
        self.menus = WindowMenus(self.translator, self)
        self.status = WindowStatus(self.translator, self)
        self.middle: OpeningPage | OpeningProblem | WorkspacePages = OpeningPage(self.translator)
        self.middle.painted.connect(self._begin)
        self.setMenuBar(self.menus)
        self.setStatusBar(self.status)
        self.setAcceptDrops(True)
        self._veil: DropVeil | None = None
        self.setCentralWidget(self.middle)
        self.setMinimumSize(*_LEAST_SIZE)
        self.resize(QSize(*_USUAL_SIZE).boundedTo(self.screen().availableSize()))
        restore_place(self, self._place_file())
        self._connect()
        self.menus.allow(workspace_open=False)
        self.menus.allow_assessment(is_open=False, outdated=False)
        self.menus.allow_going_back(None, None)
        self.menus.check(settings.language, settings.appearance)
        self._word_title()

    @property
    def location(self) -> Path | None:
        """Where the open workspace lies, or None while none is open."""
        return self.pages.session.location if self.pages else None

    def open_workspace(self, location: Path | None = None) -> bool:
        """Open a workspace instead of the one open now; tell why if it cannot be opened.

        The workspace open now stays open if the other one cannot be used.
        """
        from PySide6.QtCore import Qt

        from pia_wizard.session import open_session
        from pia_wizard.ui.messages import show_error, tell_of_upgrade
        from pia_wizard.ui.workspace_pages import WorkspacePages

        self.setCursor(Qt.CursorShape.BusyCursor)
        try:
            session = open_session(location)
        except PiaError as error:
            self.unsetCursor()
            if self.pages is None:
                self._show_problem(error)
            else:
                show_error(self, error, self.translator)
            return False
        self.unsetCursor()
        self._leave_workspace()
        self.pages = WorkspacePages(session, self.translator)
        self.pages.saved.connect(self._show_saved)
        self.pages.titled.connect(self._show_title)
        self.going_on().follow(self.pages)
        self._show_in_middle(self.pages)
        self.pages.home.focus()
        self.status.show_location(session.location)
        self.menus.allow(workspace_open=True)
        if session.upgraded_from is not None:
            tell_of_upgrade(self, session.upgraded_from, self.translator)
        return True

    def reopen_workspace(self) -> None:
        """Open the open workspace again, with the content folders of now, and show the same place in it."""
        from pia_wizard.ui.messages import telling

        pages, location = self.pages, self.location
        if pages is None or not pages.may_leave():
            return
        place = pages.left_off()
        self._leave_workspace()
        if self.open_workspace(location) and place is not None and self.pages is not None:
            with telling(self, lambda: self.translator):
                self.pages.go_on(place)

    def begin_assessment(self) -> None:
        """Begin a new assessment in the open workspace."""
        if self.pages is not None:
            self.pages.begin()

    def take_file(self, path: Path) -> None:
        """Verify a PDF, or take any other file into the open workspace."""
        if path.suffix.lower() == ".pdf":
            self.papers().verify(path)
        elif self.pages is not None:
            self.pages.exchange.take_file(path)

    def papers(self) -> "PaperWishes":
        """Return what carries out wishes about papers that exist as files."""
        from pia_wizard.ui.paper_wishes import PaperWishes

        if self._papers is None:
            self._papers = PaperWishes(self, lambda: self.translator, lambda: self.pages is not None)
            self._papers.open_asked.connect(lambda case: self.pages.take_in(case) if self.pages else None)
        return self._papers

    def context_help(self) -> "ContextHelp":
        """Return what opens the manual at what is in focus."""
        from pia_wizard.ui.manual.context_help import ContextHelp

        if self._help is None:
            self._help = ContextHelp(self, lambda: self.translator, self._shown)
        return self._help

    def going_on(self) -> "GoingOn":
        """Return what remembers where the user is in the open workspace."""
        from pia_wizard.ui.going_on import GoingOn

        if self._going_on is None:
            self._going_on = GoingOn(self)
        return self._going_on

    def tour(self) -> "Tour":
        """Return what shows the cards of the first start."""
        from pia_wizard.ui.tour.tour import Tour

        if self._tour is None:
            self._tour = Tour(self)
        return self._tour

    @property
    def veil(self) -> "DropVeil":
        """What covers the window while files are dragged over it; made when it is first needed."""
        from pia_wizard.ui.dropping import DropVeil

        if self._veil is None:
            self._veil = DropVeil(self)
            self._veil.dropped.connect(self.take_file)
            self._veil.put.connect(self._attach)
        return self._veil

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show what would happen to files dragged over the window."""
        page = self.pages.page if self.pages is not None else None
        self.veil.meet(event, self.translator, page.spot_at if page is not None else None)

    def choose_workspace(self) -> None:
        """Let the user choose where assessments are kept, open it and remember it."""
        from pia_wizard.ui.workspace_choice import chosen_workspace

        if self.pages is not None and not self.pages.may_leave():
            return
        path = chosen_workspace(self, self.location, self.translator)
        if path is not None and path != self.location:
            self._go_to(path)

    def go_to_workspace(self, path: Path) -> None:
        """Open another workspace instead of the one open now, and remember it."""
        if self.pages is None or self.pages.may_leave():
            self._go_to(path)

    def _go_to(self, path: Path) -> None:
        if self.open_workspace(path):
            self.apply(replace(self.settings, workspace=str(path)))

    def apply(self, settings: Settings) -> None:
        """Use other settings from now on, and keep them."""
        before = self.settings
        if settings.text_size != before.text_size and self.pages is not None and not self.pages.may_leave():
            settings = replace(settings, text_size=before.text_size)
        self.settings = settings
        if settings.language != before.language:
            self.speak(settings.language)
        self._appearance.choose(settings.appearance)
        if settings.text_size != before.text_size:
            self._appearance.choose_text_size(settings.text_size)
            self._build_anew()
        use_motion(settings.motion)
        self.menus.check(settings.language, settings.appearance)
        if settings != before:
            self._keep_settings()

    def speak(self, language: str) -> None:
        """Show every text in another language."""
        self.translator = translator(language)
        self._words.speak(language)
        for part in (self.menus, self.status, self.middle):
            part.retranslate(self.translator)
        for beside in (self._help, self._tour):
            if beside is not None:
                beside.retranslate(self.translator)
        self._allow_going_back()
        self._word_title()

    def show_settings(self) -> None:
        """Show the settings, and apply them if the user agrees."""
        from pia_wizard.ui.settings.dialog import SettingsDialog

        dialog = SettingsDialog(self.settings, self.location, self.translator, self)
        dialog.elsewhere.connect(self.choose_workspace)
        dialog.tried.connect(self._appearance.choose)
        folders = self.settings.folders
        if dialog.exec():
            self.apply(dialog.chosen(self.settings))
        else:
            self._appearance.choose(self.settings.appearance)
        dialog.deleteLater()
        if self.settings.folders != folders:
            self._offer_reopening()

    def show_palette(self) -> None:
        """Let the user type where to go or what to do, and go there."""
        from pia_wizard.ui.palette.dialog import PaletteDialog
        from pia_wizard.ui.palette.places import window_places

        dialog = PaletteDialog(window_places(self), self.translator, self)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None:
            chosen.go()

    def show_about(self) -> None:
        """Show the version and the licences."""
        from pia_wizard.ui.about.dialog import AboutDialog

        dialog = AboutDialog(self.translator, self)
        dialog.exec()
        dialog.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what is being typed, release the workspace and keep the window's place.

        The window stays if something could not be stored and the user does not want to lose it.
        """
        if self.pages is not None and not self.pages.may_leave():
            event.ignore()
            return
        keep_place(self, self._place_file())
        self._leave_workspace()
        super().closeEvent(event)

    def _begin(self) -> None:
        """Run after the first paint: dress the window and open the workspace."""
        self.painted.emit()
        from pia_wizard.storage.ahead import load_ahead
        from pia_wizard.ui.focus_in_sight import FocusInSight

        try:
            load_ahead()
            self._appearance.dress()
            self.menus.give_keys()
            self._words.speak(self.translator.language)
            self.context_help()
            FocusInSight(self)
            self.open_workspace()
            if not self._cases:
                self.going_on().go_on()
        finally:
            self.begun.emit()
        for case in self._cases:
            self.take_file(case)

    def _shown(self) -> QWidget:
        """Return the page in the middle."""
        page = self.pages.currentWidget() if self.pages is not None else None
        return page or self.middle

    def _leave_workspace(self) -> None:
        if self.pages is not None:
            self.going_on().keep()
            pages, self.pages = self.pages, None
            pages.close_workspace()
            self.status.show_saved(None)
            self._show_title("")

    def _show_problem(self, error: PiaError) -> None:
        problem = OpeningProblem(error, self.translator)
        problem.again.connect(self._try_again)
        problem.elsewhere.connect(self.choose_workspace)
        self._show_in_middle(problem)
        self.status.show_location(None)

    def _try_again(self) -> None:
        if self.open_workspace():
            self.going_on().go_on()

    def _show_in_middle(self, page: "OpeningProblem | WorkspacePages") -> None:
        """Show a page; Qt deletes the one that was there."""
        self.middle = page
        self.setCentralWidget(page)
        page.show()

    def _show_title(self, title: str) -> None:
        self._title = title
        self._word_title()
        self._allow_assessment()

    def _allow_assessment(self) -> None:
        page = self.pages.page if self.pages is not None else None
        outdated = page is not None and page.session.content_state() != "same"
        self.menus.allow_assessment(is_open=page is not None, outdated=outdated)
        self._allow_going_back()

    def _show_saved(self, moment: "datetime | None") -> None:
        """Tell when it was stored at once, and what could be taken back once the window has shown it."""
        from PySide6.QtCore import QTimer

        self.status.show_saved(moment)
        QTimer.singleShot(0, self, self._allow_going_back)

    def _attach(self, question: str, files: list[Path]) -> None:
        if self.pages is not None and self.pages.page is not None:
            self.pages.page.attach(question, files)

    def _allow_going_back(self) -> None:
        page = self.pages.page if self.pages is not None else None
        undo, redo = page.taking_back.words() if page is not None else (None, None)
        self.menus.allow_going_back(undo, redo)

    def _go_back(self, way: "Literal['undo', 'redo']") -> None:
        if self.pages is not None:
            self.pages.go_back(way)

    def _of_assessment(self, wish: "Callable[[JudgedBy], None]") -> None:
        """Carry out a wish about what the open assessment is judged by."""
        if self.pages is not None and self.pages.page is not None:
            wish(self.pages.page.judged_by)

    def _exchanging(self, wish: "Callable[[ExchangeWishes], None]") -> None:
        """Carry out a wish about files from elsewhere or to elsewhere."""
        if self.pages is not None:
            wish(self.pages.exchange)

    def _word_title(self) -> None:
        name = self.translator.say("PIA Wizard")
        self.setWindowTitle(f"{self._title} – {name}" if self._title else name)

    def _build_anew(self) -> None:
        """Build what is shown in the middle again, at another text size; stay at the same place."""
        if self.pages is not None:
            self.reopen_workspace()
        elif isinstance(self.middle, OpeningProblem):
            self.open_workspace()

    def _step_text_size(self, by: int) -> None:
        """Write in the next larger (1) or smaller (-1) size, if there is one."""
        place = TEXT_SIZES.index(self.settings.text_size) + by
        if 0 <= place < len(TEXT_SIZES):
            self.apply(replace(self.settings, text_size=TEXT_SIZES[place]))

    def _offer_reopening(self) -> None:
        """Own content folders are read when the workspace is opened: offer to do that now."""
        from pia_wizard.ui.messages import confirmed

        say = self.translator.say
        if self.pages is not None and confirmed(
            self,
            say("内容のフォルダーを変更しました。"),
            say("保存場所を開き直すと使われます。始めてある評価は、これまでの内容のまま判定されます。"),
            say("今すぐ開き直す"),
            self.translator,
            keep=say("あとで"),
        ):
            self.reopen_workspace()

    def _keep_settings(self) -> None:
        from pia_wizard.session.settings import save_settings
        from pia_wizard.ui.messages import show_error
        from pia_wizard.ui.settings.dialog import SettingsNotKeptError

        try:
            save_settings(self.settings)
        except OSError:
            show_error(self, SettingsNotKeptError(place=settings_file()), self.translator)

    def _place_file(self) -> Path:
        return settings_file().with_name("window.json")

    def _connect(self) -> None:
        wishes = {
            "new": self.begin_assessment,
            "import": lambda: self._exchanging(lambda exchange: exchange.ask_for_file()),
            "export": lambda: self._exchanging(lambda exchange: exchange.export_portable()),
            "sheet": lambda: self._exchanging(lambda exchange: exchange.export_sheet()),
            "verify": lambda: self.papers().ask_for_pdf(),
            "sign": lambda: self.papers().ask_for_reports(),
            "workspace": self.choose_workspace,
            "settings": self.show_settings,
            "quit": self.close,
            "about": self.show_about,
            "manual": lambda: self.context_help().show_for_focus(),
            "tour": lambda: self.tour().begin(),
            "palette": self.show_palette,
            "undo": lambda: self._go_back("undo"),
            "redo": lambda: self._go_back("redo"),
            "copy": lambda: self.pages.copy_answers() if self.pages is not None else None,
            "guidelines": lambda: self._of_assessment(lambda judged_by: judged_by.choose_guidelines()),
            "newer": lambda: self._of_assessment(lambda judged_by: judged_by.show_newer()),
            "content": lambda: self._of_assessment(lambda judged_by: judged_by.show_files()),
            "ja": lambda: self.apply(replace(self.settings, language="ja")),
            "en": lambda: self.apply(replace(self.settings, language="en")),
            "larger": lambda: self._step_text_size(1),
            "smaller": lambda: self._step_text_size(-1),
            "usual": lambda: self.apply(replace(self.settings, text_size=TEXT_SIZES[0])),
        }
        for look in APPEARANCES:
            wishes[look] = lambda *_checked, look=look: self.apply(replace(self.settings, appearance=look))
        for name, wish in wishes.items():
            self.menus.actions_by_name[name].triggered.connect(wish)
        self.status.choose_workspace.connect(self.choose_workspace)
        self.menus.offering.connect(lambda: self.going_on().offer())
