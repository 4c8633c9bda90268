"""The transport: correct HTTP/1.1 for every client, and no request that brings it down."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.simulator.answers import Answer, Request
from desktop.simulator.server import StandInServer
from desktop.simulator.stand_in import StandIn


def raw(server: StandInServer, data: bytes) -> bytes:
    """Everything that comes back for ``data`` until the server closes."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as connection:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_one_connection_serves_many_requests(running_stand_in: StandInServer) -> None:
    one = b"GET /training/codes HTTP/1.1\r\nHost: x\r\n\r\n"
    assert raw(running_stand_in, one * 3).count(b"HTTP/1.1 200 ") == 3


def test_a_browser_may_ask_for_the_head_only(running_stand_in: StandInServer) -> None:
    answer = requests.head(f"{running_stand_in.base_url}/mobile/contact-us", timeout=5)
    assert answer.ok
    assert int(answer.headers["Content-Length"]) > 1000


def test_a_chunked_body_is_read(running_stand_in: StandInServer) -> None:
    url = f"{running_stand_in.base_url}/oauth2/v1/accesstoken?grant_type=client_credentials"
    login = running_stand_in.stand_in.login
    body = [f"client_id={login.client_id}&".encode(), f"client_secret={login.client_secret}".encode()]
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    assert requests.post(url, data=iter(body), headers=head, timeout=5).ok


def test_a_client_that_asks_first_is_told_to_go_on(running_stand_in: StandInServer) -> None:
    head = b"POST /oauth2/v1/accesstoken HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n"
    with socket.create_connection(("127.0.0.1", running_stand_in.server_port), timeout=5) as connection:
        connection.sendall(head)
        assert connection.recv(1024).startswith(b"HTTP/1.1 100 ")
        connection.sendall(b"x")
        assert connection.recv(1024).startswith(b"HTTP/1.1 401 ")


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"POST /x HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", b"413"),
        (b"POST /x HTTP/1.1\r\nContent-Length: -1\r\n\r\n", b"400"),
        (b"POST /x HTTP/1.1\r\nContent-Length: 10\r\n\r\nshort", b"400"),
        (b"POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
        (b"POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1", b"400"),
        (b"\x00\xff nonsense\r\n\r\n", b"400"),
        (b"BREW /pot HTTP/1.1\r\n\r\n", b"501"),
        (b"GET /training/codes HTTP/9\r\n\r\n", b"400"),
        (b"GET http://[/ HTTP/1.1\r\nConnection: close\r\n\r\n", b"404"),
        (b"GET /control/scenario HTTP/1.1\r\nConnection: close\r\n\r\n", b"405"),
        (b"POST /training/codes HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", b"405"),
        (b"GET /kyc/v1/validation-web/../../etc HTTP/1.1\r\nConnection: close\r\n\r\n", b"404"),
    ],
)
def test_a_bad_request_gets_a_status(
    running_stand_in: StandInServer, request_bytes: bytes, status: bytes
) -> None:
    assert raw(running_stand_in, request_bytes).split(b" ")[1] == status


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=120) | st.text("GETPOS/ kyc1.0\r\n:HTTP?=&%", max_size=120).map(str.encode))
def test_junk_never_brings_it_down(running_stand_in: StandInServer, junk: bytes) -> None:
    raw(running_stand_in, junk)
    assert raw(running_stand_in, b"GET /training/codes HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 200 ")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["code", "submit", "retry", "restart", "state", "x", ""]),
    st.binary(max_size=60)
    | st.sampled_from([b'{"code":[]}', b'{"boxes":{}}', b"[" * 60, b'{"code":111111}']),
)
def test_junk_in_a_page_never_brings_it_down(
    running_stand_in: StandInServer, capfd: pytest.CaptureFixture[str], action: str, body: bytes
) -> None:
    page = running_stand_in.stand_in.portal.open_page()
    answer = requests.post(
        f"{running_stand_in.base_url}/kyc/v1/validation-web/{page}/{action}", data=body, timeout=5
    )
    assert answer.status_code in (200, 404, 409)
    assert capfd.readouterr().err == ""


def test_a_client_that_hangs_up_is_no_news(
    running_stand_in: StandInServer, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", running_stand_in.server_port), timeout=5) as connection:
        connection.sendall(b"POST /oauth2/v1/accesstoken HTTP/1.1\r\nContent-Length: 5\r\n\r\n")
    assert requests.get(f"{running_stand_in.base_url}/training/codes", timeout=5).ok
    assert capfd.readouterr().err == ""


@pytest.fixture
def client_kept_waiting(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[StandInServer, socket.socket]]:
    """A stand-in that will say nothing for a minute, and a client whose request it has read."""
    server, asked = StandInServer(StandIn("login-hang")), threading.Event()
    answer = server.stand_in.answer

    def noted(request: Request) -> Answer:
        asked.set()
        return answer(request)

    monkeypatch.setattr(server.stand_in, "answer", noted)
    server.start()
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as connection:
        connection.sendall(b"POST /oauth2/v1/accesstoken HTTP/1.1\r\nContent-Length: 0\r\n\r\n")
        assert asked.wait(5)
        yield server, connection
    server.server_close()


def test_closing_lets_go_of_those_who_wait(client_kept_waiting: tuple[StandInServer, socket.socket]) -> None:
    server, connection = client_kept_waiting
    server.stop()
    assert connection.recv(1) == b""


def test_it_listens_on_loopback_only(running_stand_in: StandInServer) -> None:
    assert running_stand_in.server_address[0] == "127.0.0.1"


def test_a_bug_is_named_without_its_data(
    running_stand_in: StandInServer, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def breaks(_: object) -> None:
        raise ValueError("3174000000000001")

    monkeypatch.setattr(running_stand_in.stand_in, "answer", breaks)
    assert raw(running_stand_in, b"GET / HTTP/1.1\r\n\r\n") == b""
    said = capfd.readouterr().err
    assert said == "loket simulator: ValueError in a request\n"
