"""The clinic's IT settles options in a file; one error and nothing of it is used, but all are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.settings.options import REGISTRY, Environment, Options
from desktop.settings.policy import FileIssue, PolicyError, PolicyInvalid, check_policy, load_policy
from desktop.settings.values import ValueIssue

# The example of the command line's contract.
CONTRACT = """\
[mandatory]
environment = "custom"            # training | development | staging | production | custom
auth_url = "https://gateway.clinic.example/oauth2/v1"
kyc_url = "https://gateway.clinic.example/kyc/v1"
server_key = "keys/gateway.pem"   # relative to the policy file, or absolute
allowed_hosts = ["gateway.clinic.example"]
[recommended]
retry_limit = 3
clipboard_clear_seconds = 90
"""
PEM = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "gateway.pem").write_text(PEM, "utf-8")
    (tmp_path / "keys" / "empty.pem").touch()
    return tmp_path / "policy.toml"


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def errors(path: Path, text: str) -> list[tuple[int, str, str]]:
    found = check_policy(written(path, text))
    if found:
        with pytest.raises(PolicyInvalid) as invalid:
            load_policy(path)
        assert list(invalid.value.errors) == found
    return [(each.line, each.key, each.issue.value) for each in found]


def test_the_contracts_example_holds(policy: Path, tmp_path: Path) -> None:
    assert errors(policy, CONTRACT) == []
    assert load_policy(policy).options == Options(
        environment=Environment.CUSTOM,
        auth_url="https://gateway.clinic.example/oauth2/v1",
        kyc_url="https://gateway.clinic.example/kyc/v1",
        server_key=(tmp_path / "keys" / "gateway.pem").resolve(),
        allowed_hosts=("gateway.clinic.example",),
        retry_limit=3,
        clipboard_clear_seconds=90.0,
    )


def test_without_a_policy_the_defaults_stand() -> None:
    assert load_policy(None).options == Options()


@pytest.mark.parametrize("text", ["", "# nothing\n", "[mandatory]\n[recommended]\n"])
def test_a_policy_may_say_nothing(policy: Path, text: str) -> None:
    assert load_policy(written(policy, text)).options == Options()


def test_what_is_mandatory_stands_above_what_is_recommended(policy: Path) -> None:
    loaded = load_policy(written(policy, "[recommended]\nretry_limit = 5\n[mandatory]\nretry_limit = 2\n"))
    assert loaded.options.retry_limit == 2
    assert (loaded.mandatory, loaded.recommended) == ({"retry_limit": 2}, {"retry_limit": 5})


def test_notepads_marks_and_line_ends_do_not_matter(policy: Path) -> None:
    policy.write_bytes(b"\xef\xbb\xbf" + CONTRACT.replace("\n", "\r\n").encode())
    assert check_policy(policy) == []


def test_a_key_file_may_be_named_absolutely_and_is_found_from_anywhere(
    policy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = (tmp_path / "keys" / "gateway.pem").resolve()
    assert errors(policy, CONTRACT.replace("keys/gateway.pem", key.as_posix())) == []
    written(policy, CONTRACT)
    monkeypatch.chdir(tmp_path / "keys")
    assert load_policy(Path("..") / "policy.toml").options.server_key == key


@pytest.mark.parametrize(
    "line, key, issue",
    [
        ('environment = "moon"', "environment", "not_a_choice"),
        ("environment = 7", "environment", "wrong_type"),
        ("retry_limit = true", "retry_limit", "wrong_type"),
        ("retry_limit = 3.0", "retry_limit", "wrong_type"),
        ("retry_limit = 0", "retry_limit", "out_of_range"),
        ('code_seconds = "300"', "code_seconds", "wrong_type"),
        ("code_seconds = false", "code_seconds", "wrong_type"),
        ("code_seconds = nan", "code_seconds", "out_of_range"),
        ("code_seconds = inf", "code_seconds", "out_of_range"),
        ("code_seconds = 5", "code_seconds", "out_of_range"),
        ("embedded_portal = 1", "embedded_portal", "wrong_type"),
        ('auth_url = "gateway"', "auth_url", "not_an_address"),
        ('auth_url = "ftp://gateway.example"', "auth_url", "not_an_address"),
        ('auth_url = "https://user:secret@gateway.example"', "auth_url", "not_an_address"),
        ('auth_url = "https://gateway.example:70000"', "auth_url", "not_an_address"),
        ('auth_url = "https://1.2.3"', "auth_url", "not_an_address"),
        ('auth_url = "https://gateway.example/?x=1"', "auth_url", "not_an_address"),
        ('auth_url = "https://gateway.example\\\\@evil.example"', "auth_url", "not_an_address"),
        ('auth_url = "http://gateway.example"', "auth_url", "plain_http"),
        ('auth_url = "http://127.0.0.1.evil.example"', "auth_url", "plain_http"),
        ("contact_us_url = 1", "contact_us_url", "wrong_type"),
        ('contact_us_url = "javascript:alert(1)"', "contact_us_url", "not_an_address"),
        ('allowed_hosts = "gateway.example"', "allowed_hosts", "wrong_type"),
        ("allowed_hosts = []", "allowed_hosts", "no_hosts"),
        ("allowed_hosts = [1]", "allowed_hosts", "wrong_type"),
        ('allowed_hosts = ["*.example"]', "allowed_hosts", "not_a_host"),
        ('allowed_hosts = ["https://gateway.example"]', "allowed_hosts", "not_a_host"),
        ('server_key = "keys/gone.pem"', "server_key", "file_missing"),
        ('server_key = "keys"', "server_key", "file_missing"),
        ('server_key = "a\\u0000b"', "server_key", "file_missing"),
        ('server_key = "keys/empty.pem"', "server_key", "not_a_key"),
        ("retries = 3", "retries", "unknown_key"),
        ("sub.retry_limit = 3", "sub", "unknown_key"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_by_line_and_key(
    policy: Path, line: str, key: str, issue: str
) -> None:
    assert errors(policy, f"# by IT\n[mandatory]\n\n{line}\n") == [(4, key, issue)]


@pytest.mark.parametrize(
    "line",
    [
        'auth_url = "http://127.0.0.1:8000/oauth2/v1/"',
        'auth_url = "http://localhost/x"',
        'auth_url = "http://[::1]:8000"',
        'auth_url = "HTTPS://Gateway.example"',
        'contact_us_url = "https://satusehat.kemkes.go.id/form?from=loket"',
        'allowed_hosts = ["Gateway.example:8443", "[::1]:80", "10.0.0.7"]',
        "code_seconds = 300",
        "embedded_portal = false",
    ],
)
def test_values_that_can_be_used(policy: Path, line: str) -> None:
    assert errors(policy, f"[recommended]\n{line}\n") == []


def test_all_errors_are_named_at_once_and_nothing_is_used(policy: Path) -> None:
    text = CONTRACT.replace('"custom" ', '"moon"').replace("retry_limit = 3", "retry_limit = 99")
    text += "colour = 1\n[optional]\nread_timeout = 1\n"
    assert errors(policy, text) == [
        (2, "environment", "not_a_choice"),
        (8, "retry_limit", "out_of_range"),
        (10, "colour", "unknown_key"),
        (11, "optional", "unknown_table"),
    ]


def test_a_custom_environment_that_is_not_complete_is_named_where_it_is_chosen(policy: Path) -> None:
    text = '[recommended]\nretry_limit = 3\n[mandatory]\nenvironment = "custom"\n'
    assert errors(policy, text) == [
        (4, key, "missing") for key in ("auth_url", "kyc_url", "server_key", "allowed_hosts")
    ]


@pytest.mark.parametrize(
    "text, line",
    [
        ("[mandatory]\nretry_limit = \n", 2),
        ("[mandatory\n", 1),
        ("[mandatory]\nretry_limit = 3\nretry_limit = 3\n", 3),
        ("[mandatory]\nallowed_hosts = [\n", 2),
        ('[mandatory]\nauth_url = "https://x', 2),
        ("retry limit", 1),
    ],
)
def test_what_is_no_toml_is_named_by_its_line(policy: Path, text: str, line: int) -> None:
    assert errors(policy, text) == [(line, "", "not_toml")]


def test_what_is_no_text_is_named_by_its_line(policy: Path) -> None:
    policy.write_bytes(b"[mandatory]\n# ok\nauth_url = '\xff'\n")
    assert check_policy(policy) == [PolicyError(3, "", FileIssue.NOT_TOML)]


def test_a_file_that_is_gone_or_endless_is_named(policy: Path, tmp_path: Path) -> None:
    assert check_policy(tmp_path / "gone.toml") == [PolicyError(0, "", FileIssue.UNREADABLE)]
    assert check_policy(tmp_path) == [PolicyError(0, "", FileIssue.UNREADABLE)]
    written(policy, "#" * 300_000)
    assert check_policy(policy) == [PolicyError(0, "", FileIssue.NOT_TOML)]
    written(policy, "x = " + "[" * 50_000)
    assert check_policy(policy)[0].issue is FileIssue.NOT_TOML


@pytest.mark.parametrize(
    "text, line",
    [
        ("mandatory.retry_limit = 99\n", 1),
        ("\nmandatory = { retry_limit = 99 }\n", 2),
        ('[ "mandatory" ]\n"retry_limit" = 99\n', 2),
        ("[recommended]\nretry_limit = 3\n[mandatory]\nretry_limit = 99\n", 4),
    ],
)
def test_the_line_is_found_however_the_key_is_written(policy: Path, text: str, line: int) -> None:
    assert errors(policy, text) == [(line, "retry_limit", "out_of_range")]


def test_a_table_that_is_a_value_is_named(policy: Path) -> None:
    assert errors(policy, "\nmandatory = 7\n") == [(2, "mandatory", "unknown_table")]
    assert errors(policy, "[mandatory.environment]\nx = 1\n") == [(1, "environment", "wrong_type")]


@given(
    before=st.lists(
        st.sampled_from(["", "# note", "retry_limit = 3", "allowed_hosts = [\n 'a',\n]"]), unique=True
    ),
    after=st.lists(st.sampled_from(["", "# read_timeout = 0", "code_seconds = 300"]), unique=True),
)
def test_the_line_is_right_whatever_stands_around(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], after: list[str]
) -> None:
    lines = "\n".join(["[mandatory]", *before, "read_timeout = 0", *after]).split("\n")
    path = tmp_path_factory.mktemp("policy") / "policy.toml"
    assert errors(path, "\n".join(lines)) == [
        (lines.index("read_timeout = 0") + 1, "read_timeout", "out_of_range")
    ]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.sampled_from(list(REGISTRY)))
def test_any_text_whatever_is_a_policy_or_named(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("policy") / "policy.toml"
    path.write_text(f"[mandatory]\n{text}", "utf-8", newline="")
    assert all(isinstance(each, PolicyError) for each in check_policy(path))


def test_no_error_repeats_a_value(policy: Path) -> None:
    written(policy, '[mandatory]\nauth_url = "https://siti:rahasia@gateway.example"\n')
    with pytest.raises(PolicyInvalid) as invalid:
        load_policy(policy)
    assert str(invalid.value) == "line 2: auth_url: not_an_address"
    assert invalid.value.errors == (PolicyError(2, "auth_url", ValueIssue.NOT_AN_ADDRESS),)
