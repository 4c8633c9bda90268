"""What a policy may say, one kind of value after the other: a value that can be used, or why not."""

from __future__ import annotations

import ipaddress
import math
import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

E = TypeVar("E", bound=StrEnum)

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = rf"(?P<host>{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]{{2,45}}\])"
_PORT = r"(?::(?P<port>[1-9][0-9]{0,4}))?"
_PLACE = re.compile(rf"{_HOST}{_PORT}", re.IGNORECASE | re.ASCII)
_NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
_PLAIN = r"a-z0-9._~!$&'()*+,;=:@%/-"
# No user names, no spaces, no backslashes: nothing that two programs could read differently.
_ADDRESS = re.compile(
    rf"(?P<scheme>https?)://{_HOST}{_PORT}(?:/[{_PLAIN}]*)?(?P<query>\?[?{_PLAIN}]*)?",
    re.IGNORECASE | re.ASCII,
)
_PEM = re.compile(rb"-----BEGIN (RSA )?PUBLIC KEY-----")
_MOST_KEY_BYTES = 64 * 1024


class ValueIssue(StrEnum):
    """Why a value cannot be used."""

    WRONG_TYPE = "wrong_type"
    NOT_A_CHOICE = "not_a_choice"
    OUT_OF_RANGE = "out_of_range"
    NOT_AN_ADDRESS = "not_an_address"
    PLAIN_HTTP = "plain_http"
    NOT_A_HOST = "not_a_host"
    NO_HOSTS = "no_hosts"
    FILE_MISSING = "file_missing"
    NOT_A_KEY = "not_a_key"
    MISSING = "missing"


class ValueRefused(ValueError):
    """A value that cannot be used; ``issue`` says why. The text does not repeat the value."""

    def __init__(self, issue: ValueIssue) -> None:
        super().__init__(issue.value)
        self.issue = issue


def flag(value: object, _folder: Path) -> bool:
    """True or false, and nothing that merely looks like it."""
    if not isinstance(value, bool):
        raise ValueRefused(ValueIssue.WRONG_TYPE)
    return value


def whole(least: int, most: int) -> Callable[[object, Path], int]:
    """A whole number from ``least`` to ``most``."""

    def read(value: object, _folder: Path) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueRefused(ValueIssue.WRONG_TYPE)
        if not least <= value <= most:
            raise ValueRefused(ValueIssue.OUT_OF_RANGE)
        return value

    return read


def seconds(least: float, most: float) -> Callable[[object, Path], float]:
    """A number of seconds, whole or not, from ``least`` to ``most``."""

    def read(value: object, _folder: Path) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueRefused(ValueIssue.WRONG_TYPE)
        if not (math.isfinite(value) and least <= value <= most):
            raise ValueRefused(ValueIssue.OUT_OF_RANGE)
        return float(value)

    return read


def one_of(choices: type[E]) -> Callable[[object, Path], E]:
    """One of a list of words."""

    def read(value: object, _folder: Path) -> E:
        text = _text(value)
        if text not in list(choices):
            raise ValueRefused(ValueIssue.NOT_A_CHOICE)
        return choices(text)

    return read


def web_page(value: object, _folder: Path) -> str:
    """An address that the desk's browser may be sent to: https, or http to this machine (cli.md)."""
    text = _text(value)
    _checked_address(text)
    return text


def service_url(value: object, _folder: Path) -> str:
    """A base address: as a page's, but without a query; the slash at its end is dropped."""
    text = _text(value)
    if _checked_address(text)["query"] is not None:
        raise ValueRefused(ValueIssue.NOT_AN_ADDRESS)
    return text.rstrip("/")


def _checked_address(text: str) -> re.Match[str]:
    found = _ADDRESS.fullmatch(text)
    if found is None or not _is_place(found):
        raise ValueRefused(ValueIssue.NOT_AN_ADDRESS)
    if found["scheme"].lower() == "http" and not _is_loopback(found["host"].lower()):
        raise ValueRefused(ValueIssue.PLAIN_HTTP)
    return found


def hosts(value: object, _folder: Path) -> tuple[str, ...]:
    """At least one ``host`` or ``host:port``, in lower case."""
    if not isinstance(value, list):
        raise ValueRefused(ValueIssue.WRONG_TYPE)
    if not value:
        raise ValueRefused(ValueIssue.NO_HOSTS)
    places = tuple(_text(each).lower() for each in value)
    if not all((found := _PLACE.fullmatch(place)) and _is_place(found) for place in places):
        raise ValueRefused(ValueIssue.NOT_A_HOST)
    return places


def key_file(value: object, folder: Path) -> Path:
    """A PEM file with a public key, absolute or relative to ``folder``."""
    text = _text(value)
    try:
        path = (folder / text).resolve()
        with path.open("rb") as file:
            content = file.read(_MOST_KEY_BYTES)
    except (OSError, ValueError):
        raise ValueRefused(ValueIssue.FILE_MISSING) from None
    if not _PEM.search(content):
        raise ValueRefused(ValueIssue.NOT_A_KEY)
    return path


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueRefused(ValueIssue.WRONG_TYPE)
    return value


def _is_place(found: re.Match[str]) -> bool:
    """Browsers take ``1.2.3`` and ``0x7f.1`` for IPv4; of numbers only the plain form of four counts."""
    host, port = found["host"].lower(), int(found["port"] or 0)
    if port > 65535:
        return False
    if not host.startswith("[") and not _NUMERIC.fullmatch(host.rpartition(".")[2]):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).version == (6 if host.startswith("[") else 4)
    except ValueError:
        return False


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
