"""One token for as long as it holds, and peace after a refusal: the clock is turned by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from threading import Event
from typing import Any

import pytest
from werkzeug import Response

from desktop.domain.clock import SystemClock
from desktop.domain.credentials import Credentials
from desktop.domain.errors import Problem, ProblemCode
from desktop.satusehat.answers import Answer, AnswerReader
from desktop.satusehat.token import Tokens
from desktop.satusehat.transport import Transport
from tests.satusehat.ministry import INVALID_TOKEN, WRONG_LOGIN, Ministry, refused
from tests.satusehat.turned_clock import TurnedClock

Take = Callable[[], str | Problem]


@pytest.fixture
def tokens(clock: TurnedClock) -> Tokens:
    return Tokens(Transport(clock), AnswerReader(clock), clock)


class FirstCallHangs:
    """A network on which the first login gets no answer until ``late`` is set."""

    def __init__(self) -> None:
        self.begun, self.late = Event(), Event()
        self._calls = count(1)

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        call = next(self._calls)
        if call == 1:
            self.begun.set()
            self.late.wait(30)
        return Answer(200, {}, b'{"access_token": "token-%d", "expires_in": "3599"}' % call)


@pytest.fixture
def take(tokens: Tokens, ministry: Ministry, credentials: Credentials) -> Take:
    return lambda: tokens.take(ministry.environment.auth_url, credentials)


@pytest.mark.parametrize("expires_in", ["3599", 3599, 3599.0, " 3599 "])
def test_a_token_is_kept_for_its_hour_and_renewed_a_little_early(
    take: Take, ministry: Ministry, clock: TurnedClock, expires_in: Any
) -> None:
    ministry.expires_in = expires_in
    assert take() == "token-1"
    clock.turn(3538)
    assert take() == "token-1"
    clock.turn(2)
    assert take() == "token-2"


def test_a_token_of_four_hours_is_kept_for_four_hours(
    take: Take, ministry: Ministry, clock: TurnedClock
) -> None:
    ministry.expires_in = "14399"
    take()
    clock.turn(14_000)
    assert take() == "token-1"


def test_a_short_token_is_renewed_only_just_before_its_end(
    take: Take, ministry: Ministry, clock: TurnedClock
) -> None:
    ministry.expires_in = "10"
    take()
    clock.turn(8.9)
    assert take() == "token-1"
    clock.turn(0.2)
    assert take() == "token-2"


@pytest.mark.parametrize("expires_in", ["soon", "", None, True, [], {}, "nan", "inf", 10**400])
def test_a_lifetime_nobody_can_read_is_taken_for_five_minutes(
    take: Take, ministry: Ministry, clock: TurnedClock, expires_in: Any
) -> None:
    ministry.expires_in = expires_in
    take()
    clock.turn(269)
    assert take() == "token-1"
    clock.turn(2)
    assert take() == "token-2"


@pytest.mark.parametrize("expires_in", ["0", -5])
def test_a_token_that_is_already_over_is_used_once(take: Take, ministry: Ministry, expires_in: Any) -> None:
    ministry.expires_in = expires_in
    assert [take(), take()] == ["token-1", "token-2"]


@pytest.mark.parametrize(
    "answer",
    [
        refused(401, WRONG_LOGIN),
        refused(200, WRONG_LOGIN),
        refused(401, ""),
        refused(401, '{"ErrorCode": "invalid_client"}'),
    ],
)
def test_a_refused_login_is_not_repeated_for_a_minute(
    take: Take, ministry: Ministry, clock: TurnedClock, answer: Response
) -> None:
    ministry.next_logins = [answer]
    assert take() == Problem(ProblemCode.LOGIN_REFUSED, 60.0)
    clock.turn(59)
    assert take() == Problem(ProblemCode.LOGIN_PAUSED, 1.0)
    assert len(ministry.logins) == 1
    clock.turn(1)
    assert take() == "token-2"


def test_credentials_of_another_organization_pause_as_well(take: Take, ministry: Ministry) -> None:
    ministry.next_logins = [refused(403, '"resource cannot be accessed due to business rule"')]
    assert take() == Problem(ProblemCode.OTHER_ORGANIZATION, 60.0)
    assert take() == Problem(ProblemCode.LOGIN_PAUSED, 60.0)


def test_a_corrected_secret_waits_out_the_minute_of_the_wrong_one(
    tokens: Tokens, ministry: Ministry, credentials: Credentials, clock: TurnedClock
) -> None:
    auth_url = ministry.environment.auth_url
    ministry.next_logins = [refused(401, WRONG_LOGIN)]
    tokens.take(auth_url, replace(credentials, client_secret="wrong"))
    assert tokens.take(auth_url, credentials) == Problem(ProblemCode.LOGIN_PAUSED, 60.0)
    clock.turn(60)
    assert tokens.take(auth_url, credentials) == "token-2"


def test_another_client_neither_gets_the_token_nor_the_pause(
    tokens: Tokens, ministry: Ministry, credentials: Credentials
) -> None:
    auth_url = ministry.environment.auth_url
    assert tokens.take(auth_url, credentials) == "token-1"
    ministry.next_logins = [refused(401, WRONG_LOGIN)]
    assert isinstance(tokens.take(auth_url, replace(credentials, client_id="other")), Problem)
    assert tokens.take(auth_url, credentials) == "token-1"


@pytest.mark.parametrize(
    "headers, seconds",
    [
        ({"Retry_After": "7"}, 7.0),
        ({"Retry_After": "0"}, 1.0),
        ({"Retry_After": "86400"}, 300.0),
        ({"Retry_After": "9" * 400}, 300.0),
        ({}, 10.0),
        ({"Retry_After": "later"}, 10.0),
        ({"Retry_After": "-5"}, 10.0),
        ({"Retry_After": "٣"}, 10.0),
    ],
)
def test_too_many_logins_wait_as_long_as_asked_within_reason(
    take: Take, ministry: Ministry, clock: TurnedClock, headers: dict[str, str], seconds: float
) -> None:
    ministry.next_logins = [refused(429, "", **{k: v.encode().decode("latin-1") for k, v in headers.items()})]
    assert take() == Problem(ProblemCode.TOO_MANY_REQUESTS, seconds)
    assert take() == Problem(ProblemCode.TOO_MANY_REQUESTS, seconds)
    assert len(ministry.logins) == 1
    clock.turn(seconds)
    assert take() == "token-2"


@pytest.mark.parametrize(
    "answer, code",
    [
        (refused(504, "Gateway Timeout", "text/plain"), ProblemCode.SERVER_DOWN),
        (refused(200, "<html>hotspot</html>", "text/html"), ProblemCode.CAPTIVE_PORTAL),
        (refused(302, "", Location="https://hotspot.example/"), ProblemCode.CAPTIVE_PORTAL),
        (refused(400, '{"Error": "?"}'), ProblemCode.REQUEST_REFUSED),
        (refused(200, "{}"), ProblemCode.ANSWER_UNREADABLE),
        (refused(200, '{"access_token": ""}'), ProblemCode.ANSWER_UNREADABLE),
        (refused(200, '{"access_token": "a\\r\\nX: y"}'), ProblemCode.ANSWER_UNREADABLE),
        (refused(200, '{"access_token": "töken"}'), ProblemCode.ANSWER_UNREADABLE),
        (refused(200, '{"access_token": 17}'), ProblemCode.ANSWER_UNREADABLE),
    ],
)
def test_a_login_that_fails_otherwise_does_not_pause(
    take: Take, ministry: Ministry, answer: Response, code: ProblemCode
) -> None:
    ministry.next_logins = [answer]
    assert take() == Problem(code)
    assert take() == "token-2"


def test_a_login_refused_with_the_words_for_a_token_pauses_too(take: Take, ministry: Ministry) -> None:
    ministry.next_logins = [refused(401, INVALID_TOKEN)]
    assert take() == Problem(ProblemCode.TOKEN_REFUSED, 60.0)
    assert take() == Problem(ProblemCode.LOGIN_PAUSED, 60.0)


def test_only_the_refused_token_is_forgotten(
    tokens: Tokens, take: Take, ministry: Ministry, credentials: Credentials
) -> None:
    auth_url = ministry.environment.auth_url
    assert take() == "token-1"
    tokens.discard(auth_url, credentials, "an older one, refused on an abandoned thread")
    assert take() == "token-1"
    tokens.discard(auth_url, credentials, "token-1")
    assert take() == "token-2"


def test_the_clock_of_the_pc_serves_as_well(ministry: Ministry, credentials: Credentials) -> None:
    clock = SystemClock()
    tokens = Tokens(Transport(clock), AnswerReader(clock), clock)
    assert [tokens.take(ministry.environment.auth_url, credentials) for _ in range(2)] == ["token-1"] * 2


def test_a_login_that_hangs_on_an_abandoned_thread_holds_up_nobody(
    credentials: Credentials, clock: TurnedClock
) -> None:
    network = FirstCallHangs()
    tokens = Tokens(network, AnswerReader(clock), clock)
    with ThreadPoolExecutor(1) as abandoned:
        old = abandoned.submit(tokens.take, "https://gateway.clinic.example", credentials)
        assert network.begun.wait(30)
        assert tokens.take("https://gateway.clinic.example", credentials) == "token-2"
        network.late.set()
        assert old.result(30) == "token-1"
