"""The desk opens portals: over real HTTP, with real envelopes."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug import Response

from desktop.domain.credentials import Credentials
from desktop.domain.errors import Problem, ProblemCode
from desktop.domain.operator import Officer
from desktop.domain.portal import PortalLink
from desktop.satusehat.client import KycClient
from desktop.satusehat.envelope import seal
from desktop.satusehat.keypair import KeyPair
from tests.satusehat.ministry import INVALID_TOKEN, WRONG_LOGIN, Ministry, refused, sealed
from tests.satusehat.turned_clock import TurnedClock

Connect = Callable[[Ministry], KycClient]
OTHER_CLINIC = json.dumps(
    {
        "resourceType": "OperationOutcome",
        "issue": [{"diagnostics": "The resource cannot be accessed due to business rule"}],
    }
)


def plain_400(message: str) -> str:
    return json.dumps({"metadata": {"code": "400", "message": message}})


def test_an_officer_gets_the_url_of_a_page(desk: KycClient, ministry: Ministry, officer: Officer) -> None:
    link = desk.open_portal(officer)
    assert link == PortalLink(f"http://{ministry.page_host}/kyc/v1/validation-web/1")


def test_the_request_says_who_verifies_and_nothing_else(
    desk: KycClient, ministry: Ministry, officer: Officer
) -> None:
    desk.open_portal(officer)
    asked = ministry.asked[0]
    assert set(asked) == {"agent_name", "agent_nik", "public_key"}
    assert (asked["agent_name"], asked["agent_nik"]) == (officer.name, officer.nik)
    assert ministry.logins == [{"client_id": "klien-42", "client_secret": "rahasia&ünik"}]
    assert ministry.bearers == ["token-1"]


def test_many_portals_need_one_login_and_a_key_pair_each(
    desk: KycClient, ministry: Ministry, officer: Officer
) -> None:
    urls = set()
    for _ in range(3):
        desk.prepare()
        urls.add(desk.open_portal(officer))
    assert len(urls) == 3
    assert len(ministry.logins) == 1
    assert len({asked["public_key"] for asked in ministry.asked}) == 3


def test_a_code_that_is_a_number_and_a_name_in_any_script_are_fine(
    desk: KycClient, ministry: Ministry
) -> None:
    page = ministry.page(1)
    page["metadata"]["code"] = 200
    ministry.next_urls = [sealed(page)]
    assert isinstance(desk.open_portal(Officer("Ni Luh Ayu Çelik — 李 \ud800", "")), PortalLink)
    assert ministry.asked[0]["agent_name"].startswith("Ni Luh Ayu Çelik — 李")


def test_an_expired_token_is_renewed_once_and_the_portal_opens(
    desk: KycClient, ministry: Ministry, officer: Officer
) -> None:
    ministry.next_urls = [refused(401, INVALID_TOKEN)]
    assert isinstance(desk.open_portal(officer), PortalLink)
    assert ministry.bearers == ["token-1", "token-2"]
    assert len({asked["public_key"] for asked in ministry.asked}) == 2


def test_a_token_refused_twice_is_a_problem_of_credentials(
    desk: KycClient, ministry: Ministry, officer: Officer
) -> None:
    ministry.next_urls = [refused(200, INVALID_TOKEN), refused(401, INVALID_TOKEN)]
    assert desk.open_portal(officer) == Problem(ProblemCode.TOKEN_REFUSED)
    assert len(ministry.asked) == 2
    assert isinstance(desk.open_portal(officer), PortalLink)
    assert ministry.bearers[-1] == "token-3"


@pytest.mark.parametrize(
    "answer, code",
    [
        (refused(504, "Gateway Timeout", "text/plain"), ProblemCode.SERVER_DOWN),
        (refused(200, "Gateway Timeout", "text/plain"), ProblemCode.SERVER_DOWN),
        (refused(502, "<html><h1>502 Bad Gateway</h1></html>", "text/html"), ProblemCode.SERVER_DOWN),
        (refused(503, "", "text/plain"), ProblemCode.SERVER_DOWN),
        (refused(200, json.dumps({"metadata": {"code": 500}})), ProblemCode.SERVER_DOWN),
        (refused(429, ""), ProblemCode.TOO_MANY_REQUESTS),
        (refused(401, WRONG_LOGIN), ProblemCode.LOGIN_REFUSED),
        (refused(200, WRONG_LOGIN), ProblemCode.LOGIN_REFUSED),
        (refused(403, OTHER_CLINIC), ProblemCode.OTHER_ORGANIZATION),
        (refused(200, plain_400("missing begin tag")), ProblemCode.ENVELOPE_MISSING),
        (
            refused(200, plain_400("failed to decrypt ciphertext: crypto/rsa: decryption error")),
            ProblemCode.SERVER_KEY_WRONG,
        ),
        (refused(200, plain_400("Failed to decrypt message")), ProblemCode.MESSAGE_UNREADABLE),
        (
            refused(500, "A panic occurred during user function execution.", "text/plain"),
            ProblemCode.SERVER_PANIC,
        ),
        (refused(200, plain_400("Agent is not registered")), ProblemCode.REQUEST_REFUSED),
        (refused(404, "no such page", "text/plain"), ProblemCode.REQUEST_REFUSED),
        (refused(403, ""), ProblemCode.REQUEST_REFUSED),
        (refused(200, ""), ProblemCode.ANSWER_UNREADABLE),
        (refused(200, '{"metadata": {"code"'), ProblemCode.ANSWER_UNREADABLE),
        (refused(200, json.dumps({"data": {"url": "https://evil.example/"}})), ProblemCode.ANSWER_UNREADABLE),
        (refused(302, "", Location="http://login.hotspot.example/"), ProblemCode.CAPTIVE_PORTAL),
        (refused(307, "", Location="http://login.hotspot.example/"), ProblemCode.CAPTIVE_PORTAL),
        (refused(200, "<!DOCTYPE html><title>Masuk Wi-Fi</title>"), ProblemCode.CAPTIVE_PORTAL),
        (refused(200, "\n<!-- hotspot --><html></html>", "text/plain"), ProblemCode.CAPTIVE_PORTAL),
        (refused(403, "<html>Access denied</html>", "text/html"), ProblemCode.CAPTIVE_PORTAL),
        (refused(511, "", "text/plain"), ProblemCode.CAPTIVE_PORTAL),
        (refused(407, "<html>Proxy</html>", "text/html"), ProblemCode.PROXY_REFUSED),
        (refused(408, ""), ProblemCode.TIMED_OUT),
    ],
)
def test_a_plain_answer_means_exactly_one_thing(
    desk: KycClient, ministry: Ministry, officer: Officer, answer: Response, code: ProblemCode
) -> None:
    ministry.next_urls = [answer]
    problem = desk.open_portal(officer)
    assert isinstance(problem, Problem)
    assert problem.code is code
    assert len(ministry.asked) == 1


@pytest.mark.parametrize(
    "content, code",
    [
        (b"not JSON", ProblemCode.ANSWER_UNREADABLE),
        (b"", ProblemCode.ANSWER_UNREADABLE),
        (b"\xff\xfe\x00", ProblemCode.ANSWER_UNREADABLE),
        (b"[" * 100_000, ProblemCode.ANSWER_UNREADABLE),
        ([], ProblemCode.ANSWER_WITHOUT_URL),
        ("https://evil.example/", ProblemCode.ANSWER_WITHOUT_URL),
        ({}, ProblemCode.ANSWER_WITHOUT_URL),
        ({"data": {"url": ""}}, ProblemCode.ANSWER_WITHOUT_URL),
        ({"data": {"url": 5}}, ProblemCode.ANSWER_WITHOUT_URL),
        ({"data": "url"}, ProblemCode.ANSWER_WITHOUT_URL),
        ({"data": {"url": "https://evil.example/kyc/v1/validation-web/1"}}, ProblemCode.URL_OFF_LIST),
        ({"data": {"url": "/kyc/v1/validation-web/1"}}, ProblemCode.URL_OFF_LIST),
        ({"data": {"url": "\x00"}}, ProblemCode.URL_OFF_LIST),
        ({"metadata": {"code": "400", "message": "?"}, "data": {"url": "x"}}, ProblemCode.REQUEST_REFUSED),
        ({"metadata": {"code": 400, "message": "Failed to decrypt message"}}, ProblemCode.MESSAGE_UNREADABLE),
    ],
)
def test_a_sealed_answer_without_a_page_is_not_trusted(
    desk: KycClient, ministry: Ministry, officer: Officer, content: object, code: ProblemCode
) -> None:
    ministry.next_urls = [sealed(content)]
    assert desk.open_portal(officer) == Problem(code)


def test_an_answer_for_somebody_else_is_not_ours(
    desk: KycClient, ministry: Ministry, officer: Officer, client_pair: KeyPair
) -> None:
    foreign = seal(json.dumps(ministry.page(1)).encode(), client_pair.private_key.public_key())
    ministry.next_urls = [refused(200, foreign, "text/plain")]
    assert desk.open_portal(officer) == Problem(ProblemCode.ANSWER_NOT_OURS)


def test_a_truncated_envelope_is_not_ours(desk: KycClient, ministry: Ministry, officer: Officer) -> None:
    ministry.next_urls = [lambda key: Response(seal(b"{}", key)[:-5])]
    assert desk.open_portal(officer) == Problem(ProblemCode.ANSWER_NOT_OURS)


def test_an_envelope_counts_whatever_the_status_says(
    desk: KycClient, ministry: Ministry, officer: Officer
) -> None:
    body = json.dumps(ministry.page(1)).encode()
    ministry.next_urls = [lambda key: Response(seal(body, key), 500, content_type="text/html")]
    assert isinstance(desk.open_portal(officer), PortalLink)


def test_without_the_servers_key_nothing_is_sent(
    ministry: Ministry, credentials: Credentials, officer: Officer, tmp_path: Path
) -> None:
    keyless = replace(ministry.environment, server_key=tmp_path / "gone.pem")
    assert KycClient(keyless, credentials).open_portal(officer) == Problem(ProblemCode.SERVER_KEY_WRONG)
    assert not ministry.logins


def test_a_429_is_respected_until_its_time_is_over(
    desk: KycClient, ministry: Ministry, officer: Officer, clock: TurnedClock
) -> None:
    ministry.next_urls = [refused(429, "slow down", "text/plain", Retry_After="20")]
    assert desk.open_portal(officer) == Problem(ProblemCode.TOO_MANY_REQUESTS, 20.0)
    clock.turn(15)
    assert desk.open_portal(officer) == Problem(ProblemCode.TOO_MANY_REQUESTS, 5.0)
    assert len(ministry.asked) == 1
    clock.turn(5)
    assert isinstance(desk.open_portal(officer), PortalLink)


def test_a_proxy_in_the_environment_does_not_stand_before_this_machine(
    desk: KycClient, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert isinstance(desk.open_portal(officer), PortalLink)


def test_several_threads_open_portals_at_once(desk: KycClient, ministry: Ministry, officer: Officer) -> None:
    with ThreadPoolExecutor(4) as threads:
        links = list(threads.map(lambda _: desk.open_portal(officer), range(8)))
    assert {type(link) for link in links} == {PortalLink}
    assert len({asked["public_key"] for asked in ministry.asked}) == 8
