"""What a logo shows: pixels, or shapes of plain colours.

Every open assessment knows its theme, but few themes have a logo: what reads pictures is loaded with the
first.
"""

from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from pia_wizard.theme.errors import NoPictureError
from pia_wizard.theme.model import Logo
from pia_wizard.theme.shapes import ShapePicture

if TYPE_CHECKING:
    from PIL.Image import Image

LogoPicture: TypeAlias = "Image | ShapePicture"


def logo_picture(logo: Logo) -> LogoPicture:
    """Return what a logo shows. Raises the subclasses of ``LogoError``."""
    if logo.kind == "png":
        from pia_wizard.theme.pngs import png_pixels

        return png_pixels(logo.data)
    from pia_wizard.theme.svgs import svg_picture

    return svg_picture(logo.data)


def logo_of(data: bytes, path: PurePath) -> Logo:
    """Return the logo that a file holds, by its first bytes or, for SVG, its name.

    Raises the subclasses of ``LogoError``.
    """
    from pia_wizard.theme.pngs import is_png

    if is_png(data):
        logo = Logo("png", data)
    elif path.suffix.lower() == ".svg" or b"<svg" in data[:2000]:
        logo = Logo("svg", data)
    else:
        raise NoPictureError
    logo_picture(logo)
    return logo


def size_of(picture: LogoPicture) -> tuple[float, float]:
    """Return width and height, of which only the ratio counts."""
    return (picture.width, picture.height)
