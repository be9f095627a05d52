"""Better or worse: worked out by hand for verdicts and for levels on a matrix of four bands."""

import msgspec
import pytest

from pia_wizard.evaluation.comparison import RiskDifference, VerdictDifference
from pia_wizard.evaluation.directions import Direction, risk_direction, verdict_direction
from pia_wizard.evaluation.model import AcceptanceState, Point, Range, RiskLevel, Status

BANDS = ("low", "medium", "high", "very_high")
BETTER, WORSE, OTHER = Direction.BETTER, Direction.WORSE, Direction.OTHER


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        (Status.NOT_MET, Status.MET, BETTER),
        (Status.PARTLY_MET, Status.MET, BETTER),
        (Status.NOT_MET, Status.UNDETERMINED, BETTER),
        (Status.MET, Status.UNDETERMINED, WORSE),
        (Status.MET, Status.PARTLY_MET, WORSE),
        (Status.NOT_APPLICABLE, Status.MET, OTHER),
        (Status.NOT_MET, Status.NOT_APPLICABLE, OTHER),
        (None, Status.NOT_MET, OTHER),
        (Status.MET, None, OTHER),
    ],
)
def test_a_verdict_goes_for_the_better_or_the_worse(before, after, way):
    assert verdict_direction(VerdictDifference("r", before, after)) is way


def point(band: str, impact: int, likelihood: int) -> Point:
    return Point(
        impact=Range(low=1, high=impact),
        likelihood=Range(low=1, high=likelihood),
        band_low="low",
        band_high=band,
    )


def level(current: Point, target: Point) -> RiskLevel:
    return RiskLevel(
        risk="leak", applies=True, inherent=point("very_high", 4, 4), current=current, target=target
    )


HIGH, MEDIUM, LOW = point("high", 3, 3), point("medium", 2, 3), point("low", 1, 2)


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        (level(HIGH, MEDIUM), level(HIGH, LOW), BETTER),
        (level(MEDIUM, LOW), level(LOW, MEDIUM), WORSE),  # what will remain counts before what is now
        (level(HIGH, LOW), level(MEDIUM, LOW), BETTER),
        (level(MEDIUM, MEDIUM), level(MEDIUM, point("medium", 2, 2)), BETTER),  # within its band
        (level(HIGH, LOW), level(HIGH, LOW), OTHER),
        (None, level(LOW, LOW), WORSE),
        (level(HIGH, HIGH), None, BETTER),
        (level(HIGH, HIGH), level(HIGH, point("extreme", 5, 5)), OTHER),  # of another method
    ],
)
def test_a_risk_goes_for_the_better_or_the_worse(before, after, way):
    assert risk_direction(RiskDifference("leak", before, after), BANDS) is way


def test_accepting_a_risk_leaves_it_as_large_as_it_was():
    held = level(HIGH, LOW)
    accepted = msgspec.structs.replace(held, acceptance=AcceptanceState.ACCEPTED)
    assert risk_direction(RiskDifference("leak", held, accepted), BANDS) is OTHER
