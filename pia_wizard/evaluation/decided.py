"""Where people decide: levels of their own beside the computed ones, and what remains accepted."""

from pia_wizard.assessment.model import Acceptance, LevelOverride
from pia_wizard.evaluation.levels import AXES, banded, top, within
from pia_wizard.evaluation.model import AcceptanceState, Point, Range
from pia_wizard.questionnaire.model import Axis, Method


def overridden(
    method: Method, current: Point, target: Point, now: LevelOverride | None, later: LevelOverride | None
) -> tuple[Point, Point]:
    """Return current and target with the assessor's own levels in place of the computed ones.

    If only the present is overridden, the target follows: the plan moves it as far as the computed one.
    Levels the method does not have (the case was made with another) stand at its nearest end.
    """
    moved = _set(method, current, now) if now else current
    if later:
        return moved, _set(method, target, later)
    return moved, _following(method, moved, current, target) if now else target


def acceptance_state(method: Method, target: Point, accepted: Acceptance | None) -> AcceptanceState:
    """Return whether what remains is accepted by somebody who may; the worst end of a range counts."""
    if accepted is None:
        return AcceptanceState.NONE
    order = list(method.bands)
    if accepted.band not in order or order.index(accepted.band) < order.index(target.band_high):
        return AcceptanceState.OUTDATED
    if accepted.role not in method.bands[target.band_high].acceptable_to:
        return AcceptanceState.NOT_ENTITLED
    return AcceptanceState.ACCEPTED


def _set(method: Method, computed: Point, override: LevelOverride) -> Point:
    impact, likelihood = (
        _exactly(within(level, 1, top(method, axis)))
        for axis, level in zip(AXES, (override.impact, override.likelihood), strict=True)
    )
    own = banded(method, impact, likelihood, computed.contributions)
    return _beside(own, override, computed)


def _following(method: Method, moved: Point, current: Point, target: Point) -> Point:
    impact = _shifted(method, Axis.IMPACT, moved.impact, current.impact, target.impact)
    likelihood = _shifted(method, Axis.LIKELIHOOD, moved.likelihood, current.likelihood, target.likelihood)
    return _beside(banded(method, impact, likelihood, target.contributions), None, target)


def _shifted(method: Method, axis: Axis, moved: Range, current: Range, target: Range) -> Range:
    """Return the overridden level moved by what the plan moves each end of the computed one."""
    ends = (moved.low + target.low - current.low, moved.low + target.high - current.high)
    low, high = (within(level, 1, top(method, axis)) for level in (min(ends), max(ends)))
    return Range(low=low, high=high)


def _exactly(level: int) -> Range:
    return Range(low=level, high=level)


def _beside(own: Point, override: LevelOverride | None, computed: Point) -> Point:
    return Point(
        impact=own.impact,
        likelihood=own.likelihood,
        band_low=own.band_low,
        band_high=own.band_high,
        contributions=computed.contributions,
        override=override,
        computed=computed,
    )
