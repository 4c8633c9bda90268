"""Nobody but the officer's account reads a case; a folder without permission is named (POSIX)."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.journal.errors import JournalError, JournalIssue
from desktop.journal.store import SqliteJournal
from tests.fakes.plain_user import as_plain_user
from tests.journal.entries import entry


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_folder_file_and_log_are_the_accounts_own(journal: SqliteJournal, journal_file: Path) -> None:
    journal.append(entry("a", "INTAKE"))
    assert mode(journal_file.parent) == 0o700
    assert {path.name: mode(path) for path in journal_file.parent.iterdir()} == {
        "journal.db": 0o600,
        "journal.db-wal": 0o600,
        "journal.db-shm": 0o600,
    }


def issue_as_plain_user(path: Path) -> JournalIssue:
    def write() -> None:
        SqliteJournal(path).append(entry("a", "OPENING"))

    with pytest.raises(JournalError) as trouble:
        as_plain_user(write)
    return trouble.value.issue


def test_a_read_only_folder_without_a_journal(journal_file: Path) -> None:
    journal_file.parent.mkdir(mode=0o500)
    assert issue_as_plain_user(journal_file) is JournalIssue.NOT_WRITABLE
    assert list(journal_file.parent.iterdir()) == []


def test_a_read_only_folder_with_a_journal(journal: SqliteJournal, journal_file: Path) -> None:
    journal.append(entry("a", "INTAKE"))
    journal.close()
    journal_file.parent.chmod(0o500)
    assert issue_as_plain_user(journal_file) is JournalIssue.NOT_WRITABLE
    journal_file.parent.chmod(0o700)
    assert len(journal.entries("a")) == 1


def test_a_read_only_journal(journal: SqliteJournal, journal_file: Path) -> None:
    journal.append(entry("a", "INTAKE"))
    journal.close()
    journal_file.chmod(0o400)
    assert issue_as_plain_user(journal_file) is JournalIssue.NOT_WRITABLE
