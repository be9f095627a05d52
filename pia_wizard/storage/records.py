"""What a workspace gives besides assessments."""

from datetime import datetime
from typing import Literal

import msgspec

from pia_wizard.assessment.model import (
    Acceptance,
    Answer,
    ContentFile,
    LevelOverride,
    Measure,
    Override,
    OwnRisk,
)
from pia_wizard.assessment.review import Comment, Edition, EvidenceFile

TITLE, GUIDELINES, METHOD, CONTENT = "@title", "@guidelines", "@method", "@content"
OVERRIDES, MEASURES = "@overrides", "@measures"
LEVEL_OVERRIDES, OWN_RISKS, ACCEPTANCES = "@level_overrides", "@own_risks", "@acceptances"
CLIENT, EDITION, EVIDENCE, COMMENT = "@client", "@edition", "@evidence", "@comment"
"""Subjects of changes that are no answers; no question id begins with ``@``."""

TEXT_FIELDS = frozenset({TITLE, METHOD, CLIENT})
"""Of these, what was and what came are texts."""

Detail = (
    str
    | tuple[str, ...]
    | tuple[ContentFile, ...]
    | dict[str, Override]
    | tuple[Measure, ...]
    | tuple[LevelOverride, ...]
    | tuple[OwnRisk, ...]
    | tuple[Acceptance, ...]
    | Edition
    | EvidenceFile
    | Comment
)
"""Title, method, client · guidelines · content · overrides · measures · level overrides · own risks ·
acceptances · edition · evidence · comment."""


class Summary(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of the list of assessments. Times are UTC; ``answered`` counts settled questions.

    A question is settled if it has a value or a reason why it does not apply; "unknown" does not count.
    """

    id: str
    title: str
    guidelines: tuple[str, ...]
    created: datetime
    changed: datetime
    answered: int


class Change(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One change of an assessment: what, when (UTC), by whom, from and to what.

    ``subject`` is a question id; then ``old`` and ``new`` are its answers, None where there was none.
    Or it is one of the subjects above, from ``TITLE`` to ``COMMENT``; then ``before`` and ``after`` say
    what was and what came. ``way`` tells a change that took another back, or did it again.
    """

    subject: str
    at: datetime
    who: str
    old: Answer | None = None
    new: Answer | None = None
    before: Detail | None = None
    after: Detail | None = None
    way: Literal["", "undo", "redo"] = ""
