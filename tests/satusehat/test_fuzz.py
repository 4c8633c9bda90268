"""No answer, however broken, gives anything but a URL on the allow-list or a typed problem."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QUrl
from urllib3.util import parse_url

from desktop.domain.credentials import Credentials
from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.operator import Officer
from desktop.domain.portal import PortalLink
from desktop.satusehat.answers import Answer, AnswerReader, Grant
from desktop.satusehat.client import KycClient
from desktop.satusehat.envelope import seal
from desktop.satusehat.environments import Environment, load_environments
from desktop.satusehat.keypair import KeyPairs, make_key_pair
from desktop.satusehat.transport import Transport
from tests.satusehat.broken import ALLOWED, HOST, answers, sealed_contents
from tests.satusehat.raw_server import RawServer, read_request
from tests.satusehat.turned_clock import TurnedClock

FULL = bool(os.environ.get("LOKET_FULL"))
PAIR = make_key_pair()
PUBLIC = PAIR.private_key.public_key()
GATEWAY = Environment(
    "custom", f"https://{HOST}/oauth2/v1", f"https://{HOST}/kyc/v1", Path("none.pem"), ALLOWED
)
ON_THE_LIST = {
    ("https", HOST, 443),
    ("https", HOST, 8443),
    ("https", "127.0.0.1", 8123),
    ("http", "127.0.0.1", 8123),
}
READER = AnswerReader(TurnedClock())
GOOD = json.dumps({"metadata": {"code": "200"}, "data": {"url": f"https://{HOST}/kyc/v1/validation-web/1"}})
ENVELOPE = seal(GOOD.encode(), PUBLIC)

many = settings(max_examples=20_000 if FULL else 200, deadline=None)
some = settings(max_examples=2_000 if FULL else 100, deadline=None)


def assert_link_or_problem(found: object) -> None:
    """The property, told by three readers of URLs that Loket does not use for the decision."""
    if isinstance(found, PortalLink):
        assert_on_the_list(found.url)
        return
    assert isinstance(found, Problem)
    assert isinstance(found.code, ProblemCode)
    assert 0.0 <= found.retry_after <= 300.0


def assert_on_the_list(url: str) -> None:
    qt, python, requests_ = QUrl(url, QUrl.ParsingMode.StrictMode), urlsplit(url), parse_url(url)
    assert qt.isValid()
    places = {
        (qt.scheme(), qt.host(), qt.port(443)),
        (python.scheme, python.hostname, python.port or 443),
        (requests_.scheme, requests_.host, requests_.port or 443),
    }
    assert len(places) == 1
    assert places < ON_THE_LIST
    assert not qt.userInfo()
    assert not python.username
    assert not requests_.auth


@many
@given(answer=answers(ENVELOPE))
def test_any_answer_to_generate_url(answer: Answer) -> None:
    assert_link_or_problem(READER.read_link(answer, PAIR.private_key, GATEWAY))


@many
@given(content=sealed_contents)
def test_any_content_in_a_valid_envelope(content: bytes) -> None:
    answer = Answer(200, {}, seal(content, PUBLIC).encode())
    assert_link_or_problem(READER.read_link(answer, PAIR.private_key, GATEWAY))


@some
@given(answer=answers(ENVELOPE))
def test_any_answer_to_the_login(answer: Answer) -> None:
    found = READER.read_grant(answer)
    if isinstance(found, Grant):
        assert 0.0 <= found.lifetime <= 86_400.0
        assert found.token.isascii()
        assert found.token.isprintable()
    else:
        assert_link_or_problem(found)


def test_the_fuzz_does_find_pages() -> None:
    """A property about links proves nothing if no example ever yields one."""
    found = READER.read_link(Answer(200, {}, ENVELOPE.encode()), PAIR.private_key, GATEWAY)
    assert isinstance(found, PortalLink)
    assert_on_the_list(found.url)


class Scripted:
    """In place of the network: hands over one answer after the other."""

    def __init__(self, script: list[Answer | Problem]) -> None:
        self._script = script
        self.posts = 0

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer | Problem:
        self.posts += 1
        return self._script[(self.posts - 1) % len(self._script)]


@some
@given(script=st.lists(answers(ENVELOPE) | st.sampled_from(ProblemCode).map(Problem), min_size=1, max_size=4))
def test_any_conversation(script: list[Answer | Problem]) -> None:
    network = Scripted(script)
    shipped = load_environments()["production"]
    desk = KycClient(
        shipped,
        Credentials("id", "secret", "org"),
        clock=TurnedClock(),
        keypairs=KeyPairs(lambda: PAIR),
        transport=network,
    )
    for _ in range(2):
        found = desk.open_portal(Officer("Siti", ""))
        assert isinstance(found, Problem)  # every page in the script is on another list
        assert_link_or_problem(found)
    assert network.posts <= 8


class Babble:
    """Sends whatever stands in ``bytes`` to whoever asks."""

    def __init__(self) -> None:
        self.bytes = b""

    def __call__(self, connection: socket.socket, _: Event) -> None:
        read_request(connection)
        connection.sendall(self.bytes)


@pytest.fixture(scope="module")
def babbling() -> Iterator[tuple[RawServer, Babble]]:
    babble = Babble()
    with RawServer(babble) as server:
        yield server, babble


_LINES = b"""HTTP/1.1 200 OK|HTTP/1.1 999 x|HTTP/1.1 100 Continue|HTTP/0.9 200|HTTP/1.1 -1 x|| folded
|Content-Length: 3|Content-Length: -3|Content-Length: x|Transfer-Encoding: chunked|no colon|: empty
|Content-Encoding: gzip|Content-Encoding: br, zstd|Location: http://[|Set-Cookie: a=\xff; domain=[
|Content-Type: text/html; charset=\x00|Connection: upgrade|Retry-After: \xff"""
_lines = st.sampled_from(_LINES.replace(b"\n", b"").split(b"|"))
_babbles = st.builds(
    lambda lines, body: b"\r\n".join(lines) + body,
    st.lists(_lines | st.binary(max_size=12), min_size=1, max_size=6),
    st.binary(max_size=12) | st.just(b"\r\n\r\n") | st.just(b"\r\n\r\n{}"),
)


@some
@given(babble=_babbles)
def test_any_bytes_on_the_wire(babbling: tuple[RawServer, Babble], babble: bytes) -> None:
    server, source = babbling
    source.bytes = babble
    found = Transport(TurnedClock()).post(f"{server.url}/x", b"body", {})
    assert isinstance(found, Answer | Problem)
