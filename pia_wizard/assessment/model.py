"""An assessment as plain data: answers, measures, and what content they were judged with.

``Assessment`` is also the shape of ``case.json``: msgspec writes and reads it strictly, and the
published JSON Schema (``pia_wizard.assessment.schema``) is generated from these types.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal, TypeAlias

import msgspec

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


class Measure(Record, frozen=True, kw_only=True):
    """A planned action and what it treats."""

    id: str
    title: str
    requirements: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    owner: str = ""
    due: date | None = None
    status: Literal["planned", "in_progress", "done"] = "planned"


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
