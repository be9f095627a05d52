"""Drawing a notice beside the window: the newest wish is met, older ones are forgotten."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from pia_wizard.errors import PiaError
from pia_wizard.i18n import Translator
from pia_wizard.pdf.pictures import OpenDocument
from pia_wizard.session import papers
from pia_wizard.session.judged import Judged
from pia_wizard.session.notice_wishes import FORMATS, NoticeWish, alone
from pia_wizard.signage.brevity import NoticeTooLongError
from pia_wizard.signage.notice_poster import DrawnNotice
from pia_wizard.signage.sheet import Format, Sheet
from pia_wizard.ui.assessment.background import Job
from pia_wizard.ui.papers.page_pictures import image_of

_GATHER_MS = 20
"""So long, changes that follow each other are drawn as one."""

_WALL_PIXELS = 900


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be drawn; with ``on_wall`` also a picture of one copy, cut to its size."""

    judged: Judged
    notice: str
    wish: NoticeWish
    translator: Translator
    draft: bool
    on_wall: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A notice as it was wanted, the sheet it is on, and its picture for the wall."""

    wanted: Wanted
    made: DrawnNotice
    sheet: Sheet
    picture: QImage | None = None

    @property
    def distance(self) -> float:
        """From how many metres it is to be read."""
        return self.wanted.wish.distance or self.sheet.format.distance

    @property
    def size(self) -> tuple[float, float]:
        """The printed page's width and height in points."""
        return self.made.poster.page.width, self.made.poster.page.height


def drawn(wanted: Wanted) -> Drawn:
    """Draw a notice, on the first of its kind's papers that it fits if none was chosen.

    Raises what ``papers.notice`` raises, and ColourUnusableError.
    """
    keys = wanted.judged.questionnaire.notices[wanted.notice].notice.formats
    usual, *others = (FORMATS[key] for key in keys)
    try:
        return _on(usual, wanted)
    except NoticeTooLongError:
        if not wanted.wish.format:
            for paper in others:
                with suppress(NoticeTooLongError):
                    return _on(paper, wanted)
        raise


def _on(usual: Format, wanted: Wanted) -> Drawn:
    choices = wanted.wish.choices(usual, draft=wanted.draft)
    moment = papers.now()
    made = papers.notice(wanted.judged, wanted.notice, wanted.translator, moment, choices)
    picture = None
    if wanted.on_wall:
        single = alone(choices)
        one = (
            made
            if single == choices
            else papers.notice(wanted.judged, wanted.notice, wanted.translator, moment, single)
        )
        document = OpenDocument(one.pdf)
        picture = image_of(document.pixels(0, _WALL_PIXELS))
        document.close()
    return Drawn(wanted, made, choices.sheet, picture)


class Drawer(QObject):
    """``drawn`` carries what was wanted last, ``refused`` why it cannot be; ``busy`` comes at once."""

    busy = Signal()
    drawn = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: Callable[[], Wanted] | None = None
        self._running = self._dropped = False
        self._timer = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._timer.timeout.connect(self._begin)

    @property
    def idle(self) -> bool:
        """Whether nothing is being drawn, and nothing waits to be."""
        return self._wanted is None and not self._running

    def ask(self, wanted: Callable[[], Wanted]) -> None:
        """Draw what this gives a moment later, instead of whatever was asked for before."""
        self._wanted, self._dropped = wanted, False
        self.busy.emit()
        if not self._timer.isActive():
            self._timer.start()

    def forget(self) -> None:
        """Draw nothing that was asked for."""
        self._wanted, self._dropped = None, True
        self._timer.stop()

    def _begin(self) -> None:
        if self._running or self._wanted is None:
            return
        wanted, self._wanted = self._wanted(), None
        self._running = True
        job = Job(lambda: drawn(wanted))
        job.done.connect(self._take)
        job.refused.connect(self._refuse)
        job.start()

    def _take(self, found: Drawn) -> None:
        if self._ends():
            self.drawn.emit(found)

    def _refuse(self, error: PiaError) -> None:
        if self._ends():
            self.refused.emit(error)

    def _ends(self) -> bool:
        """Go on to what is wanted by now; tell whether what came is still that."""
        self._running = False
        if self._wanted is not None:
            self._begin()
            return False
        return not self._dropped
