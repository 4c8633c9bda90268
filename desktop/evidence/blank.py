"""Whether a picture shows anything at all."""

from __future__ import annotations

from PySide6.QtGui import QImage

TOLERANCE = 8
"""Of 255 per channel: what dithering and lossy pictures add to one colour."""
_GRID = (320, 240)


def is_blank(image: QImage) -> bool:
    """Whether the whole picture is of one colour within TOLERANCE; a picture without size is blank.

    Looks at a grid of samples without smoothing, so that a thin line of text is not averaged
    away. Takes some milliseconds, whatever the picture's size.
    """
    if image.isNull():
        return True
    samples = image.scaled(*_GRID).convertToFormat(QImage.Format.Format_RGB888)
    pixels = bytes(samples.constBits())  # rows of 960 bytes, a multiple of four: no padding
    if pixels == pixels[:3] * (len(pixels) // 3):
        return True
    return all(max(pixels[c::3]) - min(pixels[c::3]) <= TOLERANCE for c in range(3))
