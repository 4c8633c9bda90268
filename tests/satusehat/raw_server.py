"""A server below HTTP: does with each connection what a test says, well or badly."""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

Behaviour = Callable[[socket.socket, Event], None]


class RawServer:
    """Serves one connection after the other on 127.0.0.1 until closed; ``over`` ends what hangs."""

    def __init__(self, behaviour: Behaviour, tls: ssl.SSLContext | None = None) -> None:
        self.behaviour = behaviour
        self.over = Event()
        self.connections = 0
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = Thread(target=self._serve, daemon=True)

    def __enter__(self) -> RawServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=5):
            pass  # wakes the accept
        self._thread.join(timeout=10)
        self._listener.close()

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def _serve(self) -> None:
        while not self.over.is_set():
            connection, _ = self._listener.accept()
            with connection, suppress(OSError):
                if not self.over.is_set():
                    self.connections += 1
                    self._attend(connection)

    def _attend(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        if self._tls is None:
            self.behaviour(connection, self.over)
            return
        with self._tls.wrap_socket(connection, server_side=True) as secure:
            self.behaviour(secure, self.over)


def read_request(connection: socket.socket) -> bytes:
    """The head of a request and as much of its body as was announced."""
    data = b""
    while b"\r\n\r\n" not in data and (more := connection.recv(65536)):
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    announced = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    missing = int(announced[0].split(b":")[1]) - len(body) if announced else 0
    while missing > 0 and (more := connection.recv(missing)):
        missing -= len(more)
        data += more
    return data


def says(answer: bytes) -> Behaviour:
    """Reads the request, sends ``answer`` as it is, hangs up."""

    def behave(connection: socket.socket, _: Event) -> None:
        read_request(connection)
        connection.sendall(answer)

    return behave


def ok(body: bytes = b"{}", extra: bytes = b"") -> bytes:
    """A correct 200."""
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n%s" % (len(body), extra, body)


def hangs(first: bytes = b"") -> Behaviour:
    """Reads the request, sends ``first``, then nothing any more."""

    def behave(connection: socket.socket, over: Event) -> None:
        read_request(connection)
        connection.sendall(first)
        over.wait(30)

    return behave


def drips(first: bytes) -> Behaviour:
    """Sends ``first``, then one byte now and then, often enough for every time-out per read."""

    def behave(connection: socket.socket, over: Event) -> None:
        read_request(connection)
        connection.sendall(first)
        while not over.wait(0.02):
            connection.sendall(b"x")

    return behave


def never_speaks(_: socket.socket, over: Event) -> None:
    """A black hole behind an open port."""
    over.wait(30)


def resets(connection: socket.socket, _: Event) -> None:
    """Cuts the connection with a RST."""
    read_request(connection)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
