"""From contributions to levels, and from levels to a band of the method's matrix."""

from collections.abc import Iterable, Sequence

from pia_wizard.evaluation.model import Contribution, Point, Range
from pia_wizard.questionnaire.compiled import CompiledRisk
from pia_wizard.questionnaire.model import CATALOGUE_LEVELS, Axis, Method, Reduction

AXES = (Axis.IMPACT, Axis.LIKELIHOOD)


def top(method: Method, axis: Axis) -> int:
    """Return the highest level of an axis."""
    return len(method.impact_levels if axis is Axis.IMPACT else method.likelihood_levels)


def reductions(method: Method, axis: Axis) -> tuple[Reduction, ...]:
    """Return how far shares of requirements met lower an axis."""
    if axis is Axis.LIKELIHOOD or method.impact_reductions is None:
        return method.reductions
    return method.impact_reductions


def scale(method: Method, compiled: CompiledRisk, axis: Axis) -> Sequence[int]:
    """Return the method's level for each level a risk's rule may name, from 1.

    The assessor's own risks name the method's levels themselves.
    """
    highest = top(method, axis)
    if compiled.own:
        return range(1, highest + 1)
    if method.scale is None:
        return [min(level, highest) for level in range(1, CATALOGUE_LEVELS + 1)]
    return method.scale.impact if axis is Axis.IMPACT else method.scale.likelihood


def on_scale(levels: Sequence[int], level: int) -> int:
    """Return the method's level for one the rule names; beyond its ends, each step counts one.

    Never falls as ``level`` rises, so adding up the effects of changes in their order is exact.
    """
    if level < 1:
        return levels[0] + level - 1
    if level > len(levels):
        return levels[-1] + level - len(levels)
    return levels[level - 1]


def point(method: Method, compiled: CompiledRisk, contributions: Iterable[Contribution]) -> Point:
    """Return what the contributions add up to."""
    told = tuple(contributions)
    impact, likelihood = (_range(method, compiled, axis, told) for axis in AXES)
    return banded(method, impact, likelihood, told)


def banded(
    method: Method, impact: Range, likelihood: Range, contributions: tuple[Contribution, ...] = ()
) -> Point:
    """Return a point of the matrix with its bands."""
    return Point(
        impact=impact,
        likelihood=likelihood,
        band_low=method.matrix[impact.low - 1][likelihood.low - 1],
        band_high=method.matrix[impact.high - 1][likelihood.high - 1],
        contributions=contributions,
    )


def within(level: int, lowest: int, highest: int) -> int:
    """Return a level no lower and no higher than the ends."""
    return max(lowest, min(highest, level))


def _range(method: Method, compiled: CompiledRisk, axis: Axis, told: Iterable[Contribution]) -> Range:
    """Add up; circumstances stay within the scale before treatment lowers them."""
    levels = scale(method, compiled, axis)
    low = high = lowered_low = lowered_high = 0
    for contribution in told:
        if contribution.axis is not axis:
            continue
        if contribution.kind in ("treated", "measure"):
            lowered_low, lowered_high = lowered_low + contribution.low, lowered_high + contribution.high
        else:
            low, high = low + contribution.low, high + contribution.high
    highest = top(method, axis)
    return Range(
        low=within(within(low, levels[0], levels[-1]) + lowered_low, 1, highest),
        high=within(within(high, levels[0], levels[-1]) + lowered_high, 1, highest),
    )
