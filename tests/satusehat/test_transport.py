"""Networks as they are: closed ports, black holes, resets, proxies, hotspots, drips."""

from __future__ import annotations

import base64
import gzip
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from desktop.domain.errors import Problem, ProblemCode
from desktop.satusehat.answers import Answer
from desktop.satusehat.faults import read_fault
from desktop.satusehat.transport import LARGEST_BODY, Timeouts, Transport
from tests.satusehat.raw_server import (
    Behaviour,
    RawServer,
    drips,
    hangs,
    never_speaks,
    ok,
    read_request,
    resets,
    says,
)
from tests.satusehat.turned_clock import TurnedClock

Serve = Callable[[Behaviour], RawServer]
LONG = 600.0


@pytest.fixture
def serve() -> Iterator[Serve]:
    servers: list[RawServer] = []

    def start(behaviour: Behaviour) -> RawServer:
        servers.append(RawServer(behaviour).__enter__())
        return servers[-1]

    yield start
    for server in servers:
        server.__exit__()


@pytest.fixture
def patient(clock: TurnedClock) -> Transport:
    return Transport(clock)


@pytest.fixture
def hasty(clock: TurnedClock) -> Transport:
    """Gives up on a silent server quickly."""
    return Transport(clock, Timeouts(connect=LONG, read=0.2, total=LONG))


@pytest.fixture
def on_a_deadline(clock: TurnedClock) -> Transport:
    """Every single wait may last, the whole call may not."""
    return Transport(clock, Timeouts(connect=LONG, read=LONG, total=0.3))


def post(transport: Transport, url: str) -> Answer | Problem:
    return transport.post(url, b"body", {"Content-Type": "text/plain", "Authorization": "Bearer token"})


def test_an_answer_comes_with_status_headers_and_body(patient: Transport, serve: Serve) -> None:
    server = serve(says(b"HTTP/1.1 418 Teapot\r\nX-Kind: Jasmine\r\nContent-Length: 4\r\n\r\ntea!"))
    answer = post(patient, server.url)
    assert isinstance(answer, Answer)
    assert (answer.status, answer.headers["x-kind"], answer.body) == (418, "Jasmine", b"tea!")


def test_a_name_nobody_knows(patient: Transport) -> None:
    assert post(patient, "https://gateway.clinic.invalid/x") == Problem(ProblemCode.NAME_UNRESOLVED)


def test_a_port_nobody_listens_on(patient: Transport) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert post(patient, f"http://127.0.0.1:{port}/") == Problem(ProblemCode.CONNECTION_REFUSED)


@pytest.mark.parametrize(
    "behaviour",
    [
        never_speaks,
        hangs(),
        hangs(b"HTTP/1.1 200 OK\r\nX-Half"),
        hangs(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab"),
    ],
    ids=["black hole", "no answer", "half a head", "half a body"],
)
def test_a_server_that_falls_silent(hasty: Transport, serve: Serve, behaviour: Behaviour) -> None:
    server = serve(behaviour)
    assert post(hasty, server.url) == Problem(ProblemCode.TIMED_OUT)
    server.over.set()
    assert server.connections == 1  # a POST that timed out is never repeated


@pytest.mark.parametrize(
    "behaviour",
    [
        never_speaks,
        drips(b""),
        drips(b"HTTP/1.1 200 OK\r\nX-Long: "),
        drips(b"HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n"),
        drips(b"HTTP/1.1 200 OK\r\n\r\n"),
    ],
    ids=["silence", "dripped status", "dripped header", "dripped body", "dripped body without a length"],
)
def test_a_call_has_a_bound_that_no_drip_can_stretch(
    on_a_deadline: Transport, serve: Serve, behaviour: Behaviour
) -> None:
    assert post(on_a_deadline, serve(behaviour).url) == Problem(ProblemCode.TIMED_OUT)


@pytest.mark.parametrize(
    "behaviour",
    [
        resets,
        says(b""),
        says(b"\x15\x03\x01 not http at all\r\n\r\n"),
        says(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort"),
        says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
        says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"),
        says(b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 200 + b"\r\n"),
        says(b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 100_000 + b"\r\n\r\n"),
        says(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"),
    ],
    ids=[
        "reset",
        "hung up",
        "no http",
        "short body",
        "cut chunk",
        "bad chunk",
        "headers",
        "header",
        "two lengths",
    ],
)
def test_a_connection_that_breaks(patient: Transport, serve: Serve, behaviour: Behaviour) -> None:
    server = serve(behaviour)
    assert post(patient, server.url) == Problem(ProblemCode.CONNECTION_BROKEN)
    assert server.connections == 1


def test_a_body_longer_than_announced_is_cut_to_what_was_announced(patient: Transport, serve: Serve) -> None:
    answer = post(patient, serve(says(ok(b"{}") + b"and more")).url)
    assert isinstance(answer, Answer)
    assert answer.body == b"{}"


@pytest.mark.parametrize(
    "answer",
    [
        ok(b"x" * (LARGEST_BODY + 1)),
        ok(gzip.compress(b"x" * (LARGEST_BODY + 1)), b"Content-Encoding: gzip\r\n"),
        ok(b"not gzip", b"Content-Encoding: gzip\r\n"),
    ],
    ids=["too long", "bomb", "not what it says"],
)
def test_a_body_that_cannot_be_an_answer(patient: Transport, serve: Serve, answer: bytes) -> None:
    assert post(patient, serve(says(answer)).url) == Problem(ProblemCode.ANSWER_UNREADABLE)


def test_a_redirect_is_reported_and_not_followed(patient: Transport, serve: Serve) -> None:
    other = serve(says(ok()))
    head = f"HTTP/1.1 307 Go\r\nLocation: {other.url}/login\r\nContent-Length: 0\r\n\r\n"
    answer = post(patient, serve(says(head.encode())).url)
    assert isinstance(answer, Answer)
    assert answer.status == 307
    assert other.connections == 0


def test_broken_header_lines_leave_nothing_in_the_log(
    patient: Transport, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    server = serve(says(b"HTTP/1.1 200 OK\r\nno colon but a secret\r\nContent-Length: 2\r\n\r\n{}"))
    assert isinstance(post(patient, server.url), Answer | Problem)
    assert "secret" not in caplog.text


@pytest.mark.parametrize("answer", [b"HTTP/1.1 407 Who are you\r\n\r\n", b"HTTP/1.1 403 No\r\n\r\n"])
def test_a_proxy_that_will_not_open_the_way(
    patient: Transport, serve: Serve, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", serve(says(answer)).url)
    assert post(patient, "https://gateway.clinic.invalid/x") == Problem(ProblemCode.PROXY_REFUSED)


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "http://proxy.clinic.invalid:3128", "http://"])
def test_a_proxy_that_is_not_there(patient: Transport, monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy)
    assert post(patient, "https://gateway.clinic.invalid/x") == Problem(ProblemCode.PROXY_REFUSED)


def test_a_proxy_that_hangs_is_under_the_deadline(
    on_a_deadline: Transport, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", serve(hangs()).url)
    assert post(on_a_deadline, "https://gateway.clinic.invalid/x") == Problem(ProblemCode.TIMED_OUT)


def test_a_password_in_netrc_does_not_take_the_place_of_the_token(
    patient: Transport, serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard: list[bytes] = []

    def listen(connection: socket.socket, _: object) -> None:
        heard.append(read_request(connection))
        connection.sendall(ok())

    (tmp_path / "netrc").write_text("machine gateway.clinic.invalid login u password p\n")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("HTTP_PROXY", serve(listen).url)
    assert isinstance(post(patient, "http://gateway.clinic.invalid/x"), Answer)
    assert b"Authorization: Bearer token\r\n" in heard[0]
    assert base64.b64encode(b"u:p") not in heard[0]


@pytest.mark.parametrize(
    "error, code",
    [
        (requests.exceptions.ConnectTimeout(), ProblemCode.TIMED_OUT),
        (requests.exceptions.SSLError(ssl.SSLEOFError()), ProblemCode.CONNECTION_BROKEN),
        (requests.exceptions.SSLError(ssl.SSLCertVerificationError()), ProblemCode.CERTIFICATE_REFUSED),
        (OSError(113, "No route to host"), ProblemCode.CONNECTION_BROKEN),
    ],
)
def test_faults_that_loopback_cannot_show(error: Exception, code: ProblemCode) -> None:
    assert read_fault(error, datetime(2025, 1, 1, tzinfo=UTC)) is code


def test_causes_that_go_round_in_circles_come_to_an_end() -> None:
    first, second = OSError("a"), OSError("b")
    first.__cause__, second.__cause__ = second, first
    assert read_fault(first, datetime(2025, 1, 1, tzinfo=UTC)) is ProblemCode.CONNECTION_BROKEN
