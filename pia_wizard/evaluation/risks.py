"""Risk levels with every contribution: inherent, current and target (ISO/IEC 29134 6.4.4)."""

from collections.abc import Iterable, Mapping

from pia_wizard.assessment.model import Measure
from pia_wizard.evaluation.decided import acceptance_state, overridden
from pia_wizard.evaluation.levels import AXES, on_scale, point, reductions, scale
from pia_wizard.evaluation.model import Contribution, Point, RiskLevel, Status, Verdict
from pia_wizard.evaluation.plan import Plan
from pia_wizard.questionnaire.compiled import CompiledRisk, Questionnaire
from pia_wizard.questionnaire.expressions import Fact
from pia_wizard.questionnaire.model import Axis, Method

_Credit = tuple[float | None, float]
"""What a requirement adds to the share met, at worst and at best; None: it does not count there."""

_CREDITS: dict[Status, _Credit] = {
    Status.MET: (1.0, 1.0),
    Status.NOT_MET: (0.0, 0.0),
    Status.UNDETERMINED: (0.0, 1.0),
}
_NOTHING: frozenset[str] = frozenset()
_HELPING = (Status.MET, Status.PARTLY_MET)


def risk_level(
    questionnaire: Questionnaire,
    compiled: CompiledRisk,
    facts: Mapping[str, Fact],
    verdicts: Mapping[str, Verdict],
    plan: Plan,
    *,
    before: RiskLevel | None = None,
) -> RiskLevel:
    """Return a risk's three points and whether what remains of it is accepted.

    Whatever is still unknown widens a level to a range instead of pretending. A measure that lowers the
    risk itself counts at the target, and now as well once it is done; one that meets a requirement counts
    at the target only, as now the answers say whether the requirement is met. ``before`` is the level in
    the same circumstances, if there is one: then only treatment is counted anew.
    """
    method, name = questionnaire.method, compiled.risk.id
    inherent = before.inherent if before else _inherent(method, compiled, facts)
    statuses = {other: verdicts[other].status for other in compiled.treated_by}
    treated = _treated(questionnaire, compiled, statuses, _NOTHING)
    same = plan.meets.isdisjoint(statuses)
    later = treated if same else _treated(questionnaire, compiled, statuses, plan.meets)
    lowering = [_lowered(method, name, measure) for measure in plan.lowering.get(name, ())]
    done = [c for c, m in zip(lowering, plan.lowering.get(name, ()), strict=True) if m.status == "done"]
    current, target = overridden(
        method,
        point(method, compiled, [*inherent.contributions, *treated, *done]),
        point(method, compiled, [*inherent.contributions, *later, *lowering]),
        plan.levels.get((name, "current")),
        plan.levels.get((name, "target")),
    )
    accepted = plan.acceptances.get(name)
    return RiskLevel(
        risk=name,
        applies=before.applies if before else _applies(compiled, facts),
        inherent=inherent,
        current=current,
        target=target,
        acceptance=acceptance_state(method, target, accepted),
        accepted=accepted,
    )


def met_share(
    questionnaire: Questionnaire, compiled: CompiledRisk, axis: Axis, verdicts: Mapping[str, Verdict]
) -> float:
    """Return the weighted share of applicable requirements that are met on an axis, at worst: 0 to 1."""
    statuses = {n: verdicts[n].status for n, its in compiled.treated_by.items() if its == axis}
    return _shares(questionnaire, statuses, statuses, _NOTHING)[0]


def _applies(compiled: CompiledRisk, facts: Mapping[str, Fact]) -> bool | None:
    return True if compiled.applies is None else compiled.applies.judge(facts)[0]


def _inherent(method: Method, compiled: CompiledRisk, facts: Mapping[str, Fact]) -> Point:
    told = [c for axis in AXES for c in _circumstances(method, compiled, axis, facts)]
    return point(method, compiled, told)


def _circumstances(
    method: Method, compiled: CompiledRisk, axis: Axis, facts: Mapping[str, Fact]
) -> Iterable[Contribution]:
    """Give the base and the changes, each by what it moves the level on the method's scale."""
    impact = axis is Axis.IMPACT
    rule = compiled.risk.impact if impact else compiled.risk.likelihood
    conditions = compiled.impact_changes if impact else compiled.likelihood_changes
    levels = scale(method, compiled, axis)
    low = high = rule.level
    start = on_scale(levels, rule.level)
    yield Contribution(kind="base", axis=axis, low=start, high=start)
    for index, (condition, change) in enumerate(zip(conditions, rule.changes, strict=True)):
        truth, deciding = condition.judge(facts)
        if truth is False:
            continue
        mild, grave = (change.by, change.by) if truth else (min(change.by, 0), max(change.by, 0))
        yield Contribution(
            kind="change",
            axis=axis,
            low=on_scale(levels, low + mild) - on_scale(levels, low),
            high=on_scale(levels, high + grave) - on_scale(levels, high),
            index=index,
            facts=tuple(sorted(deciding)),
        )
        low, high = low + mild, high + grave


def _treated(
    questionnaire: Questionnaire,
    compiled: CompiledRisk,
    statuses: Mapping[str, Status],
    meets: frozenset[str],
) -> list[Contribution]:
    """Return, per axis, the reduction that the treating requirements earn together."""
    found = []
    for axis in AXES:
        names = [name for name, its in compiled.treated_by.items() if its == axis]
        worst, best = _shares(questionnaire, names, statuses, meets)
        method = questionnaire.method
        low, high = _reduction(method, axis, best), _reduction(method, axis, worst)
        if not (low or high):
            continue
        planned = tuple(n for n in names if n in meets and _can_be_met(statuses[n]))
        helping = tuple(n for n in names if statuses[n] in _HELPING and n not in planned)
        found.append(
            Contribution(kind="treated", axis=axis, low=low, high=high, requirements=helping, planned=planned)
        )
    return found


def _can_be_met(status: Status) -> bool:
    """Return whether a measure can still change a requirement; none that does not apply."""
    return status not in (Status.MET, Status.NOT_APPLICABLE)


def _lowered(method: Method, risk: str, measure: Measure) -> Contribution:
    return Contribution(
        kind="measure",
        axis=measure.lowers[risk],
        low=method.measure_by,
        high=method.measure_by,
        measure=measure.id,
        title=measure.title,
    )


def _shares(
    questionnaire: Questionnaire,
    names: Iterable[str],
    statuses: Mapping[str, Status],
    meets: frozenset[str],
) -> tuple[float, float]:
    """Return the weighted share of applicable requirements met, at worst and at best."""
    method, requirements = questionnaire.method, questionnaire.requirements
    worst = worst_of = best = best_of = 0.0
    for name in names:
        status = statuses[name]
        if status is Status.NOT_APPLICABLE:
            continue
        weight = method.weights.get(requirements[name].requirement.obligation, 1)
        low, high = _credit(method, status, planned=name in meets)
        if low is not None:
            worst, worst_of = worst + weight * low, worst_of + weight
        best, best_of = best + weight * high, best_of + weight
    return (worst / worst_of if worst_of else 0.0, best / best_of if best_of else 0.0)


def _credit(method: Method, status: Status, *, planned: bool) -> _Credit:
    """Return what an applicable requirement adds; a planned one is met, or turns out not to apply."""
    if planned:
        return (None, 1.0) if status is Status.UNDETERMINED else (1.0, 1.0)
    if status is Status.PARTLY_MET:
        return method.partly_share, method.partly_share
    return _CREDITS[status]


def _reduction(method: Method, axis: Axis, share: float) -> int:
    # A hair of tolerance: shares are sums of floats, and 0.9 means nine tenths.
    return min((r.by for r in reductions(method, axis) if share + 1e-9 >= r.share), default=0)
