"""One run over a list of sites beside the window: how far it is, and how it is stopped."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from time import monotonic

from PySide6.QtCore import QObject, Signal

from pia_wizard.errors import PiaError
from pia_wizard.exchange.site_list import RowFault
from pia_wizard.i18n import Translator
from pia_wizard.session import papers
from pia_wizard.session.batch import SiteBatch
from pia_wizard.session.judged import Judged
from pia_wizard.session.site_order import BatchResult, SiteOrder, SitePlan
from pia_wizard.ui.assessment.background import Job

_TOLD_EVERY = 0.08
"""Seconds; telling more often would only keep the window busy."""


class SitesRun(QObject):
    """Of ``done`` and ``refused`` exactly one comes; ``faults`` are then those found by row."""

    advanced = Signal(int, int)
    done = Signal(object)
    refused = Signal(object)

    def __init__(
        self, judged: Judged, plan: SitePlan, order: SiteOrder, translator: Translator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._batch: SiteBatch | None = None
        self._input = judged, plan, order, translator
        self._stopped = Event()
        self._told = 0.0

    @property
    def faults(self) -> Sequence[RowFault]:
        """What was found wrong with rows."""
        return self._batch.faults if self._batch is not None else ()

    def begin(self, path: Path, *, one_file: bool) -> None:
        """Write into one file, or into a folder; returns at once."""
        job = Job(lambda: self._make(path, one_file=one_file))
        job.done.connect(self.done)
        job.refused.connect(self._refuse)
        job.start()

    def stop(self) -> None:
        """End after the site that is being made; nothing is written then."""
        self._stopped.set()

    def _make(self, path: Path, *, one_file: bool) -> BatchResult:
        judged, plan, order, translator = self._input
        self._batch = SiteBatch(judged, plan, order, translator, moment=papers.now())
        write = self._batch.into_one_file if one_file else self._batch.into_folder
        return write(path, self._advance, self._stopped.is_set)

    def _advance(self, done: int, of: int) -> None:
        """Tell how far it is; called in the other thread."""
        now = monotonic()
        if done == of or now - self._told >= _TOLD_EVERY:
            self._told = now
            self.advanced.emit(done, of)

    def _refuse(self, error: PiaError) -> None:
        self.refused.emit(error)
