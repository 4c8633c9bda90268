"""Waiting said in words: what for by one second, reassurance by five, a way out always."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.clock import Clock
from desktop.flow.view import Waiting
from ui.palette import Role
from ui.texts import Texts
from ui.theme import Space, Theme, Type
from ui.widgets.labels import make_label

WORDS_AFTER = 0.6
REASSURE_AFTER = 4.5
TICK = 400
"""Milliseconds between two looks at the clock: words stand by 1 s and by 5 s."""


class BusyLine(QWidget):
    """Three dots that move and a line of words. The way out is a button of the page around it."""

    def __init__(self, texts: Texts, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._texts, self._clock = texts, clock
        self._what, self._since = Waiting.NOTHING, clock.now()
        self._dots = _Dots(theme)
        self.words = make_label(size=Type.LEAD, wrap=True)
        self.reassurance = make_label(role=Role.MUTED, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for widget in (self._dots, self.words, self.reassurance):
            column.addWidget(widget)
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.tick)

    def wait_for(self, what: Waiting, since: datetime | None) -> None:
        """Say what is waited for; ``since`` (UTC) is when the wait began, None means now."""
        if what is not self._what or since is not None:
            self._what, self._since = what, since or self._clock.now()
        self.tick()

    def tick(self) -> None:
        """Look at the clock; the timer does this while the line is seen."""
        waited = (self._clock.now() - self._since).total_seconds()
        busy = self._what is not Waiting.NOTHING
        self.words.setText(self._texts.waiting(self._what) if busy and waited >= WORDS_AFTER else "")
        long = busy and waited >= REASSURE_AFTER
        self.reassurance.setText(self._texts.waiting(self._what, long=True) if long else "")
        self._dots.setVisible(busy)
        self._dots.step()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock is looked at only while somebody can see it."""
        super().showEvent(event)
        self._timer.start()
        self.tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs out of sight."""
        super().hideEvent(event)
        self._timer.stop()


class _Dots(QWidget):
    """Three dots, one of them filled; moves one step at a time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._at = theme, 0
        self.setFixedHeight(Space.LARGE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def step(self) -> None:
        self._at = (self._at + 1) % 3
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color(Role.PRIMARY))
        for number in range(3):
            filled = Role.PRIMARY if number == self._at else Role.PRIMARY_SOFT
            painter.setBrush(self._theme.color(filled))
            painter.drawEllipse(1 + number * (Space.LARGE + Space.SMALL), 2, Space.MEDIUM, Space.MEDIUM)
