"""Reads a picture that somebody gives in, and keeps nothing of it but what can be seen."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QImage, QImageReader

MOST_BYTES = 25 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONGEST_SIDE = 3200
"""Pixels; a phone's screenshot stays as it is, a photo of a phone gets smaller."""
ATTACHMENT_BYTES = 4 * 1024 * 1024
"""A picture must fit a form's attachment; a larger one is made smaller, not coarser."""
_DECODER_MEGABYTES = 256
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", b"png"),
    (b"\xff\xd8\xff", b"jpeg"),
    (b"GIF87a", b"gif"),
    (b"GIF89a", b"gif"),
    (b"BM", b"bmp"),
)


class PictureIssue(StrEnum):
    """Why a picture is not taken."""

    UNREADABLE = "unreadable"
    """The file is not there, is no plain file, or may not be read."""
    TOO_LARGE = "too_large"
    """More bytes or more pixels than any screenshot has."""
    NOT_A_PICTURE = "not_a_picture"
    """Neither PNG, JPEG, GIF, BMP nor WebP, or broken."""


class PictureRefused(ValueError):
    """A picture that cannot be evidence; ``issue`` says why. The text names no file."""

    def __init__(self, issue: PictureIssue) -> None:
        super().__init__(f"picture: {issue.value}")
        self.issue = issue


def read_bytes(picture: Path | bytes) -> bytes:
    """The bytes of a picture as it was given; raises PictureRefused.

    Only plain files are opened (a pipe would never end), and no more is read than is allowed.
    """
    data = picture if isinstance(picture, bytes) else _from_file(picture)
    if len(data) > MOST_BYTES:
        raise PictureRefused(PictureIssue.TOO_LARGE)
    return data


def _from_file(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise PictureRefused(PictureIssue.UNREADABLE)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        # Nobody learns the file's name from a traceback: people name pictures after patients.
        refused = error if isinstance(error, PictureRefused) else PictureRefused(PictureIssue.UNREADABLE)
        raise refused from None


def format_of(data: bytes) -> bytes:
    """The format by its first bytes, as Qt calls it; raises PictureRefused for all but five.

    Qt can read much more (SVG, PDF, icons), which is nothing that a phone's screenshot comes in.
    """
    if data.startswith(b"BM") and int.from_bytes(data[2:6], "little") > len(data):
        raise PictureRefused(PictureIssue.NOT_A_PICTURE)  # cut off: Qt would show what lay in memory
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return b"webp"
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    raise PictureRefused(PictureIssue.NOT_A_PICTURE)


def write_as_png(source: Path, kind: bytes, target: Path, factor: float = 1.0) -> QImage:
    """Write what ``source`` shows (of an animation the first frame) as PNG; the picture as written.

    Upright as the camera noted it, without any metadata, made smaller until it can be attached.
    ``target`` ends in ``.png``. Raises PictureRefused, or OSError when ``target`` cannot be written.
    """
    image = _without_metadata(_decoded(source, kind, factor))
    if not image.save(str(target)):
        raise OSError("a picture could not be written")
    size = target.stat().st_size
    if size <= ATTACHMENT_BYTES:
        return image
    return write_as_png(source, kind, target, factor * 0.9 * math.sqrt(ATTACHMENT_BYTES / size))


def _decoded(source: Path, kind: bytes, factor: float) -> QImage:
    reader = QImageReader(str(source), kind)
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    QImageReader.setAllocationLimit(_DECODER_MEGABYTES)
    size = reader.size()  # from the header: nothing is decoded yet
    if size.isEmpty():
        raise PictureRefused(PictureIssue.NOT_A_PICTURE)
    if size.width() * size.height() > MOST_PIXELS:
        raise PictureRefused(PictureIssue.TOO_LARGE)
    factor *= min(1.0, LONGEST_SIDE / max(size.width(), size.height()))
    if factor < 1.0:
        size = size * factor
        size.setWidth(max(size.width(), 1))
        size.setHeight(max(size.height(), 1))
        reader.setScaledSize(size)
    image = reader.read()
    if image.isNull():
        raise PictureRefused(PictureIssue.NOT_A_PICTURE)
    return image


def _without_metadata(image: QImage) -> QImage:
    """The bare pixels: texts, places, colour profiles and resolutions stay behind."""
    kinds = QImage.Format
    bare = image.convertToFormat(kinds.Format_RGBA8888 if image.hasAlphaChannel() else kinds.Format_RGB888)
    pixels = bytes(bare.constBits())
    return QImage(pixels, bare.width(), bare.height(), bare.bytesPerLine(), bare.format()).copy()
