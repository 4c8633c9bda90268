"""The registry: every option is declared once, explained, and its default is one it allows itself."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from desktop.settings.options import REGISTRY, Environment, Options, lacking
from desktop.settings.values import ValueIssue


def test_every_option_is_declared_with_a_type_and_a_sentence() -> None:
    assert list(REGISTRY) == [each.name for each in fields(Options)]
    for option in REGISTRY.values():
        assert option.about.endswith(".")
        assert option.type


def test_every_default_could_stand_in_a_policy(tmp_path: Path) -> None:
    not_set = {"auth_url", "kyc_url", "server_key", "allowed_hosts"}
    for name, option in REGISTRY.items():
        if name not in not_set:
            assert option.read(option.default, tmp_path) == option.default


def test_without_a_policy_the_desk_trains_and_follows_the_guide() -> None:
    options = Options()
    assert options.environment is Environment.TRAINING
    assert (options.retry_limit, options.code_seconds, options.answer_timeout_seconds) == (3, 300, 60)
    assert (options.page_timeout_seconds, options.connect_timeout, options.read_timeout) == (30, 5, 15)
    assert options.contact_us_url == "https://satusehat.kemkes.go.id/mobile/contact-us"
    assert options.embedded_portal
    assert lacking(options) == ()


def test_options_do_not_change_while_a_case_is_running() -> None:
    with pytest.raises(FrozenInstanceError):
        Options().retry_limit = 99  # type: ignore[misc]  # that is the point


def test_a_custom_environment_says_everything_about_itself() -> None:
    assert [name for name, _ in lacking(Options(environment=Environment.CUSTOM))] == [
        "auth_url",
        "kyc_url",
        "server_key",
        "allowed_hosts",
    ]
    assert {issue for _, issue in lacking(Options(environment=Environment.CUSTOM))} == {ValueIssue.MISSING}
