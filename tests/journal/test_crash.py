"""The power goes at any moment; two programs write at once. What was acknowledged is there."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from desktop.journal.store import SqliteJournal
from tests.run_mode import FULL

ROOT = Path(__file__).resolve().parents[2]
CRASHES = 60 if FULL else 12


def writer(path: Path, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.journal.writer", str(path), str(first), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def killed_after(process: subprocess.Popen[str], lines: int) -> list[int]:
    """Kill the writer once it has said that many lines; all numbers it said, up to the last."""
    assert process.stdout is not None
    with process, process.stdout as said:
        seen = [said.readline() for _ in range(lines)]
        process.kill()
        seen += said.readlines()
    return [int(line) for line in seen if line.endswith("\n") and line != "opening\n"]


def numbers_in(path: Path) -> list[int]:
    journal = SqliteJournal(path)
    numbers = [int(each.payload["number"]) for each in journal.entries("a")]
    assert journal.open_case() == ("a" if numbers else None)
    journal.close()
    return numbers


def is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def test_whatever_moment_the_writer_is_killed_at_nothing_acknowledged_is_lost(journal_file: Path) -> None:
    chance = random.Random(None if FULL else 20261123)
    written = 0
    for crash in range(CRASHES):
        lines = 1 if crash < 2 else chance.randrange(1, 200)
        said = killed_after(writer(journal_file, written, 100_000), lines)
        numbers = numbers_in(journal_file)
        assert numbers == list(range(len(numbers)))
        assert len(numbers) - (written + len(said)) in (0, 1)
        assert is_sound(journal_file)
        written = len(numbers)
    assert written > CRASHES


def test_two_programs_that_write_at_once_wait_for_each_other(journal_file: Path) -> None:
    writers = [writer(journal_file, first, 150) for first in (0, 1000, 2000)]
    for process in writers:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert sorted(numbers_in(journal_file)) == [first + n for first in (0, 1000, 2000) for n in range(150)]
    assert is_sound(journal_file)
