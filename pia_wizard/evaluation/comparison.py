"""What differs between two judged assessments, such as an approved edition and what it has become: pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import eq
from typing import NamedTuple, Protocol, TypeVar

from pia_wizard.assessment.merging import Item, Kind, differences
from pia_wizard.assessment.model import Answer, Assessment, Measure
from pia_wizard.assessment.review import Edition
from pia_wizard.evaluation.model import AcceptanceState, Evaluation, Point, RiskLevel, Status, Visibility
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Guideline

_T = TypeVar("_T")
_NO_ANSWER = Answer()
_BY_HAND = (Kind.OVERRIDES, Kind.LEVEL_OVERRIDES, Kind.OWN_RISKS, Kind.ACCEPTANCES)


class JudgedCase(Protocol):
    """An assessment with its questionnaire and its evaluation."""

    @property
    def assessment(self) -> Assessment:
        """The assessment."""

    @property
    def questionnaire(self) -> Questionnaire:
        """What it asks and judges, its own risks included."""

    @property
    def evaluation(self) -> Evaluation:
        """What follows from the two."""


class AnswerDifference(NamedTuple):
    """An answer that was added (``before`` is None), changed or removed (``after`` is None)."""

    question: str
    before: Answer | None
    after: Answer | None


class VerdictDifference(NamedTuple):
    """A requirement with another verdict; None where the guideline was not chosen or did not have it."""

    requirement: str
    before: Status | None
    after: Status | None


class RiskDifference(NamedTuple):
    """A risk whose current or target level, or acceptance, is another; None where there was or is none."""

    risk: str
    before: RiskLevel | None
    after: RiskLevel | None


class MeasureDifference(NamedTuple):
    """A measure that was added, changed or removed."""

    measure: str
    before: Measure | None
    after: Measure | None


class NamesDifference(NamedTuple):
    """Ids that came, ids that went, and those whose text or rule is another."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


_NO_DIFFERENCE = NamesDifference()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences between two judged assessments; ids stand in the order of the later, then the earlier.

    ``earlier`` is the questionnaire of the first: what only that one asks or judges has its words there.
    ``since`` tells which edition the first is, if it is one. ``titles`` and ``methods`` are a pair if they
    differ. ``questions`` and ``requirements`` compare the content itself, answered or not; ``files`` are
    the pinned content files by path. ``decisions`` are what people decided by hand and put otherwise, be it
    only the reason: verdicts, levels, own risks, acceptances.
    """

    earlier: Questionnaire = field(compare=False, repr=False)
    since: Edition | None = None
    titles: tuple[str, str] | None = None
    methods: tuple[str, str] | None = None
    guidelines: NamesDifference = _NO_DIFFERENCE
    answers: tuple[AnswerDifference, ...] = ()
    verdicts: tuple[VerdictDifference, ...] = ()
    risks: tuple[RiskDifference, ...] = ()
    measures: tuple[MeasureDifference, ...] = ()
    decisions: tuple[Item, ...] = ()
    questions: NamesDifference = _NO_DIFFERENCE
    requirements: NamesDifference = _NO_DIFFERENCE
    files: NamesDifference = _NO_DIFFERENCE

    @property
    def anything(self) -> bool:
        """Whether anything differs; content files that say the same aside."""
        rules = (self.guidelines, self.questions, self.requirements)
        told = (self.titles, self.methods, self.answers, self.verdicts, self.risks, self.measures)
        return any(told) or bool(self.decisions) or any(any(difference) for difference in rules)


def comparison(before: JudgedCase, after: JudgedCase, *, since: Edition | None = None) -> Comparison:
    """Return what differs; answers to hidden questions count as none, moments and origins do not count."""
    one, other = before.assessment, after.assessment
    was, came = before.questionnaire, after.questionnaire
    return Comparison(
        earlier=was,
        since=since,
        titles=_pair(one.title, other.title),
        methods=_pair(one.method, other.method),
        guidelines=_difference(was.guidelines, came.guidelines, _same_edition),
        answers=tuple(
            AnswerDifference(*found) for found in _each(_given(before), _given(after), _same_answer)
        ),
        verdicts=tuple(VerdictDifference(*found) for found in _each(_statuses(before), _statuses(after))),
        risks=tuple(RiskDifference(*found) for found in _each(_present(before), _present(after), _same_risk)),
        measures=tuple(MeasureDifference(*found) for found in _each(_measures(one), _measures(other))),
        decisions=tuple(found.item for found in differences(one, other) if found.item.kind in _BY_HAND),
        questions=_difference(was.questions, came.questions),
        requirements=_difference(
            was.requirements, came.requirements, lambda old, new: old.requirement == new.requirement
        ),
        files=_difference(_pins(one), _pins(other)),
    )


def _pair(before: str, after: str) -> tuple[str, str] | None:
    return None if before == after else (before, after)


def _each(
    before: Mapping[str, _T], after: Mapping[str, _T], same: Callable[[_T, _T], bool] = eq
) -> list[tuple[str, _T | None, _T | None]]:
    """Return name, old and new of what differs, in the order of the new ones and then of those gone."""
    found: list[tuple[str, _T | None, _T | None]] = []
    for name in dict.fromkeys((*after, *before)):
        old, new = before.get(name), after.get(name)
        if old is None or new is None or not same(old, new):
            found.append((name, old, new))
    return found


def _difference(
    before: Mapping[str, _T], after: Mapping[str, _T], same: Callable[[_T, _T], bool] = eq
) -> NamesDifference:
    found = _each(before, after, same)
    return NamesDifference(
        added=tuple(name for name, old, _ in found if old is None),
        removed=tuple(name for name, _, new in found if new is None),
        changed=tuple(name for name, old, new in found if old is not None and new is not None),
    )


def _given(case: JudgedCase) -> dict[str, Answer]:
    """Return the answers to questions that are asked, in the order of asking."""
    states, answers = case.evaluation.questions, case.assessment.answers
    shown = (name for name, state in states.items() if state.visibility is not Visibility.HIDDEN)
    return {
        name: answers[name] for name in shown if not _same_answer(answers.get(name, _NO_ANSWER), _NO_ANSWER)
    }


def _same_answer(old: Answer, new: Answer) -> bool:
    return _told(old) == _told(new)


def _told(answer: Answer) -> tuple[object, ...]:
    return (type(answer.value), answer.value, answer.not_applicable, answer.unknown, answer.note)


def _statuses(case: JudgedCase) -> dict[str, Status]:
    return {name: verdict.status for name, verdict in case.evaluation.verdicts.items()}


def _present(case: JudgedCase) -> dict[str, RiskLevel]:
    """Return the risks that apply or may."""
    return {name: level for name, level in case.evaluation.risks.items() if level.applies is not False}


def _same_risk(old: RiskLevel, new: RiskLevel) -> bool:
    return _levels(old) == _levels(new)


def _levels(level: RiskLevel) -> tuple[object, ...]:
    state: AcceptanceState = level.acceptance
    return (level.applies, state, *_size(level.current), *_size(level.target))


def _size(point: Point) -> tuple[object, ...]:
    return (point.impact, point.likelihood, point.band_low, point.band_high)


def _measures(assessment: Assessment) -> dict[str, Measure]:
    return {measure.id: measure for measure in assessment.measures}


def _same_edition(old: Guideline, new: Guideline) -> bool:
    return (old.title, old.edition, old.in_force) == (new.title, new.edition, new.in_force)


def _pins(assessment: Assessment) -> dict[str, str]:
    return {file.path: file.sha256 for file in assessment.content}
