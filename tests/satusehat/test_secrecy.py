"""Nothing that says who or lets somebody in turns up where text is kept: log, repr, exception."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable

import pytest

from desktop.domain.credentials import Credentials
from desktop.domain.operator import Officer
from desktop.domain.portal import PortalLink
from desktop.satusehat.addresses import read_address
from desktop.satusehat.answers import Answer, Grant
from desktop.satusehat.client import KycClient
from desktop.satusehat.envelope import BEGIN, END, EnvelopeError, open_envelope
from desktop.satusehat.keypair import KeyPair
from tests.satusehat.ministry import INVALID_TOKEN, WRONG_LOGIN, Ministry, refused, sealed

SECRETS = ("Siti", "3174095505900001", "rahasia", "klien-42", "token-", "validation-web", "MII")


def assert_silent(text: str) -> None:
    assert not [secret for secret in SECRETS if secret in text]


@pytest.mark.parametrize(
    "value",
    [
        Credentials("klien-42", "rahasia", "MII"),
        Grant("token-1", 60.0),
        Answer(200, {"location": "validation-web"}, b"token-1"),
        PortalLink("https://gateway.clinic.example/validation-web/1"),
        read_address("https://gateway.clinic.example/validation-web/1"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_do_not_show_what_they_hold(value: object) -> None:
    assert_silent(f"{value!r} {value} {[value]}")


def test_a_key_pair_does_not_show_its_keys(client_pair: KeyPair) -> None:
    assert_silent(f"{client_pair!r} {client_pair}")


def test_an_envelope_that_fails_does_not_tell_its_story(client_pair: KeyPair) -> None:
    with pytest.raises(EnvelopeError) as caught:
        open_envelope(f"{BEGIN}token-1{END}", client_pair.private_key)
    assert "token-1" not in "".join(traceback.format_exception_only(caught.value))
    assert caught.value.__suppress_context__


def test_a_day_at_the_desk_leaves_nothing_in_the_log(
    ministry: Ministry,
    connect: Callable[[Ministry], KycClient],
    officer: Officer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    ministry.next_urls = [
        refused(401, INVALID_TOKEN),
        sealed({"data": {"url": "https://evil.example/validation-web/1"}}),
        refused(500, "token-1 rahasia", "text/plain"),
        refused(302, "", Location="https://evil.example/validation-web/1"),
    ]
    desk = connect(ministry)
    for _ in range(4):
        desk.open_portal(officer)
    ministry.next_logins = [refused(401, WRONG_LOGIN)]
    connect(ministry).open_portal(officer)
    assert_silent(caplog.text)
