"""One notice for every site of a list: one file of all posters, or a file for each, whole or not at all."""

import shutil
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pia_wizard.errors import PiaError
from pia_wizard.exchange.site_errors import SitesRefusedError
from pia_wizard.exchange.site_list import LANGUAGES_TARGET, SIZE_TARGET, RowFault, SiteRow
from pia_wizard.exchange.whole_file import made_folder, writing_to
from pia_wizard.i18n import Translator
from pia_wizard.pdf.page_file import PageFile
from pia_wizard.session.judged import Judged
from pia_wizard.session.site_files import SiteFileNames
from pia_wizard.session.site_order import (
    BatchResult,
    CancelledError,
    Progress,
    SiteOrder,
    SiteOutcome,
    SitePlan,
    Stopped,
    fault_line,
)
from pia_wizard.signage.sheet import Sheet
from pia_wizard.signage.site_notices import NoRoomError, SiteNotices
from pia_wizard.signage.site_posters import Manner, SitePosters
from pia_wizard.signage.site_wishes import format_in, languages_in
from pia_wizard.storage.durable_file import draft_beside, flush

_MOST_SHOWN = 200
"""Lines of faults that are told one by one."""

_BUFFER = 1 << 18


class SiteBatch:
    """One run over the sites of a plan. ``translator`` words what is told of it."""

    def __init__(
        self, judged: Judged, plan: SitePlan, order: SiteOrder, translator: Translator, *, moment: datetime
    ) -> None:
        self._judged = judged
        self._plan = plan
        self._order = order
        self._translator = translator
        self._moment = moment
        questions = [t for t in plan.columns if t not in {LANGUAGES_TARGET, SIZE_TARGET}]
        self._notices = SiteNotices(
            order.notice,
            judged.questionnaire,
            judged.assessment,
            judged.evaluation,
            questions=questions,
            translator=translator,
        )
        manner = Manner(judged.assessment.id[:8], moment, order.design)
        self._posters = SitePosters(manner)
        self._outcomes: list[SiteOutcome] = []

    def into_one_file(self, path: Path, progress: Progress, stopped: Stopped) -> BatchResult:
        """Write all posters into one PDF, a page each, and put it in place when it is whole.

        Raises SitesRefusedError, CancelledError and those of ``WriteError``; nothing is written then.
        """
        draft, rows = draft_beside(path), self._plan.sites.rows
        try:
            with writing_to(path):
                pages = self._page_file(draft)
                for done, row in enumerate(rows):
                    self._require_going(done, stopped)
                    self._outcomes.append(self._made(pages, row, path))
                    progress(done + 1, len(rows))
                self._require_sound()
                pages.finish()
                self._posters.leave()  # an open file could not be put in place everywhere
                flush(draft)
                draft.replace(path)
        finally:
            self._posters.leave()
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        return self._result()

    def into_folder(self, folder: Path, progress: Progress, stopped: Stopped) -> BatchResult:
        """Write a PDF for each site into a folder: all are made beside it first, then put in place.

        Raises what ``into_one_file`` raises. Should putting them in place fail half-way, those in place are
        whole.
        """
        names = SiteFileNames(self._order.pattern, self._plan.columns, self._last)
        drafts, rows = draft_beside(made_folder(folder) / "posters"), self._plan.sites.rows
        try:
            with writing_to(folder):
                drafts.mkdir()
                for done, row in enumerate(rows):
                    self._require_going(done, stopped)
                    self._outcomes.append(self._alone(drafts, folder, names.name(row), row))
                    progress(done + 1, len(rows))
                self._require_sound()
                for draft in sorted(drafts.iterdir()):
                    draft.replace(folder / draft.name)
        finally:
            self._posters.leave()
            shutil.rmtree(drafts, ignore_errors=True)
        return self._result()

    @property
    def _last(self) -> int:
        return max((row.number for row in self._plan.sites.rows), default=1)

    def _alone(self, drafts: Path, folder: Path, name: str, row: SiteRow) -> SiteOutcome:
        """Write a site's poster as a file of its own; one that cannot be made leaves none."""
        pages = self._page_file(drafts / name, row.name)
        outcome = self._made(pages, row, folder / name)
        if outcome.fault is None:
            pages.finish()
            flush(drafts / name)
        self._posters.leave()
        if outcome.fault is not None:
            (drafts / name).unlink()
        return outcome

    def _page_file(self, draft: Path, site: str = "") -> PageFile:
        """Begin a PDF; its title is the notice's, and the site's where it is for one."""
        held, notice = self._judged.assessment, self._judged.questionnaire.notices[self._order.notice].notice
        title = self._translator.content(f"notice.{notice.id}.title", notice.title)
        operator = held.answers.get("operator_name")
        file = draft.open("xb", buffering=_BUFFER)
        pages = PageFile(
            file,
            language=self._order.languages[0],
            title=f"{title} {site}".strip(),
            author=str(operator.value) if operator and operator.value else "",
            moment=self._moment,
        )
        self._posters.begin(pages)
        return pages

    def _made(self, pages: PageFile, row: SiteRow, path: Path) -> SiteOutcome:
        """Write a site's page and return what became of it."""
        reading = ""
        try:
            reading = SIZE_TARGET
            sheet = self._sheet(row)
            reading = LANGUAGES_TARGET
            languages = self._languages(row)
            reading = ""
            for notice in self._notices.notices(row.values, sheet, languages):
                if self._posters.add(notice):
                    return SiteOutcome(row, path, pages.count, notice.said)
            raise NoRoomError(size=sheet.format.key)
        except PiaError as cause:
            return SiteOutcome(row, fault=RowFault(row.number, self._title(reading), cause))

    def _title(self, target: str) -> str:
        column = self._plan.columns.get(target)
        return "" if column is None else self._plan.table.titles[column]

    def _require_going(self, done: int, stopped: Stopped) -> None:
        if stopped():
            raise CancelledError(done=done)

    def _require_sound(self) -> None:
        """Raise SitesRefusedError for faults, unless they are to be skipped and something is left."""
        faults = self.faults
        made = any(outcome.fault is None for outcome in self._outcomes)
        if faults and not (self._order.skip_faulty and made):
            lines = tuple(fault_line(fault, self._translator) for fault in faults[:_MOST_SHOWN])
            raise SitesRefusedError(count=len(faults), detail=lines)

    @property
    def faults(self) -> tuple[RowFault, ...]:
        """What was found wrong with the rows so far, in their order."""
        found = [*self._plan.sites.faults, *(o.fault for o in self._outcomes if o.fault)]
        return tuple(sorted(found, key=lambda fault: fault.number))

    def _result(self) -> BatchResult:
        return BatchResult(tuple(o for o in self._outcomes if o.fault is None), self.faults)

    def _sheet(self, row: SiteRow) -> Sheet:
        given = row.values.get(SIZE_TARGET, "")
        return replace(self._order.sheet, format=format_in(given)) if given else self._order.sheet

    def _languages(self, row: SiteRow) -> tuple[str, ...]:
        return languages_in(row.values.get(LANGUAGES_TARGET, "")) or self._order.languages
