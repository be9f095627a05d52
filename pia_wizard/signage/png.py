"""A notice as a picture: the rendered page in sRGB, its resolution written in the file."""

from io import BytesIO

from PIL.PngImagePlugin import PngInfo

from pia_wizard.errors import N_, UnusableError
from pia_wizard.pdf.pictures import page_picture

LEAST_DPI, MOST_DPI = 36, 1200
_MOST_PIXELS = 120_000_000
_SRGB_PERCEPTUAL = b"\x00"


class PictureTooLargeError(UnusableError):
    """The resolution is none a picture can have, or the picture would be too large to hold."""

    what = N_("この解像度では画像を作れません（{dpi} dpi）。")
    why = N_("解像度は{least}から{most} dpiまでで、画像全体は{pixels}メガピクセルまでです。")
    do = N_("解像度を下げるか、PDFで保存してください。")


def png(pdf: bytes, *, dpi: int, size: tuple[float, float]) -> bytes:
    """Return the first page of a PDF as PNG; ``size`` is the page's in points.

    The picture says that its colours are sRGB and how many pixels make a metre. Raises
    PictureTooLargeError.
    """
    width, height = (length / 72 * dpi for length in size)
    if not LEAST_DPI <= dpi <= MOST_DPI or width * height > _MOST_PIXELS:
        raise PictureTooLargeError(dpi=dpi, least=LEAST_DPI, most=MOST_DPI, pixels=_MOST_PIXELS // 1_000_000)
    picture = page_picture(pdf, dpi=dpi)
    marks = PngInfo()
    marks.add(b"sRGB", _SRGB_PERCEPTUAL)
    file = BytesIO()
    picture.save(file, "PNG", dpi=(dpi, dpi), pnginfo=marks, optimize=True)
    return file.getvalue()
