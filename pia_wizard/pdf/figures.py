"""Drawn figures with a text alternative."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO

from pia_wizard.pdf import fonts
from pia_wizard.pdf.pictures import page_picture
from pia_wizard.pdf.styles import Colour
from pia_wizard.pdf.tags import TaggedCanvas

Drawing = Callable[[TaggedCanvas, float, float, float], None]
"""Draws with its upper left corner at (x, top), as wide as the last number says."""

_EDGE = 3.0
"""Room around a figure's image for lines that lie on its border, in points."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of vectors and words; ``alt`` says in words what it shows. ``size`` is its height."""

    size: float
    alt: str
    drawing: Drawing
    before: float = 6
    after: float = 12
    keeps_with_next: bool = False

    def height(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        """Return the height."""
        return self.size

    def split(self, width: float, height: float) -> None:
        """Return None: a figure stays whole."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the figure as one element."""
        with canvas.tag("Figure", alt=fonts.cleaned(self.alt), box=(x, top - self.size, width, self.size)):
            self.drawing(canvas, x, top, width)


def words(
    canvas: TaggedCanvas,
    at: tuple[float, float],
    text: str,
    size: float,
    colour: Colour,
    *,
    bold: bool = False,
    anchor: float = 0,
) -> None:
    """Draw a line of text on a figure; ``anchor`` is 0 to start at the point, 0.5 to centre, 1 to end."""
    canvas.setFillColorRGB(*colour)
    x = at[0] - anchor * fonts.width(text, size, bold=bold) if anchor else at[0]
    fonts.draw(canvas, x, at[1], text, size, bold=bold)


def figure_png(
    figure: Figure, width: float, inks: Mapping[Colour, Colour], *, language: str, dpi: float = 200
) -> bytes:
    """Return a figure as an image (PNG), laid out as on a page; ``width`` in points, a small edge added.

    ``inks`` are colours that stand in for others.
    """
    file = BytesIO()
    canvas = TaggedCanvas(
        file, language=language, size=(width + 2 * _EDGE, figure.size + 2 * _EDGE), inks=inks
    )
    figure.draw(canvas, _EDGE, figure.size + _EDGE, width)
    canvas.save()
    image = BytesIO()
    page_picture(file.getvalue(), dpi=dpi).save(image, "PNG", dpi=(dpi, dpi), optimize=True)
    return image.getvalue()
