"""A loopback web server whose pages a test lays out, and which counts who asked for what."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    body: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    hangs_up: bool = False


class _CountingServer(ThreadingHTTPServer):
    connections = 0

    def verify_request(self, request: object, client_address: object) -> bool:
        self.connections += 1
        return True


class PageServer:
    """Serves on 127.0.0.1 and a free port, also as ``localhost``, until ``stop``."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        self._http = _CountingServer(("127.0.0.1", 0), self._handler())
        if tls is not None:
            self._http.socket = tls.wrap_socket(self._http.socket, server_side=True)
        self._scheme = "https" if tls else "http"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def connections(self) -> int:
        """How many connections anybody opened, whether or not they asked for anything."""
        return self._http.connections

    @property
    def port(self) -> int:
        return self._http.server_port

    def host(self, name: str = "127.0.0.1") -> str:
        return f"{name}:{self.port}"

    def url(self, path: str = "/", name: str = "127.0.0.1") -> str:
        return f"{self._scheme}://{self.host(name)}{path}"

    def page(self, body: str, path: str = "/", **answer: object) -> str:
        """Lay out a page and give its address."""
        html = f'<!doctype html><html lang="id"><meta charset="utf-8"><body>{body}</body></html>'
        self.answers[path] = Answer(html, **answer)  # type: ignore[arg-type]
        return self.url(path)

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(10)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append(self.path)
                server.headers = dict(self.headers.items())
                answer = server.answers.get(self.path, Answer("nothing here", 404))
                if answer.hangs_up:
                    self.close_connection = True
                    return
                self.send_response(answer.status)
                headers = {"Content-Type": "text/html; charset=utf-8", **answer.headers}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body.encode())

            do_POST = do_GET

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler
