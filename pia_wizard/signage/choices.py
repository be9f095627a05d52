"""What can be chosen about a notice, as one record."""

from dataclasses import dataclass

from pia_wizard.signage.design import INFORMATION_BLUE, Design
from pia_wizard.signage.sheet import A4_PORTRAIT, Sheet


@dataclass(frozen=True, slots=True)
class NoticeChoices:
    """What ``signage.notice_poster.notice_pages`` lets one choose, with what it means by default.

    No ``languages`` are the translator's alone, no ``distance`` the format's own, and no ``pictogram``
    the one that fits the answers.
    """

    sheet: Sheet = A4_PORTRAIT
    design: Design = INFORMATION_BLUE
    languages: tuple[str, ...] = ()
    distance: float | None = None
    pictogram: str = ""
    draft: bool = False
