"""Entries as the flow writes them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from desktop.domain.case import Entry

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


def entry(
    case: str, state: str, kind: str = "begin", minute: int = 0, round_: int = 1, **payload: Any
) -> Entry:
    """One event of a case, ``minute`` minutes after noon."""
    return Entry(case, NOON + timedelta(minutes=minute), kind, state, {"round": round_}, payload, "Siti R.")
