"""What people decided about risks, sorted by what it bears on."""

from collections.abc import Mapping
from dataclasses import dataclass

from pia_wizard.assessment.model import Acceptance, LevelOverride, Measure
from pia_wizard.evaluation.model import Decisions


@dataclass(frozen=True, slots=True)
class Plan:
    """The measures that count, and the decisions by risk.

    ``meets`` are the requirements they will meet. ``lowering`` are, by risk, those that lower it themselves.
    """

    meets: frozenset[str]
    lowering: Mapping[str, tuple[Measure, ...]]
    levels: Mapping[tuple[str, str], LevelOverride]
    acceptances: Mapping[str, Acceptance]


def plan_of(decisions: Decisions) -> Plan:
    """Return the decisions as the levels need them.

    A measure that was dropped, or whose option is to retain the risk, lowers nothing and meets nothing.
    """
    counting = tuple(measure for measure in decisions.measures if counts(measure))
    lowering: dict[str, tuple[Measure, ...]] = {}
    for measure in counting:
        for risk in measure.lowers:
            lowering[risk] = (*lowering.get(risk, ()), measure)
    return Plan(
        meets=frozenset(name for measure in counting for name in measure.requirements),
        lowering=lowering,
        levels={(override.risk, override.point): override for override in decisions.level_overrides},
        acceptances={acceptance.risk: acceptance for acceptance in decisions.acceptances},
    )


def counts(measure: Measure) -> bool:
    """Return whether a measure changes anything once it is carried out."""
    return measure.status != "dropped" and measure.option != "retain"
