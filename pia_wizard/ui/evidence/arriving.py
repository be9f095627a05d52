"""Files and pictures as they arrive: from the clipboard, or dragged over the window."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from pia_wizard.i18n import Translator


def local_files(data: QMimeData) -> list[Path]:
    """Return the files of this computer among what is dragged or was copied, whatever their kind."""
    urls = data.urls() if data.hasUrls() else []
    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return [path for path in paths if path.is_file()]


def picture_in(data: QMimeData) -> bytes:
    """Return a copied picture, such as one of the screen, as PNG; nothing if there is none."""
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    if image.isNull():
        return b""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(held.data())


def picture_name(count: int, translator: Translator) -> str:
    """Return a name for a pasted picture; ``count`` are the files there already."""
    return translator.say("画面の写し{n}", n=count + 1) + ".png"
