"""Journals on a real disk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.journal.store import SqliteJournal

# Permission bits mean something else on Windows.
collect_ignore = ["test_permissions.py"] if sys.platform == "win32" else []


@pytest.fixture
def journal_file(tmp_path: Path) -> Path:
    return tmp_path / "journal" / "journal.db"


@pytest.fixture
def journal(journal_file: Path) -> Iterator[SqliteJournal]:
    """An empty journal, closed at the end."""
    ours = SqliteJournal(journal_file)
    yield ours
    ours.close()
