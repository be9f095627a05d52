"""How this computer's user last wanted each notice of an assessment: remembered, and turned into choices.

Kept beside the settings, as the choice of a theme is: which paper lies in the printer is no part of the
assessment.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from pia_wizard.exchange.whole_file import made_folder, write_whole
from pia_wizard.i18n import NOTICE_LANGUAGES
from pia_wizard.i18n.translator import SOURCE_LANGUAGE
from pia_wizard.session.settings import settings_file
from pia_wizard.signage.choices import NoticeChoices
from pia_wizard.signage.design import HIGH_CONTRAST, INFORMATION_BLUE, Design, company_design
from pia_wizard.signage.imposition import copies
from pia_wizard.signage.sheet import Format, Orientation, Sheet, SheetUnusableError

COMPANY = "company"
DESIGNS = {design.key: design for design in (INFORMATION_BLUE, HIGH_CONTRAST)}
FORMATS = {paper.key: paper for paper in Format}
DISTANCES = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0)
"""From how many metres a notice can be chosen to be read."""

FIRST_GROUND = "1f4e79"
_MOST_ASSESSMENTS = 500
_MOST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class NoticeWish:
    """What was chosen for one notice; every field is plain text, a number or a truth value.

    ``format`` is a paper's key, "" the usual one of its kind that it fits; ``paper`` the larger sheet that
    several copies share, "" for none. ``ground`` and ``letters`` are a company's colours, six hex digits;
    without ``letters`` the readable one of black and white is taken. ``distance`` is in metres, None the
    paper's own.
    """

    format: str = ""
    landscape: bool = False
    bleed: bool = False
    crop_marks: bool = False
    paper: str = ""
    design: str = INFORMATION_BLUE.key
    ground: str = FIRST_GROUND
    letters: str = ""
    languages: tuple[str, ...] = (SOURCE_LANGUAGE,)
    distance: float | None = None
    draft: bool = False

    def sheet(self, usual: Format) -> Sheet:
        """Return the sheet, on the ``usual`` paper if none was chosen.

        Several copies share a sheet only where it has room for two.
        """
        turned = Orientation.LANDSCAPE if self.landscape else Orientation.PORTRAIT
        one = Sheet(
            FORMATS.get(self.format, usual),
            turned,
            bleed=3 if self.bleed else 0,
            crop_marks=self.crop_marks,
        )
        several = replace(one, bleed=0, crop_marks=False, paper=FORMATS.get(self.paper))
        return several if several.paper and copies_on(several) > 1 else one

    def colours(self) -> Design:
        """Return the design; raises ColourUnusableError for colours that are none."""
        known = DESIGNS.get(self.design)
        return known or company_design(self.ground, self.letters)

    def choices(self, usual: Format, *, draft: bool) -> NoticeChoices:
        """Return what a notice is drawn with; raises ColourUnusableError."""
        return NoticeChoices(
            sheet=self.sheet(usual),
            design=self.colours(),
            languages=self.languages,
            distance=self.distance,
            draft=draft,
        )


def copies_on(sheet: Sheet) -> int:
    """Return how many copies stand on a sheet's paper; 0 where not even two do."""
    try:
        return copies(sheet)
    except SheetUnusableError:
        return 0


def alone(choices: NoticeChoices) -> NoticeChoices:
    """Return the same notice as it hangs in the end: one copy, cut to its size."""
    return replace(choices, sheet=replace(choices.sheet, bleed=0, crop_marks=False, paper=None))


@dataclass(frozen=True, slots=True)
class StudioMemory:
    """What is remembered of one assessment: the kind looked at last, and each kind's choices.

    ``records_prints`` tells whether prints are kept without being asked; None until the user was.
    """

    notice: str = ""
    wishes: Mapping[str, NoticeWish] | None = None
    records_prints: bool | None = None

    def wish(self, notice: str) -> NoticeWish:
        """Return a kind's choices."""
        return (self.wishes or {}).get(notice, NoticeWish())


def remembered(assessment_id: str) -> StudioMemory:
    """Return what is remembered of an assessment; what is damaged counts as never chosen."""
    held = _held().get(assessment_id)
    if not isinstance(held, dict):
        return StudioMemory()
    notice, wishes, records = held.get("notice"), held.get("wishes"), held.get("records_prints")
    found = wishes if isinstance(wishes, dict) else {}
    return StudioMemory(
        notice if isinstance(notice, str) else "",
        {name: _wish(one) for name, one in found.items() if isinstance(one, dict)},
        records if isinstance(records, bool) else None,
    )


def remember(assessment_id: str, memory: StudioMemory) -> None:
    """Keep what is remembered of an assessment; the oldest others are forgotten. Raises a WriteError."""
    held = _held()
    held.pop(assessment_id, None)
    held[assessment_id] = {
        "notice": memory.notice,
        "wishes": {name: asdict(one) for name, one in (memory.wishes or {}).items()},
        "records_prints": memory.records_prints,
    }
    file = settings_file().parent / "notices.json"
    made_folder(file.parent)
    newest = dict(list(held.items())[-_MOST_ASSESSMENTS:])
    write_whole(file, json.dumps(newest, indent=1).encode())


def _held() -> dict[str, Any]:
    try:
        held = json.loads((settings_file().parent / "notices.json").read_bytes()[:_MOST_BYTES])
    except (OSError, ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def _wish(held: dict[str, Any]) -> NoticeWish:
    """Return one kind's choices; each that makes no sense is the default."""
    usual, languages, distance = NoticeWish(), held.get("languages"), held.get("distance")
    known = tuple(code for code in NOTICE_LANGUAGES if isinstance(languages, list) and code in languages)
    design = held.get("design")
    return NoticeWish(
        format=_key(held.get("format")),
        landscape=held.get("landscape") is True,
        bleed=held.get("bleed") is True,
        crop_marks=held.get("crop_marks") is True,
        paper=_key(held.get("paper")),
        design=design if design in (*DESIGNS, COMPANY) else usual.design,
        ground=_text(held.get("ground"), usual.ground),
        letters=_text(held.get("letters"), ""),
        languages=known or usual.languages,
        distance=distance if distance in DISTANCES else None,
        draft=held.get("draft") is True,
    )


def _key(held: object) -> str:
    return held if isinstance(held, str) and held in FORMATS else ""


def _text(held: object, usual: str) -> str:
    return held[:7] if isinstance(held, str) else usual
