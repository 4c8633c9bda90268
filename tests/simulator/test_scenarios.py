"""Each fault of the API, as a stranger meets it; and switching between them while the stand-in runs."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime

import pytest
import requests

from desktop.domain.errors import ProblemKind
from desktop.simulator.scenarios import SCENARIOS
from desktop.simulator.server import StandInServer
from tests.simulator.stranger import BEGIN, END, Stranger, opened

Play = Callable[[str], None]


def test_every_kind_of_trouble_of_the_api_can_be_played() -> None:
    kinds = {scenario.expects for scenario in SCENARIOS.values()}
    beyond_plain_http = {ProblemKind.CERTIFICATE, ProblemKind.CLOCK, ProblemKind.SETUP}
    assert kinds == {*ProblemKind, None} - beyond_plain_http
    assert all(scenario.description for scenario in SCENARIOS.values())


def test_login_refused(stranger: Stranger, playing: Play) -> None:
    playing("login-refused")
    assert "not able to be authenticated" in stranger.log_in().text


@pytest.mark.parametrize(
    ("scenario", "status", "words"),
    [
        ("other-organization", 403, "resource cannot be accessed due to business rule"),
        ("token-invalid", 401, "Invalid Access Token"),
        ("rate-limit", 429, "Too Many Requests"),
        ("missing-begin-tag", 200, "missing begin tag"),
        ("wrong-key", 200, "failed to decrypt ciphertext: crypto/rsa: decryption error"),
        ("unreadable-message", 200, "Failed to decrypt message"),
        ("panic", 500, "A panic occurred during user function execution."),
    ],
)
def test_refusals_of_generate_url(
    stranger: Stranger, playing: Play, scenario: str, status: int, words: str
) -> None:
    playing(scenario)
    answer = stranger.generate()
    assert answer.status_code == status
    assert words in answer.text


def test_a_rate_limit_may_say_how_long(stranger: Stranger, playing: Play) -> None:
    playing("rate-limit")
    assert stranger.generate().headers["Retry-After"] == "30"
    playing("rate-limit-bare")
    assert "Retry-After" not in stranger.log_in().headers


def test_the_platform_is_down(stranger: Stranger, playing: Play) -> None:
    playing("server-down")
    answer = stranger.log_in()
    assert (answer.status_code, answer.text) == (503, "Gateway Timeout")
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_an_expired_token_works_again_once_renewed(stranger: Stranger, playing: Play) -> None:
    token = stranger.token()
    playing("token-expires")
    assert stranger.generate(token=token).status_code == 401
    assert stranger.generate(token=token).status_code == 401
    assert opened(stranger.generate(token=stranger.token()).text)


def test_an_envelope_for_somebody_else(stranger: Stranger, playing: Play) -> None:
    playing("foreign-envelope")
    text = stranger.generate().text
    assert text.startswith(BEGIN)
    with pytest.raises(ValueError, match=r"[Dd]ecryption"):
        opened(text)


def test_half_an_envelope(stranger: Stranger, playing: Play) -> None:
    playing("truncated-envelope")
    text = stranger.generate().text
    assert text.startswith(BEGIN)
    assert END not in text


def test_an_answer_without_url(stranger: Stranger, playing: Play) -> None:
    playing("no-url")
    assert "url" not in opened(stranger.generate().text)["data"]


def test_a_url_off_every_list(stranger: Stranger, playing: Play) -> None:
    playing("url-off-list")
    assert stranger.page_url().startswith("https://portal-kyc.example.net/kyc/v1/validation-web/")


@pytest.mark.parametrize("scenario", ["reset", "login-hang"])
def test_a_login_without_an_answer(stranger: Stranger, playing: Play, scenario: str) -> None:
    playing(scenario)
    with pytest.raises(requests.ConnectionError):
        stranger.log_in()


def test_a_client_that_will_not_wait_for_ever(stranger: Stranger, playing: Play) -> None:
    token = stranger.token()
    playing("hang")
    with pytest.raises(requests.ConnectionError):
        stranger.generate(token=token)


def test_half_of_the_promised_bytes(stranger: Stranger, playing: Play) -> None:
    playing("truncated")
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        stranger.generate()


@pytest.mark.parametrize("scenario", ["slow", "page-slow"])
def test_slow_is_not_broken(stranger: Stranger, playing: Play, scenario: str) -> None:
    playing(scenario)
    assert requests.get(stranger.page_url(), timeout=5).ok


def test_a_captive_portal(stranger: Stranger, playing: Play) -> None:
    playing("captive-portal")
    answer = stranger.log_in()
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert "Wi-Fi Tamu" in answer.text


def test_a_clock_that_is_wrong(stranger: Stranger, playing: Play) -> None:
    right = parsedate_to_datetime(stranger.log_in().headers["Date"])
    playing("clock-wrong")
    wrong = parsedate_to_datetime(stranger.log_in().headers["Date"])
    assert (right - wrong).days == pytest.approx(400, abs=1)


@pytest.mark.parametrize(("scenario", "status", "size"), [("page-missing", 404, 18), ("page-blank", 200, 41)])
def test_pages_that_show_nothing(
    stranger: Stranger, playing: Play, scenario: str, status: int, size: int
) -> None:
    playing(scenario)
    answer = requests.get(stranger.page_url(), timeout=5)
    assert (answer.status_code, len(answer.content)) == (status, size)


def test_a_page_that_never_arrives(stranger: Stranger, playing: Play) -> None:
    playing("page-reset")
    url = stranger.page_url()
    with pytest.raises(requests.ConnectionError):
        requests.get(url, timeout=5)


def test_offline_then_online(stranger: Stranger, playing: Play) -> None:
    playing("offline-then-online")
    for _ in range(2):
        with pytest.raises(requests.ConnectionError):
            stranger.log_in()
    assert requests.get(stranger.page_url(), timeout=5).ok


def _control(server: StandInServer, **headers: str) -> dict[str, str]:
    return {"X-Loket-Control": server.stand_in.login.client_secret, **headers}


def test_a_trainer_switches_the_scenario(running_stand_in: StandInServer, stranger: Stranger) -> None:
    base, head = running_stand_in.base_url, _control(running_stand_in)
    assert requests.post(f"{base}/control/scenario", json={"name": "server-down"}, headers=head, timeout=5).ok
    assert stranger.log_in().status_code == 503
    log = requests.get(f"{base}/control/log", headers=head, timeout=5).json()
    assert log["scenario"] == "server-down"
    assert log["counts"]["login"] >= 1


def test_an_unknown_scenario_changes_nothing_and_names_the_known(running_stand_in: StandInServer) -> None:
    url, head = f"{running_stand_in.base_url}/control/scenario", _control(running_stand_in)
    answer = requests.post(url, json={"name": "nope"}, headers=head, timeout=5)
    assert answer.status_code == 422
    assert answer.json()["scenarios"].keys() == SCENARIOS.keys()


@pytest.mark.parametrize("secret", [None, "guess", "é".encode("latin-1").decode("latin-1")])
def test_control_is_for_whoever_started_it(running_stand_in: StandInServer, secret: str | None) -> None:
    head = {"X-Loket-Control": secret.encode()} if secret else {}
    base = running_stand_in.base_url
    assert requests.get(f"{base}/control/log", headers=head, timeout=5).status_code == 403
    answer = requests.post(f"{base}/control/scenario", json={"name": "panic"}, headers=head, timeout=5)
    assert answer.status_code == 403
