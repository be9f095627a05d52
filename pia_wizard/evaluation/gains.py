"""What other answers bring: two evaluations of the same questionnaire compared."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pia_wizard.evaluation.model import Evaluation, Point, Record, Status, Verdict
from pia_wizard.evaluation.risks import met_share
from pia_wizard.evaluation.steps import RiskDrop
from pia_wizard.questionnaire.compiled import Questionnaire
from pia_wizard.questionnaire.model import Axis

_WORSE = {
    Status.MET: (Status.PARTLY_MET, Status.NOT_MET),
    Status.PARTLY_MET: (Status.NOT_MET,),
    Status.NOT_APPLICABLE: (Status.PARTLY_MET, Status.NOT_MET),
    Status.UNDETERMINED: (Status.NOT_MET,),
    Status.NOT_MET: (),
}
"""What a verdict must not turn into."""

_Share = tuple[str, Axis]


class Gain(Record, frozen=True, kw_only=True):
    """Which requirements are newly met and which turn worse, and what that does to the risks.

    ``removed`` is as for steps, ``changed`` are all verdicts that are other ones.
    """

    met: tuple[str, ...]
    worse: tuple[str, ...]
    risks: tuple[RiskDrop, ...]
    removed: int
    changed: Mapping[str, Verdict]


class Gains:
    """Compares other evaluations with the one there is, whose shares are counted once."""

    def __init__(self, questionnaire: Questionnaire, before: Evaluation) -> None:
        self._questionnaire = questionnaire
        self._before = before
        self._shares: dict[_Share, float] = {}
        self._treating: dict[str, list[_Share]] = {}
        for name, compiled in questionnaire.risks.items():
            if before.risks[name].applies is not False:
                for requirement, axis in compiled.treated_by.items():
                    self._treating.setdefault(requirement, []).append((name, Axis(axis)))

    def of(self, after: Evaluation) -> Gain:
        """Return what another evaluation of the same questionnaire brings."""
        old = self._before.verdicts
        changed = {n: v for n, v in after.verdicts.items() if v is not old[n]}
        drops = tuple(risk_drops(self._before, after, "current"))
        return Gain(
            met=tuple(
                n for n, v in changed.items() if v.status is Status.MET and old[n].status is not Status.MET
            ),
            worse=tuple(n for n, v in changed.items() if v.status in _WORSE[old[n].status]),
            risks=drops,
            removed=removed(drops),
            changed=changed,
        )

    def nearer(self, verdicts: Mapping[str, Verdict]) -> float:
        """Return by how much the shares of requirements met rise with some other ``verdicts``."""
        touched = {share for name in verdicts for share in self._treating.get(name, ())}
        after = {**self._before.verdicts, **verdicts}
        rises = (self._share(share, after) - self._share_before(share) for share in sorted(touched))
        return round(sum(rises), 6)

    def _share_before(self, share: _Share) -> float:
        if share not in self._shares:
            self._shares[share] = self._share(share, self._before.verdicts)
        return self._shares[share]

    def _share(self, share: _Share, verdicts: Mapping[str, Verdict]) -> float:
        risk, axis = share
        return met_share(self._questionnaire, self._questionnaire.risks[risk], axis, verdicts)


def risk_drops(
    before: Evaluation, after: Evaluation, which: Literal["current", "target"]
) -> Iterator[RiskDrop]:
    """Give the risks whose level differs; one that rises counts against what brought it."""
    for name, level in after.risks.items():
        old = before.risks[name]
        if level is old or (level.applies is False and old.applies is False):
            continue
        points = getattr(old, which), getattr(level, which)
        if _size(points[0]) != _size(points[1]):
            yield RiskDrop(risk=name, before=points[0], after=points[1])


def removed(drops: tuple[RiskDrop, ...]) -> int:
    """Return the sum by which impact × likelihood falls, at the worst end."""
    return sum(_size(drop.before) - _size(drop.after) for drop in drops)


def _size(point: Point) -> int:
    return point.impact.high * point.likelihood.high
