"""What other content would change in an assessment: told before it is adopted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pia_wizard.assessment.model import Answer
from pia_wizard.evaluation.model import Evaluation, Point, RiskLevel, Status
from pia_wizard.questionnaire.compiled import Questionnaire


class VerdictChange(NamedTuple):
    """A requirement that would be judged otherwise."""

    requirement: str
    before: Status
    after: Status


class RiskChange(NamedTuple):
    """A risk whose present level, or whether it applies, would be another."""

    risk: str
    before: RiskLevel
    after: RiskLevel


@dataclass(frozen=True, slots=True)
class ContentChanges:
    """The differences between an assessment as it is judged and as it would be; ids in display order.

    ``questions_open`` would have to be answered and do not have to now; ``answers_unfit`` are answers that
    their questions would not take any more (they stay stored). ``questionnaire`` is the one that would
    hold: the texts of what is added are there.
    """

    questionnaire: Questionnaire = field(compare=False)
    verdicts: tuple[VerdictChange, ...] = ()
    requirements_added: tuple[str, ...] = ()
    requirements_removed: tuple[str, ...] = ()
    risks: tuple[RiskChange, ...] = ()
    risks_added: tuple[str, ...] = ()
    risks_removed: tuple[str, ...] = ()
    questions_added: tuple[str, ...] = ()
    questions_removed: tuple[str, ...] = ()
    questions_open: tuple[str, ...] = ()
    answers_unfit: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether anything that is judged, asked or answered would change; texts alone may differ too."""
        return any(getattr(self, name) for name in self.__slots__ if name != "questionnaire")


def content_changes(
    before: Evaluation,
    after: Evaluation,
    questionnaire: Questionnaire,
    answers: tuple[Mapping[str, Answer], Mapping[str, Answer]],
) -> ContentChanges:
    """Return what differs between two evaluations; ``questionnaire`` is the one of ``after``.

    ``answers`` are those stored and as they can be judged ``after``.
    """
    stored, fitting = answers
    return ContentChanges(
        questionnaire=questionnaire,
        verdicts=tuple(
            VerdictChange(name, before.verdicts[name].status, verdict.status)
            for name, verdict in after.verdicts.items()
            if name in before.verdicts and before.verdicts[name].status is not verdict.status
        ),
        requirements_added=_only(after.verdicts, before.verdicts),
        requirements_removed=_only(before.verdicts, after.verdicts),
        risks=tuple(
            RiskChange(name, before.risks[name], level)
            for name, level in after.risks.items()
            if name in before.risks and _level(before.risks[name]) != _level(level)
        ),
        risks_added=_only(after.risks, before.risks),
        risks_removed=_only(before.risks, after.risks),
        questions_added=_only(after.questions, before.questions),
        questions_removed=_only(before.questions, after.questions),
        questions_open=tuple(
            name
            for name, state in after.questions.items()
            if state.open and not (name in before.questions and before.questions[name].open)
        ),
        answers_unfit=tuple(
            name
            for name in after.questions
            if name in fitting and fitting[name].unknown and not stored[name].unknown
        ),
    )


def _only(names: Mapping[str, object], others: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in others)


def _level(level: RiskLevel) -> tuple[object, ...]:
    point: Point = level.current
    return level.applies, point.impact, point.likelihood, point.band_low, point.band_high
