"""Lanes: one worker thread per resource; results arrive on the main thread.

A lane runs its work in order. Cancelling drops a result and frees the lane at once: the thread
that is stuck in a dead network is left behind to end by its own time-out, and a new one goes on.
The threads are daemons, so that a hanging server never keeps the program from closing.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Job:
    """One piece of work under way; the ``Ticket`` that ``submit`` hands out."""

    def __init__(self, lane: QtLane, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.work = work
        self.done = done
        self.dropped = False
        self._lane = lane

    def cancel(self) -> None:
        """Nobody waits for this any more."""
        self.dropped = True
        self._lane.abandon(self)


class QtLane(QObject):
    """Implements ``ports.Lane``. All but the thread's own part belongs to the main thread.

    Who holds ``_turn`` may look at the queue and say whose it is: a thread that was left behind
    finds another in its place, whenever its work ends, and takes nothing more.
    """

    _deliver = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """``name`` is the thread's, for a debugger; the thread starts with the first work."""
        super().__init__(parent)
        self.setObjectName(name)
        self._turn = threading.Condition()
        self._queue: deque[Job] = deque()
        self._worker: threading.Thread | None = None
        self._now: Job | None = None
        self._stopped = False
        self._open = 0
        self._deliver.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """Run ``work`` after what was submitted before; after ``stop`` never."""
        job = Job(self, partial(_attempt, work, failed), done)
        if not self._stopped:
            self._open += 1
            with self._turn:
                self._queue.append(job)
                if self._worker is None:
                    self._start()
                self._turn.notify_all()
        return job

    @property
    def idle(self) -> bool:
        """Whether every result has been delivered."""
        return self._open == 0

    def abandon(self, job: Job) -> None:
        """If ``job`` runs now, leave its thread to itself and have a new one go on with what waits."""
        with self._turn:
            if self._now is job:
                self._start()
                self._turn.notify_all()

    def stop(self) -> None:
        """Take no more; what was submitted before is still done, and nobody waits for it."""
        with self._turn:
            self._stopped = True
            self._turn.notify_all()

    def wait(self, seconds: float) -> None:
        """After ``stop``: until all work has ended, or ``seconds`` are over."""
        if self._worker is not None:
            self._worker.join(seconds)

    def _start(self) -> None:
        self._now = None
        self._worker = threading.Thread(target=self._work, name=f"lane-{self.objectName()}", daemon=True)
        self._worker.start()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            outcome = None if job.dropped else job.work()
            self._deliver.emit((job, outcome))

    def _next(self) -> Job | None:
        """The next job for the calling thread; None when it has been replaced, or the lane is done."""
        me = threading.current_thread()
        with self._turn:
            if self._worker is me:
                self._now = None
            self._turn.wait_for(lambda: self._worker is not me or self._queue or self._stopped)
            if self._worker is not me:
                return None
            self._now = self._queue.popleft() if self._queue else None
            return self._now

    def _call(self, delivery: tuple[Job, tuple[bool, Any] | None]) -> None:
        job, outcome = delivery
        self._open -= 1
        if job.dropped or outcome is None:
            return
        good, value = outcome
        if good:
            job.done(value)
        else:
            value()


def _attempt(work: Callable[[], T], failed: Callable[[Exception], None]) -> tuple[bool, Any]:
    """Whatever ``work`` gives or raises, as a value that can cross the threads."""
    try:
        return True, work()
    except Exception as error:  # noqa: BLE001 - the caller's ``failed`` decides what it means
        return False, partial(failed, error)
