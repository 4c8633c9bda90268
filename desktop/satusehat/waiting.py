"""How long the Ministry wants to be left alone, and keeping to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock

from desktop.domain.clock import Clock
from desktop.domain.errors import Problem

REFUSED_LOGIN_PAUSE = 60.0
"""Seconds; "after a refused login one request a minute is allowed" (facts, "Token")."""
_SHORTEST = 1.0
_LONGEST = 300.0
_UNSAID = 10.0


def retry_after(headers: Mapping[str, str], now: datetime) -> float:
    """Seconds to wait after a 429: RFC 9110's ``Retry-After`` as seconds or as a date.

    ``headers`` has lower-case names. Never below 1 s; never above 300 s, the life of an access
    code, since a desk must not be locked for a day by one header; 10 s when nothing was said. A
    date is measured against the answer's own ``Date``, because the PC's clock may be wrong.
    """
    said = headers.get("retry-after", "").strip()
    seconds = float(said[:9]) if said.isascii() and said.isdigit() else _until(said, headers, now)
    return min(max(seconds, _SHORTEST), _LONGEST)


def _until(said: str, headers: Mapping[str, str], now: datetime) -> float:
    moment = _http_date(said)
    if moment is None:
        return _UNSAID
    return (moment - (_http_date(headers.get("date", "")) or now)).total_seconds()


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


class Pause:
    """Answers with a problem instead of a call until its time is over. Safe to use from several threads."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._problem: Problem | None = None
        self._end = 0.0

    def start(self, problem: Problem) -> None:
        """Give ``problem`` for the next ``problem.retry_after`` seconds."""
        with self._lock:
            self._problem, self._end = problem, self._clock.monotonic() + problem.retry_after

    def running(self) -> Problem | None:
        """The problem with the seconds that remain, or None when calls are allowed."""
        with self._lock:
            remaining = self._end - self._clock.monotonic()
            return replace(self._problem, retry_after=remaining) if self._problem and remaining > 0 else None
