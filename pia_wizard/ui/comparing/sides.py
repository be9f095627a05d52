"""What can be compared with what: the assessment now, its approved editions, and the one it goes on from."""

from dataclasses import dataclass
from enum import StrEnum

from pia_wizard.evaluation.comparison import Comparison
from pia_wizard.evaluation.review_words import edition_text
from pia_wizard.i18n import Translator
from pia_wizard.session import papers
from pia_wizard.session.assessment_session import AssessmentSession


class Which(StrEnum):
    """What a side is."""

    NOW = "now"
    EDITION = "edition"
    PREDECESSOR = "predecessor"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two to compare; ``number`` is that of an approved edition."""

    which: Which
    name: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides compared; ``later`` is the session of the second."""

    before: Side
    after: Side
    found: Comparison
    later: AssessmentSession

    def pdf(self, translator: Translator) -> bytes:
        """Return the differences on paper."""
        names = self.before.name, self.after.name
        return papers.comparison(self.later.judged(), self.found, names, translator, papers.now())


def earlier_sides(session: AssessmentSession, translator: Translator) -> tuple[Side, ...]:
    """Return what can stand before: the editions, the last one first, and the predecessor."""
    editions = _editions(session, translator)
    if session.since_predecessor() is None:
        return editions
    return (*editions, Side(Which.PREDECESSOR, translator.say("前回の評価")))


def later_sides(session: AssessmentSession, translator: Translator) -> tuple[Side, ...]:
    """Return what can stand after: the assessment of now, and the editions."""
    now = Side(
        Which.NOW,
        translator.say("いまの評価：{edition}", edition=edition_text(session.edition, translator)),
    )
    return (now, *_editions(session, translator))


def compared(session: AssessmentSession, before: Side, after: Side) -> Compared | None:
    """Return two sides compared; None if there is nothing to compare.

    Raises what opening an edition raises. Only the assessment of now is compared with its predecessor.
    """
    if before.which is Which.PREDECESSOR:
        found = session.since_predecessor()
        return None if found is None else Compared(before, after, found, session)
    later = session if after.number is None else session.open_edition(after.number)
    return Compared(before, after, session.compare(before.number, after.number), later)


def _editions(session: AssessmentSession, translator: Translator) -> tuple[Side, ...]:
    opened = (session.open_edition(held.number) for held in reversed(session.editions()))
    return tuple(
        Side(Which.EDITION, edition_text(edition.edition, translator), edition.edition.number)
        for edition in opened
    )
