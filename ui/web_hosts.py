"""The hosts that the portal's page may come from and talk to."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

from PySide6.QtCore import QUrl

_PORTS = {"https": 443, "wss": 443, "http": 80, "ws": 80}
_ENCRYPTED = frozenset({"https", "wss"})
_WITHOUT_HOST = frozenset({"data", "blob", "about"})


class AllowList:
    """``host`` (at its scheme's own port) or ``host:port``; unencrypted to loopback addresses only."""

    def __init__(self, hosts: Iterable[str]) -> None:
        self._names = frozenset(host.lower() for host in hosts)

    @property
    def policy(self) -> str:
        """The same list as a Content-Security-Policy, which Chromium also asks where a request is sent on.

        The interceptor sees the first address of a request only, not what a server makes of it.
        """
        names = " ".join(_sources(name) for name in sorted(self._names) if not name.startswith("["))
        return f"default-src 'self' {names} data: blob: 'unsafe-inline' 'unsafe-eval'"

    def may_show(self, url: QUrl) -> bool:
        """Whether a page, or a part of one, may come from there."""
        port = url.port(_PORTS.get(url.scheme(), -1))
        host = f"[{url.host()}]" if ":" in url.host() else url.host()
        names = {f"{host}:{port}"} | ({host} if port == _PORTS.get(url.scheme()) else set())
        private = url.scheme() in _ENCRYPTED or is_loopback(url.host())
        return url.scheme() in _PORTS and private and not names.isdisjoint(self._names)

    def may_load(self, url: QUrl) -> bool:
        """The same, and what never leaves the page: ``data:``, ``blob:`` and empty frames."""
        return url.scheme() in _WITHOUT_HOST or self.may_show(url)


def _sources(name: str) -> str:
    host = re.sub(r":\d+$", "", name)
    schemes = ("https", "wss", "http", "ws") if is_loopback(host) else ("https", "wss")
    return " ".join(f"{scheme}://{name}" for scheme in schemes)


def is_loopback(host: str) -> bool:
    """Whether a host, as QUrl gives it, can only be this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
