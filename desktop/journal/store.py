"""The journal of all cases in one SQLite file.

Each append is a transaction of its own that is on the disk when the call returns (WAL with
``synchronous=FULL``), so whoever runs an effect after it can lose the power at any moment.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop.domain.case import Entry, HeldCase
from desktop.domain.patient import Patient
from desktop.journal.errors import JournalError, JournalIssue, as_journal_error
from desktop.journal.rows import from_row, to_row
from desktop.journal.schema import checked_version, migrate

BUSY_MILLISECONDS = 5000
# The journal knows three states (IDLE and CLOSED: nobody waits for the case; HELD: it waits for the
# network) and one kind (patient). Every other word of the flow is just text to it.
_APPEND = (
    "INSERT INTO events (case_id, at, kind, state, context, payload, officer) VALUES (?, ?, ?, ?, ?, ?, ?)"
)
_ENTRIES = (
    "SELECT case_id, at, kind, state, context, payload, officer FROM events WHERE case_id = ? ORDER BY seq"
)
_OPEN = """
SELECT case_id FROM cases WHERE state NOT IN ('IDLE', 'HELD', 'CLOSED') ORDER BY last_seq DESC LIMIT 1
"""
_HELD = """
SELECT cases.case_id, since.at, last.context FROM cases
JOIN events AS since ON since.seq = cases.since_seq
JOIN events AS last ON last.seq = cases.last_seq
WHERE cases.state = 'HELD' ORDER BY cases.since_seq
"""
_PATIENT = "SELECT payload FROM events WHERE case_id = ? AND kind = 'patient' ORDER BY seq"


class SqliteJournal:
    """Implements ``ports.Journal``.

    Belongs to one thread, the disk lane: the file is opened by the first call, and every further
    call (``close`` too) must come from the same thread. Every method raises JournalError, which
    is an OSError, when the file cannot be used; nothing is ever made anew in its place.
    """

    def __init__(self, path: Path, busy_milliseconds: int = BUSY_MILLISECONDS) -> None:
        """``busy_milliseconds``: how long to wait for another process that writes."""
        self._path = path
        self._busy = busy_milliseconds
        self._connection: sqlite3.Connection | None = None

    def append(self, entry: Entry) -> None:
        """Write one event durably. Raises JournalError; ValueError for what no file can hold."""
        row = to_row(entry)
        with as_journal_error():
            self._open().execute(_APPEND, row)

    def entries(self, case_id: str) -> Sequence[Entry]:
        """All events of a case in the order in which they were written."""
        return [from_row(row) for row in self._ask(_ENTRIES, case_id)]

    def open_case(self) -> str | None:
        """The case that was written to last among those that stand neither at rest nor at IDLE.

        "Last" is the order of writing: the PC's clock may have been set back in between.
        """
        found = self._ask(_OPEN)
        return str(found[0][0]) if found else None

    def held(self) -> Sequence[HeldCase]:
        """Cases on hold, the one that waits longest first."""
        return [self._held_case(*row) for row in self._ask(_HELD)]

    def close(self) -> None:
        """Close the file; the next call opens it again."""
        if self._connection is not None:
            with as_journal_error():
                self._connection.close()
            self._connection = None

    def _held_case(self, case_id: str, at: str, context: str) -> HeldCase:
        known: dict[str, Any] = {}
        try:
            for (payload,) in self._ask(_PATIENT, case_id):
                known.update(json.loads(payload))
            patient = Patient(*(str(known.get(key, "")) for key in ("name", "nik", "email")))
            return HeldCase(case_id, datetime.fromisoformat(at), patient, _round(context))
        except (ValueError, TypeError, AttributeError):
            raise JournalError(JournalIssue.DAMAGED) from None

    def _ask(self, question: str, *values: str) -> list[Any]:
        with as_journal_error():
            return self._open().execute(question, values).fetchall()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            _make_private(self._path)
            connection = sqlite3.connect(self._path, isolation_level=None, timeout=self._busy / 1000)
            try:
                _prepare(connection)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection


def _make_private(path: Path) -> None:
    """Folder 0700 and file 0600 before a byte is in it; the log beside it takes the file's mode."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    log = path.with_name(f"{path.name}-wal")
    if not _size(path) and _size(log):
        # SQLite would throw away the events that are only in the log.
        raise JournalError(JournalIssue.DAMAGED)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _round(context: str) -> int:
    return int(json.loads(context).get("round", 1))


def _prepare(connection: sqlite3.Connection) -> None:
    checked_version(connection)  # before anything is changed: the file may not be ours
    if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        raise JournalError(JournalIssue.NO_WAL)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
