"""The stand-in on a loopback port: HTTP/1.1 with the standard library only. Logs nothing."""

from __future__ import annotations

import contextlib
import os
import select
import socket
import socketserver
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from desktop.simulator.answers import Answer, Ending, Request, text_answer
from desktop.simulator.stand_in import AUTH, FORM, KYC, StandIn

HOST = "127.0.0.1"
BODY_LIMIT = 12 * 1024 * 1024
"""Bytes a request may have: the complaint form with two pictures, and then some."""
_STEP = 0.2


class BodyTooLarge(Exception):
    """The request says, or turns out, to be larger than ``BODY_LIMIT``."""


class BadBody(Exception):
    """The length or the chunks of the body make no sense."""


class StandInServer(ThreadingHTTPServer):
    """One stand-in on one port of 127.0.0.1; port 0 takes a free one. OSError: the port cannot be had.

    ``pace`` stretches or shortens every wait of the stand-in; 1 is life, a test turns faster.
    """

    daemon_threads = True
    # On Windows the option would let two programs share one port.
    allow_reuse_address = os.name != "nt"
    request_queue_size = 64

    def __init__(self, stand_in: StandIn, port: int = 0, pace: float = 1.0) -> None:
        self.stand_in, self.pace = stand_in, pace
        self.closing = threading.Event()
        super().__init__((HOST, port), _Handler)
        stand_in.base_url = self.base_url = f"http://{HOST}:{self.server_port}"

    def server_bind(self) -> None:
        """Binds without asking the resolver for the machine's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def announcement(self, server_key: str) -> dict[str, str]:
        """What ``loket simulator`` prints; ``server_key`` is the path of the PEM file."""
        login = self.stand_in.login
        return {
            "auth_url": self.base_url + AUTH,
            "kyc_url": self.base_url + KYC,
            "client_id": login.client_id,
            "client_secret": login.client_secret,
            "server_key": server_key,
            "form_url": self.base_url + FORM,
        }

    def start(self) -> None:
        """Serves from a thread of its own until ``stop``."""
        threading.Thread(target=self.serve_forever, args=(_STEP / 2,), daemon=True).start()

    def stop(self) -> None:
        """Stops serving, lets go of the port and of every client that is kept waiting."""
        self.closing.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, _request: Any, _client_address: Any) -> None:
        """A client that goes away is normal; a bug of ours is named on stderr, without any data."""
        error = sys.exception()
        if error is not None and not isinstance(error, ConnectionError | TimeoutError):
            sys.stderr.write(f"loket simulator: {type(error).__name__} in a request\n")


class _Handler(BaseHTTPRequestHandler):
    """Reads one request whole, asks the stand-in, sends the answer the way it wants to be sent."""

    server: StandInServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "LoketLatihan", ""
    timeout = 30.0  # for a client that stops in the middle of its request
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet for head and body

    def do_GET(self) -> None:
        """Any request of a known method; the stand-in tells them apart."""
        try:
            request = self._read()
        except BodyTooLarge:
            self._refuse(413, "Payload Too Large")
        except BadBody:
            self._refuse(400, "Bad Request")
        else:
            self._send(self.server.stand_in.answer(request))

    do_HEAD = do_POST = do_GET

    def handle_expect_100(self) -> bool:
        """Tells a client that waits for permission (PHP's, curl's) to go on."""
        super().handle_expect_100()
        self.wfile.flush()
        return True

    def send_error(self, code: int, _message: str | None = None, _explain: str | None = None) -> None:
        """What the base class finds wrong with a request, in a few words and without an echo."""
        self.close_connection = True
        self.request_version = "HTTP/1.1"
        self._write(text_answer("Bad Request" if code < 500 else "Not Implemented", code))

    def log_message(self, _format: str, *_args: Any) -> None:
        """Nothing is logged: addresses of pages and codes would be in it."""

    def _refuse(self, status: int, text: str) -> None:
        self.close_connection = True  # what is left of the body would be taken for the next request
        self._write(text_answer(text, status))

    # -- reading -----------------------------------------------------------------------------------

    def _read(self) -> Request:
        url = urlsplit(f"http://{HOST}/{self.path.lstrip('/')}")
        headers = {name.lower(): value for name, value in reversed(self.headers.items())}
        return Request(self.command, url.path, dict(parse_qsl(url.query)), headers, self._body())

    def _body(self) -> bytes:
        if "chunked" in (self.headers.get("Transfer-Encoding") or "").lower():
            return self._chunks()
        return self._bytes(self.headers.get("Content-Length") or "0", 10)

    def _chunks(self) -> bytes:
        body = b""
        while chunk := self._bytes(self._line().partition(";")[0], 16):
            body += chunk
            self._line()
            if len(body) > BODY_LIMIT:
                raise BodyTooLarge
        while self._line():  # trailers
            pass
        return body

    def _line(self) -> str:
        line = self.rfile.readline(1024)
        if not line.endswith(b"\n"):
            raise BadBody
        return line.decode("latin-1").strip()

    def _bytes(self, length: str, base: int) -> bytes:
        if not (length.isascii() and length.isalnum()):
            raise BadBody
        try:
            size = int(length, base)
        except ValueError as error:
            raise BadBody from error
        if size > BODY_LIMIT:
            raise BodyTooLarge
        data = self.rfile.read(size)
        if len(data) < size:
            raise BadBody
        return data

    # -- sending -----------------------------------------------------------------------------------

    def _send(self, answer: Answer) -> None:
        if not self._wait(answer.after * self.server.pace):
            return
        if answer.ending is Ending.RESET:
            # Linger of zero seconds: closing sends RST, the client sees "connection reset".
            linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.close_connection = True
            self.connection.close()
        elif answer.ending is Ending.SILENCE:
            self.close_connection = True
        else:
            self._write(answer)

    def _write(self, answer: Answer) -> None:
        truncated = answer.ending is Ending.TRUNCATED
        self.close_connection = self.close_connection or truncated
        self.send_response_only(answer.status)
        headers = {"Server": self.server_version, "Date": self.date_time_string(), **dict(answer.headers)}
        headers |= {"Content-Type": answer.content_type, "Content-Length": str(len(answer.body))}
        headers |= {"Connection": "close"} if self.close_connection else {}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body[: len(answer.body) // 2] if truncated else answer.body)

    def _wait(self, seconds: float) -> bool:
        """Waits; False as soon as the client has gone or the server closes: nobody listens any more."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self.server.closing.wait(min(left, _STEP)) or self._client_gone():
                self.close_connection = True
                return False
        return True

    def _client_gone(self) -> bool:
        with contextlib.suppress(OSError, ValueError):
            if not select.select([self.connection], [], [], 0)[0]:
                return False
            return len(self.connection.recv(1, socket.MSG_PEEK)) == 0
        return True
