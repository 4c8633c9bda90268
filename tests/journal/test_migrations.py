"""Files of earlier versions are brought up to date with their data; all others are left alone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.journal.errors import JournalError, JournalIssue
from desktop.journal.rows import to_row
from desktop.journal.schema import MIGRATIONS, migrate
from desktop.journal.store import SqliteJournal
from tests.journal.entries import entry

STEPS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["INTAKE", "HELD", "CLOSED"])), max_size=12
)
INSERT = (
    "INSERT INTO events (case_id, at, kind, state, context, payload, officer) VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def version_1_file(path: Path, steps: list[tuple[str, str]]) -> None:
    """A journal as the first version left it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:1])
        connection.executemany(INSERT, [to_row(entry(case, state)) for case, state in steps])


def cases_of(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT * FROM cases ORDER BY case_id").fetchall()


def test_an_empty_file_becomes_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    journal = SqliteJournal(path)
    journal.append(entry("a", "INTAKE"))
    assert journal.open_case() == "a"
    journal.close()


def test_the_events_of_a_version_1_file_are_all_there_and_answer_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    version_1_file(path, [("a", "INTAKE"), ("b", "HELD"), ("a", "SUBMITTING"), ("b", "HELD")])
    journal = SqliteJournal(path)
    assert [each.state for each in journal.entries("a")] == ["INTAKE", "SUBMITTING"]
    assert journal.open_case() == "a"
    assert [each.case_id for each in journal.held()] == ["b"]
    journal.append(entry("a", "CLOSED"))
    assert journal.open_case() is None
    journal.close()


@given(STEPS)
def test_a_file_brought_up_to_date_knows_what_a_new_one_would_know(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    old, new = tmp_path_factory.mktemp("old") / "journal.db", tmp_path_factory.mktemp("new") / "journal.db"
    version_1_file(old, steps)
    brought, fresh = SqliteJournal(old), SqliteJournal(new)
    brought.open_case()
    fresh.open_case()
    for case, state in steps:
        fresh.append(entry(case, state))
    brought.close()
    fresh.close()
    assert cases_of(old) == cases_of(new)


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    version_1_file(path, [("a", "INTAKE")])

    def fails_half_way(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half (x)")
        connection.execute("INSERT INTO nowhere VALUES (1)")

    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, (*MIGRATIONS, fails_half_way))
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchone() == (0,)
    journal = SqliteJournal(path)
    assert journal.open_case() == "a"
    journal.close()


def refusal(path: Path) -> JournalIssue:
    before = path.read_bytes()
    with pytest.raises(JournalError) as refused:
        SqliteJournal(path).append(entry("a", "INTAKE"))
    assert path.read_bytes() == before
    assert str(path) not in str(refused.value)
    return refused.value.issue


def test_a_journal_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    version_1_file(path, [])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert refusal(path) is JournalIssue.NEWER


@pytest.mark.parametrize("statement", ["CREATE TABLE theirs (x)", "PRAGMA user_version = 1"])
def test_the_database_of_another_program_is_not_touched(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "journal.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
    assert refusal(path) is JournalIssue.FOREIGN


def test_a_file_that_is_no_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.write_bytes(b"Bukan basis data. " * 100)
    assert refusal(path) is JournalIssue.FOREIGN
