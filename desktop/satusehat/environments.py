"""Where SATUSEHAT is: hosts and keys as data, checked before anything is sent anywhere.

Shipped environments stand in ``resources/satusehat/environments.toml``; a clinic's own gateway
and the stand-in are built with ``Environment`` directly. Light on purpose: no requests, no
cryptography.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.satusehat.addresses import Address, read_address

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ENVIRONMENTS_FILE = RESOURCES / "satusehat" / "environments.toml"


class EnvironmentIssue(StrEnum):
    """Why an environment cannot be used."""

    NOT_AN_ADDRESS = "not_an_address"
    PLAIN_HTTP = "plain_http"
    NOT_A_HOST = "not_a_host"
    NO_HOSTS = "no_hosts"
    MISSING = "missing"


class EnvironmentInvalid(ValueError):
    """An environment that must not be used. ``key`` is the name of the setting, as in ``policy.toml``."""

    def __init__(self, key: str, issue: EnvironmentIssue) -> None:
        self.key = key
        self.issue = issue
        super().__init__(f"{key}: {issue.value}")


@dataclass(frozen=True, slots=True)
class Environment:
    """One SATUSEHAT, or something that speaks like it.

    ``auth_url`` and ``kyc_url``: base addresses without a trailing slash, https, or http to a
    loopback address (cli.md). ``server_key``: PEM file of the public key that requests are sealed
    for. ``allowed_hosts``: ``host`` or ``host:port``; nothing else may show the portal's page.
    Raises EnvironmentInvalid.
    """

    name: str
    auth_url: str
    kyc_url: str
    server_key: Path
    allowed_hosts: tuple[str, ...]

    def __post_init__(self) -> None:
        for key in ("auth_url", "kyc_url"):
            object.__setattr__(self, key, _base_address(key, getattr(self, key)))
        object.__setattr__(self, "allowed_hosts", tuple(map(_allowed_host, self.allowed_hosts)))
        if not self.allowed_hosts:
            raise EnvironmentInvalid("allowed_hosts", EnvironmentIssue.NO_HOSTS)

    def allows(self, address: Address) -> bool:
        """Whether the portal's page may come from there: on the list, and nobody can listen in."""
        return address.is_private and not address.names.isdisjoint(self.allowed_hosts)


def load_environments(file: Path = ENVIRONMENTS_FILE) -> Mapping[str, Environment]:
    """The environments of ``file`` by name; key files are named relative to it.

    Raises OSError, tomllib.TOMLDecodeError or EnvironmentInvalid.
    """
    tables = tomllib.loads(file.read_text("utf-8"))
    return {name: _environment(name, table, file.parent) for name, table in tables.items()}


def _environment(name: str, table: Mapping[str, Any], folder: Path) -> Environment:
    missing = {"auth_url", "kyc_url", "server_key", "allowed_hosts"} - table.keys()
    if missing:
        raise EnvironmentInvalid(min(missing), EnvironmentIssue.MISSING)
    return Environment(
        name=name,
        auth_url=table["auth_url"],
        kyc_url=table["kyc_url"],
        server_key=(folder / table["server_key"]).resolve(),
        allowed_hosts=tuple(table["allowed_hosts"]),
    )


def _base_address(key: str, text: str) -> str:
    address = read_address(text)
    if address is None or "?" in address.rest or "#" in address.rest:
        raise EnvironmentInvalid(key, EnvironmentIssue.NOT_AN_ADDRESS)
    if not address.is_private:
        raise EnvironmentInvalid(key, EnvironmentIssue.PLAIN_HTTP)
    return text.rstrip("/")


def _allowed_host(entry: str) -> str:
    address = read_address(f"https://{entry}")
    if address is None or address.rest:
        raise EnvironmentInvalid("allowed_hosts", EnvironmentIssue.NOT_A_HOST)
    return entry.lower()
