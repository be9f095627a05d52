"""What a workspace gives besides assessments."""

from datetime import date, datetime
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
from pia_wizard.assessment.review import Comment, Edition, EvidenceFile, ReviewState

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


class Tile(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """How an assessment stands, as the list of assessments tells it; computed by whoever evaluates.

    ``asked`` questions are shown, ``answered`` of them settled, ``open`` have to be answered still,
    ``copied`` answers wait to be confirmed. ``worst`` is the gravest band that a risk keeps once the plan is
    carried out, with its name in the source language; ``gravity`` its place from 0 (mildest) to 100, -1 for
    none. ``least`` is how grave the worst is at least, with its name, where open questions leave that open;
    "" where it is settled.
    ``verdicts`` counts requirements by status. ``labels`` are the words of chosen options, to be found.
    """

    operator: str = ""
    place: str = ""
    purposes: tuple[str, ...] = ()
    asked: int = 0
    answered: int = 0
    open: int = 0
    copied: int = 0
    worst: str = ""
    worst_name: str = ""
    gravity: int = -1
    least: str = ""
    least_name: str = ""
    verdicts: dict[str, int] = {}
    open_measures: int = 0
    measure_due: date | None = None
    review_due: date | None = None
    labels: str = ""


class Summary(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of the list of assessments. Times are UTC; ``answered`` counts settled questions.

    A question is settled if it has a value or a reason why it does not apply; "unknown" does not count.
    ``tile`` says more about how it stands; it may be behind where ``told`` is False. ``client`` is the name
    given, or the operator's. ``predecessor`` is the assessment it goes on from, or "".
    """

    id: str
    title: str
    guidelines: tuple[str, ...]
    created: datetime
    changed: datetime
    answered: int
    method: str = ""
    client: str = ""
    edition: Edition = Edition()
    predecessor: str = ""
    archived: bool = False
    template: bool = False
    told: bool = False
    tile: Tile = Tile()


Order = Literal["changed", "created", "title", "client", "gravity", "review_due", "due"]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which assessments to list, in which order.

    ``words`` must all be found in titles, clients, answers and notes, each anywhere in a word. None is "no
    matter". ``ids`` are the only ones that come into question. ``due_by`` asks for a review or an open
    measure due up to that day, ``gravity`` for that gravity at least. The order is the natural one (last
    changed, gravest and soonest due first; names from A) unless ``reverse``; with ``by_client`` it is that
    within each client.
    """

    words: str = ""
    ids: tuple[str, ...] | None = None
    client: str | None = None
    state: ReviewState | None = None
    archived: bool | None = False
    template: bool | None = False
    due_by: date | None = None
    gravity: int | None = None
    order: Order = "changed"
    reverse: bool = False
    by_client: bool = False
    most: int | None = None
    after: int = 0


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


class Printed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A notice that was printed: which, when (UTC), by whom, and what each of its elements said.

    ``site`` names the site it hangs at, "" being the assessment's own; ``values`` are the site's answers by
    question. ``edition`` is the id printed on it, ``elements`` the digest of what each element says.
    """

    notice: str
    at: datetime
    who: str
    edition: str
    elements: tuple[tuple[str, str], ...]
    site: str = ""
    values: dict[str, str] = {}
