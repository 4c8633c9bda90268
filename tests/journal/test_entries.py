"""What is written is read back as it was, in its order, and never changes."""

from __future__ import annotations

import sqlite3
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.case import Entry
from desktop.journal.store import SqliteJournal
from desktop.ports import Journal
from tests.journal.entries import NOON, entry

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
odd_words = st.sampled_from(
    ["\x00", "'; DROP TABLE events; --", "\u202eidub", "😀" * 50, "\u2028", '"\\', "é" * 9]
)
texts = words | odd_words
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=8)
objects = st.dictionaries(texts, values, max_size=4)
zones = st.builds(timezone, st.timedeltas(timedelta(hours=-12), timedelta(hours=14)))
times = st.datetimes(datetime(1971, 1, 1), datetime(2999, 1, 1), timezones=zones)
entries = st.builds(Entry, texts, times, texts, texts, objects, objects, st.just("") | texts)


@given(st.lists(entries, min_size=1, max_size=5))
def test_any_entry_is_read_back_equal(written: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        journal = SqliteJournal(Path(folder) / "journal.db")
        for each in written:
            journal.append(each)
        journal.close()
        read = {each.case_id: list(journal.entries(each.case_id)) for each in written}
        journal.close()
    assert read == {case: [e for e in written if e.case_id == case] for case in read}


def test_a_case_is_read_in_the_order_of_writing_even_when_the_clock_was_set_back(journal: Journal) -> None:
    for minute, kind in enumerate(["start", "begin", "opened"]):
        journal.append(entry("a", "INTAKE", kind, minute=-minute))
    assert [each.kind for each in journal.entries("a")] == ["start", "begin", "opened"]
    assert journal.entries("b") == []


def test_times_come_back_in_utc(journal: SqliteJournal) -> None:
    there = NOON.astimezone(timezone(timedelta(hours=9)))
    journal.append(Entry("a", there, "start", "INTAKE", {}, {}))
    assert journal.entries("a")[0].at == NOON
    assert journal.entries("a")[0].at.tzinfo == UTC


@pytest.mark.parametrize(
    "broken",
    [
        Entry("a", datetime(2026, 11, 23), "start", "INTAKE", {}, {}),
        Entry("a", NOON, "start", "INTAKE", {}, {"name": "rahasia \ud83d"}),
        Entry("a", NOON, "start", "INTAKE", {}, {}, "rahasia \ud83d"),
        Entry("a", NOON, "start", "INTAKE", {}, {"rahasia": object()}),
        Entry("a", NOON, "start", "INTAKE", {}, {"rahasia": float("nan")}),
    ],
)
def test_what_no_file_can_hold_is_refused_without_being_told(journal: SqliteJournal, broken: Entry) -> None:
    with pytest.raises(ValueError, match="an entry that cannot be kept") as refusal:
        journal.append(broken)
    assert refusal.value.__cause__ is None
    assert journal.entries("a") == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE events SET state = 'SUCCEEDED'",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events VALUES (1, 'a', '2026', 'x', 'SUCCEEDED', '{}', '{}', '')",
        "UPDATE OR REPLACE events SET seq = 2 WHERE seq = 1",
        "INSERT INTO events VALUES (9, 'a', '2026', 'x', 'CLOSED', 'no json', '{}', '')",
        "INSERT INTO events VALUES (9, '', '2026', 'x', 'CLOSED', '{}', '{}', '')",
    ],
)
def test_the_file_itself_lets_nothing_but_appending_through(
    journal: SqliteJournal, journal_file: Path, tampering: str
) -> None:
    written = [entry("a", "INTAKE"), entry("b", "SUBMITTING")]
    for each in written:
        journal.append(each)
    elsewhere = sqlite3.connect(journal_file, isolation_level=None)
    with pytest.raises(sqlite3.IntegrityError):
        elsewhere.execute(tampering)
    elsewhere.close()
    assert [*journal.entries("a"), *journal.entries("b")] == written


def test_every_append_reaches_the_disk_before_the_call_returns(
    journal: SqliteJournal, journal_file: Path
) -> None:
    journal.append(entry("a", "INTAKE"))
    connection = journal._open()
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_journal_belongs_to_the_thread_that_used_it_first(journal: SqliteJournal) -> None:
    with ThreadPoolExecutor(1) as lane:
        lane.submit(journal.append, entry("a", "INTAKE")).result()
        with pytest.raises(sqlite3.ProgrammingError):
            journal.entries("a")
        lane.submit(journal.close).result()
    assert len(journal.entries("a")) == 1
