"""Time as a port, so that tests turn the clock by hand."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Two clocks: one to write down, one to measure with."""

    def now(self) -> datetime:
        """The wall clock, always in UTC."""

    def monotonic(self) -> float:
        """Seconds that never jump; only differences mean anything."""


class SystemClock:
    """The clock of the PC."""

    def now(self) -> datetime:
        """The wall clock in UTC; may jump when somebody sets the PC's clock."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since some moment in the past, never going back."""
        return time.monotonic()
