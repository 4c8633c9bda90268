"""When a web page is really on the screen: some time after it was loaded (facts, "Grabbing")."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

LOOK_EVERY_MS = 10


def when_painted(widget: QWidget, timer: QTimer, done: Callable[[], None]) -> None:
    """Call ``done`` once the widget's picture has more than a handful of colours."""

    def look() -> None:
        image = widget.grab().toImage().scaled(80, 60)
        colours = {image.pixel(x, y) for x in range(80) for y in range(60)}
        if len(colours) > 12:
            timer.stop()
            done()

    timer.timeout.connect(look)
    timer.start(LOOK_EVERY_MS)
