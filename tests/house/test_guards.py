"""The fences of ``tests/conftest.py`` hold, seen from inside."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from tests.fakes.loopback_only import LoopbackOnly
from tests.fakes.memory_keyring import MemoryKeyring


@pytest.fixture
def second_fence(loopback_only: LoopbackOnly) -> Iterator[LoopbackOnly]:
    """A fence of the test's own; what the outer one noted meanwhile is forgotten."""
    fence = LoopbackOnly()
    with pytest.MonkeyPatch.context() as patch:
        fence.install(patch)
        yield fence
    loopback_only.attempts.clear()


@pytest.fixture
def listening_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_connection_outwards_is_refused_and_noted(second_fence: LoopbackOnly) -> None:
    with pytest.raises(ConnectionRefusedError), socket.socket() as outward:
        outward.connect(("192.0.2.1", 80))
    assert second_fence.attempts == ["192.0.2.1"]


def test_a_look_up_of_a_real_name_is_refused_and_noted(second_fence: LoopbackOnly) -> None:
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("clinic.co.id", 443)
    assert second_fence.attempts == ["clinic.co.id"]


def test_a_reserved_name_is_simply_not_found(second_fence: LoopbackOnly) -> None:
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("gateway.clinic.invalid", 443)
    assert second_fence.attempts == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_loopback_is_open(listening_port: int, host: str) -> None:
    with socket.create_connection((host, listening_port), timeout=10) as near:
        assert near.getpeername()[1] == listening_port


def test_the_home_is_empty_and_not_the_persons_own(own_home: Path) -> None:
    assert Path.home() == own_home
    assert list(own_home.iterdir()) == []


def test_secrets_stay_in_memory(memory_keyring: MemoryKeyring) -> None:
    keyring.set_password("loket", "probe", "value")
    assert memory_keyring.entries == {("loket", "probe"): "value"}
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ
