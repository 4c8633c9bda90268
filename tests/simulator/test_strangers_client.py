"""Public clients must work unchanged but for base URL and key; this one shares no line with ours."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable

import pytest
import requests

from desktop.simulator.server import StandInServer
from tests.simulator.stranger import BEGIN, END, Stranger, armoured, opened, pkcs1, spki


def test_a_stranger_gets_a_working_page(stranger: Stranger) -> None:
    data = opened(stranger.generate().text)["data"]
    assert (data["agent_name"], data["agent_nik"]) == ("Petugas Latihan", "3174000000000001")
    assert data["url"] == f"{stranger.printed['kyc_url']}/validation-web/{data['token']}"
    page = requests.get(data["url"], timeout=5)
    assert page.status_code == 200
    assert "Masukkan kode akses" in page.text


def test_every_value_of_the_token_is_a_string(stranger: Stranger) -> None:
    answer = stranger.log_in().json()
    assert all(isinstance(value, str) for value in answer.values())
    assert answer["token_type"] == "BearerToken"
    assert answer["status"] == "approved"
    assert int(answer["expires_in"]) == 3599
    assert len(answer["issued_at"]) == 13


def test_each_page_has_an_address_of_its_own(stranger: Stranger) -> None:
    assert len({stranger.page_url() for _ in range(3)}) == 3


@pytest.mark.parametrize(
    "change", [{"client_secret": "x"}, {"client_id": ""}, {"client_id": "é"}, {"client_secret": "\x00"}]
)
def test_wrong_credentials_are_refused_with_an_operation_outcome(
    stranger: Stranger, change: dict[str, str]
) -> None:
    answer = stranger.log_in(**change)
    assert answer.status_code == 401
    assert answer.json()["resourceType"] == "OperationOutcome"
    assert "not able to be authenticated" in answer.text


def test_the_login_needs_its_grant_type(stranger: Stranger) -> None:
    form = {name: stranger.printed[name] for name in ("client_id", "client_secret")}
    url = f"{stranger.printed['auth_url']}/accesstoken"
    assert requests.post(url, data=form, timeout=5).status_code == 401
    assert requests.post(url, data={**form, "grant_type": "client_credentials"}, timeout=5).ok


@pytest.mark.parametrize("token", ["", "guessed", "\t"])
def test_an_unknown_token_is_a_gateway_fault(stranger: Stranger, token: str) -> None:
    answer = stranger.generate(token=token)
    assert answer.status_code == 401
    assert answer.json()["fault"]["faultstring"] == "Invalid Access Token"


def test_a_token_runs_out(stranger: Stranger, two_hours_later: Callable[[], None]) -> None:
    token = stranger.token()
    two_hours_later()
    assert "Invalid Access Token" in stranger.generate(token=token).text


@pytest.mark.parametrize("key", [spki(), spki().replace("\n", "\r\n"), spki().strip(), pkcs1()])
def test_any_usual_writing_of_the_public_key_will_do(stranger: Stranger, key: str) -> None:
    assert opened(stranger.generate(public_key=key).text)["metadata"]["code"] == "200"


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: text.replace("\r\n", "\n"),
        lambda text: text + "\r\n",
        lambda text: BEGIN + "\r\n" + re.sub(r"\s|-----.*?-----", "", text) + "\n" + END,
        lambda text: BEGIN + "\r\n" + re.sub(r"\s|-----.*?-----", "", text) + END,
    ],
    ids=["LF", "newline after END", "one long line", "no newline before END"],
)
def test_envelopes_of_other_hands_are_read(stranger: Stranger, rewrite: Callable[[str], str]) -> None:
    plain = b'{"agent_name": "A", "agent_nik": "1", "public_key": %s}' % _quoted(spki())
    assert opened(stranger.post(rewrite(armoured(stranger.seal(plain)))).text)["metadata"]["code"] == "200"


def _quoted(pem: str) -> bytes:
    return b'"' + pem.replace("\n", "\\n").encode() + b'"'


def test_the_answer_has_the_form_of_the_real_one(stranger: Stranger) -> None:
    answer = stranger.generate()
    assert answer.headers["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().split("\r\n")
    assert (lines[0], lines[-1]) == (BEGIN, END)
    assert {len(line) for line in lines[1:-2]} == {76}


def _refusal(answer: requests.Response) -> str:
    assert answer.status_code == 200
    assert answer.json()["metadata"]["code"] == "400"
    return str(answer.json()["data"]["error"])


def test_a_body_without_an_envelope(stranger: Stranger) -> None:
    assert _refusal(stranger.post('{"agent_name": "A"}')) == "missing begin tag"


def test_a_body_sealed_for_another_server(stranger: Stranger) -> None:
    binary = b"\x01" * 256 + stranger.seal(b"{}")[256:]
    error = _refusal(stranger.post(armoured(binary)))
    assert error == "failed to decrypt ciphertext: crypto/rsa: decryption error"


def test_a_message_that_was_changed_on_its_way(stranger: Stranger) -> None:
    binary = bytearray(stranger.seal(b'{"agent_name": "A"}'))
    binary[-1] ^= 1
    assert _refusal(stranger.post(armoured(bytes(binary)))) == "Failed to decrypt message"


def test_an_operator_without_a_name(stranger: Stranger) -> None:
    assert "required" in _refusal(stranger.generate(agent_name=" "))


@pytest.mark.parametrize("plain", [b"", b"[]", b"\xff", b"[" * 5000, b'{"agent_name": 1}', b"null"])
def test_junk_in_a_good_envelope_makes_the_service_panic(stranger: Stranger, plain: bytes) -> None:
    answer = stranger.post(armoured(stranger.seal(plain)))
    assert (answer.status_code, answer.text) == (500, "A panic occurred during user function execution.")
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("key", [None, 7, "", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"])
def test_a_public_key_that_is_none_makes_the_service_panic(stranger: Stranger, key: object) -> None:
    assert stranger.generate(public_key=key).status_code == 500


@pytest.mark.parametrize("text", ["", "é", "A", base64.b64encode(b"x" * 200).decode()])
def test_markers_around_nothing_make_the_service_panic(stranger: Stranger, text: str) -> None:
    assert stranger.post(f"{BEGIN}\r\n{text}\r\n{END}").status_code == 500


def test_the_stand_in_counts_calls_but_keeps_no_data(
    stranger: Stranger, running_stand_in: StandInServer
) -> None:
    before = running_stand_in.stand_in.counts()
    stranger.page_url()
    after = running_stand_in.stand_in.counts()
    assert {name: after[name] - before.get(name, 0) for name in ("login", "generate")} == {
        "login": 1,
        "generate": 1,
    }
