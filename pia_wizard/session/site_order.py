"""What is to be made of a list of sites, and what became of each of its rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pia_wizard.errors import N_, RefusedError
from pia_wizard.exchange.site_list import Columns, RowFault, SiteList, SiteRow, columns_of, site_list
from pia_wizard.exchange.table_file import Table, read_table
from pia_wizard.i18n import Translator
from pia_wizard.session.judged import Judged
from pia_wizard.session.site_files import PATTERN

if TYPE_CHECKING:
    from pia_wizard.signage.design import Design
    from pia_wizard.signage.edition import Edition
    from pia_wizard.signage.sheet import Sheet


class CancelledError(RefusedError):
    """The run was stopped by whoever started it."""

    what = N_("掲示物の作成を中止しました。")
    why = N_("{done} か所まで作りましたが、ファイルは書き出していません。")
    do = N_("もう一度実行すると、初めから作り直します。")


@dataclass(frozen=True, slots=True)
class SiteOrder:
    """What is to be made: which notice, on what sheet, in which design and languages (BCP 47).

    A site's own size and languages, where its row has some, go before these.
    """

    notice: str
    sheet: "Sheet"
    design: "Design"
    languages: tuple[str, ...] = ("ja",)
    pattern: str = PATTERN
    skip_faulty: bool = False


@dataclass(frozen=True, slots=True)
class SiteOutcome:
    """What became of one row: its poster's file and page, or why there is none."""

    row: SiteRow
    path: Path | None = None
    page: int = 0
    edition: "Edition | None" = None
    fault: RowFault | None = None


@dataclass(frozen=True, slots=True)
class BatchResult:
    """The posters that were made, and why others were not, both by row."""

    made: tuple[SiteOutcome, ...]
    faults: tuple[RowFault, ...]


Progress = Callable[[int, int], None]
"""Is told how many sites are done, and of how many."""

Stopped = Callable[[], bool]
"""Tells whether the run is to end."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A list read with its columns mapped: what a preview shows and a run makes."""

    table: Table
    columns: Columns
    sites: SiteList


def planned_sites(
    judged: Judged, notice_id: str, path: Path, named: Mapping[str, str], translator: Translator
) -> SitePlan:
    """Return a list of sites with its columns mapped, as named by hand and else as their titles tell.

    Raises the subclasses of ``TableError`` and ``ReadError``, NoNameColumnError, NoSuchColumnError and
    NoSuchTargetError.
    """
    from pia_wizard.signage.site_notices import site_questions

    table = read_table(path)
    asks = site_questions(notice_id, judged.questionnaire, translator)
    columns = columns_of(table.titles, asks, named)
    return SitePlan(table, columns, site_list(table, columns))


def fault_line(fault: RowFault, translator: Translator) -> str:
    """Return a fault as a line: which row and column, why, and what to do."""
    said = translator.error(fault.cause)
    told = " ".join(part for part in (said.why or said.what, said.do) if part)
    if fault.column:
        return translator.say("{n} 行目「{column}」: {told}", n=fault.number, column=fault.column, told=told)
    return translator.say("{n} 行目: {told}", n=fault.number, told=told)
