"""A bound on a whole call, which time-outs per read cannot give: a server may drip for ever."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Lock, Timer
from types import TracebackType


class Deadline:
    """Cuts the connections of one call when its seconds are over; a context manager.

    It keeps a duplicate of each socket, because TLS takes the original apart and wraps it anew.
    """

    def __init__(self, seconds: float) -> None:
        self._lock = Lock()
        self._held: list[socket.socket] = []
        self._passed = False
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    @property
    def passed(self) -> bool:
        """Whether the connections were cut, so that whatever was read is not to be believed."""
        return self._passed

    def hold(self, connection: socket.socket) -> None:
        """Make ``connection`` end with this deadline; raises TimeoutError when it has passed."""
        with self._lock:
            if self._passed:
                connection.close()
                raise TimeoutError
            self._held.append(connection.dup())

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            for connection in self._held:
                connection.close()
            self._held.clear()

    def _cut(self) -> None:
        with self._lock:
            self._passed = True
            for connection in self._held:
                with suppress(OSError):  # the other side was faster
                    connection.shutdown(socket.SHUT_RDWR)
