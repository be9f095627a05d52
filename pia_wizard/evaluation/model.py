"""What ``evaluate`` gives: everything that follows from a questionnaire and its answers, with reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import msgspec

from pia_wizard.assessment.model import Acceptance, Answer, LevelOverride, Measure, Override
from pia_wizard.questionnaire.compiled import CompiledRisk
from pia_wizard.questionnaire.expressions import Fact
from pia_wizard.questionnaire.model import Axis


class Record(msgspec.Struct, frozen=True, gc=False):
    """A frozen record of results."""


class Visibility(StrEnum):
    """Whether a question is asked; ``pending`` means it hangs on a question still open."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    PENDING = "pending"


class Status(StrEnum):
    """The five verdicts."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    UNDETERMINED = "undetermined"


class Rule(StrEnum):
    """Which rule decided a verdict."""

    MET = "met_when"
    PARTLY = "partly_when"
    APPLIES = "applies_when"
    GUIDELINE = "guideline_applies_when"
    NOT_IN_FORCE = "not_in_force"
    STATED = "stated_not_applicable"
    OVERRIDE = "override"


class QuestionState(Record, frozen=True, kw_only=True):
    """One question now: whether it is asked, answered, and still has to be."""

    visibility: Visibility
    answered: bool
    open: bool


class Verdict(Record, frozen=True, kw_only=True):
    """The judgement of one requirement and why.

    ``facts`` are the questions whose answers decided (``cameras#2`` is a table's second row); for an
    undetermined verdict, ``missing`` are the questions whose answers would. ``computed`` is what the rules
    say where the assessor overrode it.
    """

    requirement: str
    status: Status
    rule: Rule
    facts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    computed: Status | None = None


class Contribution(Record, frozen=True, kw_only=True):
    """One reason for a level: the base, the n-th change of the risk's rule, or a reduction.

    ``kind`` "base" and "change" point into the risk (``index`` of the change); "treated" carries the
    requirements that lower it: those met or partly met, and those ``planned`` measures will meet; a
    "measure" lowers it by itself (``measure`` is its id, ``title`` what the user calls it). ``low`` and
    ``high`` are the effect, in the method's levels, if the unknown answers turn out mildest and worst; they
    are equal once everything is known. All effects on an axis together give its level, within its ends.
    """

    kind: Literal["base", "change", "treated", "measure"]
    axis: Axis
    low: int
    high: int
    index: int = -1
    facts: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    measure: str = ""
    title: str = ""


class Range(Record, frozen=True, kw_only=True):
    """A level that lies between ``low`` and ``high``; one value once everything is known."""

    low: int
    high: int


class Point(Record, frozen=True, kw_only=True):
    """Impact × likelihood, with the bands of the matrix at the mildest and worst end.

    ``contributions`` are all reasons for what the rules give. Where the assessor's own level stands instead,
    ``override`` is that, and ``computed`` the point the rules give. A target without a level of its own
    follows that of an overridden present: the plan moves it as far as it moves the computed one.
    """

    impact: Range
    likelihood: Range
    band_low: str
    band_high: str
    contributions: tuple[Contribution, ...] = ()
    override: LevelOverride | None = None
    computed: "Point | None" = None


class AcceptanceState(StrEnum):
    """Whether what remains of a risk, once the plan is carried out, is accepted.

    ``outdated``: it is now higher than what was accepted. ``not_entitled``: the role may not accept it.
    """

    NONE = "none"
    ACCEPTED = "accepted"
    NOT_ENTITLED = "not_entitled"
    OUTDATED = "outdated"


class RiskLevel(Record, frozen=True, kw_only=True):
    """One risk: nothing in place (inherent), as answered (current), with planned measures (target).

    ``applies`` is None while the answers do not tell; where it is False there are levels, but nobody shows
    them. Without overriding, target ≤ current ≤ inherent on both axes, at both ends.
    """

    risk: str
    applies: bool | None
    inherent: Point
    current: Point
    target: Point
    acceptance: AcceptanceState = AcceptanceState.NONE
    accepted: Acceptance | None = None


class ElementState(Record, frozen=True, kw_only=True):
    """One element of a notice: whether it is said here, who demands or recommends it, what it lacks.

    ``wording`` is the number of the other wording that holds; None says the element's own text.
    """

    element: str
    shown: bool
    demanded_by: tuple[str, ...] = ()
    recommended_by: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    wording: int | None = None


class NoticeState(Record, frozen=True, kw_only=True):
    """One notice; ``ready`` when no demanded element lacks an answer.

    ``offered`` tells whether this kind makes sense here; ``headline`` is the number of the other headline
    that holds, None for the notice's own. ``languages`` are the numbers of the advice on languages
    that holds, ``pictogram`` names the picture at its head.
    """

    notice: str
    elements: tuple[ElementState, ...]
    ready: bool
    offered: bool = True
    headline: int | None = None
    languages: tuple[int, ...] = ()
    pictogram: str = "camera"


class PositionState(Record, frozen=True, kw_only=True):
    """One position on a matter: whether its requirement applies now (None while the answers do not tell)."""

    requirement: str
    applies: bool | None


class Disagreement(Record, frozen=True, kw_only=True):
    """A matter on which the chosen guidelines differ, as it stands now.

    ``positions`` stand strictest first; ``strictest`` is the requirement of the first that applies and
    ``guideline`` whose it is (both empty while none is known to apply). ``differs`` tells whether those of at
    least two guidelines apply now.
    """

    difference: str
    positions: tuple[PositionState, ...]
    strictest: str = ""
    guideline: str = ""
    differs: bool | None = None


class Threshold(Record, frozen=True, kw_only=True):
    """Whether an assessment is due (ISO/IEC 29134 6.2), with the criteria that hold."""

    decision: Literal["required", "recommended", "not_needed", "undetermined"]
    criteria: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided about risks, as the assessment holds it."""

    measures: tuple[Measure, ...] = ()
    level_overrides: tuple[LevelOverride, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """What an evaluation was computed from, kept so that the next one touches only what changed.

    ``facts`` are the values expressions see (hidden questions are absent); ``stated`` are the questions
    the assessor declared not applicable; ``risks`` the catalogue with the assessor's own.
    """

    answers: Mapping[str, Answer]
    overrides: Mapping[str, Override]
    facts: Mapping[str, Fact]
    stated: frozenset[str]
    decisions: Decisions
    risks: Mapping[str, CompiledRisk]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything computed from a questionnaire and answers; maps keep the questionnaire's order.

    ``open_by_step`` lists, per step, the questions that still have to be answered.
    """

    questions: Mapping[str, QuestionState]
    verdicts: Mapping[str, Verdict]
    risks: Mapping[str, RiskLevel]
    notices: Mapping[str, NoticeState]
    threshold: Threshold
    disagreements: Mapping[str, Disagreement]
    open_by_step: Mapping[str, tuple[str, ...]]
    basis: Basis
