"""Pictures as bytes, and a picture out of what was pasted or dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

PATTERNS = "*.png *.jpg *.jpeg *.webp *.bmp *.gif"
"""What phones and screenshot programs write; what else is chosen is refused with a sentence."""


def encoded(image: QImage, kind: str) -> bytes:
    """A picture in the format ``kind`` (``PNG``, ``BMP``); any thread. Raises OSError when Qt cannot."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(kind.encode("ascii"))).write(image):
        raise OSError("the picture could not be encoded")
    return bytes(buffer.data().data())


def picture_in(mime: QMimeData) -> Path | bytes | None:
    """The first local file, or the bytes of the picture itself; None when there is neither.

    A picture comes as BMP, which costs a copy and no compression: this runs on the main thread,
    and whoever keeps it makes a PNG of it on a worker thread.
    """
    for url in mime.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    if mime.hasImage():
        image = QImage(mime.imageData())
        return None if image.isNull() else encoded(image, "BMP")
    return None
