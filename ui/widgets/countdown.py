"""How long the access code is still good for."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.domain.clock import Clock
from desktop.flow.view import Snapshot
from ui.icons import icons_of
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type, style_text
from ui.widgets.labels import make_label

SHORT = 60
"""Seconds left from which the countdown is amber."""


class Countdown(QWidget):
    """``Kode berlaku 03:41``; hidden without a code, ticking only while it is seen."""

    def __init__(self, texts: Texts, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._texts, self._icons, self._clock = texts, icons_of(theme), clock
        self._until: datetime | None = None
        self._mark, self.digits = QLabel(), make_label(size=Type.LEAD, bold=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(make_label(texts.t("shell.patient.code")), 1)
        row.addWidget(self._mark)
        row.addWidget(self.digits)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)
        self.setVisible(False)

    def draw(self, snapshot: Snapshot) -> None:
        """Follow the snapshot."""
        self._until = snapshot.code_until
        self.tick()
        self.setVisible(self._until is not None)

    @property
    def ticking(self) -> bool:
        """Whether the clock is being looked at."""
        return self._timer.isActive()

    def tick(self) -> None:
        """Look at the clock; the timer does this once a second."""
        if self._until is None:
            return
        left = max(0, round((self._until - self._clock.now()).total_seconds()))
        minutes, seconds = divmod(left, 60)
        self._show(left, f"{minutes:02}:{seconds:02}" if left else self._texts.t("shell.patient.code_over"))
        spoken = self._texts.t("shell.patient.code_name", minutes=minutes, seconds=seconds)
        self.setAccessibleName(spoken if left else self._texts.t("shell.patient.code_over"))

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody can see it."""
        super().showEvent(event)
        self.tick()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs out of sight."""
        super().hideEvent(event)
        self._timer.stop()

    def _show(self, left: int, words: str) -> None:
        role = Role.AMBER if left <= SHORT else Role.TEXT
        self.digits.setText(words)
        style_text(self.digits, Type.LEAD, role, bold=True)
        self._icons.dress(self._mark, "hourglass" if left <= SHORT else "clock", role)
