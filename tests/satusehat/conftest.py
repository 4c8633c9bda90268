"""The Ministry of the tests, its keys, and a desk that talks to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from desktop.domain.credentials import Credentials
from desktop.domain.operator import Officer
from desktop.satusehat.client import KycClient
from desktop.satusehat.keypair import KeyPair, make_key_pair
from tests.satusehat.ministry import Ministry
from tests.satusehat.turned_clock import TurnedClock


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    return ("127.0.0.1", 0)


@pytest.fixture(scope="session")
def vectors() -> dict[str, Any]:
    text = (Path(__file__).parent / "vectors" / "kyc_envelope.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@pytest.fixture(scope="session")
def server_pair() -> KeyPair:
    return make_key_pair()


@pytest.fixture(scope="session")
def client_pair() -> KeyPair:
    return make_key_pair()


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def ministry(httpserver: HTTPServer, server_pair: KeyPair, tmp_path: Path) -> Ministry:
    return Ministry(httpserver, server_pair.private_key, tmp_path)


@pytest.fixture
def credentials() -> Credentials:
    return Credentials("klien-42", "rahasia&ünik", "100000042")


@pytest.fixture
def officer() -> Officer:
    return Officer("Siti Rahmawati, A.Md.", "3174095505900001")


@pytest.fixture
def connect(clock: TurnedClock, credentials: Credentials) -> Callable[[Ministry], KycClient]:
    return lambda ministry: KycClient(ministry.environment, credentials, clock=clock)


@pytest.fixture
def desk(ministry: Ministry, connect: Callable[[Ministry], KycClient]) -> KycClient:
    return connect(ministry)
