"""Pictures of pages and logos as Qt shows them, sharp on any screen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from pia_wizard.pdf.pictures import Pixels


def image_of(pixels: Pixels) -> QImage:
    """Return a rendered page as an image that owns its bytes."""
    form = QImage.Format.Format_RGBX8888
    return QImage(pixels.data, pixels.width, pixels.height, pixels.stride, form).copy()


def pixmap_of(image: QImage, room: QSize, ratio: float) -> QPixmap:
    """Return an image as large as it may be in a room, in the pixels of a screen of this ratio."""
    modes = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    found = QPixmap.fromImage(image.scaled(room * ratio, *modes))
    found.setDevicePixelRatio(ratio)
    return found
