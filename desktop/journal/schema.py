"""The tables of the journal and how they came to be: one numbered step per version.

``PRAGMA user_version`` says which steps a file has behind it. All steps that are due run in one
transaction, so that a file is always of one version, whenever the power goes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from desktop.journal.errors import JournalError, JournalIssue

APPLICATION_ID = 0x4C6F6B74  # "Lokt", so that a file of another program is never taken for ours

_EVENTS = """
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT CHECK (seq > 0),
    case_id TEXT NOT NULL CHECK (case_id <> ''),
    at TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind <> ''),
    state TEXT NOT NULL CHECK (state <> ''),
    context TEXT NOT NULL CHECK (json_valid(context)),
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    officer TEXT NOT NULL
) STRICT
"""
_GUARDS = (
    "CREATE TRIGGER events_never_change BEFORE UPDATE ON events "
    "BEGIN SELECT RAISE(ABORT, 'events never change'); END",
    "CREATE TRIGGER events_never_go BEFORE DELETE ON events "
    "BEGIN SELECT RAISE(ABORT, 'events never go'); END",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "CREATE TRIGGER events_never_make_way BEFORE INSERT ON events "
    "WHEN EXISTS (SELECT 1 FROM events WHERE seq = NEW.seq) "
    "BEGIN SELECT RAISE(ABORT, 'events never make way'); END",
)
# Where each case stands, kept by the database itself; `since_seq` is the event that led there.
_CASES = """
CREATE TABLE cases (
    case_id TEXT PRIMARY KEY,
    last_seq INTEGER NOT NULL REFERENCES events,
    since_seq INTEGER NOT NULL REFERENCES events,
    state TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
_CASES_FROM_EVENTS = """
INSERT INTO cases (case_id, last_seq, since_seq, state)
SELECT last.case_id, last.seq, (
    SELECT min(seq) FROM events AS same WHERE same.case_id = last.case_id AND same.seq > coalesce((
        SELECT max(seq) FROM events AS other WHERE other.case_id = last.case_id AND other.state <> last.state
    ), 0)
), last.state
FROM events AS last WHERE last.seq IN (SELECT max(seq) FROM events GROUP BY case_id)
"""
_CASES_FOLLOW = """
CREATE TRIGGER cases_follow_events AFTER INSERT ON events
BEGIN
    INSERT INTO cases (case_id, last_seq, since_seq, state)
    VALUES (NEW.case_id, NEW.seq, NEW.seq, NEW.state)
    ON CONFLICT (case_id) DO UPDATE SET
        last_seq = excluded.last_seq,
        since_seq = iif(state = excluded.state, since_seq, excluded.since_seq),
        state = excluded.state;
END
"""
# The very words of the questions in ``store``: a partial index answers no others.
_CASES_INDEXES = (
    "CREATE INDEX cases_unfinished ON cases (last_seq) WHERE state NOT IN ('IDLE', 'HELD', 'CLOSED')",
    "CREATE INDEX cases_held ON cases (since_seq) WHERE state = 'HELD'",
)


def _to_version_1(connection: sqlite3.Connection) -> None:
    """Events, and the guards that let nothing but appending through."""
    for statement in (_EVENTS, "CREATE INDEX events_by_case ON events (case_id, seq)", *_GUARDS):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _to_version_2(connection: sqlite3.Connection) -> None:
    """Where each case stands, so that a restart need not read every event ever written."""
    for statement in (_CASES, _CASES_FROM_EVENTS, _CASES_FOLLOW, *_CASES_INDEXES):
        connection.execute(statement)


# One question, so that another process cannot migrate between two halves of the answer.
_STANDING = """
SELECT user_version, application_id, (SELECT count(*) FROM sqlite_schema)
FROM pragma_user_version, pragma_application_id
"""

Migration = Callable[[sqlite3.Connection], None]
MIGRATIONS: tuple[Migration, ...] = (_to_version_1, _to_version_2)


def migrate(connection: sqlite3.Connection, steps: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Bring the file to the version of this program; raises JournalError for a file not to be touched."""
    if checked_version(connection, len(steps)) == len(steps):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Again, now that nobody else can write: another process may have been here first.
        for step in steps[checked_version(connection, len(steps)) :]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def checked_version(connection: sqlite3.Connection, newest: int = len(MIGRATIONS)) -> int:
    """How many steps the file has behind it, 0 for an empty one; raises JournalError as ``migrate``."""
    version, owner, tables = connection.execute(_STANDING).fetchone()
    if (tables or version) and owner != APPLICATION_ID:
        raise JournalError(JournalIssue.FOREIGN)
    if version > newest:
        raise JournalError(JournalIssue.NEWER)
    return int(version)
