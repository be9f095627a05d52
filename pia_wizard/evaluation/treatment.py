"""What the plan of measures comes to: what remains, what has no measure, what each measure brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation.due import Term, term_of
from pia_wizard.evaluation.model import Decisions, Evaluation, Point, Status
from pia_wizard.evaluation.plan import counts, plan_of
from pia_wizard.evaluation.risks import risk_level
from pia_wizard.evaluation.verdicts import ASSESSED_ON
from pia_wizard.questionnaire.compiled import Questionnaire

UNMET = (Status.NOT_MET, Status.PARTLY_MET)


@dataclass(frozen=True, slots=True)
class Residual:
    """How many risks lie in each band of the method now, and once the plan is carried out.

    The worst end of a level counts; bands stand mildest first, and those without a risk hold 0.
    """

    current: Mapping[str, int]
    target: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MeasureEffect:
    """What a risk is now, with the whole plan, and with this measure alone."""

    risk: str
    current: Point
    target: Point
    alone: Point


def residual(questionnaire: Questionnaire, evaluation: Evaluation) -> Residual:
    """Return the bands of all risks that apply or may, before and after the plan."""
    current, target = (dict.fromkeys(questionnaire.method.bands, 0) for _ in range(2))
    for level in evaluation.risks.values():
        if level.applies is not False:
            current[level.current.band_high] += 1
            target[level.target.band_high] += 1
    return Residual(current, target)


def planned_for(evaluation: Evaluation, requirement: str) -> Measure | None:
    """Return the first measure that is to meet a requirement; one dropped or retaining does not."""
    measures = evaluation.basis.decisions.measures
    return next((m for m in measures if requirement in m.requirements and counts(m)), None)


def unplanned(evaluation: Evaluation) -> tuple[str, ...]:
    """Return the requirements not met, or only partly, that no measure is to meet."""
    meets = plan_of(evaluation.basis.decisions).meets
    return tuple(n for n, v in evaluation.verdicts.items() if v.status in UNMET and n not in meets)


def is_open(measure: Measure) -> bool:
    """Return whether a measure is still to be carried out."""
    return measure.status in ("planned", "in_progress")


def is_overdue(measure: Measure, evaluation: Evaluation) -> bool:
    """Return whether a measure should have been carried out before the day of the assessment.

    The clock is not asked, so that the same assessment always reads the same.
    """
    day = evaluation.basis.facts.get(ASSESSED_ON)
    return isinstance(day, date) and is_overdue_on(measure, day)


def is_overdue_on(measure: Measure, day: date) -> bool:
    """Return whether a measure should have been carried out before a day and is not."""
    return is_open(measure) and term_of(measure.due, day) is Term.OVERDUE


def still_unmet(measure: Measure, evaluation: Evaluation) -> tuple[str, ...]:
    """Return the requirements of a measure that the answers do not yet show as met."""
    verdicts = evaluation.verdicts
    return tuple(n for n in measure.requirements if n in verdicts and verdicts[n].status in UNMET)


def measure_effects(
    questionnaire: Questionnaire, evaluation: Evaluation, measure: Measure
) -> tuple[MeasureEffect, ...]:
    """Return what a measure has to do with, risk by risk, in the questionnaire's order.

    These are the risks it lowers, those treated by what it is to meet, and those it is meant for.
    """
    decisions = evaluation.basis.decisions
    now = tuple(level for level in decisions.level_overrides if level.point == "current")
    plan = plan_of(Decisions((measure,), now))
    found = []
    for name, compiled in questionnaire.risks.items():
        level = evaluation.risks[name]
        its = name in measure.lowers or name in measure.risks
        if level.applies is False or not (its or plan.meets.intersection(compiled.treated_by)):
            continue
        alone = risk_level(questionnaire, compiled, evaluation.basis.facts, evaluation.verdicts, plan).target
        found.append(MeasureEffect(name, level.current, level.target, alone))
    return tuple(found)
