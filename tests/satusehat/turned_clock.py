"""A clock that only moves when a test turns it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class TurnedClock:
    """Both hands move together; the wall clock can also be set like a wrong PC clock."""

    def __init__(self) -> None:
        self.wall = datetime(2025, 3, 10, 2, 0, tzinfo=UTC)
        self.elapsed = 1000.0

    def now(self) -> datetime:
        return self.wall

    def monotonic(self) -> float:
        return self.elapsed

    def turn(self, seconds: float) -> None:
        self.elapsed += seconds
        self.wall += timedelta(seconds=seconds)
