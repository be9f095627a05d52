"""An assessment as plain data: answers, what people decided, and what content they were judged with.

``Assessment`` is also the shape of ``case.json``: msgspec writes and reads it strictly, and the
published JSON Schema (``pia_wizard.assessment.schema``) is generated from these types.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Final, Literal, TypeAlias

import msgspec

from pia_wizard.questionnaire.model import Affected, Axis, Event, Principle, Source, Threat

FORMAT: Final = "pia-wizard/assessment"
VERSION: Final = 1


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A frozen record of the case format; unknown keys are faults."""


class Origin(StrEnum):
    """Where an answer came from."""

    TYPED = "typed"
    IMPORTED = "imported"
    COPIED = "copied"
    DEFAULT = "default"


class Practice(Record, frozen=True, kw_only=True):
    """The value of a practice question."""

    state: Literal["done", "partly", "planned", "not_done"]
    how: str = ""
    since: date | None = None
    evidence: str = ""


Cell: TypeAlias = bool | int | float | str | tuple[str, ...]
Row: TypeAlias = dict[str, Cell]
Value: TypeAlias = bool | int | float | str | tuple[str | Row, ...] | Practice
"""yes_no: bool · number: int or float · choice, text, paragraph: str · date: "YYYY-MM-DD" ·
choices: tuple of keys · practice: Practice · table: tuple of rows"""


class Answer(Record, frozen=True, kw_only=True):
    """What was answered to one question.

    Exactly one of three holds: ``value`` is given; ``not_applicable`` carries the reason; ``unknown``
    is true ("I don't know yet", stays open).
    """

    value: Value | None = None
    not_applicable: str = ""
    unknown: bool = False
    note: str = ""
    origin: Origin = Origin.TYPED
    at: datetime | None = None


class ContentFile(Record, frozen=True, kw_only=True):
    """One content file an assessment was judged with."""

    path: str
    sha256: str


class Override(Record, frozen=True, kw_only=True):
    """The assessor's own verdict on a requirement, with the reason (the overriding human)."""

    status: Literal["met", "partly_met", "not_met", "not_applicable"]
    reason: str
    by: str = ""
    at: datetime | None = None


LevelNumber: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=9)]
"""A level of the assessment's method, from 1; nine levels are the most a method may have."""


class LevelOverride(Record, frozen=True, kw_only=True):
    """The assessor's own level of a risk, as it is now or once the plan is carried out, with the reason.

    Levels are those of the assessment's method. There is at most one for each risk and point.
    """

    risk: str
    point: Literal["current", "target"]
    impact: LevelNumber
    likelihood: LevelNumber
    reason: str
    by: str = ""
    at: datetime | None = None


class OwnLevel(Record, frozen=True, kw_only=True):
    """Where an axis of an own risk stands with nothing in place, and why; on the method's own levels."""

    level: LevelNumber
    because: str = ""


class OwnRisk(Record, frozen=True, kw_only=True):
    """A risk the assessor adds to the catalogue for this assessment (ISO/IEC 29134 6.4.4.1).

    ``id`` begins with ``own_``. ``treated_by`` names the requirements that lower it and the axis; measures
    name it themselves, in their ``lowers``.
    """

    id: str
    title: str
    event: Event
    story: str = ""
    sources: tuple[Source, ...] = ()
    threats: tuple[Threat, ...] = ()
    affected: tuple[Affected, ...] = ()
    principles: tuple[Principle, ...] = ()
    impact: OwnLevel
    likelihood: OwnLevel
    treated_by: dict[str, Axis] = {}


class Measure(Record, frozen=True, kw_only=True):
    """A planned action, what it treats and who sees to it (ISO/IEC 29134 6.4.5).

    ``requirements`` are those it is to meet: at the target they count as met. ``lowers`` are the risks it
    lowers by itself, and on which axis. ``risks`` are those it is meant for; naming them lowers nothing.
    ``option`` is the choice of treatment: one that retains a risk lowers nothing, nor does a dropped one.
    ``owner`` is a role or unit; ``evidence`` says where one can see that it is done.
    """

    id: str
    title: str
    requirements: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    lowers: dict[str, Axis] = {}
    option: Literal["reduce", "retain", "avoid", "transfer"] = "reduce"
    owner: str = ""
    due: date | None = None
    cost: Literal["", "low", "medium", "high"] = ""
    status: Literal["planned", "in_progress", "done", "dropped"] = "planned"
    evidence: str = ""
    note: str = ""


class Acceptance(Record, frozen=True, kw_only=True):
    """The decision to live with what remains of a risk (ISO/IEC 29134 6.4.4.3, 6.4.5).

    ``role`` is one of the method's, ``band`` the one the risk had once the plan is carried out. There is
    at most one for each risk.
    """

    risk: str
    role: str
    on: date
    reason: str
    band: str


class Assessment(Record, frozen=True, kw_only=True, omit_defaults=False):
    """One assessment of one system; the root of ``case.json``."""

    format: Literal["pia-wizard/assessment"] = FORMAT
    version: Literal[1] = VERSION
    id: str
    title: str
    guidelines: tuple[str, ...]
    method: str
    created: datetime
    content: tuple[ContentFile, ...] = ()
    answers: dict[str, Answer] = {}
    overrides: dict[str, Override] = {}
    measures: tuple[Measure, ...] = ()
    level_overrides: tuple[LevelOverride, ...] = ()
    own_risks: tuple[OwnRisk, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
