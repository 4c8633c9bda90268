"""Cases that are not in hand: held ones, and the one a crash left open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.flow.casefile import CaseFile, from_entries
from desktop.flow.model import RetryPolicy
from desktop.flow.view import HeldCase, Recovery
from desktop.ports import Journal, Lane


class Shelf:
    """Reads the journal on the disk lane; answers on the main thread."""

    def __init__(
        self,
        journal: Journal,
        disk: Lane,
        policy: RetryPolicy,
        changed: Callable[[], None],
        trouble: Callable[[Exception], None],
    ) -> None:
        """``trouble`` hears what the journal could not read."""
        self._journal = journal
        self._disk = disk
        self._policy = policy
        self._changed = changed
        self._trouble = trouble
        self._unfinished: CaseFile | None = None
        self.recovery: Recovery | None = None
        self.held = 0

    def look_for_unfinished(self) -> None:
        """Ask what the last run left open; ``recovery`` then holds the question."""
        self._disk.submit(self._read_unfinished, self._found_unfinished, self._trouble)

    def take_unfinished(self) -> CaseFile | None:
        """The case the question was about; it is asked once."""
        case, self._unfinished, self.recovery = self._unfinished, None, None
        return case

    def count(self) -> None:
        """Count the held cases anew."""
        self._disk.submit(lambda: len(self._journal.held()), self._counted, self._trouble)

    def list(self, done: Callable[[Sequence[HeldCase]], None]) -> None:
        """All held cases, oldest first."""
        self._disk.submit(self._journal.held, done, self._trouble)

    def fetch(self, case_id: str, done: Callable[[CaseFile], None]) -> None:
        """One case, rebuilt from its events."""
        self._disk.submit(
            lambda: from_entries(self._journal.entries(case_id), self._policy), done, self._trouble
        )

    def _counted(self, number: int) -> None:
        self.held = number
        self._changed()

    def _read_unfinished(self) -> CaseFile | None:
        case_id = self._journal.open_case()
        return from_entries(self._journal.entries(case_id), self._policy) if case_id else None

    def _found_unfinished(self, case: CaseFile | None) -> None:
        if case is None or case.last_at is None:
            return
        self._unfinished = case
        self.recovery = Recovery(case.case_id, case.state, case.last_at, case.patient)
        self._changed()
