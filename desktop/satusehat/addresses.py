"""Reads an http(s) address in the one way in which every program reads it alike, or not at all.

``urllib.parse``, requests and a browser differ on backslashes, control characters, user names,
percent signs in hosts, Unicode look-alikes and short forms of IPv4 (RFC 3986 against the WHATWG
URL standard). What they could read differently is refused, so an address that passed here
means the same host to whoever follows it.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

_LONGEST = 2048
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PATH = r"(?:[a-z0-9._~!$&'()*+,;=:@/-]|%[0-9a-f]{2})*"
_QUERY = r"(?:[a-z0-9._~!$&'()*+,;=:@/?-]|%[0-9a-f]{2})*"
_ADDRESS = re.compile(
    rf"(?P<scheme>https?)://(?P<host>{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]{{2,45}}\])"
    rf"(?::(?P<port>[1-9][0-9]{{0,4}}))?"
    rf"(?P<rest>(?:/{_PATH})?(?:\?{_QUERY})?(?:#{_QUERY})?)",
    re.IGNORECASE | re.ASCII,
)
_NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*", re.ASCII)
_DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an address that say whom one talks to; host in lower case, port always given."""

    scheme: str
    host: str
    port: int
    rest: str

    @property
    def is_loopback(self) -> bool:
        """Whether the host can only be this machine."""
        return is_loopback(self.host)

    @property
    def is_private(self) -> bool:
        """Whether nobody on the way can read or change what is said: TLS, or no way at all."""
        return self.scheme == "https" or self.is_loopback

    @property
    def names(self) -> frozenset[str]:
        """How an allow-list may name this place: ``host:port``, at the default port also ``host``."""
        full = f"{self.host}:{self.port}"
        return frozenset({full, self.host} if self.port == _DEFAULT_PORTS[self.scheme] else {full})

    def __repr__(self) -> str:
        """Never the path: a portal's address is a secret."""
        return "Address(…)"


def read_address(text: str) -> Address | None:
    """The parts of ``text``, or None when it is no absolute http(s) address free of doubt."""
    found = _ADDRESS.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    scheme, host = found["scheme"].lower(), found["host"].lower()
    port = int(found["port"] or _DEFAULT_PORTS[scheme])
    return Address(scheme, host, port, found["rest"]) if port <= 65535 and _is_host(host) else None


def is_loopback(host: str) -> bool:
    """Whether ``host`` (a name, an IPv4 address, or an IPv6 address in brackets) is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _is_host(host: str) -> bool:
    """Browsers take ``1.2.3`` and ``0x7f.1`` for IPv4; only the plain form of four numbers counts."""
    bracketed = host.startswith("[")
    if not bracketed and not _NUMERIC.fullmatch(host.rpartition(".")[2]):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).version == (6 if bracketed else 4)
    except ValueError:
        return False
