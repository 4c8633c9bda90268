"""Where Loket may talk to, and what it refuses to talk to."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.satusehat.addresses import read_address
from desktop.satusehat.environments import (
    Environment,
    EnvironmentInvalid,
    EnvironmentIssue,
    load_environments,
)


@pytest.fixture
def gateway() -> Environment:
    return Environment(
        "custom",
        "https://gateway.clinic.example/oauth2/v1/",
        "https://gateway.clinic.example:8443/kyc/v1",
        Path("gateway.pem"),
        ("Gateway.Clinic.example", "gateway.clinic.example:8443", "127.0.0.1:8123", "[::1]:8123"),
    )


def test_the_three_environments_are_shipped_with_their_hosts() -> None:
    shipped = load_environments()
    assert set(shipped) == {"production", "staging", "development"}
    assert shipped["production"].auth_url == "https://api-satusehat.kemkes.go.id/oauth2/v1"
    assert shipped["staging"].kyc_url == "https://api-satusehat-stg.dto.kemkes.go.id/kyc/v1"
    assert shipped["development"].allowed_hosts == ("api-satusehat-dev.dto.kemkes.go.id",)


def test_a_file_that_forgets_a_setting_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "environments.toml"
    file.write_text(
        '[odd]\nauth_url = "https://a.example"\nkyc_url = "https://a.example"\nallowed_hosts = []\n'
    )
    with pytest.raises(EnvironmentInvalid) as caught:
        load_environments(file)
    assert (caught.value.key, caught.value.issue) == ("server_key", EnvironmentIssue.MISSING)


def test_a_trailing_slash_does_not_matter(gateway: Environment) -> None:
    assert gateway.auth_url == "https://gateway.clinic.example/oauth2/v1"


@pytest.mark.parametrize("url", ["http://127.0.0.1:8123/x", "http://localhost/x", "http://[::1]:9/x"])
def test_plain_http_is_fine_on_this_machine(gateway: Environment, url: str) -> None:
    assert replace(gateway, kyc_url=url).kyc_url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://gateway.clinic.example/x",
        "http://192.168.1.10/x",
        "http://127.0.0.1.evil.example/x",
        "http://localhost.evil.example/x",
    ],
)
def test_plain_http_to_anywhere_else_is_refused(gateway: Environment, url: str) -> None:
    with pytest.raises(EnvironmentInvalid) as caught:
        replace(gateway, kyc_url=url)
    assert (caught.value.key, caught.value.issue) == ("kyc_url", EnvironmentIssue.PLAIN_HTTP)
    assert url not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["", "gateway", "ftp://a.example", "https://u:p@a.example", "https://a.example/?x=1"]
)
def test_what_is_no_base_address_is_refused(gateway: Environment, url: str) -> None:
    with pytest.raises(EnvironmentInvalid) as caught:
        replace(gateway, auth_url=url)
    assert (caught.value.key, caught.value.issue) == ("auth_url", EnvironmentIssue.NOT_AN_ADDRESS)


@pytest.mark.parametrize(
    "entry", ["", "*.example", "https://a.example", "a.example/x", "a.example:0", "ä.example"]
)
def test_an_allowed_host_is_a_host_and_perhaps_a_port(gateway: Environment, entry: str) -> None:
    with pytest.raises(EnvironmentInvalid) as caught:
        replace(gateway, allowed_hosts=(entry,))
    assert caught.value.issue is EnvironmentIssue.NOT_A_HOST


def test_an_empty_allow_list_is_refused(gateway: Environment) -> None:
    with pytest.raises(EnvironmentInvalid) as caught:
        replace(gateway, allowed_hosts=())
    assert caught.value.issue is EnvironmentIssue.NO_HOSTS


@pytest.mark.parametrize(
    "url",
    [
        "https://gateway.clinic.example/kyc/v1/validation-web/1?a=b&c=%20#top",
        "https://GATEWAY.clinic.EXAMPLE/",
        "https://gateway.clinic.example:443/",
        "https://gateway.clinic.example:8443/",
        "http://127.0.0.1:8123/kyc/v1/validation-web/1",
        "https://127.0.0.1:8123/",
        "http://[::1]:8123/",
        "https://gateway.clinic.example/@evil.example/",
    ],
)
def test_a_page_on_the_list_is_allowed(gateway: Environment, url: str) -> None:
    address = read_address(url)
    assert address is not None
    assert gateway.allows(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://gateway.clinic.example/",
        "https://gateway.clinic.example:444/",
        "https://evil.example/",
        "https://gateway.clinic.example.evil.example/",
        "https://evil.example/gateway.clinic.example",
        "https://127.0.0.1/",
        "http://127.0.0.1:8124/",
        "http://127.0.0.2:8123/",
    ],
)
def test_a_page_off_the_list_is_not(gateway: Environment, url: str) -> None:
    address = read_address(url)
    assert address is not None
    assert not gateway.allows(address)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "//gateway.clinic.example/",
        "https:/gateway.clinic.example/",
        "https:gateway.clinic.example",
        "https://",
        "https://gateway.clinic.example\\@evil.example/",
        "https://evil.example\\.gateway.clinic.example/",
        "https:\\\\gateway.clinic.example/",
        "https://user@gateway.clinic.example/",
        "https://gateway.clinic.example:8443@evil.example/",
        "https://gateway.clinic.example%40evil.example/",
        "https://gateway%2eclinic.example/",
        "https://gateway.clinic.example/%zz",
        "https://gateway.clinic.example/100%",
        "https://gateway.clinic.example\n.evil.example/",
        "https://gateway.clinic.example/\n",
        "\thttps://gateway.clinic.example/",
        "https://gateway.clinic.example /",
        "https://gateway.clinic.example\u3002evil.example/",
        "https://gateway.clin\u0456c.example/",
        "http\u017f://gateway.clinic.example/",
        "https://gateway.clinic.example\u2044x/",
        "https://gateway.clinic.example./",
        "https://.gateway.clinic.example/",
        "https://gateway..example/",
        "https://-gateway.example/",
        "https://gateway.clinic.example:/",
        "https://gateway.clinic.example:0443/",
        "https://gateway.clinic.example:65536/",
        "https://gateway.clinic.example:\u0664\u0664\u0663/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://127.1/",
        "https://0127.0.0.1/",
        "https://[::1%25eth0]/",
        "https://[127.0.0.1]/",
        "https://[::g]/",
        "javascript://gateway.clinic.example/%0aalert(1)",
        "file://gateway.clinic.example/etc",
        "https://gateway.clinic.example/" + "x" * 2048,
    ],
)
def test_what_two_programs_could_read_differently_is_no_address(url: str) -> None:
    assert read_address(url) is None


def test_environments_bring_neither_requests_nor_cryptography() -> None:
    asked = (
        "import sys, desktop.satusehat.environments as e; e.load_environments(); "
        "sys.exit(bool({'requests', 'urllib3', 'cryptography', 'ssl'} & sys.modules.keys()))"
    )
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", asked], cwd=root, check=False).returncode == 0
