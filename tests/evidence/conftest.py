"""An evidence store in a folder of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.evidence.store import FolderEvidence
from tests.fakes.world import HandClock

# Permission bits, pipes and unreadable files are POSIX's.
collect_ignore = ["test_permissions.py"] if sys.platform == "win32" else []


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(tmp_path: Path, clock: HandClock) -> FolderEvidence:
    return FolderEvidence(tmp_path / "evidence", clock=clock)


@pytest.fixture
def case_folder(tmp_path: Path) -> Path:
    return tmp_path / "evidence" / "a1"
