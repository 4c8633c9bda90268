"""Measures how long the event loop stands still: the officer feels every stall."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 10


class Watchdog(QObject):
    """Beats every 10 ms on the main thread; a beat that comes late is a stall.

    The walkthrough's own work (taking pictures) and the one-time creation of the WebEngine view
    are not the desk's stalls: ``paused`` leaves them out.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.worst_ms = 0.0
        self._last: float | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin a story: the worst is forgotten."""
        self.worst_ms = 0.0
        self._last = None
        self._timer.start()

    def stop(self) -> None:
        """The story is over."""
        self._timer.stop()

    def look_away(self, away: bool) -> None:
        """From now on nothing counts, or everything again."""
        if away:
            self._beat()
            self._timer.stop()
        else:
            self._last = None
            self._timer.start()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """What happens in here is not counted."""
        self.look_away(True)
        yield
        self.look_away(False)

    def _beat(self) -> None:
        now = time.perf_counter()
        if self._last is not None:
            self.worst_ms = max(self.worst_ms, (now - self._last) * 1000 - BEAT_MS)
        self._last = now
