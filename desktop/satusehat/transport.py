"""POSTs that happen once, end in bounded time and never lead anywhere else.

A session and a TLS context per call: an abandoned call may still hang on an old thread, pooled
connections die unseen behind a clinic's NAT, and truststore locks a context for a whole
handshake. A POST is never repeated here; requests' own default retries nothing that was sent,
and nothing at all with its ``Retry(0)``.
"""

from __future__ import annotations

import logging
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import requests
import truststore
import urllib3.exceptions
from requests.adapters import HTTPAdapter

from desktop.domain.clock import Clock
from desktop.domain.errors import Problem, ProblemCode
from desktop.satusehat.addresses import read_address
from desktop.satusehat.answers import Answer
from desktop.satusehat.deadline import Deadline
from desktop.satusehat.faults import read_fault

LARGEST_BODY = 1024 * 1024
_CHUNK = 16 * 1024

# Its warning about broken header lines quotes them; nothing a server sends belongs in our log.
logging.getLogger("urllib3").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds: to connect to one address, TLS included; to wait for the next bytes; for a whole call."""

    connect: float = 10.0
    read: float = 30.0
    total: float = 45.0


def system_trust() -> ssl.SSLContext:
    """A context that trusts what the PC trusts, the clinic's own CA included."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class Transport:
    """Sends one POST. Proxies come from the environment, except for loopback addresses."""

    def __init__(
        self,
        clock: Clock,
        timeouts: Timeouts | None = None,
        trust: Callable[[], ssl.SSLContext] = system_trust,
    ) -> None:
        self._clock = clock
        self._timeouts = timeouts or Timeouts()
        self._trust = trust

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer | Problem:
        """What came back, whatever its status, or why nothing did. Redirects are not followed."""
        with Deadline(self._timeouts.total) as deadline, self._session(url, deadline) as session:
            try:
                answer = self._exchange(session, url, body, headers)
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                code = read_fault(error, self._clock.now())
                return Problem(ProblemCode.TIMED_OUT if deadline.passed else code)
            # Without a Content-Length a connection that was cut looks like an answer that ended.
            return Problem(ProblemCode.TIMED_OUT) if deadline.passed else answer

    def _session(self, url: str, deadline: Deadline) -> requests.Session:
        session = requests.Session()
        adapter = _OnceAdapter(self._trust(), deadline)
        session.mount("https://", adapter)
        session.mount("http://", adapter)
        session.headers.update({"User-Agent": "Loket", "Accept-Encoding": "identity", "Connection": "close"})
        address = read_address(url)
        session.trust_env = address is None or not address.is_loopback
        return session

    def _exchange(
        self, session: requests.Session, url: str, body: bytes, headers: Mapping[str, str]
    ) -> Answer | Problem:
        response = session.post(
            url,
            data=body,
            headers=dict(headers),
            auth=_leave_alone,
            allow_redirects=False,
            stream=True,
            timeout=(self._timeouts.connect, self._timeouts.read),
        )
        with response:
            content = _read_bounded(response)
        if content is None:
            return Problem(ProblemCode.ANSWER_UNREADABLE)
        named = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, named, content)


def _leave_alone(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Keeps requests from putting a .netrc's password in the place of our token."""
    return request


def _read_bounded(response: requests.Response) -> bytes | None:
    content = bytearray()
    for chunk in response.iter_content(_CHUNK):
        content += chunk
        if len(content) > LARGEST_BODY:
            return None
    return bytes(content)


class _OnceAdapter(HTTPAdapter):
    """Connections under one deadline, with one TLS context, and no repeats."""

    def __init__(self, context: ssl.SSLContext, deadline: Deadline) -> None:
        self._context = context
        self._deadline = deadline
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        return super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """The PC's own store decides, not requests' own list; REQUESTS_CA_BUNDLE adds to it."""
        if verify is True:
            conn.cert_reqs = "CERT_REQUIRED"
        else:
            untyped: Any = super()
            untyped.cert_verify(conn, url, verify, cert)

    def get_connection_with_tls_context(self, *args: Any, **kwargs: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*args, **kwargs)
        pool.ConnectionCls = _under(self._deadline, pool.ConnectionCls)
        return pool


def _under(deadline: Deadline, base: type[Any]) -> type[Any]:
    """A connection class whose sockets, also those to a proxy, end with ``deadline``."""

    def new_connection(self: Any) -> socket.socket:
        connection: socket.socket = base._new_conn(self)
        deadline.hold(connection)
        return connection

    return type(base.__name__, (base,), {"_new_conn": new_connection})
