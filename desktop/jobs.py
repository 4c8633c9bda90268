"""Lanes: one worker thread per resource; results arrive on the main thread.

A lane runs its work in order. Cancelling drops a result and frees the lane at once: the thread
that is stuck in a dead network is left behind to end by its own time-out, and a new one goes on.
The threads are daemons, so that a hanging server never keeps the program from closing.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Job:
    """One piece of work under way; the ``Ticket`` that ``submit`` hands out."""

    def __init__(self, lane: QtLane, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self.work = work
        self.done = done
        self.dropped = False
        self.running = False
        self._lane = lane

    def cancel(self) -> None:
        """Nobody waits for this any more."""
        self.dropped = True
        if self.running:
            self._lane.abandon(self)


class QtLane(QObject):
    """Implements ``ports.Lane``. ``submit`` and ``Job.cancel`` belong to the main thread."""

    _deliver = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """``name`` is the thread's, for a debugger; the thread starts with the first work."""
        super().__init__(parent)
        self.setObjectName(name)
        self._queue: SimpleQueue[Job | None] | None = None
        self._worker: threading.Thread | None = None
        self._open = 0
        self._deliver.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """Run ``work`` after what was submitted before."""
        job = Job(self, partial(_attempt, work, failed), done)
        self._open += 1
        if self._queue is None:
            self._queue = self._start()
        self._queue.put(job)
        return job

    @property
    def idle(self) -> bool:
        """Whether every result has been delivered."""
        return self._open == 0

    def abandon(self, job: Job) -> None:
        """Leave the thread that runs ``job`` to itself and hand what waits to a new one."""
        old, self._queue = self._queue, self._start()
        job.running = False
        while old is not None and not old.empty():
            self._queue.put(old.get())
        if old is not None:
            old.put(None)

    def stop(self) -> None:
        """Take no more; what is running ends by itself."""
        if self._queue is not None:
            self._queue.put(None)
            self._queue = None

    def wait(self, seconds: float) -> None:
        """After ``stop``: until the work that was under way has ended, or ``seconds`` are over."""
        if self._worker is not None:
            self._worker.join(seconds)

    def _start(self) -> SimpleQueue[Job | None]:
        queue: SimpleQueue[Job | None] = SimpleQueue()
        self._worker = threading.Thread(
            target=self._work, args=(queue,), name=f"lane-{self.objectName()}", daemon=True
        )
        self._worker.start()
        return queue

    def _work(self, queue: SimpleQueue[Job | None]) -> None:
        while (job := queue.get()) is not None:
            job.running = True
            outcome = None if job.dropped else job.work()
            self._deliver.emit((job, outcome))

    def _call(self, delivery: tuple[Job, tuple[bool, Any] | None]) -> None:
        job, outcome = delivery
        job.running = False
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
