"""An Entry as a row of the journal, and back."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from desktop.domain.case import Entry
from desktop.journal.errors import JournalError, JournalIssue

Row = tuple[str, str, str, str, str, str, str]


def to_row(entry: Entry) -> Row:
    """case_id, at, kind, state, context, payload, officer; times are kept in UTC.

    Raises ValueError for an entry that no file can hold: a time without zone, half a character,
    or what JSON does not know. The text of the error says nothing of the entry.
    """
    try:
        row = (
            entry.case_id,
            _utc(entry.at),
            str(entry.kind),
            str(entry.state),
            _json(entry.context),
            _json(entry.payload),
            entry.officer,
        )
        "".join(row).encode()
    except (ValueError, TypeError, RecursionError, OverflowError):
        raise ValueError("an entry that cannot be kept") from None
    return row


def from_row(row: Row) -> Entry:
    """The entry again; raises JournalError(DAMAGED) when the row is none of ours."""
    case_id, at, kind, state, context, payload, officer = row
    try:
        when = datetime.fromisoformat(at)
        return Entry(case_id, when, kind, state, _object(context), _object(payload), officer)
    except ValueError:
        raise JournalError(JournalIssue.DAMAGED) from None


def _utc(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _object(text: str) -> dict[str, Any]:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise ValueError
    return value
