"""Pictures as phones, cameras and strangers make them."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter

RED, WHITE = QColor(200, 30, 30), QColor(255, 255, 255)


def screenshot(width: int = 108, height: int = 240) -> QImage:
    """White with a red bar in its upper half."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    for y in range(height // 8, height // 4):
        for x in range(width // 4, 3 * width // 4):
            image.setPixelColor(x, y, RED)
    return image


def encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, kind.encode()).write(image)
    return bytes(buffer.data().data())


def gif() -> bytes:
    """Two frames of two by one pixels: red and white, then white and red."""
    head = b"GIF89a" + struct.pack("<HHBBB", 2, 1, 0x80, 0, 0) + bytes([200, 30, 30, 255, 255, 255])
    frame = b"\x21\xf9\x04\x00\x0a\x00\x00\x00" + b"\x2c" + struct.pack("<HHHHB", 0, 0, 2, 1, 0)
    first, second = b"\x02\x02\x44\x0a\x00", b"\x02\x02\x0c\x0a\x00"
    return head + frame + first + frame + second + b"\x3b"


def png_claiming(width: int, height: int) -> bytes:
    """A small file that says it is a large picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg_turned_on_its_side(image: QImage) -> bytes:
    """A JPEG whose EXIF says: turn me a quarter to the right (orientation 6); and where it was taken."""
    entry = struct.pack(">HHHIHH", 1, 0x0112, 3, 1, 6, 0)
    exif = b"Exif\0\0MM\0\x2a\0\0\0\x08" + entry + bytes(4) + b"Jalan Rahasia 7"
    plain = encoded(image, "JPG")
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]


def look(path: Path) -> QImage:
    image = QImage(str(path))
    assert not image.isNull()
    return image


def is_red(color: Any) -> bool:
    return bool(color.red() > 150 and color.green() < 100)
