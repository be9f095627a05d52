"""Going on where the user left off, and going back to what was open lately."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pia_wizard.errors import N_, PiaError, UnusableError
from pia_wizard.i18n import Translator
from pia_wizard.session.left_off import (
    MOST_RECENT,
    Remembered,
    forget,
    recent_workspaces,
    remember,
    remembered,
)
from pia_wizard.storage import Summary, Wanted
from pia_wizard.ui.messages import show_error

if TYPE_CHECKING:
    from pia_wizard.ui.main_window import MainWindow
    from pia_wizard.ui.workspace_pages import WorkspacePages

_PAUSE = 1000
"""Milliseconds after going somewhere until that is written: never in the way of going there."""
_LONGEST_FOLDER = 42
"""So many characters of a folder stand in the menu."""


class WorkspaceGoneError(UnusableError):
    """A workspace used lately is not there; ``place`` is its path."""

    what = N_("保存場所「{place}」が見つかりません。")
    why = N_("移動または削除されたか、接続していないディスクにあります。")
    do = N_("ディスクを接続するか、「保存場所の変更」で今の場所を選んでください。")


class GoingOn(QObject):
    """Keeps what is remembered of the workspace open in a window, and goes back there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._what = Remembered()
        self._kept: Remembered | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.keep)

    def follow(self, pages: "WorkspacePages") -> None:
        """Remember from now on where the user is in a workspace just opened."""
        self._what, self._kept = remembered(pages.session.location), None
        pages.titled.connect(lambda _title: self._note())
        pages.moved.connect(self._later.start)
        self._later.start()

    def keep(self) -> None:
        """Write where the user is, if that is not written yet."""
        self._later.stop()
        pages = self._window.pages
        if pages is None:
            return
        self._what = self._what.at(pages.left_off())
        if self._what != self._kept:
            self._kept = self._what
            remember(pages.session.location, self._what)

    def go_on(self) -> None:
        """Show what was left off last time, unless the user wants to begin with the list or it is gone.

        While that is tried nothing is remembered: what fails at one start does not fail at the next.
        """
        pages, place = self._window.pages, self._what.left_off
        if pages is None or place is None or not self._window.settings.resume:
            return
        if not self._there((place.assessment,)):
            return
        remember(pages.session.location, self._what.at(None))
        with suppress(PiaError):  # whoever opens it from the list is told
            pages.go_on(place)

    def recent(self) -> tuple[Summary, ...]:
        """Return the assessments opened lately, last first; not those deleted or put away since."""
        there = self._there(self._what.opened)
        return tuple(there[name] for name in self._what.opened if name in there)[:MOST_RECENT]

    def offer(self) -> None:
        """Fill the menus of what was open lately."""
        pages, words = self._window.pages, self._window.translator
        recent = self.recent()
        titles = told_apart(recent, words)
        entries = [
            (title, partial(pages.go_to_assessment, summary.id))
            for title, summary in zip(titles, recent, strict=True)
            if pages is not None
        ]
        self._window.menus.offer("recent", entries)
        others = [place for place in recent_workspaces() if place != self._window.location][:MOST_RECENT]
        self._window.menus.offer(
            "places", [(place_text(place, words), partial(self._go_to_workspace, place)) for place in others]
        )

    def _go_to_workspace(self, place: Path) -> None:
        """Open a workspace used lately; one that is gone is never made anew."""
        if place.is_file():
            self._window.go_to_workspace(place)
            return
        if place.parent.is_dir():  # else its disk may come back
            forget(place)
        show_error(self._window, WorkspaceGoneError(place=place), self._window.translator)

    def _note(self) -> None:
        pages = self._window.pages
        if pages is not None:
            self._what = self._what.at(pages.left_off())
            self._later.start()

    def _there(self, ids: tuple[str, ...]) -> dict[str, Summary]:
        pages = self._window.pages
        if pages is None:
            return {}
        try:
            found = pages.session.summaries(Wanted(ids=ids, template=None))
        except PiaError:  # the disk is gone: whatever the user does next tells so
            return {}
        return {summary.id: summary for summary in found}


def told_apart(summaries: Sequence[Summary], translator: Translator) -> list[str]:
    """Return titles by which assessments are told apart: where some are equal, with place, client or day."""
    titles = [summary.title for summary in summaries]
    return [
        _with_detail(summary, [other for other in summaries if other.title == summary.title], translator)
        if titles.count(summary.title) > 1
        else summary.title
        for summary in summaries
    ]


def _with_detail(summary: Summary, equal: Sequence[Summary], translator: Translator) -> str:
    """Return the title with the first detail that is another one in each of those of equal title."""

    def details(one: Summary) -> tuple[str, str, str]:
        moment = one.created.astimezone()
        made = f"{translator.date(moment.date())} {translator.time(moment)}"
        return one.tile.place, one.client, translator.say("{moment} 作成", moment=made)

    columns = zip(*(details(one) for one in equal), strict=True)
    fitting = (n for n, column in enumerate(columns) if all(column) and len(set(column)) == len(equal))
    detail = details(summary)[next(fitting, 2)]
    return translator.say("{title}（{detail}）", title=summary.title, detail=detail)


def place_text(place: Path, translator: Translator) -> str:
    """Return a workspace's name with its folder, from ~ in the user's own, cut in the middle."""
    folder, home = place.parent, Path.home()
    words = str(Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder)
    if len(words) > _LONGEST_FOLDER:
        words = f"{words[: _LONGEST_FOLDER // 3]}…{words[-_LONGEST_FOLDER * 2 // 3 :]}"
    return translator.say("{name}（{folder}）", name=place.stem, folder=words)
