"""The paper a notice goes on: its format, which way up, bleed and crop marks, several copies on one sheet."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from pia_wizard.errors import N_, UnusableError
from pia_wizard.signage.legibility import MM


class Format(Enum):
    """A trimmed size in millimetres, upright: ISO 216 A, JIS P 0138 B (not ISO's B), and stickers.

    ``title`` is its name in the source language; ``distance`` how far away its headline is read by
    default, in metres: never so far that a larger paper would have room for less.
    """

    A5 = ("A5", 148, 210, 1.4, N_("A5"))
    A4 = ("A4", 210, 297, 2.0, N_("A4"))
    A3 = ("A3", 297, 420, 2.6, N_("A3"))
    A2 = ("A2", 420, 594, 3.5, N_("A2"))
    B5 = ("B5", 182, 257, 1.7, N_("B5"))
    B4 = ("B4", 257, 364, 2.3, N_("B4"))
    STICKER_100 = ("sticker-100x100", 100, 100, 1.5, N_("ステッカー 100×100 mm"))
    STICKER_150 = ("sticker-150x100", 100, 150, 1.5, N_("ステッカー 150×100 mm"))

    def __init__(self, key: str, width: int, height: int, distance: float, title: str) -> None:
        self.key = key
        self.width = width
        self.height = height
        self.distance = distance
        self.title = title

    @property
    def sticker(self) -> bool:
        """Whether there is room for pictogram, headline and operator only."""
        return self.key.startswith("sticker")


class Orientation(StrEnum):
    """Which side is the longer one."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class SheetUnusableError(UnusableError):
    """The sheet cannot be made as described."""

    what = N_("この用紙の指定では掲示物を作れません。")
    why = N_("仕上がり{width}×{height} mmは、{paper}の用紙に余白を残して並べられません。")
    do = N_("大きい用紙を選ぶか、面付けをやめてください。")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where one notice is printed. Lengths are millimetres.

    ``bleed`` is 0, or 3 for a print shop: the ground runs that far beyond the cut. ``crop_marks`` stand
    outside the bleed. With ``paper``, as many copies as fit stand on that larger paper, with cutting
    lines between them; bleed and crop marks are then not used.
    """

    format: Format = Format.A4
    orientation: Orientation = Orientation.PORTRAIT
    bleed: int = 0
    crop_marks: bool = False
    paper: Format | None = None

    @property
    def width_mm(self) -> int:
        """The trimmed width."""
        return self._sides[0]

    @property
    def height_mm(self) -> int:
        """The trimmed height."""
        return self._sides[1]

    @property
    def width(self) -> float:
        """The trimmed width in points."""
        return self.width_mm * MM

    @property
    def height(self) -> float:
        """The trimmed height in points."""
        return self.height_mm * MM

    @property
    def landscape(self) -> bool:
        """Whether the sheet is wider than it is high."""
        return self.width_mm > self.height_mm

    @property
    def _sides(self) -> tuple[int, int]:
        upright = (self.format.width, self.format.height)
        return upright if self.orientation is Orientation.PORTRAIT else (upright[1], upright[0])


A4_PORTRAIT = Sheet()
