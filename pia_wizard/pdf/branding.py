"""A client's look on pages: inks in place of the usual ones, the logo, the marking, the texts at the foot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from pia_wizard.manuscript import Picture
from pia_wizard.pdf import fonts
from pia_wizard.pdf.figures import Figure, figure_png, words
from pia_wizard.pdf.pictures import OpenDocument, Pixels
from pia_wizard.pdf.styles import BLUE, QUIET, TINT, Colour, colour
from pia_wizard.pdf.tags import TaggedCanvas
from pia_wizard.theme import Logo, Theme
from pia_wizard.theme.errors import NoPictureError
from pia_wizard.theme.logos import LogoPicture, logo_picture, size_of
from pia_wizard.theme.shapes import Shape, ShapePicture

_HEAD_LOGO = (90.0, 16.0)
_COVER_LOGO = (220.0, 60.0)
"""The most room that a logo has at the head of pages and on a cover: width and height in points."""

_LOGO_GAP = 8.0
_MARKING = 8.5
_BAND = 9.5
_FOOT = 7.0
_FOOT_LINES = (25.0, 15.5)
"""How far above the edge the texts at the foot stand, in points."""


def palette(theme: Theme) -> Mapping[Colour, Colour]:
    """Return which inks stand in for which; nothing where the theme has the usual ones."""
    inks = {BLUE: colour(theme.accent), TINT: colour(theme.tint)}
    return {usual: own for usual, own in inks.items() if usual != own}


@dataclass(frozen=True, slots=True)
class LogoFigure(Figure):
    """A logo on a cover, as wide as it is drawn."""

    width: float = 0


def logo_figure(theme: Theme, alt: str) -> list[LogoFigure]:
    """Return the logo for a cover, said by ``alt``; nothing without a logo."""
    if theme.logo is None:
        return []
    picture = logo_picture(theme.logo)
    width, height = _fitting(picture, _COVER_LOGO)

    def drawing(canvas: TaggedCanvas, x: float, top: float, _width: float) -> None:
        _draw_picture(canvas, picture, (x, top - height, width, height))

    return [LogoFigure(height, alt, drawing, before=0, after=18, width=width)]


def small_logo(theme: Theme, alt: str, *, language: str) -> Picture | None:
    """Return the logo as an image, as small as at the head of pages; nothing without a logo."""
    figures = logo_figure(theme, alt)
    if not figures or theme.logo is None:
        return None
    width, _ = _fitting(logo_picture(theme.logo), _HEAD_LOGO)
    return Picture(figure_png(figures[0], figures[0].width, {}, language=language), alt, width, "", "")


def draw_band(
    canvas: TaggedCanvas, theme: Theme, box: tuple[float, float, float, float], margin: float
) -> None:
    """Draw the band of a cover with the client's name and the marking upon it; they are text to readers."""
    x, y, width, height = box
    if theme.band == theme.accent:
        canvas.setFillColorRGB(*BLUE)
    else:
        canvas.write(f"{_rgb(theme.band)} rg")
    canvas.rect(x, y, width, height, stroke=0, fill=1)
    for text, anchor in ((theme.name, 0), (theme.marking, 1)):
        if text:
            shown = fonts.cleaned(text)
            left = x + margin + anchor * (width - 2 * margin - fonts.width(shown, _BAND, bold=True))
            with canvas.tag("P"):
                canvas.write(f"{_rgb(theme.band_text)} rg")
                fonts.draw(canvas, left, y + (height - _BAND) / 2 + 1.5, shown, _BAND, bold=True)


def draw_head_logo(canvas: TaggedCanvas, logo: Logo | None, left: float, bottom: float) -> float:
    """Draw a logo small, and return how much room it takes with the gap behind it."""
    if logo is None:
        return 0
    picture = logo_picture(logo)
    width, height = _fitting(picture, _HEAD_LOGO)
    _draw_picture(canvas, picture, (left, bottom, width, height))
    return width + _LOGO_GAP


def draw_marking(canvas: TaggedCanvas, marking: str, right: float, bottom: float, *, read: bool) -> None:
    """Draw a marking in a frame that ends at the right; only where ``read`` do screen readers say it."""
    if not marking:
        return
    text = fonts.cleaned(marking)
    width = fonts.width(text, _MARKING, bold=True) + 10
    canvas.setStrokeColorRGB(*BLUE)
    canvas.setLineWidth(0.8)
    canvas.rect(right - width, bottom, width, 13, stroke=1, fill=0)
    at = (right - width + 5, bottom + 3.4)
    if not read:
        words(canvas, at, text, _MARKING, BLUE, bold=True)
        return
    with canvas.tag("P"):
        words(canvas, at, text, _MARKING, BLUE, bold=True)


def draw_foot(canvas: TaggedCanvas, theme: Theme, left: float, width: float) -> None:
    """Draw the theme's texts at the foot of a page, cut where they are wider than the page."""
    for text, y in zip((theme.footer, theme.footer_second), _FOOT_LINES, strict=True):
        shown = fonts.cleaned(text)
        while shown and fonts.width(shown, _FOOT) > width:
            shown = shown[:-2].rstrip() + "…"
        if shown:
            words(canvas, (left, y), shown, _FOOT, QUIET)


def _fitting(picture: LogoPicture, room: tuple[float, float]) -> tuple[float, float]:
    """Return the size of a picture, as large as it may be in the room."""
    width, height = size_of(picture)
    scale = min(room[0] / width, room[1] / height)
    return width * scale, height * scale


def _draw_picture(canvas: TaggedCanvas, picture: LogoPicture, box: tuple[float, float, float, float]) -> None:
    x, y, width, height = box
    if isinstance(picture, ShapePicture):
        canvas.write("\n".join(_operators(picture, box)))
        return
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(picture), x, y, width, height)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a picture goes: its scale, and where its upper left corner lies on the page."""

    scale: float
    left: float
    top: float

    def point(self, x: float, y: float) -> str:
        """Return a point of the picture on the page, as PDF writes it."""
        return f"{self.left + x * self.scale:.3f} {self.top - y * self.scale:.3f}"


def _operators(picture: ShapePicture, box: tuple[float, float, float, float]) -> Iterator[str]:
    """Yield what draws shapes in a box and nowhere else, in their own colours (ISO 32000-1, 8.5)."""
    x, y, width, height = box
    place = _Place(width / picture.width, x, y + height)
    yield f"q {x:.3f} {y:.3f} {width:.3f} {height:.3f} re W n"
    for shape in picture.shapes:
        yield _painted(shape, place)
    yield "Q"


def _painted(shape: Shape, place: _Place) -> str:
    code = ["q"]
    if shape.fill:
        code.append(f"{_rgb(shape.fill)} rg")
    if shape.stroke:
        code.append(f"{_rgb(shape.stroke)} RG {shape.stroke_width * place.scale:.3f} w")
        code.append(f"{shape.cap} J {shape.join} j 4 M")
    operators = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    for kind, points in shape.steps:
        code.append(" ".join([*(place.point(*point) for point in points), operators[kind]]))
    fills = "B" if shape.stroke else "f"
    code.append(f"{fills}{'*' if shape.even_odd else ''}" if shape.fill else "S")
    return " ".join([*code, "Q"])


def _rgb(code: str) -> str:
    return " ".join(f"{part:.4g}" for part in colour(code))


def logo_pixels(logo: Logo, width: int) -> Pixels:
    """Return a logo as it is printed, ``width`` pixels wide. Raises the subclasses of ``LogoError``."""
    picture = logo_picture(logo)
    page_width = 240.0
    size = (page_width, page_width * size_of(picture)[1] / size_of(picture)[0])
    file = BytesIO()
    canvas = TaggedCanvas(file, language="ja", size=size)
    with canvas.tag("Figure", alt="logo", box=(0, 0, *size)):
        _draw_picture(canvas, picture, (0, 0, *size))
    canvas.save()
    document = OpenDocument(file.getvalue())
    pixels = document.pixels(0, width)
    document.close()
    if pixels is None:
        raise NoPictureError
    return pixels
