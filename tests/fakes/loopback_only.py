"""Keeps the tests on this machine: whoever reaches further is refused and found out.

Names under the reserved top-level domains of RFC 2606 and RFC 6761 cannot exist; looking one up
is how a test gets an honest "no such name", so it is answered like that and not held against it.
"""

from __future__ import annotations

import ipaddress
import socket
from typing import Any

import pytest

_RESERVED = (".invalid", ".test", ".example", "example.com", "example.org", "example.net")


class LoopbackOnly:
    """Replaces Python's way out and notes every attempt to use it."""

    def __init__(self) -> None:
        self.attempts: list[str] = []
        self._connect = socket.socket.connect
        self._connect_ex = socket.socket.connect_ex
        self._getaddrinfo = socket.getaddrinfo

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Take the place of connect, connect_ex and getaddrinfo until ``patch`` is undone."""
        guard = self

        def connect(sock: socket.socket, address: Any) -> None:
            guard._check_address(address)
            guard._connect(sock, address)

        def connect_ex(sock: socket.socket, address: Any) -> int:
            guard._check_address(address)
            return guard._connect_ex(sock, address)

        def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
            guard._check_name(host)
            return guard._getaddrinfo(host, *args, **kwargs)

        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect_ex)
        patch.setattr(socket, "getaddrinfo", getaddrinfo)

    def _check_address(self, address: Any) -> None:
        if isinstance(address, tuple) and not is_loopback(str(address[0])):
            self.attempts.append(str(address[0]))
            raise ConnectionRefusedError(f"tests stay on this machine: {address[0]}")

    def _check_name(self, host: Any) -> None:
        name = host.decode() if isinstance(host, bytes) else str(host or "")
        if not name or is_loopback(name):
            return
        if not name.lower().rstrip(".").endswith(_RESERVED):
            self.attempts.append(name)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def is_loopback(host: str) -> bool:
    """Whether a name or address can only mean this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
