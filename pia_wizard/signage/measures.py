"""The measures of a sheet in points: margins and gaps grow with the paper, down to a printer's least."""

from dataclasses import dataclass
from math import sqrt

from pia_wizard.signage.design import INFORMATION_BLUE, Design
from pia_wizard.signage.legibility import MM
from pia_wizard.signage.sheet import A4_PORTRAIT, Format, Sheet

SAFE_MM = 5.0
"""What office printers leave white at most, in mm; nothing is drawn there without bleed."""

_QR_MM = {
    Format.A5: 25.0,
    Format.A4: 30.0,
    Format.A3: 50.0,
    Format.A2: 70.0,
    Format.B5: 28.0,
    Format.B4: 40.0,
    Format.STICKER_100: 20.0,
    Format.STICKER_150: 22.0,
}
"""Sides of QR codes in mm: they are read from about ten times as far."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in points for one sheet and its design; ``unit`` is a millimetre on A4, else in proportion.

    ``flush`` is set where the ground under the headline runs to the edges and into the bleed.
    ``distance`` is from how far the headline is read, in metres, ``usual`` the format's own distance.
    """

    width: float
    height: float
    margin: float
    unit: float
    qr_mm: float
    distance: float
    usual: float
    design: Design = INFORMATION_BLUE
    landscape: bool = False
    sticker: bool = False
    flush: bool = False
    bleed: float = 0.0

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def aside(self) -> bool:
        """Whether the QR code stands beside the rows, as on a square sticker, not below them."""
        return self.sticker and self.width == self.height

    @property
    def footer(self) -> float:
        """The height kept for the small print, below everything."""
        return max(8 * self.unit, 4.2 * MM)

    @property
    def indent(self) -> float:
        """Rows start this much inside the panels' edges, where the panels' corners are round."""
        return 5 * self.unit if not self.sticker else 1.5 * MM

    @property
    def corner(self) -> float:
        """The radius of the panels' corners."""
        return 5 * self.unit


def measures(
    sheet: Sheet = A4_PORTRAIT, design: Design = INFORMATION_BLUE, distance: float | None = None
) -> Measures:
    """Return a sheet's measures; letters need not be larger than for ``distance`` or the format's own."""
    scale = sqrt(sheet.width_mm * sheet.height_mm / (210 * 297))
    own = sheet.format.distance
    bleed = 0 if sheet.paper else sheet.bleed
    return Measures(
        width=sheet.width,
        height=sheet.height,
        margin=max(14 * scale, SAFE_MM + 0.6) * MM,
        unit=scale * MM,
        qr_mm=_QR_MM[sheet.format],
        distance=min(own, distance) if distance else own,
        usual=own,
        design=design,
        landscape=sheet.landscape,
        sticker=sheet.format.sticker,
        flush=bool(bleed) and not design.framed,
        bleed=bleed * MM,
    )


A4_MEASURES = measures()
