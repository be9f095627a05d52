"""Logos that are PNG: checked by their header before a single pixel is unpacked."""

import struct
import warnings
import zlib
from functools import lru_cache
from io import BytesIO

from PIL import Image

from pia_wizard.theme.errors import LogoTooLargeError, NoPictureError
from pia_wizard.theme.model import MOST_LOGO_BYTES

LONGEST_SIDE = 2000
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = 24
"""Bytes up to the end of width and height (PNG, third edition, 5.2 and 11.2.1)."""

_UNREADABLE = (
    Image.DecompressionBombError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    Warning,
    struct.error,
    zlib.error,
)
"""What broken or hostile chunks make of the reader."""


def is_png(data: bytes) -> bool:
    """Tell whether data begins as a PNG does."""
    return data.startswith(_SIGNATURE)


@lru_cache(maxsize=8)
def png_pixels(data: bytes) -> Image.Image:
    """Return a PNG's pixels in RGB on white; what is transparent lets white through.

    Raises NoPictureError and LogoTooLargeError.
    """
    if len(data) > MOST_LOGO_BYTES:
        raise LogoTooLargeError
    if not is_png(data) or len(data) < _HEADER or data[12:16] != b"IHDR":
        raise NoPictureError
    width, height = struct.unpack(">II", data[16:_HEADER])
    if not (0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE):
        raise LogoTooLargeError
    try:
        with warnings.catch_warnings(action="error"), Image.open(BytesIO(data), formats=("PNG",)) as found:
            if found.size != (width, height):  # by a second header, unpacked like the first
                raise NoPictureError
            seen = found.convert("RGBA")
    except _UNREADABLE as error:
        raise NoPictureError from error
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB")
