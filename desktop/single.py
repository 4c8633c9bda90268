"""One program per data folder: two would each take the other's open case for a crash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile


class AlreadyRunning(OSError):
    """Another Loket works on this folder."""


class FolderLock:
    """Held as long as the program works on the folder; one left by a crash does not count."""

    def __init__(self, root: Path) -> None:
        """Take the folder; raises AlreadyRunning."""
        self._lock = QLockFile(str(root / "loket.lock"))
        self._lock.setStaleLockTime(0)  # only a process that is gone makes a lock stale, never its age
        if not self._lock.tryLock(0):
            raise AlreadyRunning("the data folder is in use")

    def release(self) -> None:
        """Give the folder free."""
        self._lock.unlock()
