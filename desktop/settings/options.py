"""Every option of Loket, declared once: name, type, default, what it is for, what it may be.

The registry is the one place to add an option: the policy file, its checks and the settings page
all read it. An option's value comes from the policy's ``[mandatory]`` table, else from its
``[recommended]`` table, else from the default here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop.settings.values import (
    ValueIssue,
    flag,
    hosts,
    key_file,
    one_of,
    seconds,
    service_url,
    web_page,
    whole,
)

Read = Callable[[object, Path], Any]
"""Makes a value of what a policy says, relative to the policy's folder; raises ValueRefused."""


class Environment(StrEnum):
    """Which SATUSEHAT the desk talks to (facts, "There are two calls"; cli.md)."""

    TRAINING = "training"
    DEVELOPMENT = "development"
    STAGING = "staging"
    PRODUCTION = "production"
    CUSTOM = "custom"


def _says(about: str, read: Read) -> dict[str, Any]:
    return {"about": about, "read": read}


@dataclass(frozen=True, slots=True)
class Options:
    """The options as they hold for this run. Times are in seconds."""

    environment: Environment = field(
        default=Environment.TRAINING,
        metadata=_says(
            "Which SATUSEHAT is used; 'custom' needs auth_url, kyc_url, server_key and allowed_hosts.",
            one_of(Environment),
        ),
    )
    auth_url: str = field(
        default="",
        metadata=_says("Base address of the OAuth2 login, in place of the environment's.", service_url),
    )
    kyc_url: str = field(
        default="",
        metadata=_says("Base address of the KYC calls, in place of the environment's.", service_url),
    )
    server_key: Path | None = field(
        default=None,
        metadata=_says(
            "PEM file of the public key that requests are sealed for, relative to the policy file.", key_file
        ),
    )
    allowed_hosts: tuple[str, ...] = field(
        default=(),
        metadata=_says("Hosts (host or host:port) that the portal's page may come from.", hosts),
    )
    retry_limit: int = field(
        default=3,
        metadata=_says(
            "Clicks on [Coba Lagi] within the limit; one more is the last (guide, A.3).", whole(1, 10)
        ),
    )
    code_seconds: float = field(
        default=300.0,
        metadata=_says(
            "How long a patient's access code holds, counted down on the screen.", seconds(30, 3600)
        ),
    )
    answer_timeout_seconds: float = field(
        default=60.0,
        metadata=_says(
            "How long a sent validation may stay without an answer before it is unknown.", seconds(5, 600)
        ),
    )
    page_timeout_seconds: float = field(
        default=30.0, metadata=_says("How long the portal's page may take to load.", seconds(5, 300))
    )
    connect_timeout: float = field(
        default=5.0, metadata=_says("How long connecting to a host may take.", seconds(1, 60))
    )
    read_timeout: float = field(
        default=15.0, metadata=_says("How long a host may be silent.", seconds(1, 120))
    )
    contact_us_url: str = field(
        default="https://satusehat.kemkes.go.id/mobile/contact-us",
        metadata=_says("The complaint form, opened in the desk's browser (guide, part B).", web_page),
    )
    embedded_portal: bool = field(
        default=True,
        metadata=_says("Show the portal inside the window; otherwise in the desk's browser.", flag),
    )
    clipboard_clear_seconds: float = field(
        default=0.0,
        metadata=_says(
            "After how long copied patient data leave the clipboard; 0 keeps them.", seconds(0, 3600)
        ),
    )


@dataclass(frozen=True, slots=True)
class Declared:
    """One option as the registry knows it."""

    name: str
    type: str
    default: Any
    about: str
    read: Read


def _declared(each: Field[Any]) -> Declared:
    return Declared(each.name, str(each.type), each.default, each.metadata["about"], each.metadata["read"])


REGISTRY: Mapping[str, Declared] = {each.name: _declared(each) for each in fields(Options)}

_CUSTOM_NEEDS = ("auth_url", "kyc_url", "server_key", "allowed_hosts")


def lacking(options: Options) -> tuple[tuple[str, ValueIssue], ...]:
    """What the options need of each other: a custom environment says everything about itself."""
    if options.environment is not Environment.CUSTOM:
        return ()
    return tuple((name, ValueIssue.MISSING) for name in _CUSTOM_NEEDS if not getattr(options, name))
