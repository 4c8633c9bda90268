"""Writes the journal in order, and lets an effect run only when its event is durable."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from desktop.domain.case import Entry
from desktop.ports import Journal, Lane


class Scribe:
    """One queue in front of the journal. What could not be written is kept and written first."""

    def __init__(self, journal: Journal, disk: Lane, trouble: Callable[[Exception], None]) -> None:
        """``trouble`` hears, on the main thread, that the disk refused."""
        self._journal = journal
        self._disk = disk
        self._trouble = trouble
        self._pending: deque[Entry] = deque()

    def write(self, entry: Entry, then: Callable[[], None]) -> None:
        """Append ``entry`` durably, then call ``then`` on the main thread."""
        self._pending.append(entry)
        self._disk.submit(self._flush, lambda _: then(), self._trouble)

    def _flush(self) -> None:
        """On the disk lane. An entry leaves the queue only after the journal has it."""
        while self._pending:
            self._journal.append(self._pending[0])
            self._pending.popleft()
