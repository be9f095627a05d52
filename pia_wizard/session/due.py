"""What is to be seen to after an assessment, and by which day: the follow-up of its plan.

ISO/IEC 29134 6.5.3 asks that the plan be carried out, 6.5.4 that the assessment be looked at again. The clock
is not asked here: which day is today is said by whoever asks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation import Visibility
from pia_wizard.evaluation.due import Term, term_of
from pia_wizard.evaluation.model import AcceptanceState, Evaluation
from pia_wizard.evaluation.treatment import is_open, still_unmet
from pia_wizard.session.judged import Judged
from pia_wizard.session.tiles import REVIEW_DATE, review_day


class Kind(StrEnum):
    """What is to be done: carry out a measure, look at the assessment again, decide on a risk anew.

    ``evidence`` and ``answers`` are of measures that are done: nothing says where one can see it, or the
    answers do not show it yet. ``done`` ones lack nothing.
    """

    MEASURE = "measure"
    REVIEW = "review"
    ACCEPTANCE = "acceptance"
    EVIDENCE = "evidence"
    ANSWERS = "answers"
    DONE = "done"


class Group(StrEnum):
    """What stands together, in this order; ``check`` is what waits for no day."""

    OVERDUE = "overdue"
    SOON = "soon"
    CHECK = "check"
    LATER = "later"
    UNDATED = "undated"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Matter:
    """Something to be seen to; ``name`` is the id of the measure or the risk, empty for the review."""

    kind: Kind
    name: str = ""
    day: date | None = None

    @property
    def deadline(self) -> date | None:
        """The day by which it is still to be done, if it has one."""
        return self.day if self.kind in {Kind.MEASURE, Kind.REVIEW} else None


def matters(judged: Judged, approved: datetime | None = None) -> tuple[Matter, ...]:
    """Return all that is to be seen to and what was done, by its days; dropped measures are left out.

    ``approved`` is when the assessment last was: without a day of its own, it is reviewed a year later.
    """
    assessment, evaluation = judged.assessment, judged.evaluation
    measures = (m for m in assessment.measures if m.status != "dropped")
    found = [Matter(_kind(measure, evaluation), measure.id, measure.due) for measure in measures]
    found += _review(judged, approved)
    found += _acceptances(evaluation)
    return tuple(sorted(found, key=lambda matter: matter.day or date.max))


def grouped(found: tuple[Matter, ...], today: date) -> dict[Group, tuple[Matter, ...]]:
    """Return what stands together on a day, in the order of the groups; empty groups are there too."""
    placed = [(_group(matter, today), matter) for matter in found]
    return {group: tuple(matter for its, matter in placed if its is group) for group in Group}


def _kind(measure: Measure, evaluation: Evaluation) -> Kind:
    if is_open(measure):
        return Kind.MEASURE
    if not measure.evidence:
        return Kind.EVIDENCE
    return Kind.ANSWERS if still_unmet(measure, evaluation) else Kind.DONE


def _review(judged: Judged, approved: datetime | None) -> Iterator[Matter]:
    """Yield the review: with its day, or without one where the day is asked for and still open."""
    state = judged.evaluation.questions.get(REVIEW_DATE)
    day = review_day(judged.assessment, judged.evaluation, approved)
    if day is not None or (state is not None and state.visibility is not Visibility.HIDDEN):
        yield Matter(Kind.REVIEW, day=day)


def _acceptances(evaluation: Evaluation) -> Iterator[Matter]:
    """Yield the risks that were accepted once, but are higher now or were not that role's to accept."""
    anew = (AcceptanceState.OUTDATED, AcceptanceState.NOT_ENTITLED)
    for name, level in evaluation.risks.items():
        if level.applies is not False and level.acceptance in anew:
            yield Matter(Kind.ACCEPTANCE, name)


def _group(matter: Matter, today: date) -> Group:
    if matter.kind is Kind.DONE:
        return Group.DONE
    if matter.kind in {Kind.EVIDENCE, Kind.ANSWERS, Kind.ACCEPTANCE}:
        return Group.CHECK
    return _GROUPS[term_of(matter.day, today)]


_GROUPS = {
    Term.OVERDUE: Group.OVERDUE,
    Term.SOON: Group.SOON,
    Term.LATER: Group.LATER,
    Term.UNDATED: Group.UNDATED,
}
