"""Two programs on one data folder, and a lock that a crash left behind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from desktop.single import AlreadyRunning, FolderLock

ROOT = Path(__file__).resolve().parents[2]
HOLD = (
    "import sys, pathlib; from desktop.single import FolderLock; lock = FolderLock(pathlib.Path(sys.argv[1]))"
)


def holder(folder: Path, then: str) -> subprocess.Popen[str]:
    """Another process that takes the folder and says so."""
    code = f"{HOLD}; print('held', flush=True); {then}"
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def said(process: subprocess.Popen[str]) -> str:
    return process.stdout.readline().strip() if process.stdout else ""


def test_the_second_program_is_told_that_the_folder_is_taken(tmp_path: Path, qapp: QCoreApplication) -> None:
    with holder(tmp_path, "sys.stdin.read()") as first:
        assert said(first) == "held"
        with pytest.raises(AlreadyRunning):
            FolderLock(tmp_path)
    FolderLock(tmp_path).release()


def test_a_lock_of_a_killed_program_stops_nobody(tmp_path: Path, qapp: QCoreApplication) -> None:
    with holder(tmp_path, "sys.stdin.read()") as first:
        assert said(first) == "held"
        first.kill()
    FolderLock(tmp_path).release()


def test_a_second_window_ends_with_a_sentence(tmp_path: Path) -> None:
    root = tmp_path / "latihan"
    root.mkdir()
    with holder(root, "sys.stdin.read()") as first:
        assert said(first) == "held"
        command = [sys.executable, "-m", "desktop", "--data", str(tmp_path), "--training"]
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (second.returncode, "Loket sudah berjalan" in second.stderr) == (3, True)
