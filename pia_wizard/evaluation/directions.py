"""Whether what differs between two judged assessments is for the better or for the worse."""

from collections.abc import Sequence
from enum import StrEnum

from pia_wizard.evaluation.comparison import RiskDifference, VerdictDifference
from pia_wizard.evaluation.model import Point, RiskLevel, Status


class Direction(StrEnum):
    """Which way something went; ``OTHER`` where neither can be said."""

    BETTER = "better"
    WORSE = "worse"
    OTHER = "other"


_RANKS = {Status.NOT_MET: 0, Status.UNDETERMINED: 1, Status.PARTLY_MET: 2, Status.MET: 3}
"""What is not known yet may still be met; what does not apply is neither better nor worse."""


def verdict_direction(found: VerdictDifference) -> Direction:
    """Return which way a verdict went; one that was not judged before or is not now went neither."""
    if found.before not in _RANKS or found.after not in _RANKS:
        return Direction.OTHER
    return _of(_RANKS[found.after] - _RANKS[found.before])


def risk_direction(found: RiskDifference, bands: Sequence[str]) -> Direction:
    """Return which way a risk went: what will remain counts first, then what is now, each at its worst.

    A risk that came is for the worse, one that went for the better. ``bands`` are those of the method,
    mildest first; of levels by another method nothing can be said.
    """
    if found.before is None or found.after is None:
        return Direction.WORSE if found.before is None else Direction.BETTER
    before, after = (_places(level, bands) for level in (found.before, found.after))
    if before is None or after is None:
        return Direction.OTHER
    for old, new in zip(before, after, strict=True):
        if old != new:
            return _of(sum(old) - sum(new)) if old[0] == new[0] else _of(old[0] - new[0])
    return Direction.OTHER


def _places(level: RiskLevel, bands: Sequence[str]) -> tuple[tuple[int, int, int], ...] | None:
    points = (level.target, level.current)
    if any(point.band_high not in bands for point in points):
        return None
    return tuple(_place(point, bands) for point in points)


def _place(point: Point, bands: Sequence[str]) -> tuple[int, int, int]:
    return bands.index(point.band_high), point.impact.high, point.likelihood.high


def _of(gain: int) -> Direction:
    return Direction.BETTER if gain > 0 else Direction.WORSE if gain < 0 else Direction.OTHER
