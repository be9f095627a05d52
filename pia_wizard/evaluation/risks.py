"""Risk levels with every contribution: inherent, current and target (ISO/IEC 29134 6.4.4)."""

from collections.abc import Iterable, Mapping

from pia_wizard.evaluation.model import Contribution, Point, Range, RiskLevel, Status, Verdict
from pia_wizard.questionnaire.compiled import CompiledRequirement, CompiledRisk, Questionnaire
from pia_wizard.questionnaire.expressions import Expression, Fact
from pia_wizard.questionnaire.model import Axis, LevelRule, Method

_SHARES = {Status.MET: (1.0, 1.0), Status.NOT_MET: (0.0, 0.0), Status.UNDETERMINED: (0.0, 1.0)}


def risk_level(
    questionnaire: Questionnaire,
    compiled: CompiledRisk,
    facts: Mapping[str, Fact],
    verdicts: Mapping[str, Verdict],
    planned: frozenset[str],
) -> RiskLevel:
    """Return a risk's three points; ``planned`` are the requirements that measures will meet.

    Whatever is still unknown widens a level to a range instead of pretending.
    """
    method = questionnaire.method
    inherent = {
        Axis.IMPACT: _inherent(Axis.IMPACT, compiled.risk.impact, compiled.impact_changes, facts),
        Axis.LIKELIHOOD: _inherent(
            Axis.LIKELIHOOD, compiled.risk.likelihood, compiled.likelihood_changes, facts
        ),
    }
    today = {name: verdicts[name].status for name in compiled.treated_by}
    later = {name: _once_planned(status) if name in planned else status for name, status in today.items()}
    return RiskLevel(
        risk=compiled.risk.id,
        applies=True if compiled.applies is None else compiled.applies.judge(facts)[0],
        inherent=_point(method, inherent),
        current=_point(method, _treated(questionnaire, compiled, inherent, today)),
        target=_point(method, _treated(questionnaire, compiled, inherent, later)),
    )


def _once_planned(status: Status) -> Status:
    """Return what a measure makes of a requirement; one that does not apply earns nothing by being met."""
    return status if status is Status.NOT_APPLICABLE else Status.MET


_Contributions = dict[Axis, list[Contribution]]


def _inherent(
    axis: Axis, rule: LevelRule, changes: tuple[Expression, ...], facts: Mapping[str, Fact]
) -> list[Contribution]:
    found = [Contribution(kind="base", axis=axis, low=rule.level, high=rule.level)]
    for index, (condition, change) in enumerate(zip(changes, rule.changes, strict=True)):
        truth, deciding = condition.judge(facts)
        if truth is False:
            continue
        low, high = (change.by, change.by) if truth else (min(change.by, 0), max(change.by, 0))
        contribution = Contribution(
            kind="change", axis=axis, low=low, high=high, index=index, facts=tuple(sorted(deciding))
        )
        found.append(contribution)
    return found


def _treated(
    questionnaire: Questionnaire, risk: CompiledRisk, inherent: _Contributions, statuses: Mapping[str, Status]
) -> _Contributions:
    """Add, per axis, the reduction that the treating requirements earn together."""
    method = questionnaire.method
    result = {}
    for axis, contributions in inherent.items():
        names = [name for name, its in risk.treated_by.items() if its == axis]
        low_share, high_share = _shares(questionnaire, names, statuses)
        low, high = _reduction(method, high_share), _reduction(method, low_share)
        helping = tuple(n for n in names if statuses[n] in (Status.MET, Status.PARTLY_MET))
        treated = Contribution(kind="treated", axis=axis, low=low, high=high, requirements=helping)
        result[axis] = [*contributions, treated] if low or high else contributions
    return result


def _shares(
    questionnaire: Questionnaire, names: Iterable[str], statuses: Mapping[str, Status]
) -> tuple[float, float]:
    """Return the weighted share of applicable requirements met, at worst and at best."""
    method = questionnaire.method
    shares = _SHARES | {Status.PARTLY_MET: (method.partly_share, method.partly_share)}
    worst = best = total = 0.0
    for name in names:
        if statuses[name] is Status.NOT_APPLICABLE:
            continue
        weight = _weight(method, questionnaire.requirements[name])
        low, high = shares[statuses[name]]
        worst, best, total = worst + weight * low, best + weight * high, total + weight
    return (worst / total, best / total) if total else (0.0, 0.0)


def _weight(method: Method, compiled: CompiledRequirement) -> int:
    return method.weights.get(compiled.requirement.obligation, 1)


def _reduction(method: Method, share: float) -> int:
    # A hair of tolerance: shares are sums of floats, and 0.9 means nine tenths.
    return min((r.by for r in method.reductions if share + 1e-9 >= r.share), default=0)


def _point(method: Method, contributions: _Contributions) -> Point:
    impact = _range(contributions[Axis.IMPACT], len(method.impact_levels))
    likelihood = _range(contributions[Axis.LIKELIHOOD], len(method.likelihood_levels))
    return Point(
        impact=impact,
        likelihood=likelihood,
        band_low=method.matrix[impact.low - 1][likelihood.low - 1],
        band_high=method.matrix[impact.high - 1][likelihood.high - 1],
        contributions=tuple(contributions[Axis.IMPACT] + contributions[Axis.LIKELIHOOD]),
    )


def _range(contributions: list[Contribution], top: int) -> Range:
    """Add up; circumstances are bounded to the scale before treatment lowers them."""
    raised = [c for c in contributions if c.kind != "treated"]
    lowered = [c for c in contributions if c.kind == "treated"]
    low = _bounded(sum(c.low for c in raised), top) + sum(c.low for c in lowered)
    high = _bounded(sum(c.high for c in raised), top) + sum(c.high for c in lowered)
    return Range(low=_bounded(low, top), high=_bounded(high, top))


def _bounded(level: int, top: int) -> int:
    return max(1, min(top, level))
