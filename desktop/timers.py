"""The ``Timer`` port on Qt's event loop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


class QtTicket:
    """One single-shot timer."""

    def __init__(self, timer: QTimer) -> None:
        self._timer: QTimer | None = timer

    def cancel(self) -> None:
        """Stop it; harmless when it has already fired."""
        if self._timer is not None:
            self._timer.stop()
            self._timer.deleteLater()
            self._timer = None


class QtTimers(QObject):
    """Implements ``ports.Timer``."""

    def after(self, seconds: float, call: Callable[[], None]) -> QtTicket:
        """Call once on the main thread, ``seconds`` from now."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(round(seconds * 1000))
        ticket = QtTicket(timer)

        def fire() -> None:
            ticket.cancel()
            call()

        timer.timeout.connect(fire)
        timer.start()
        return ticket
