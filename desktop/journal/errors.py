"""Why the journal cannot be used, as codes. No data of a case is ever part of them."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum


class JournalIssue(StrEnum):
    """What the desk can do something about; the sentence is said elsewhere."""

    FULL = "full"
    """No room on the disk. What was written stays; writing works again once there is room."""
    NOT_WRITABLE = "not_writable"
    """The folder or the file cannot be made, opened or written."""
    BUSY = "busy"
    """Another program holds the journal for longer than the busy time-out."""
    DAMAGED = "damaged"
    """The file is ours but cannot be trusted any more. It is left as it is."""
    FOREIGN = "foreign"
    """The file is something else, or another program's database. It is left as it is."""
    NEWER = "newer"
    """Written by a later version of Loket."""
    NO_WAL = "no_wal"
    """The place cannot keep a write-ahead log, as on some network drives."""
    DISK = "disk"
    """The disk reports an error of its own."""


class JournalError(OSError):
    """The journal cannot be read or written; ``issue`` says why."""

    def __init__(self, issue: JournalIssue) -> None:
        super().__init__(f"journal: {issue.value}")
        self.issue = issue


_BY_SQLITE = {
    sqlite3.SQLITE_FULL: JournalIssue.FULL,
    sqlite3.SQLITE_READONLY: JournalIssue.NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: JournalIssue.NOT_WRITABLE,
    sqlite3.SQLITE_PERM: JournalIssue.NOT_WRITABLE,
    sqlite3.SQLITE_BUSY: JournalIssue.BUSY,
    sqlite3.SQLITE_LOCKED: JournalIssue.BUSY,
    sqlite3.SQLITE_PROTOCOL: JournalIssue.BUSY,
    sqlite3.SQLITE_CORRUPT: JournalIssue.DAMAGED,
    sqlite3.SQLITE_ERROR: JournalIssue.DAMAGED,  # a table of ours is missing
    sqlite3.SQLITE_NOTADB: JournalIssue.FOREIGN,
    sqlite3.SQLITE_IOERR: JournalIssue.DISK,
}
_BY_ERRNO = {errno.ENOSPC: JournalIssue.FULL, errno.EDQUOT: JournalIssue.FULL, errno.EIO: JournalIssue.DISK}


@contextmanager
def as_journal_error() -> Iterator[None]:
    """What SQLite and the file system report, as JournalError; bugs of ours stay what they are."""
    try:
        yield
    except JournalError:
        raise
    except sqlite3.Error as error:
        issue = _BY_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if issue is None:
            raise
        raise JournalError(issue) from error
    except OSError as error:
        raise JournalError(_BY_ERRNO.get(error.errno or 0, JournalIssue.NOT_WRITABLE)) from error
