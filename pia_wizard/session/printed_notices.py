"""Which posters hang where, and which of them must be replaced because the notice says something else now."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pia_wizard.errors import PiaError
from pia_wizard.exchange.site_list import ADDRESS, SiteRow
from pia_wizard.i18n import translator
from pia_wizard.i18n.translator import SOURCE_LANGUAGE
from pia_wizard.session.judged import Judged
from pia_wizard.session.opened import OpenAssessment
from pia_wizard.storage.records import Printed

if TYPE_CHECKING:
    from pia_wizard.session.site_order import BatchResult
    from pia_wizard.signage.edition import Edition
    from pia_wizard.signage.site_notices import SiteNotices


@dataclass(frozen=True, slots=True)
class OutdatedNotice:
    """A printed poster to replace: the print, the id a new one would carry, and the elements that changed.

    ``now`` is "" where the notice cannot be made any more; ``changed`` is then empty.
    """

    printed: Printed
    now: str
    changed: tuple[str, ...]


class PrintedPosters(OpenAssessment):
    """What ``AssessmentSession`` offers for posters that were printed."""

    def printed_notices(self) -> tuple[Printed, ...]:
        """Return what was printed, the latest for each notice and site."""
        return self._workspace.printed.of(self.assessment.id)

    def note_printed(self, notice_id: str, said: "Edition") -> None:
        """Keep that a notice of this very assessment was printed, with the edition that was on it."""
        self._writable.printed.put(self.assessment.id, (self._print(notice_id, said),))

    def note_printed_sites(self, notice_id: str, result: "BatchResult") -> None:
        """Keep that a notice was printed for the sites of a list; those of one name are told by address."""
        names = Counter(one.row.name for one in result.made)
        prints = [
            self._print(
                notice_id, one.edition, site=_site(one.row, names[one.row.name]), values=dict(one.row.values)
            )
            for one in result.made
            if one.edition is not None
        ]
        self._writable.printed.put(self.assessment.id, prints)

    def forget_printed(self, gone: Iterable[Printed]) -> None:
        """Drop prints that do not hang any more."""
        self._writable.printed.forget(self.assessment.id, [(one.notice, one.site) for one in gone])

    def outdated_notices(self) -> tuple[OutdatedNotice, ...]:
        """Return the printed posters that say something else than the notice would now."""
        return self.search_for_outdated()()

    def search_for_outdated(self) -> Callable[[], tuple[OutdatedNotice, ...]]:
        """Return what finds them in whatever thread it is called; what it needs is read here and now."""
        prints, judged = self.printed_notices(), self.judged()
        return lambda: tuple(_outdated(prints, judged))

    def _print(
        self, notice_id: str, said: "Edition", *, site: str = "", values: dict[str, str] | None = None
    ) -> Printed:
        return Printed(
            notice=notice_id,
            at=datetime.now(UTC),
            who=self._who,
            edition=said.id,
            elements=said.elements,
            site=site,
            values=values or {},
        )


def _outdated(prints: Iterable[Printed], judged: Judged) -> Iterator[OutdatedNotice]:
    from pia_wizard.signage.edition import Edition, changed_elements

    editions = _EditionsNow(judged)
    for one in prints:
        now = editions.of(one)
        if now is None:
            yield OutdatedNotice(one, "", ())
        elif now.id != one.edition:
            yield OutdatedNotice(one, now.id, changed_elements(Edition(one.edition, one.elements), now))


class _EditionsNow:
    """Gives the edition that a print would carry now; sites that answer the same questions share work."""

    def __init__(self, judged: Judged) -> None:
        self._judged = judged
        self._makers: dict[tuple[str, tuple[str, ...]], SiteNotices] = {}

    def of(self, one: Printed) -> "Edition | None":
        """Return the edition, or None where the notice cannot be made any more."""
        from pia_wizard.signage.notice_poster import notice_edition

        judged = self._judged
        if one.notice not in judged.questionnaire.notices:
            return None
        if not one.site:
            return notice_edition(
                one.notice, judged.questionnaire, judged.evaluation, judged.assessment.answers
            )
        try:
            return self._maker(one).edition(one.values)
        except PiaError:  # such as a value that its question does not take any more
            return None

    def _maker(self, one: Printed) -> "SiteNotices":
        from pia_wizard.signage.site_notices import SiteNotices

        judged = self._judged
        questions = tuple(name for name in one.values if name in judged.questionnaire.questions)
        if (one.notice, questions) not in self._makers:
            self._makers[one.notice, questions] = SiteNotices(
                one.notice,
                judged.questionnaire,
                judged.assessment,
                judged.evaluation,
                questions=questions,
                translator=translator(SOURCE_LANGUAGE),
            )
        return self._makers[one.notice, questions]


def _site(row: SiteRow, alike: int) -> str:
    """Return what a site is known by: its name, and its address where the list has the name again."""
    return " ".join(filter(None, (row.name, row.values.get(ADDRESS, "") if alike > 1 else "")))
