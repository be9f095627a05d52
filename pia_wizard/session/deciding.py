"""The part of an open assessment in which people decide about risks: levels, own risks, measures, acceptance.

Like answers, each decision is on disk before it counts.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import count
from typing import Any, Literal, TypeVar

import msgspec

from pia_wizard.assessment.model import (
    Acceptance,
    LevelOverride,
    Measure,
    OwnRisk,
)
from pia_wizard.assessment.text import kept_text, says_nothing
from pia_wizard.evaluation.plan import counts
from pia_wizard.i18n import Translator, translator
from pia_wizard.session.effect import (
    Effect,
    NobodyMayAcceptError,
    NotEntitledError,
    ReasonMissingError,
    TitleMissingError,
)
from pia_wizard.session.opened import OpenAssessment

PointName = Literal["current", "target"]
_Named = TypeVar("_Named", Measure, OwnRisk)


class RiskDecisions(OpenAssessment):
    """What ``AssessmentSession`` offers for deciding about risks."""

    def override_level(
        self, risk_id: str, point: PointName, *, impact: int, likelihood: int, reason: str
    ) -> Effect:
        """Store the assessor's own level beside the computed one. Raises ReasonMissingError.

        Levels count from 1, as the method does.
        """
        moment = datetime.now(UTC)
        override = LevelOverride(
            risk=risk_id,
            point=point,
            impact=impact,
            likelihood=likelihood,
            reason=reason_given(reason),
            by=self._who,
            at=moment,
        )
        return self._decide(moment, level_overrides=(*self._other_levels(risk_id, point), override))

    def withdraw_level(self, risk_id: str, point: PointName) -> Effect:
        """Take the assessor's own level back; the computed one counts again."""
        return self._decide(level_overrides=tuple(self._other_levels(risk_id, point)))

    def add_own_risk(self, risk: OwnRisk) -> Effect:
        """Store a risk beyond the catalogue under a fresh id, the effect's ``added``. TitleMissingError."""
        own = self.assessment.own_risks
        name = _fresh("own_", {other.id for other in own})
        return self._decide(added=name, own_risks=(*own, _cleaned(risk, id=name)))

    def change_own_risk(self, risk: OwnRisk) -> Effect:
        """Store an own risk in place of the one with its id. Raises TitleMissingError."""
        return self._decide(own_risks=_replaced(self.assessment.own_risks, _cleaned(risk)))

    def remove_own_risk(self, risk_id: str) -> Effect:
        """Remove an own risk with all that was decided about it; measures stay, but lower it no more."""
        held = self.assessment
        return self._decide(
            own_risks=tuple(risk for risk in held.own_risks if risk.id != risk_id),
            level_overrides=tuple(level for level in held.level_overrides if level.risk != risk_id),
            acceptances=tuple(accepted for accepted in held.acceptances if accepted.risk != risk_id),
            measures=tuple(_without_risk(measure, risk_id) for measure in held.measures),
        )

    def measure_for(self, requirement_id: str, words: Translator | None = None) -> Effect:
        """Plan to meet a requirement: a measure named by its advice, meant for the risks it treats.

        ``added`` is its id. If a measure to meet it is planned already, nothing changes and that one's id
        is given. ``words`` chooses the language of the name (Japanese if not given).
        """
        for measure in self.assessment.measures:
            if requirement_id in measure.requirements and counts(measure):
                return self._decide(added=measure.id)
        words = words or translator("ja")
        requirement = self.questionnaire.requirements[requirement_id].requirement
        says = words.content(f"requirement.{requirement_id}.says", requirement.says)
        advice = words.content(f"requirement.{requirement_id}.advice", requirement.advice)
        risks = (name for name in requirement.treats if name in self.evaluation.risks)
        risks = (name for name in risks if self.evaluation.risks[name].applies is not False)
        return self.add_measure(
            Measure(id="", title=advice or says, requirements=(requirement_id,), risks=tuple(risks))
        )

    def add_measure(self, measure: Measure) -> Effect:
        """Store a measure under a fresh id, the effect's ``added``. Raises TitleMissingError."""
        name = _fresh("m", {other.id for other in self.assessment.measures})
        return self._decide(added=name, measures=(*self.assessment.measures, _cleaned(measure, id=name)))

    def change_measure(self, measure: Measure) -> Effect:
        """Store a measure in place of the one with its id. Raises TitleMissingError."""
        return self._decide(measures=_replaced(self.assessment.measures, _cleaned(measure)))

    def remove_measure(self, measure_id: str) -> Effect:
        """Remove a measure; the history keeps what it was."""
        return self._decide(measures=tuple(m for m in self.assessment.measures if m.id != measure_id))

    def accept(self, risk_id: str, role: str, reason: str, on: date | None = None) -> Effect:
        """Store that a role accepts what remains of a risk once the plan is carried out, today or ``on``.

        Raises ReasonMissingError, NotEntitledError and NobodyMayAcceptError.
        """
        given = reason_given(reason)
        band = self.evaluation.risks[risk_id].target.band_high
        self._require_entitled(role, band)
        moment = datetime.now(UTC)
        acceptance = Acceptance(
            risk=risk_id, role=role, on=on or moment.astimezone().date(), reason=given, band=band
        )
        return self._decide(moment, acceptances=(*self._other_acceptances(risk_id), acceptance))

    def withdraw_acceptance(self, risk_id: str) -> Effect:
        """Take an acceptance back."""
        return self._decide(acceptances=tuple(self._other_acceptances(risk_id)))

    def _decide(self, moment: datetime | None = None, added: str = "", **parts: Any) -> Effect:
        """Disk first, as for answers."""
        if parts:
            self._writable.put_decisions(self.assessment.id, **parts, who=self._who)
        assessment = msgspec.structs.replace(self.assessment, **parts)
        return self._adopt(assessment, moment or datetime.now(UTC), added)

    def _other_levels(self, risk_id: str, point: PointName) -> Iterable[LevelOverride]:
        held = self.assessment.level_overrides
        return (level for level in held if (level.risk, level.point) != (risk_id, point))

    def _other_acceptances(self, risk_id: str) -> Iterable[Acceptance]:
        return (accepted for accepted in self.assessment.acceptances if accepted.risk != risk_id)

    def _require_entitled(self, role: str, band: str) -> None:
        method = self.questionnaire.method
        allowed = method.bands[band].acceptable_to
        if not allowed:
            raise NobodyMayAcceptError(band=method.bands[band].name)
        if role not in allowed:
            names = "、".join(method.roles[name].name for name in allowed)
            raise NotEntitledError(role=method.roles[role].name, band=method.bands[band].name, allowed=names)


def reason_given(text: str) -> str:
    """Return a reason as it is kept. Raises ReasonMissingError if it says nothing."""
    if says_nothing(text):
        raise ReasonMissingError
    return kept_text(text).strip()


def _cleaned(record: _Named, **changes: str) -> _Named:
    """Return a record with its texts as they are kept. Raises TitleMissingError if it has no name."""
    tree = _kept(msgspec.to_builtins(msgspec.structs.replace(record, **changes)))
    clean = msgspec.convert(tree, type(record))
    if says_nothing(clean.title):
        raise TitleMissingError
    return clean


def _kept(node: Any) -> Any:
    """Return the tree with all its texts cleaned."""
    if isinstance(node, dict):
        return {key: _kept(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_kept(item) for item in node]
    return kept_text(node).strip() if isinstance(node, str) else node


def _replaced(records: tuple[_Named, ...], changed: _Named) -> tuple[_Named, ...]:
    return tuple(changed if record.id == changed.id else record for record in records)


def _without_risk(measure: Measure, risk_id: str) -> Measure:
    if risk_id not in measure.lowers and risk_id not in measure.risks:
        return measure
    return msgspec.structs.replace(
        measure,
        risks=tuple(name for name in measure.risks if name != risk_id),
        lowers={name: axis for name, axis in measure.lowers.items() if name != risk_id},
    )


def _fresh(prefix: str, taken: set[str]) -> str:
    """Return the first id of its kind that is free: ``m1``, ``own_2``."""
    return next(name for number in count(1) if (name := f"{prefix}{number}") not in taken)
