"""The disk is full, the file is damaged, somebody else writes: a clear code, and nothing is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop.journal import store
from desktop.journal.errors import JournalError, JournalIssue, as_journal_error
from desktop.journal.store import SqliteJournal
from tests.journal.entries import entry

Journals = Callable[[], SqliteJournal]


def issue_of(work: Callable[[], object]) -> JournalIssue:
    with pytest.raises(JournalError) as trouble:
        work()
    assert isinstance(trouble.value, OSError)
    assert str(trouble.value) == f"journal: {trouble.value.issue.value}"
    return trouble.value.issue


def test_a_full_disk_is_named_and_writing_goes_on_once_there_is_room(journal: SqliteJournal) -> None:
    journal.append(entry("a", "INTAKE"))
    connection = journal._open()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    assert issue_of(lambda: journal.append(entry("a", "OPENING", note="x" * 100_000))) is JournalIssue.FULL
    assert len(journal.entries("a")) == 1
    connection.execute("PRAGMA max_page_count = 1000000")
    journal.append(entry("a", "OPENING", note="x" * 100_000))
    assert [each.state for each in journal.entries("a")] == ["INTAKE", "OPENING"]


def test_a_damaged_page_is_named_and_the_file_is_left_as_it_is(
    journal: SqliteJournal, journal_file: Path
) -> None:
    for number in range(200):
        journal.append(entry("a", "INTAKE", note="x" * 500, number=number))
    journal.close()
    whole = journal_file.read_bytes()
    journal_file.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    broken = journal_file.read_bytes()
    assert issue_of(lambda: journal.entries("a")) is JournalIssue.DAMAGED
    journal.close()
    assert journal_file.read_bytes() == broken


def test_a_journal_that_lost_a_table_is_damaged_and_not_made_anew(
    journal: SqliteJournal, journal_file: Path
) -> None:
    journal.append(entry("a", "INTAKE"))
    journal.close()
    with closing(sqlite3.connect(journal_file)) as connection:
        connection.execute("DROP TABLE cases")
    assert issue_of(journal.open_case) is JournalIssue.DAMAGED


@pytest.mark.parametrize(
    "column, value", [("context", "[1]"), ("payload", '"x"'), ("at", "yesterday"), ("payload", "7")]
)
def test_an_event_that_is_none_of_ours_is_damage(
    journal: SqliteJournal, journal_file: Path, column: str, value: str
) -> None:
    row = {"context": "{}", "payload": "{}", "at": "2026-11-23T05:00:00+00:00", column: value}
    journal.append(entry("b", "HELD"))
    with closing(sqlite3.connect(journal_file, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO events (case_id, at, kind, state, context, payload, officer) "
            "VALUES ('a', :at, 'patient', 'HELD', :context, :payload, '')",
            row,
        )
    assert issue_of(lambda: journal.entries("a")) is JournalIssue.DAMAGED
    assert issue_of(journal.held) is JournalIssue.DAMAGED


@pytest.mark.parametrize("left", ["empty", "gone"])
def test_events_that_are_only_in_the_log_are_not_thrown_away_with_the_file(
    journal: SqliteJournal, journal_file: Path, left: str
) -> None:
    journal.append(entry("a", "SUBMITTING"))
    log = journal_file.with_name("journal.db-wal").read_bytes()
    journal.close()
    journal_file.unlink()
    journal_file.with_name("journal.db-wal").write_bytes(log)
    if left == "empty":
        journal_file.touch()
    assert issue_of(journal.open_case) is JournalIssue.DAMAGED
    assert journal_file.with_name("journal.db-wal").read_bytes() == log


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "journal").touch()
    journal = SqliteJournal(tmp_path / "journal" / "journal.db")
    assert issue_of(lambda: journal.append(entry("a", "INTAKE"))) is JournalIssue.NOT_WRITABLE


def test_a_journal_that_is_a_folder_is_named(journal_file: Path) -> None:
    journal_file.mkdir(parents=True)
    assert issue_of(SqliteJournal(journal_file).open_case) is JournalIssue.NOT_WRITABLE


def test_whoever_waits_too_long_for_another_writer_is_told(
    journal: SqliteJournal, journal_file: Path
) -> None:
    journal.append(entry("a", "INTAKE"))
    impatient = SqliteJournal(journal_file, busy_milliseconds=20)
    with closing(sqlite3.connect(journal_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert impatient.open_case() == "a"  # reading waits for nobody
        assert issue_of(lambda: impatient.append(entry("a", "OPENING"))) is JournalIssue.BUSY
        other.execute("ROLLBACK")
    impatient.append(entry("a", "OPENING"))
    assert len(journal.entries("a")) == 2
    impatient.close()


def test_a_place_that_cannot_keep_a_log_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_make_private", lambda path: None)
    in_memory = SqliteJournal(Path(":memory:"))  # SQLite keeps no log beside such a file
    assert issue_of(in_memory.open_case) is JournalIssue.NO_WAL


def test_a_bug_of_ours_is_not_made_into_a_trouble_of_the_disk() -> None:
    with pytest.raises(sqlite3.ProgrammingError), as_journal_error():
        raise sqlite3.ProgrammingError("used on another thread")
